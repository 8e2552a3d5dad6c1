//! Whom a play is for in one note, and which gaps each of them is written about.

use super::{Day, Recipient};
use crate::assess::Gap;
use crate::journal::NoteId;
use crate::note::Note;
use crate::playbook::{Play, Who};

/// The recipients of a play, each with the gaps (by position) that its text mends; never empty.
pub(super) fn of(play: &Play, id: NoteId, day: &Day<'_>) -> Vec<(Recipient, Vec<usize>)> {
    let note = day.journal.note(id);
    let gaps = &day.assessments[id.0].gaps;
    let single = |to: Recipient| vec![(to, Vec::new())];
    match play.who {
        Who::Yourself => single(Recipient::Yourself),
        Who::Each => each(note),
        Who::GapOwner => gap_owners(note, gaps),
        Who::Main => {
            let to = main(note);
            vec![(to, gaps_to_mend(gaps, |_| true))]
        }
        Who::MainOrRecruiter => single(main_or_recruiter(note)),
        Who::RecruiterOrOperator => single(recruiter(note).unwrap_or(Recipient::Operator)),
    }
}

fn main(note: &Note) -> Recipient {
    note.main_interviewer().map_or(Recipient::Nobody, Recipient::Interviewer)
}

fn recruiter(note: &Note) -> Option<Recipient> {
    note.recruiter.as_ref().filter(|person| person.name.is_some()).map(|_| Recipient::Recruiter)
}

fn main_or_recruiter(note: &Note) -> Recipient {
    match main(note) {
        Recipient::Nobody => recruiter(note).unwrap_or(Recipient::Nobody),
        main => main,
    }
}

/// Every interviewer whose name is known; nobody yet, where no name is.
fn each(note: &Note) -> Vec<(Recipient, Vec<usize>)> {
    let named = note.interviewers.iter().enumerate().filter(|(_, person)| person.name.is_some());
    let everyone: Vec<_> = named.map(|(place, _)| (Recipient::Interviewer(place), Vec::new())).collect();
    if everyone.is_empty() { vec![(Recipient::Nobody, Vec::new())] } else { everyone }
}

/// The interviewers named in gaps, each with those gaps; the main one has all the others.
fn gap_owners(note: &Note, gaps: &[Gap]) -> Vec<(Recipient, Vec<usize>)> {
    let main = main(note);
    let owner = |gap: &Gap| gap.interviewer.map_or(main, Recipient::Interviewer);
    let mut owners: Vec<Recipient> = gaps.iter().filter(|gap| gap.is_to_mend()).map(owner).collect();
    owners.sort_unstable();
    owners.dedup();
    owners.into_iter().map(|to| (to, gaps_to_mend(gaps, |gap| owner(gap) == to))).collect()
}

fn gaps_to_mend(gaps: &[Gap], is_theirs: impl Fn(&Gap) -> bool) -> Vec<usize> {
    let theirs = gaps.iter().enumerate().filter(|(_, gap)| gap.is_to_mend() && is_theirs(gap));
    theirs.map(|(place, _)| place).collect()
}
