//! `afterword heard`: they answered, and the note remembers what and when.

use super::Exit;
use super::change::{self, Intent, Manner};
use super::find::NoteArg;
use super::output::Output;
use crate::amend::Wish;
use crate::date::Date;
use anyhow::bail;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
    /// What they said, in a few words: "they need another week"
    #[arg(value_name = "WORDS", required = true, num_args = 1..)]
    words: Vec<String>,
    /// When: 2026-03-05, yesterday, -2d [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    #[command(flatten)]
    manner: Manner,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let words = args.words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        bail!("say in a few words what they answered, such as \"they need another week\"");
    }
    change::run(&args.note, &args.manner, as_of, output, |analysis, _| {
        let on = change::day_past(args.on.as_deref(), analysis)?;
        Ok(Intent::Write(Wish::Heard { on, words }))
    })
}
