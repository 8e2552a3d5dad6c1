//! `afterword sent`: a follow-up went out, and the note remembers it.

use super::Exit;
use super::change::{self, Intent, Manner};
use super::find::NoteArg;
use super::log_line::About;
use super::output::Output;
use crate::amend::Wish;
use crate::date::{Date, Style};
use crate::note::Channel;
use crate::playbook::Who;
use anyhow::{anyhow, bail};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
    /// What went out: `thank-you`, `repair-note`, `check-in`, or a part of such a name
    #[arg(value_name = "PLAY")]
    play: String,
    /// To whom, where several were there: a name or a part of it
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// How it went: email, phone, linkedin or card
    #[arg(long, value_name = "CHANNEL")]
    by: Option<String>,
    /// When: 2026-03-05, yesterday, -2d [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    #[command(flatten)]
    manner: Manner,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let by = args.by.as_deref().map(channel).transpose()?;
    change::run(&args.note, &args.manner, as_of, output, |analysis, id| {
        let on = change::day_past(args.on.as_deref(), analysis)?;
        let about = About::find(analysis, id, &args.play, args.to.as_deref())?;
        let dates = analysis.config.dates;
        wish(about, on, by, dates, output)
    })
}

fn wish(
    about: About<'_>,
    on: Date,
    by: Option<Channel>,
    dates: Style,
    output: &Output,
) -> anyhow::Result<Intent> {
    if let Some(line) = about.sent(on) {
        let (what, day) = (about.called(), dates.in_full(line.date));
        return Ok(Intent::Settled(format!(
            "{}: {what} was logged already, on {day}",
            about.place(line.span)
        )));
    }
    refuse_before_the_interview(&about, on, dates)?;
    about.tell_that_it_is_for_all(output);
    Ok(Intent::Write(Wish::Sent { on, play: about.play.name.clone(), to: about.to, by, words: None }))
}

/// What leaves the house before the interview belongs to an earlier round; preparing does not leave it.
fn refuse_before_the_interview(about: &About<'_>, on: Date, dates: Style) -> anyhow::Result<()> {
    match about.note.date {
        Some(interview) if on < interview && about.play.who != Who::Yourself => {
            let (what, day) = (about.called(), dates.in_full(interview));
            bail!(
                "{what} cannot have gone out on {}, before the interview on {day}; check `--on`",
                dates.in_full(on)
            )
        }
        _ => Ok(()),
    }
}

fn channel(text: &str) -> anyhow::Result<Channel> {
    let unknown = || anyhow!("`--by {text}` is no channel: {}", Channel::remedy(text));
    Channel::read(text).ok_or_else(unknown)
}
