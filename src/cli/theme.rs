//! `afterword theme export`: writes a built-in theme's files into a folder, to be edited there.

pub(super) mod chosen;

use super::Exit;
use super::hand_out::hand_out;
use super::output::Output;
use crate::discover;
use crate::report::{DEFAULT_THEME, Theme};
use crate::text::visible;
use anyhow::bail;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Write the files of a built-in theme into a folder, to be edited; no file that is there is written over
    #[command(after_help = "Try it:\n  afterword theme export theme")]
    Export(Export),
}

#[derive(Debug, clap::Args)]
struct Export {
    /// The folder; it is made where there is none
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Which one: default, paper
    #[arg(long, value_name = "NAME", default_value = DEFAULT_THEME)]
    theme: String,
}

pub(super) fn run(args: &Args, output: &Output) -> anyhow::Result<Exit> {
    let Deed::Export(Export { folder, theme }) = &args.deed;
    let Some(files) = Theme::files(theme) else { bail!(chosen::unknown(theme)) };
    hand_out(folder, files.into_iter().map(|(name, text)| (name.to_owned(), text)), output)?;
    output.message(&usage(folder));
    Ok(Exit::Done)
}

/// How a journal comes to use it.
fn usage(folder: &Path) -> String {
    let shown = visible(&folder.to_string_lossy());
    let rest = "delete what you leave as it is, and the default theme's file takes its place";
    let journal = discover::journal_around(folder);
    let way = journal.as_deref().map(|journal| discover::way(journal, folder));
    match way.as_deref().map(|way| way.trim_end_matches('/')) {
        Some("theme") => format!("the journal uses it from now on; {rest}"),
        Some(way) if !way.is_empty() && way != "." => {
            let way = visible(&way.replace('\\', "\\\\").replace('"', "\\\""));
            format!("to use it, write `theme = \"{way}\"` below `[report]` in afterword.toml; {rest}")
        }
        _ => format!("to use it: `afterword build --theme {}`; {rest}", as_path(&shown)),
    }
}

/// A name without a slash might be a built-in theme's.
fn as_path(folder: &str) -> String {
    let is_path = folder.contains(['/', '\\']);
    shell_words::quote(&if is_path { folder.to_owned() } else { format!("./{folder}") }).into_owned()
}
