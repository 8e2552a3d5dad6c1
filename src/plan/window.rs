//! From anchors and offsets to days: when a follow-up opens, is due and closes.

use super::Day;
use super::silence;
use crate::date::{Calendar, Date};
use crate::journal::NoteId;
use crate::note::Channel;
use crate::playbook::{Anchor, Closes, Play, Silence, Window};

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

    /// Not before `until`, but never beyond its last day.
    pub(super) fn put_off(self, until: Option<Date>) -> Self {
        let Some(until) = until else { return self };
        let until = self.closes.map_or(until, |closes| until.min(closes));
        Days::new(self.opens.max(until), self.due.max(until), self.closes)
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

/// The turns of a play for one note; none where the anchor's day is absent.
pub(super) fn turns(play: &Play, id: NoteId, day: &Day<'_>) -> Vec<Turn> {
    match play.silence {
        Some(Silence::Ask) => silence::ask(play, id, day),
        Some(Silence::GiveUp) => silence::give_up(play, id, day).into_iter().collect(),
        None => once(play, id, day).into_iter().collect(),
    }
}

fn once(play: &Play, id: NoteId, day: &Day<'_>) -> Option<Turn> {
    play.windows.iter().find_map(|window| {
        let anchored_on = anchor_day(window.anchor, id, day)?;
        let days = days(window, anchored_on, id, day);
        Some(Turn {
            number: 1,
            anchor: window.anchor,
            anchored_on,
            last_word_line: None,
            days,
            taken_on: None,
        })
    })
}

/// The anchor's day. News of an opportunity anchors in one note only, so that it is answered once.
fn anchor_day(anchor: Anchor, id: NoteId, day: &Day<'_>) -> Option<Date> {
    let note = day.journal.note(id);
    let opportunity = day.journal.opportunity(id);
    match anchor {
        Anchor::Interview => note.date,
        Anchor::DecideBy => note.decide_by,
        Anchor::StatusOn => {
            let tells = opportunity.status_note.or(opportunity.rounds.last().copied()) == Some(id);
            opportunity.status_on.filter(|_| tells)
        }
        Anchor::ReturnOn => {
            let has_one = |round: &&NoteId| day.journal.note(**round).return_on.is_some();
            let tells = opportunity.rounds.iter().rev().find(has_one) == Some(&id);
            note.return_on.filter(|_| tells)
        }
        Anchor::LastWord => silence::last_word(id, None, day).map(|word| word.date),
    }
}

/// The days of a window counted from its anchor's day.
pub(super) fn days(window: &Window, anchored_on: Date, id: NoteId, day: &Day<'_>) -> Days {
    let from = window.shift.from(anchored_on, day.calendar);
    let at = |offset: crate::date::Offset| offset.from(from, day.calendar);
    let closes = match window.closes {
        Closes::After(offset) => Some(at(offset)),
        Closes::Open => None,
        Closes::AnswerBy => day.journal.note(id).answer_by,
    };
    Days::new(at(window.opens), at(window.due), closes)
}
