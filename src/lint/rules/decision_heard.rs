//! An answer that sounds like a decision, while the status still says waiting.

use super::{AboutNote, Check, Report, Rule};
use crate::note::{Heard, Status};

pub(super) const RULE: Rule = Rule { code: "decision-heard", check: Check::Note(check) };

/// What people write down when it was a no, and what when it was an offer.
const NO: &[&str] = &[
    "rejected",
    "rejection",
    "turned me down",
    "went with",
    "going with another",
    "gone with",
    "not moving forward",
    "not be moving forward",
    "not proceeding",
    "unsuccessful",
    "someone else",
    "somebody else",
    "another candidate",
    "other candidates",
    "internal candidate",
    "said no",
    "position is filled",
    "role is filled",
    "regret",
];
const OFFER: &[&str] =
    &["made an offer", "offered me", "offer!", "got the offer", "got an offer", "they offered"];

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let status = about.day.journal.opportunity(about.id).status;
    if status != Status::Waiting {
        return;
    }
    for heard in &note.heard {
        let Some(word) = decision(heard) else { continue };
        let message = format!("this sounds like a decision, and the status still says `{status}`");
        let help = format!(
            "if it is one, add `status: {word}` and `status_on: {}`, as `afterword status NOTE {word}` does",
            heard.date
        );
        report.hint(&note.source, heard.span, message, help);
    }
}

fn decision(heard: &Heard) -> Option<Status> {
    let words = heard.words.to_lowercase();
    let says = |list: &[&str]| list.iter().any(|phrase| words.contains(phrase));
    if says(NO) {
        Some(Status::Rejected)
    } else if says(OFFER) || words.trim_end_matches(['.', '!']) == "offer" {
        Some(Status::Offer)
    } else {
        None
    }
}
