//! What recurs over the whole journal, and the preparation list.

mod feeling;
mod preparation;
mod rounds;
mod time;
mod topics;

#[cfg(test)]
mod tests;

pub use feeling::{Feeling, Pace, Stretch, stretches};
pub use preparation::{Preparation, Reminder, ToPrepare};
pub use rounds::Reached;
pub use time::{Answers, Punctuality, median};
pub use topics::Topic;

use crate::assess::Assessment;
use crate::journal::NoteId;
use crate::note::Status;
use crate::plan::{Day, NotePlan};
use std::collections::BTreeMap;

/// What recurs. Nothing is averaged: a single slow answer would speak for all the others.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// Gap kinds, the most frequent first; rehearsals count.
    pub gaps: Vec<GapPattern>,
    /// Topics that the gaps of several notes share, the most frequent first; rehearsals count.
    pub topics: Vec<Topic>,
    /// Feeling against fact, in the order of the interviews.
    pub moods: Vec<Feeling>,
    /// Calendar days from an interview to the first letter of thanks, for each interview that has one.
    pub days_to_thank_you: Vec<i32>,
    /// Follow-ups that should be done by now.
    pub on_time: Punctuality,
    /// How long they took to answer, in business days.
    pub answers: Answers,
    /// How far opportunities got, from the first round on.
    pub rounds_reached: Vec<Reached>,
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

/// Looks over the whole journal. Its length is the journal's: every note is looked at once for each figure.
pub fn patterns(day: &Day<'_>, plans: &[NotePlan]) -> Patterns {
    let led_to_offer = |status: Status| matches!(status, Status::Offer | Status::Accepted);
    Patterns {
        gaps: gap_patterns(day.assessments),
        topics: topics::topics(day.journal, day.assessments, day.playbook),
        moods: feeling::feelings(day.journal, day.assessments, day.as_of),
        days_to_thank_you: time::days_to_thank_you(day),
        on_time: time::punctuality(plans, day.playbook),
        answers: time::answers(day),
        rounds_reached: rounds::rounds_reached(day.journal, day.as_of),
        offers: day.journal.opportunities.iter().filter(|each| led_to_offer(each.status)).count(),
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
