//! From anchors and offsets to days: when a follow-up opens, is due and closes.

use super::Day;
use crate::date::{Calendar, Date, Offset};
use crate::journal::NoteId;
use crate::note::Channel;
use crate::playbook::{Anchor, Closes, Window};

/// A window's days: `opens ≤ due ≤ closes`, whatever offsets a playbook file gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) opens: Date,
    pub(super) due: Date,
    pub(super) closes: Option<Date>,
}

impl Days {
    fn new(opens: Date, due: Date, closes: Option<Date>) -> Self {
        let closes = closes.map(|closes| closes.max(opens));
        let due = due.max(opens);
        Days { opens, due: closes.map_or(due, |closes| due.min(closes)), closes }
    }

    /// A call on a day off moves to the next business day.
    pub(super) fn on_working_days(self, channel: Option<Channel>, calendar: &Calendar) -> Self {
        if channel != Some(Channel::Phone) {
            return self;
        }
        let moved = |day| calendar.on_or_after(day);
        Days::new(moved(self.opens), moved(self.due), self.closes.map(moved))
    }

    /// Not before `until`; a window that would be over by then stays open for that day.
    pub(super) fn put_off(self, until: Option<Date>) -> Self {
        let Some(until) = until else { return self };
        Days::new(self.opens.max(until), self.due.max(until), self.closes.map(|closes| closes.max(until)))
    }
}

/// One turn of a play: most have one, asking in the silence may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// From 1; for giving up, how many turns of asking there were.
    pub(super) number: usize,
    /// What the days are counted from.
    pub(super) anchor: Anchor,
    /// That day, before any shift.
    pub(super) anchored_on: Date,
    /// Where the last word stands, if the silence is counted.
    pub(super) last_word_line: Option<usize>,
    /// The days.
    pub(super) days: Days,
    /// The day on which this turn was taken, if it was.
    pub(super) taken_on: Option<Date>,
}

/// The days of a window counted from its anchor's day.
pub(super) fn days(window: &Window, anchored_on: Date, id: NoteId, day: &Day<'_>) -> Days {
    let from = window.shift.from(anchored_on, day.calendar);
    let at = |offset: Offset| offset.from(from, day.calendar);
    let closes = match window.closes {
        Closes::After(offset) => Some(at(offset)),
        Closes::Open => None,
        Closes::AnswerBy => day.journal.note(id).answer_by,
    };
    Days::new(at(window.opens), at(window.due), closes)
}
