//! `afterword due`: what to do now and next, in the terminal.

use super::output::{HEADING, LATE, Output, QUIET, STRONG, count, exit_for, styled, tally};
use super::{Common, Exit, JournalArg, load};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::export;
use crate::plan::{FollowUp, Item, Recipient, State};
use crate::text::visible;
use clap::ValueEnum;
use std::fmt::Write as _;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    journal: JournalArg,
    /// How to say it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: only notes with something due, overdue or coming within seven days
    Json,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let root = load::root(args.journal.journal.as_deref())?;
    load::tell_of_journal_around(&root, output);
    let loaded = load::load(&root, None)?;
    let analysis = loaded.analyse(as_of);
    match args.format {
        Format::Human => output.data(&human(&analysis))?,
        Format::Json => output.data(&export::json(&analysis, export::Extent::DueSoon))?,
    }
    if args.format == Format::Human && analysis.has_errors() {
        let all: Vec<_> = analysis.diagnostics.iter().collect();
        output.message(&format!("{}; `afterword check` shows them", tally(&all)));
    }
    Ok(exit_for(&analysis.diagnostics, common.strict))
}

fn human(analysis: &Analysis) -> String {
    let (offers, now): (Vec<&Item>, Vec<&Item>) =
        analysis.agenda.now.iter().partition(|item| analysis.is_offer(**item));
    let mut text = format!("{}\n", styled(STRONG, headline(analysis, now.len())));
    section(&mut text, analysis, "Do now", &now);
    section(&mut text, analysis, "If you like", &offers[..offers.len().min(MOST_OFFERS)]);
    if let Some(more @ 1..) = offers.len().checked_sub(MOST_OFFERS) {
        let _ = writeln!(text, "  {:16}{}", "", styled(QUIET, format!("and {more} more of that kind")));
    }
    section(&mut text, analysis, "Coming", &analysis.agenda.coming.iter().collect::<Vec<_>>());
    section(&mut text, analysis, "Waiting for a name", &analysis.agenda.blocked.iter().collect::<Vec<_>>());
    text
}

/// An offer is never pressing; a long list of them would hide what is.
const MOST_OFFERS: usize = 3;

fn headline(analysis: &Analysis, now: usize) -> String {
    let day = analysis.config.dates.in_full(analysis.as_of);
    let notes = count(analysis.journal.notes.len(), "note", "notes");
    match now {
        0 => format!("{day}: nothing to do now ({notes})"),
        now => format!("{day}: {} to do now ({notes})", count(now, "thing", "things")),
    }
}

fn section(text: &mut String, analysis: &Analysis, title: &str, items: &[&Item]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", styled(HEADING, title));
    for item in items {
        entry(text, analysis, **item);
    }
}

/// Two lines: when, what and to whom; then why, and where it stands.
fn entry(text: &mut String, analysis: &Analysis, item: Item) {
    let follow_up = analysis.follow_up(item);
    let note = analysis.note(item.note);
    let when = when(follow_up, analysis.as_of);
    let padded = format!("{when:<15} ");
    let when = if follow_up.state == State::Overdue { styled(LATE, padded) } else { padded };
    let _ = writeln!(text, "  {when}{}", styled(STRONG, visible(&what(analysis, follow_up))));
    let why: Vec<String> = follow_up.why.iter().map(ToString::to_string).collect();
    let reasons = visible(&format!("{}: {}", note.path(), why.join(", ")));
    let _ = writeln!(text, "  {:16}{}", "", styled(QUIET, reasons));
}

/// `Thank-you note: Dana Whitfield, Northwind, by email`.
pub(super) fn what(analysis: &Analysis, follow_up: &FollowUp) -> String {
    let name =
        follow_up.to.name(analysis.note(follow_up.note)).filter(|_| follow_up.to != Recipient::Yourself);
    let channel = follow_up.channel.map(|channel| format!("by {channel}"));
    let details = [name, analysis.journal.company(follow_up.note), channel];
    let details: Vec<String> = details.into_iter().flatten().collect();
    let title = &analysis.play(follow_up).title;
    if details.is_empty() { title.clone() } else { format!("{title}: {}", details.join(", ")) }
}

/// In words: `today`, `2 days late`, `in 3 days`; beyond two weeks nobody counts. For what is still to open, when it opens.
pub(super) fn when(follow_up: &FollowUp, as_of: Date) -> String {
    let day = if follow_up.state == State::Upcoming { follow_up.opens } else { follow_up.due };
    match as_of.days_until(day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 if follow_up.state == State::Overdue => "1 day late".to_owned(),
        -14..=-2 if follow_up.state == State::Overdue => format!("{} days late", -as_of.days_until(day)),
        days if days < 0 && follow_up.state == State::Overdue => "still open".to_owned(),
        days if days < 0 && follow_up.state == State::Blocked => "once known".to_owned(),
        days if days < 0 => "any time".to_owned(),
        days => format!("in {days} days"),
    }
}
