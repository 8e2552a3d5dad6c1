//! `afterword export`: everything, for other programs.

use super::output::{Output, exit_for};
use super::{Common, Exit, JournalArg, load};
use crate::date::Date;
use crate::{disk, export};
use clap::ValueEnum;
use std::path::PathBuf;

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

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let loaded = load::load(&load::root(args.journal.journal.as_deref())?, None)?;
    let analysis = loaded.analyse(as_of);
    let text = match args.format {
        Format::Json => export::json(&analysis, export::Extent::Everything),
    };
    match &args.output {
        Some(file) => disk::write_file(file, text.as_bytes())?,
        None => output.data(&text)?,
    }
    Ok(exit_for(&analysis.diagnostics, common.strict))
}
