//! One entry of a calendar as its content lines.

use super::TimeOfDay;
use super::earlier::Earlier;
use crate::date::Date;

/// What every UID of ours ends with.
pub(super) const UID_ENDING: &str = "@afterword";

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Task,
}

impl Kind {
    pub(super) const ALL: [Kind; 2] = [Kind::Event, Kind::Task];

    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Event => "VEVENT",
            Kind::Task => "VTODO",
        }
    }
}

/// An event or a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) uid: String,
    pub(super) kind: Kind,
    /// The day of an event, the last day of a task.
    pub(super) day: Date,
    pub(super) what: What,
}

/// What a component has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Open(Box<Open>),
    /// It was there before, and is no more.
    Cancelled,
}

/// Something still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) category: Option<&'static str>,
    /// First day of a task.
    pub(super) opens: Date,
    /// Of a task: 1 is the most pressing, 9 the least.
    pub(super) priority: u8,
    pub(super) alarm: Option<TimeOfDay>,
}

impl Component {
    /// What is to be taken out of calendars. Its words are not told again: they may be those of another recipe.
    pub(super) fn cancelled(uid: &str, was: &Earlier<'_>) -> Self {
        Component { uid: uid.to_owned(), kind: was.kind, day: was.day, what: What::Cancelled }
    }

    /// Its content lines, folded, each with its end.
    pub(super) fn text(&self, sequence: i32, changed_on: Date) -> String {
        let stamp = format!("{}T000000Z", day(changed_on));
        let mut text = marked("BEGIN", self.kind.word());
        text += &line("UID", &self.uid);
        text += &line("DTSTAMP", &stamp);
        text += &line("LAST-MODIFIED", &stamp);
        text += &line("SEQUENCE", &sequence.to_string());
        text += &self.days();
        text += &match &self.what {
            What::Open(open) => open.text(self.kind),
            What::Cancelled => line("STATUS", "CANCELLED") + &line("SUMMARY", "No longer to be done"),
        };
        text + &marked("END", self.kind.word())
    }

    fn days(&self) -> String {
        match (self.kind, &self.what) {
            (Kind::Event, _) => {
                // The end of an all-day event is the day behind it. There is none behind the calendar's last.
                let end = Some(self.day.plus_days(1)).filter(|end| *end > self.day);
                date("DTSTART", self.day) + &end.map(|end| date("DTEND", end)).unwrap_or_default()
            }
            // A task may not begin on the day it is due.
            (Kind::Task, What::Open(open)) if open.opens < self.day => {
                date("DTSTART", open.opens) + &date("DUE", self.day)
            }
            (Kind::Task, _) => date("DUE", self.day),
        }
    }
}

impl Open {
    fn text(&self, kind: Kind) -> String {
        let mut text = line("SUMMARY", &self.summary);
        text += &line("DESCRIPTION", &self.description);
        text += &self.category.map(|category| line("CATEGORIES", category)).unwrap_or_default();
        // On a calendar that others see, they see that there is something, and no more.
        text += &line("CLASS", "PRIVATE");
        text += &match kind {
            Kind::Event => line("STATUS", "CONFIRMED") + &line("TRANSP", "TRANSPARENT"),
            Kind::Task => line("STATUS", "NEEDS-ACTION") + &line("PRIORITY", &self.priority.to_string()),
        };
        text + &self.alarm.map(|time| self.reminder(kind, time)).unwrap_or_default()
    }

    /// Counted from the beginning of the day, wherever the user is.
    fn reminder(&self, kind: Kind, TimeOfDay { hour, minute }: TimeOfDay) -> String {
        let key = match kind {
            Kind::Event => "TRIGGER",
            Kind::Task => "TRIGGER;RELATED=END",
        };
        let lines = [
            marked("BEGIN", "VALARM"),
            line("ACTION", "DISPLAY"),
            line("DESCRIPTION", &self.summary),
            line(key, &format!("PT{hour}H{minute}M")),
            marked("END", "VALARM"),
        ];
        lines.concat()
    }
}

/// `BEGIN:VEVENT`, with its end.
pub(super) fn marked(mark: &str, name: &str) -> String {
    format!("{mark}:{name}\r\n")
}

/// One content line with its end. The value is text: where it is a word, a number or a day, nothing in it is escaped.
///
/// The library that reads calendars is not used to write them: it puts in random names and the current time, folds
/// some lines at 76 octets, and escapes no carriage return.
pub(super) fn line(key: &str, value: &str) -> String {
    folded(&format!("{key}:{}", escaped(value)))
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// RFC 5545, 3.1, between characters and not within one.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 20 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded + "\r\n"
}

/// In octets, without the line's end.
const LONGEST: usize = 75;

fn date(key: &str, date: Date) -> String {
    line(&format!("{key};VALUE=DATE"), &day(date))
}

/// `20260304`. No calendar has days before its first year.
fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{:04}{month:02}{day:02}", year.max(0))
}
