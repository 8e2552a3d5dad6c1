//! `afterword export`: everything, for other programs.

use super::output::{Output, exit_for};
use super::{Common, Exit, JournalArg, load};
use crate::date::Date;
use crate::{disk, export};
use anyhow::bail;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shape
    #[arg(value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    journal: JournalArg,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object with notes, opportunities, patterns and diagnostics
    Json,
}

/// Notes stay what they are, even where a finger slips.
fn is_text_of_the_users(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    file.exists() && matches!(ending.as_str(), "md" | "markdown" | "toml" | "ics")
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let loaded = load::load(&load::root(args.journal.journal.as_deref())?, None)?;
    let analysis = loaded.analyse(as_of);
    let text = match args.format {
        Format::Json => export::json(&analysis, export::Extent::Everything),
    };
    match &args.output {
        Some(file) if is_text_of_the_users(file) => {
            bail!("`{}` looks like a note or a configuration; give another name to `-o`", file.display())
        }
        Some(file) if file.as_os_str() != "-" => disk::write_file(file, text.as_bytes())?,
        _ => output.data(&text)?,
    }
    Ok(exit_for(&analysis.diagnostics, common.strict))
}
