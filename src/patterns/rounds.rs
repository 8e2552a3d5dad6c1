//! How far opportunities got, round by round.

use crate::date::Date;
use crate::journal::{Journal, Opportunity};
use crate::note::Status;

/// What came of the opportunities that had at least so many rounds. A round counts once it has taken place;
/// rehearsals never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// They asked for more: a further round, or an offer.
    pub went_on: usize,
    /// No word on it yet.
    pub open: usize,
    /// It ended there: a no, either way, or silence for good.
    pub ended: usize,
}

impl Reached {
    /// How many opportunities had that round.
    pub fn count(self) -> usize {
        self.went_on + self.open + self.ended
    }
}

/// One entry for each round that any opportunity had, from the first on.
pub(super) fn rounds_reached(journal: &Journal, as_of: Date) -> Vec<Reached> {
    let mut reached: Vec<Reached> = Vec::new();
    for opportunity in &journal.opportunities {
        let had = rounds_had(opportunity, journal, as_of);
        if reached.len() < had {
            reached.resize(had, Reached::default());
        }
        let Some((last, earlier)) = reached[..had].split_last_mut() else { continue };
        earlier.iter_mut().for_each(|round| round.went_on += 1);
        match opportunity.status {
            Status::Advanced | Status::Offer | Status::Accepted => last.went_on += 1,
            Status::Rejected | Status::Withdrawn | Status::Closed => last.ended += 1,
            Status::Waiting if opportunity.rounds.len() > had => last.went_on += 1,
            Status::Waiting => last.open += 1,
        }
    }
    reached
}

fn rounds_had(opportunity: &Opportunity, journal: &Journal, as_of: Date) -> usize {
    let has_taken_place = |date: Date| date <= as_of;
    let rounds = opportunity.rounds.iter().map(|id| journal.note(*id));
    rounds.filter(|note| !note.practice && note.date.is_some_and(has_taken_place)).count()
}
