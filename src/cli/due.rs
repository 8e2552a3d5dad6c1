//! `afterword due`: what to do now and next, in the terminal.

use super::output::{HEADING, LATE, Output, QUIET, STRONG, count, exit_for, styled, tally};
use super::{Common, Exit, JournalArg, load};
use crate::analysis::{Analysis, Outlook, has_errors};
use crate::date::Date;
use crate::export;
use crate::plan::{FollowUp, Item, Recipient, State};
use crate::text::visible;
use clap::ValueEnum;
use std::fmt::Write as _;
use std::mem::ManuallyDrop;

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
    let outlook = loaded.outlook(as_of);
    if args.format == Format::Json {
        let analysis = ManuallyDrop::new(Analysis::of(ManuallyDrop::into_inner(outlook)));
        output.data(&export::json(&analysis, export::Extent::DueSoon))?;
        return Ok(exit_for(&analysis.diagnostics, common.strict));
    }
    output.data(&human(&outlook))?;
    if !common.strict && outlook.is_surely_without_errors() {
        return Ok(Exit::Done);
    }
    let diagnostics = outlook.diagnostics();
    if has_errors(&diagnostics) {
        let all: Vec<_> = diagnostics.iter().collect();
        output.message(&format!("{}; `afterword check` shows them", tally(&all)));
    }
    Ok(exit_for(&diagnostics, common.strict))
}

fn human(outlook: &Outlook) -> String {
    let (offers, now): (Vec<&Item>, Vec<&Item>) =
        outlook.agenda.now.iter().partition(|item| outlook.is_offer(**item));
    let mut text = format!("{}\n", styled(STRONG, headline(outlook, now.len())));
    section(&mut text, outlook, "Do now", &now);
    section(&mut text, outlook, "If you like", &offers[..offers.len().min(MOST_OFFERS)]);
    if let Some(more @ 1..) = offers.len().checked_sub(MOST_OFFERS) {
        let _ = writeln!(text, "  {:16}{}", "", styled(QUIET, format!("and {more} more of that kind")));
    }
    section(&mut text, outlook, "Coming", &outlook.agenda.coming.iter().collect::<Vec<_>>());
    section(&mut text, outlook, "Waiting for a name", &outlook.agenda.blocked.iter().collect::<Vec<_>>());
    text
}

/// An offer is never pressing; a long list of them would hide what is.
const MOST_OFFERS: usize = 3;

fn headline(outlook: &Outlook, now: usize) -> String {
    let day = outlook.config.dates.in_full(outlook.as_of);
    let notes = count(outlook.journal.notes.len(), "note", "notes");
    match now {
        0 => format!("{day}: nothing to do now ({notes})"),
        now => format!("{day}: {} to do now ({notes})", count(now, "thing", "things")),
    }
}

fn section(text: &mut String, outlook: &Outlook, title: &str, items: &[&Item]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", styled(HEADING, title));
    for item in items {
        entry(text, outlook, **item);
    }
}

/// Two lines: when, what and to whom; then why, and where it stands.
fn entry(text: &mut String, outlook: &Outlook, item: Item) {
    let follow_up = outlook.follow_up(item);
    let note = outlook.note(item.note);
    let when = when(follow_up, outlook.as_of);
    let padded = format!("{when:<15} ");
    let when = if follow_up.state == State::Overdue { styled(LATE, padded) } else { padded };
    let _ = writeln!(text, "  {when}{}", styled(STRONG, visible(&what(outlook, follow_up))));
    let why: Vec<String> = follow_up.why.iter().map(ToString::to_string).collect();
    let reasons = visible(&format!("{}: {}", note.path(), why.join(", ")));
    let _ = writeln!(text, "  {:16}{}", "", styled(QUIET, reasons));
}

/// `Thank-you note: Dana Whitfield, Northwind, by email`.
pub(super) fn what(outlook: &Outlook, follow_up: &FollowUp) -> String {
    let name =
        follow_up.to.name(outlook.note(follow_up.note)).filter(|_| follow_up.to != Recipient::Yourself);
    let channel = follow_up.channel.map(|channel| format!("by {channel}"));
    let details = [name, outlook.journal.company(follow_up.note), channel];
    let details: Vec<String> = details.into_iter().flatten().collect();
    let title = &outlook.play(follow_up).title;
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
