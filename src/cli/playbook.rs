//! `afterword playbook export`: writes the built-in plays and gap kinds into a folder, to be edited there.

use super::Exit;
use super::hand_out::hand_out;
use super::output::Output;
use crate::{discover, playbook};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Write the built-in plays and gap kinds into a folder, to be edited; no file that is there is written over
    #[command(after_help = "Try it:\n  afterword playbook export playbook")]
    Export(Export),
}

#[derive(Debug, clap::Args)]
struct Export {
    /// The folder, which gets the folders plays and gaps; a journal's own is its folder playbook
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args, output: &Output) -> anyhow::Result<Exit> {
    let Deed::Export(Export { folder }) = &args.deed;
    hand_out(folder, playbook::files(), output)?;
    output.message(usage(folder));
    Ok(Exit::Done)
}

/// How a journal comes to use it.
fn usage(folder: &Path) -> &'static str {
    let journal = discover::journal_around(folder);
    match journal.is_some_and(|journal| discover::way(&journal, folder) == "playbook/") {
        true => {
            "the journal reads them from now on in the place of the built-in ones; delete those that you leave as they are, and they come with the program again"
        }
        false => {
            "a journal reads its own from its folder `playbook`: put there what you change, with its folder `plays` or `gaps`"
        }
    }
}
