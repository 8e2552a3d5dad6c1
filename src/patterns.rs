//! What recurs over the whole journal, and the preparation list.

mod preparation;

pub use preparation::{Preparation, Reminder, ToPrepare};

use crate::assess::Assessment;
use crate::date::Date;
use crate::journal::{Journal, NoteId};
use crate::note::{Mood, Note, Status};
use crate::plan::{FollowUp, NotePlan, Recipient, State};
use crate::playbook::{Playbook, Verdict};
use std::collections::BTreeMap;

/// What recurs.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// Gap kinds, the most frequent first.
    pub gaps: Vec<GapPattern>,
    /// Feeling against fact, in the order of the interviews.
    pub moods: Vec<Feeling>,
    /// Days from an interview to the first letter after it, for each interview that has one.
    pub days_to_thank_you: Vec<i32>,
    /// Follow-ups that should be done by now, and how many were done by the day they were due.
    pub on_time: Share,
    /// Days from an interview to the next word of theirs.
    pub days_to_answer: Vec<i32>,
    /// How many opportunities had at least so many rounds that have taken place, from one round on.
    pub rounds_reached: Vec<usize>,
    /// How many opportunities led to an offer.
    pub offers: usize,
}

/// One kind of gap over all notes, rehearsals included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapPattern {
    /// The kind.
    pub kind: String,
    /// How many gaps of that kind there are.
    pub count: usize,
    /// The notes that have one, by path.
    pub notes: Vec<NoteId>,
}

/// How one interview felt, and how bad it really was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeling {
    /// The note.
    pub note: NoteId,
    /// Its day.
    pub date: Date,
    /// The feeling.
    pub mood: Mood,
    /// The fact.
    pub verdict: Verdict,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// So many.
    pub part: usize,
    /// Of so many.
    pub whole: usize,
}

/// Looks over the whole journal.
pub fn patterns(
    journal: &Journal,
    assessments: &[Assessment],
    plans: &[NotePlan],
    playbook: &Playbook,
    as_of: Date,
) -> Patterns {
    let follow_ups = || plans.iter().flat_map(|plan| &plan.follow_ups);
    Patterns {
        gaps: gap_patterns(assessments),
        moods: feelings(journal, assessments, as_of),
        days_to_thank_you: days_to_thank_you(journal, plans, playbook),
        on_time: on_time(follow_ups(), playbook),
        days_to_answer: journal.ids().filter_map(|id| days_to_answer(journal, id)).collect(),
        rounds_reached: rounds_reached(journal, as_of),
        offers: journal
            .opportunities
            .iter()
            .filter(|each| matches!(each.status, Status::Offer | Status::Accepted))
            .count(),
    }
}

fn gap_patterns(assessments: &[Assessment]) -> Vec<GapPattern> {
    let mut by_kind: BTreeMap<&str, GapPattern> = BTreeMap::new();
    for (number, assessment) in assessments.iter().enumerate() {
        for gap in &assessment.gaps {
            let pattern = by_kind.entry(&gap.kind).or_insert_with(|| GapPattern {
                kind: gap.kind.clone(),
                count: 0,
                notes: Vec::new(),
            });
            pattern.count += 1;
            if pattern.notes.last() != Some(&NoteId(number)) {
                pattern.notes.push(NoteId(number));
            }
        }
    }
    let mut patterns: Vec<GapPattern> = by_kind.into_values().collect();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.count));
    patterns
}

fn feelings(journal: &Journal, assessments: &[Assessment], as_of: Date) -> Vec<Feeling> {
    let feeling = |id: NoteId| {
        let note = journal.note(id);
        let (date, mood) = (note.date.filter(|date| *date <= as_of)?, note.mood?);
        Some(Feeling { note: id, date, mood, verdict: assessments[id.0].verdict })
    };
    let mut feelings: Vec<Feeling> = journal.ids().filter_map(feeling).collect();
    feelings.sort_by_key(|feeling| (feeling.date, feeling.note));
    feelings
}

/// A letter counts that is written to an interviewer within the days after the interview and is no mere offer.
fn days_to_thank_you(journal: &Journal, plans: &[NotePlan], playbook: &Playbook) -> Vec<i32> {
    let first_letter = |(number, plan): (usize, &NotePlan)| {
        let interview = journal.note(NoteId(number)).date?;
        let letters = plan.follow_ups.iter().filter(|follow_up| {
            let play = playbook.play(follow_up.play);
            let is_letter =
                matches!(follow_up.to, Recipient::Interviewer(_)) && !play.optional && play.silence.is_none();
            is_letter && follow_up.closes.is_some()
        });
        letters.filter_map(|follow_up| follow_up.sent_on).min().map(|sent| interview.days_until(sent))
    };
    plans.iter().enumerate().filter_map(first_letter).filter(|days| *days >= 0).collect()
}

fn on_time<'a>(follow_ups: impl Iterator<Item = &'a FollowUp>, playbook: &Playbook) -> Share {
    let mut share = Share::default();
    let counted = |each: &&FollowUp| !playbook.play(each.play).optional && each.to != Recipient::Yourself;
    for follow_up in follow_ups.filter(counted) {
        let in_time = follow_up.sent_on.is_some_and(|sent| sent <= follow_up.due);
        let counts = matches!(follow_up.state, State::Sent | State::Lapsed | State::Overdue);
        share.whole += usize::from(counts);
        share.part += usize::from(counts && in_time);
    }
    share
}

/// The first word of theirs after an interview: heard, a status learnt, or the next round.
fn days_to_answer(journal: &Journal, id: NoteId) -> Option<i32> {
    let note = journal.note(id);
    let interview = note.date?;
    let heard = note.heard.iter().map(|heard| heard.date);
    let next_round = journal.later_rounds(id).next().and_then(|round| journal.note(round).date);
    let words = heard.chain(note.status_on).chain(next_round);
    words.map(|date| interview.days_until(date)).filter(|days| *days >= 0).min()
}

fn rounds_reached(journal: &Journal, as_of: Date) -> Vec<usize> {
    let has_taken_place = |note: &Note| note.date.is_some_and(|date| date <= as_of) && !note.practice;
    let rounds = |opportunity: &crate::journal::Opportunity| {
        opportunity.rounds.iter().filter(|id| has_taken_place(journal.note(**id))).count()
    };
    let reached: Vec<usize> = journal.opportunities.iter().map(rounds).collect();
    let most = reached.iter().copied().max().unwrap_or_default();
    (1..=most).map(|round| reached.iter().filter(|&&rounds| rounds >= round).count()).collect()
}

/// The middle value, the lower one of two; absent for an empty list.
pub fn median(values: &[i32]) -> Option<i32> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}
