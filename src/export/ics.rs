//! The calendar of `afterword export ics`, and the report's `calendar.ics`: iCalendar (RFC 5545).
//!
//! **What is in it**: every interview on its day, from the as-of date on, and every follow-up that is due, overdue or
//! to come. One that waits for a name is left out, since nobody can do it; what finds the name is there in its place.
//!
//! **On which day**: a follow-up stands on the day it is due. An overdue one stands on the as-of date, because a
//! calendar is looked at from today on; a mere offer never moves. As a task it keeps its due day, since programs
//! for tasks show by themselves what is late. All are all-day and leave the day free.
//!
//! **What changes**: the UID of an entry follows from its note's path, its play, whom it goes to and which one of its
//! kind it is, and from nothing else. Given the calendar that was written before, an entry that is the same keeps its
//! bytes; one that changed has a SEQUENCE one higher, and the as-of date for its DTSTAMP. One that was there and is open
//! no more is told as cancelled, without its words: an event until its day is over, so that an interview that took
//! place stays in calendars, a task for a month. Without an earlier calendar every SEQUENCE is 0.
//!
//! **Without names**: a title that comes with the program, the days and the channel are all that is said. The UIDs
//! are the same: whoever guesses a note's whole path can see that it was right, and learns nothing else.
//!
//! A calendar with nothing in it is written all the same, for whoever has subscribed to it.

mod component;
mod earlier;
mod entries;
mod lines;

#[cfg(test)]
mod tests;

use crate::analysis::Analysis;
use crate::date::Date;
use component::Component;
use earlier::Earlier;
use lines::Lines;
use std::collections::HashSet;
use std::str::FromStr;

/// How a calendar is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What a follow-up becomes.
    pub follow_ups: Shape,
    /// When to remind of it, on its day; absent means never.
    pub alarm: Option<TimeOfDay>,
    /// Whether it says whom and what it is about.
    pub names: Names,
}

/// What a follow-up becomes in the calendar. An interview is always an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// An all-day event.
    #[default]
    Event,
    /// A task with its due day.
    Task,
}

/// Whether names of people and companies, and the user's own words, are in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// They are.
    #[default]
    Shown,
    /// They are not, so that it may be shared.
    Withheld,
}

/// Hours and minutes of a day, wherever the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// A text that is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a time of day such as `09:00`")]
pub struct NotATime;

impl FromStr for TimeOfDay {
    type Err = NotATime;

    /// Reads `09:00`, `9:00`, `17:30`.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.split_once(':').ok_or(NotATime)?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u8>());
        let (Some(Ok(hour)), Some(Ok(minute))) = (number(hour), number(minute)) else {
            return Err(NotATime);
        };
        (hour < 24 && minute < 60).then_some(TimeOfDay { hour, minute }).ok_or(NotATime)
    }
}

/// Who made a calendar; by this an earlier one of ours is known.
const PRODUCT: &str = "-//Afterword//Afterword//EN";

/// The calendar, with CRLF line ends and no line longer than 75 octets.
///
/// `before` is the calendar that stands where this one will be written, if there is one.
pub fn ics(analysis: &Analysis, options: &Options, before: Option<&str>) -> String {
    let before = before.filter(|text| is_ours(text)).map(earlier::read).unwrap_or_default();
    let open = entries::open(analysis, options);
    let uids: HashSet<&str> = open.iter().map(|component| component.uid.as_str()).collect();
    let gone =
        before.iter().filter(|(uid, was)| !uids.contains(*uid) && was.is_worth_cancelling(analysis.as_of));
    let gone: Vec<Component> = gone.map(|(uid, was)| Component::cancelled(uid, was)).collect();
    let mut calendar = opening();
    for component in open.iter().chain(&gone) {
        calendar.append(&revised(component, before.get(component.uid.as_str()), analysis.as_of));
    }
    calendar.line("END", "VCALENDAR");
    calendar.text()
}

/// Whether a text is a calendar that was made here, also where something turned its line ends.
pub fn is_ours(text: &str) -> bool {
    text.lines().any(|line| line.strip_prefix("PRODID:") == Some(PRODUCT))
}

fn opening() -> Lines {
    let fixed = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", PRODUCT),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", "Follow-ups"),
        ("X-WR-CALNAME", "Follow-ups"),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
        ("X-PUBLISHED-TTL", "P1D"),
    ];
    let mut lines = Lines::default();
    for (key, value) in fixed {
        lines.line(key, value);
    }
    lines
}

/// The component as it was where it is the same, else with the next number and the day of the change.
fn revised(component: &Component, was: Option<&Earlier>, as_of: Date) -> String {
    let Some(was) = was else { return component.text(0, as_of) };
    let same = component.text(was.sequence, was.changed_on);
    match same.lines().eq(was.lines.iter().copied()) {
        true => same,
        false => component.text(was.sequence.saturating_add(1), as_of),
    }
}
