//! Time: how soon thank-yous went out, what was done by its day, how long answers took.

use crate::date::Date;
use crate::journal::NoteId;
use crate::note::{Note, Status};
use crate::plan::{Day, NotePlan, Recipient, State};
use crate::playbook::Playbook;
use std::sync::Arc;

/// Follow-ups that should be done by now. Offers and what one does for oneself are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Punctuality {
    /// Done by the day they were due.
    pub in_time: usize,
    /// Done, but later.
    pub late: usize,
    /// Overdue, or lapsed.
    pub undone: usize,
}

impl Punctuality {
    /// All of them.
    pub fn count(self) -> usize {
        self.in_time + self.late + self.undone
    }
}

/// How long they took to say anything after an interview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Business days from an interview to the next word of theirs, for each interview that has one: offices answer
    /// on business days, and check-ins are counted in them.
    pub days: Vec<i32>,
    /// Interviews after which no word has come.
    pub silent: usize,
}

/// A word that comes later than this many calendar days is no answer to the interview any more.
const A_YEAR: i32 = 366;

/// What a letter of thanks is called; others that stand in for it say that they settle it.
const THANK_YOU: &str = "thank-you";

/// Calendar days from an interview to the first thanks in its log, for each interview that has any. The log is
/// asked and not the plan: a plain thank-you counts where the plan would have had a repair in it.
pub(super) fn days_to_thank_you(day: &Day<'_>) -> Vec<i32> {
    let thanks = |name: &str| {
        let play = day.playbook.play_named(name);
        play.is_some_and(|play| play.name == THANK_YOU || play.settles.iter().any(|other| other == THANK_YOU))
    };
    let first = |note: &Arc<Note>| {
        let interview = note.date.filter(|_| !note.practice)?;
        let sent = note.sent.iter().filter(|sent| sent.date <= day.as_of && thanks(&sent.play));
        sent.map(|sent| interview.days_until(sent.date)).filter(|days| *days >= 0).min()
    };
    day.journal.notes.iter().filter_map(first).collect()
}

/// How the follow-ups that should be done by now were done.
pub(super) fn punctuality(plans: &[NotePlan], playbook: &Playbook) -> Punctuality {
    let mut punctuality = Punctuality::default();
    for follow_up in plans.iter().flat_map(|plan| &plan.follow_ups) {
        if playbook.play(follow_up.play).optional || follow_up.to == Recipient::Yourself {
            continue;
        }
        match follow_up.state {
            State::Sent if follow_up.sent_on.is_some_and(|sent| sent <= follow_up.due) => {
                punctuality.in_time += 1;
            }
            State::Sent => punctuality.late += 1,
            State::Lapsed | State::Overdue => punctuality.undone += 1,
            _ => {}
        }
    }
    punctuality
}

/// How long they took to answer, interview by interview.
pub(super) fn answers(day: &Day<'_>) -> Answers {
    let mut answers = Answers::default();
    for id in day.journal.ids() {
        let note = day.journal.note(id);
        let Some(interview) = note.date.filter(|date| *date <= day.as_of && !note.practice) else { continue };
        match first_word(id, interview, day) {
            Some(date) => answers.days.push(day.calendar.between(interview, date)),
            None if is_silence(id, day) => answers.silent += 1,
            None => {}
        }
    }
    answers
}

/// The first word of theirs after an interview: heard, a status learnt, or the next round. Of a round that is still
/// to come it is only known that they have asked for it by now.
fn first_word(id: NoteId, interview: Date, day: &Day<'_>) -> Option<Date> {
    let note = day.journal.note(id);
    let is_their_word = matches!(note.status, Some(Status::Advanced | Status::Offer | Status::Rejected));
    let learnt = note.status_on.filter(|_| is_their_word);
    let next_round = day.journal.later_rounds(id).next().and_then(|round| day.journal.note(round).date);
    let words = note.heard.iter().map(|heard| heard.date).chain(learnt).filter(|date| *date <= day.as_of);
    let words = words.chain(next_round.map(|date| date.min(day.as_of)));
    words.filter(|date| (0..=A_YEAR).contains(&interview.days_until(*date))).min()
}

/// Whether nothing has come: of a later round or another ending it is not known on which day it was told.
fn is_silence(id: NoteId, day: &Day<'_>) -> bool {
    let is_last = day.journal.later_rounds(id).next().is_none();
    is_last && matches!(day.journal.opportunity(id).status, Status::Waiting | Status::Closed)
}

/// The middle value, the lower one of two; absent for an empty list.
pub fn median(values: &[i32]) -> Option<i32> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}
