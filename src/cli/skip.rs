//! `afterword skip`: a follow-up that is not wanted for a note, or not before a day.

use super::change::{self, Intent, Manner};
use super::find::NoteArg;
use super::log_line::About;
use super::output::Output;
use super::{Exit, day};
use crate::amend::Wish;
use crate::analysis::Analysis;
use crate::date::Date;
use anyhow::bail;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
    /// What is not wanted: `linkedin`, `check-in`, or a part of such a name
    #[arg(value_name = "PLAY")]
    play: String,
    /// For whom, where several were there: a name or a part of it
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// Only put it off, until this day: 2026-03-20, +1w
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// Why, in your own words
    #[arg(long, value_name = "WORDS")]
    because: Option<String>,
    #[command(flatten)]
    manner: Manner,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    change::run(&args.note, &args.manner, as_of, output, |analysis, id| {
        let until = args.until.as_deref().map(|text| day_ahead(text, analysis)).transpose()?;
        let about = About::find(analysis, id, &args.play, args.to.as_deref())?;
        Ok(wish(args, until, about, output))
    })
}

fn day_ahead(text: &str, analysis: &Analysis) -> anyhow::Result<Date> {
    let day = day("--until", text, analysis.as_of)?;
    if day <= analysis.as_of {
        let day = analysis.config.dates.in_full(day);
        bail!("`--until {text}` is {day}, which is not ahead; name a day to come, such as `+1w`");
    }
    Ok(day)
}

fn wish(args: &Args, until: Option<Date>, about: About<'_>, output: &Output) -> Intent {
    let (place, what) = (|span| about.place(span), about.called());
    if let Some(line) = about.skipped(until) {
        return Intent::Settled(format!("{}: {what} is skipped already", place(line.span)));
    }
    about.tell_that_it_is_for_all(output);
    let (play, to, reason) = (about.play.name.clone(), about.to.clone(), args.because.clone());
    Intent::Write(match until {
        Some(until) => Wish::Snooze { play, to, until, reason },
        None => Wish::Skip { play, to, reason },
    })
}
