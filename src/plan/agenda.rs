//! The order in which a person should look at follow-ups, and the flags that a note has for them.

use super::{FollowUp, NotePlan, State};
use crate::date::Date;
use crate::journal::{Journal, NoteId};
use crate::playbook::{Flag, Playbook};
use rayon::prelude::*;

/// What to do now and what is coming, in order.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// Due and overdue, the most urgent first; offers last.
    pub now: Vec<Item>,
    /// Opening within the coming days, the nearest first.
    pub coming: Vec<Item>,
    /// Open, but with nobody to go to yet.
    pub blocked: Vec<Item>,
}

/// A follow-up in the agenda, by its note and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Item {
    /// The note.
    pub note: NoteId,
    /// Position in the note's follow-ups.
    pub place: usize,
}

/// How far ahead the agenda looks, in days.
const DAYS_AHEAD: i32 = 7;

/// Sorts the follow-ups of all notes into an agenda.
pub fn agenda(plans: &[NotePlan], journal: &Journal, playbook: &Playbook, as_of: Date) -> Agenda {
    let mut agenda = Agenda::default();
    for (number, plan) in plans.iter().enumerate() {
        for (place, follow_up) in plan.follow_ups.iter().enumerate() {
            let item = Item { note: NoteId(number), place };
            match follow_up.state {
                State::Due | State::Overdue => agenda.now.push(item),
                State::Upcoming if follow_up.is_coming(as_of) => agenda.coming.push(item),
                State::Blocked => agenda.blocked.push(item),
                _ => {}
            }
        }
    }
    let key = |item: &Item| {
        let follow_up = &plans[item.note.0].follow_ups[item.place];
        (rank(follow_up, playbook, as_of), journal.note(item.note).path(), item.place)
    };
    agenda.now.par_sort_by_cached_key(key);
    agenda.coming.par_sort_by_cached_key(key);
    agenda
}

/// What sorts one follow-up before another: to do now before later, pressing before what can wait, an offer last.
///
/// What is to do now goes by the play's priority, what is coming by its first day.
pub fn rank(follow_up: &FollowUp, playbook: &Playbook, as_of: Date) -> impl Ord + use<> {
    let play = playbook.play(follow_up.play);
    let is_now = follow_up.is_to_do();
    let opens = Some(follow_up.opens).filter(|_| !is_now);
    let can_wait = follow_up.due > as_of;
    let closes = (follow_up.closes.is_none(), follow_up.closes);
    (!is_now, play.optional && is_now, opens, can_wait, play.priority, follow_up.due, closes)
}

impl FollowUp {
    /// Whether it opens within the days that the agenda looks ahead.
    pub fn is_coming(&self, as_of: Date) -> bool {
        self.state == State::Upcoming && as_of.days_until(self.opens) <= DAYS_AHEAD
    }
}

/// The flags of a note: what is to be done now, and a repair as long as it is open. Offers are no flags.
pub(super) fn flags(follow_ups: &[FollowUp], playbook: &Playbook) -> Vec<Flag> {
    let raises = |follow_up: &FollowUp| {
        let play = playbook.play(follow_up.play);
        let is_raised = match play.flag {
            Some(Flag::DamageControl) => follow_up.state.is_open(),
            _ => follow_up.is_to_do(),
        };
        play.flag.filter(|_| is_raised && !play.optional)
    };
    let raised: Vec<Flag> = follow_ups.iter().filter_map(raises).collect();
    Flag::ALL.iter().copied().filter(|flag| raised.contains(flag)).collect()
}
