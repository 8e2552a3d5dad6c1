//! One entry of a calendar as its content lines.

use super::TimeOfDay;
use super::earlier::Earlier;
use super::lines::Lines;
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

    /// Its content lines.
    pub(super) fn text(&self, sequence: i32, changed_on: Date) -> String {
        let stamp = format!("{}T000000Z", day(changed_on));
        let mut lines = Lines::default();
        lines.line("BEGIN", self.kind.word());
        lines.line("UID", &self.uid);
        lines.line("DTSTAMP", &stamp);
        lines.line("LAST-MODIFIED", &stamp);
        lines.line("SEQUENCE", &sequence.to_string());
        self.days(&mut lines);
        match &self.what {
            What::Open(open) => open.write(self.kind, &mut lines),
            What::Cancelled => {
                lines.line("STATUS", "CANCELLED");
                lines.line("SUMMARY", "No longer to be done");
            }
        }
        lines.line("END", self.kind.word());
        lines.text()
    }

    fn days(&self, lines: &mut Lines) {
        match self.kind {
            Kind::Event => {
                lines.line(DTSTART, &day(self.day));
                // The end of an all-day event is the day behind it. There is none behind the calendar's last.
                let end = self.day.plus_days(1);
                if end > self.day {
                    lines.line("DTEND;VALUE=DATE", &day(end));
                }
            }
            Kind::Task => {
                // A task may not begin on the day it is due.
                if let What::Open(open) = &self.what
                    && open.opens < self.day
                {
                    lines.line(DTSTART, &day(open.opens));
                }
                lines.line("DUE;VALUE=DATE", &day(self.day));
            }
        }
    }
}

const DTSTART: &str = "DTSTART;VALUE=DATE";

impl Open {
    fn write(&self, kind: Kind, lines: &mut Lines) {
        lines.line("SUMMARY", &self.summary);
        lines.line("DESCRIPTION", &self.description);
        if let Some(category) = self.category {
            lines.line("CATEGORIES", category);
        }
        // On a calendar that others see, they see that there is something, and no more.
        lines.line("CLASS", "PRIVATE");
        match kind {
            Kind::Event => {
                lines.line("STATUS", "CONFIRMED");
                lines.line("TRANSP", "TRANSPARENT");
            }
            Kind::Task => {
                lines.line("STATUS", "NEEDS-ACTION");
                lines.line("PRIORITY", &self.priority.to_string());
            }
        }
        if let Some(time) = self.alarm {
            self.remind(kind, time, lines);
        }
    }

    /// Counted from the beginning of the day, wherever the user is.
    fn remind(&self, kind: Kind, TimeOfDay { hour, minute }: TimeOfDay, lines: &mut Lines) {
        let key = match kind {
            Kind::Event => "TRIGGER",
            Kind::Task => "TRIGGER;RELATED=END",
        };
        lines.line("BEGIN", "VALARM");
        lines.line("ACTION", "DISPLAY");
        lines.line("DESCRIPTION", &self.summary);
        lines.line(key, &format!("PT{hour}H{minute}M"));
        lines.line("END", "VALARM");
    }
}

/// `20260304`. No calendar has days before its first year.
fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{:04}{month:02}{day:02}", year.max(0))
}
