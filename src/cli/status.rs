//! `afterword status`: what came of it, and when that was learnt.

use super::Exit;
use super::change::{self, Intent, Manner};
use super::find::NoteArg;
use super::output::Output;
use crate::amend::Wish;
use crate::analysis::Analysis;
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::Status;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
    /// What came of it: waiting, advanced, offer, accepted, rejected, withdrawn or closed
    #[arg(value_name = "STATUS")]
    status: String,
    /// When you learnt it: 2026-03-05, yesterday, -2d [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    #[command(flatten)]
    manner: Manner,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let status = status(&args.status)?;
    change::run(&args.note, &args.manner, as_of, output, |analysis, id| {
        let on = change::day_past(args.on.as_deref(), analysis)?;
        Ok(wish(args, status, on, analysis, id))
    })
}

/// The day on which it was first learnt stays, unless another one is given.
fn wish(args: &Args, status: Status, on: Date, analysis: &Analysis, id: NoteId) -> Intent {
    let note = analysis.note(id);
    let since = note.status_on.filter(|_| note.status == Some(status));
    match since {
        Some(since) if args.on.is_none() || since == on => Intent::Settled(format!(
            "{}:{}: the status is `{status}` already, since {}",
            note.path(),
            note.source.line(note.span_of("status").start),
            analysis.config.dates.in_full(since)
        )),
        _ => Intent::Write(Wish::Status { status, on }),
    }
}

fn status(text: &str) -> anyhow::Result<Status> {
    Status::read(text).ok_or_else(|| anyhow::anyhow!("`{text}` is no status: {}", Status::remedy(text)))
}
