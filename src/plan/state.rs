//! How a follow-up stands on the as-of date: the first of the states that holds.

use super::window::{Days, Turn};
use super::{Day, Recipient};
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::vocabulary::vocabulary;
use crate::note::{Note, Sent, Skip, Status};
use crate::playbook::{MootWhen, Play, Silence, Verdict};

vocabulary! {
    /// How a follow-up stands, in the order in which it is decided.
    State {
        /// The log has it.
        Sent = "sent",
        /// Not wanted.
        Skipped = "skipped",
        /// Events made it pointless.
        Moot = "moot",
        /// Past its last day.
        Lapsed = "lapsed",
        /// There is nobody to write to yet.
        Blocked = "blocked",
        /// Before its first day, or put off.
        Upcoming = "upcoming",
        /// To do now.
        Due = "due",
        /// To do now, and late.
        Overdue = "overdue",
    }
}

impl State {
    /// Whether it can be done now.
    pub fn is_to_do(self) -> bool {
        matches!(self, State::Due | State::Overdue)
    }

    /// What the word means.
    pub fn rule(self) -> &'static str {
        match self {
            State::Sent => "done: the log of the note has it",
            State::Skipped => "not wanted: the note skips it",
            State::Moot => {
                "events made it pointless: they asked you back, it is over, or a newer round exists"
            }
            State::Lapsed => "its last day is past",
            State::Blocked => "it waits for something else: there is nobody to write to yet",
            State::Upcoming => "its first day is still to come, or it was put off",
            State::Due => "to do now",
            State::Overdue => "to do now, and past the day it should have been done by",
        }
    }

    /// Whether it is still to be done, now or later.
    pub fn is_open(self) -> bool {
        matches!(self, State::Blocked | State::Upcoming | State::Due | State::Overdue)
    }
}

/// Everything that the state of one follow-up depends on.
pub(super) struct Question<'a> {
    pub(super) play: &'a Play,
    pub(super) id: NoteId,
    pub(super) to: Recipient,
    pub(super) sent_on: Option<Date>,
    pub(super) days: Days,
    pub(super) day: &'a Day<'a>,
}

pub(super) fn of(question: &Question<'_>) -> State {
    let &Question { play, id, to, sent_on, days, day } = question;
    let note = day.journal.note(id);
    let as_of = day.as_of;
    if sent_on.is_some() {
        State::Sent
    } else if note.skips.iter().any(|skip| skip.until.is_none() && is_about(skip, play, note, to)) {
        State::Skipped
    } else if is_moot(play, id, day) {
        State::Moot
    } else if days.closes.is_some_and(|closes| as_of > closes) {
        State::Lapsed
    } else if to == Recipient::Nobody {
        State::Blocked
    } else if as_of < days.opens {
        State::Upcoming
    } else if as_of > days.due && !play.optional {
        State::Overdue
    } else {
        State::Due
    }
}

/// The line of the log that has it, for the person the line names or for all.
///
/// A line settles its own play and those that its play settles. Turns of asking are told apart by their days.
pub(super) fn sent<'n>(
    play: &Play,
    id: NoteId,
    to: Recipient,
    turn: &Turn,
    day: &Day<'n>,
) -> Option<&'n Sent> {
    let note = day.journal.note(id);
    let settles = |sent: &&Sent| {
        let by_name = play.is_called(&sent.play);
        let settled =
            || day.playbook.play_named(&sent.play).is_some_and(|other| other.settles.contains(&play.name));
        (by_name || settled()) && to.is_meant_by(sent.named.as_deref(), note)
    };
    match play.silence {
        Some(Silence::Ask) => {
            let asked = note.sent.iter().filter(|sent| play.is_called(&sent.play));
            asked.rev().find(|sent| Some(sent.date) == turn.taken_on)
        }
        _ => note.sent.iter().filter(settles).min_by_key(|sent| sent.date),
    }
}

fn is_about(skip: &Skip, play: &Play, note: &Note, to: Recipient) -> bool {
    play.is_called(&skip.play) && to.is_meant_by(skip.named.as_deref(), note)
}

/// The latest day until which the user put it off.
pub(super) fn snoozed_until(play: &Play, note: &Note, to: Recipient) -> Option<Date> {
    note.skips.iter().filter(|skip| is_about(skip, play, note, to)).filter_map(|skip| skip.until).max()
}

fn is_moot(play: &Play, id: NoteId, day: &Day<'_>) -> bool {
    let status = day.journal.opportunity(id).status;
    !play.statuses.contains(&status)
        || play.moot_when.iter().any(|&event| has_happened(event, id, status, day))
}

fn has_happened(event: MootWhen, id: NoteId, status: Status, day: &Day<'_>) -> bool {
    let mut later = day.journal.later_rounds(id);
    match event {
        MootWhen::AskedBack => status == Status::Advanced || later.next().is_some(),
        MootWhen::LaterRound => later.any(|round| day.assessments[round.0].verdict != Verdict::Upcoming),
    }
}
