//! Wordings that several rules share: people in a row, and the kind that a gap's label means.

use crate::diagnostic::{did_you_mean, slips};
use crate::note::{Note, Person};
use crate::playbook::Playbook;

/// Everybody in a note who may get a follow-up and whose name is known.
pub(super) fn people(note: &Note) -> impl Iterator<Item = &Person> {
    note.interviewers.iter().chain(&note.recruiter).filter(|person| person.name.is_some())
}

/// The names of everybody in a note.
pub(super) fn names(note: &Note) -> Vec<&str> {
    people(note).filter_map(|person| person.name.as_deref()).collect()
}

/// Words in backticks, with commas: `a`, `b`, `c`.
pub(super) fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The person that a name is plainly a misspelling of: by the whole name, else by one of its words.
pub(super) fn person_meant<'n>(name: &str, note: &'n Note) -> Option<&'n str> {
    let all = names(note);
    did_you_mean(name, all.iter().copied()).or_else(|| {
        let is_near = |full: &&&str| {
            full.split_whitespace().any(|word| name.split_whitespace().any(|part| is_slip_of(part, word)))
        };
        all.iter().find(is_near).copied()
    })
}

/// The person whose name is misspelt here: a word of it is a slip away from the note's, and none of its words.
pub(super) fn misspelt_person<'n>(name: &str, note: &'n Note) -> Option<&'n str> {
    let all = names(note);
    let parts = || all.iter().flat_map(|full| full.split_whitespace().map(move |part| (*full, part)));
    let unknown = name.split_whitespace().filter(|word| {
        word.chars().count() >= 4 && !parts().any(|(_, part)| part.to_lowercase() == word.to_lowercase())
    });
    let meant = |word: &str| parts().find(|(_, part)| is_slip_of(word, part)).map(|(full, _)| full);
    unknown.filter_map(meant).next()
}

/// Whether one word is the other with a slip of the finger, or the very same: one slip, two in a long word.
pub(super) fn is_slip_of(word: &str, known: &str) -> bool {
    let slips = strsim::damerau_levenshtein(&word.to_lowercase(), &known.to_lowercase());
    slips <= if known.chars().count() >= 8 { 2 } else { 1 }
}

/// The label before a gap's colon or dash, or a gap of one word, with the kind it is plainly meant to be.
pub(super) fn misspelt_kind<'p, 't>(playbook: &'p Playbook, text: &'t str) -> Option<(&'t str, &'p str)> {
    let label = [(':', ":"), ('-', " - "), ('–', " – "), ('—', " — ")]
        .into_iter()
        .find_map(|(mark, separator)| before(text, mark, separator));
    let label = label.unwrap_or(text).trim();
    let kinds = || playbook.gap_kinds().iter().map(|kind| kind.name.as_str());
    // Two slips change a length by two at most; a whole sentence need not be compared with any kind.
    let longest = kinds().map(str::len).max().unwrap_or_default();
    if label.chars().nth(longest + 2).is_some() {
        return None;
    }
    let folded = label.to_lowercase().replace([' ', '_'], "-");
    if folded.chars().count() < 4 || playbook.gap_kind(label).is_some() {
        return None;
    }
    let near = kinds()
        .filter(|kind| kind.chars().next() == folded.chars().next() && kind.chars().count() >= 4)
        .filter_map(|kind| Some((slips(kind, &folded, |slips| slips <= 2)?, kind)));
    let (slips, near) = near.min_by_key(|(slips, _)| *slips)?;
    let allowed = if near.chars().count() >= 7 { 2 } else { 1 };
    (slips <= allowed).then_some((label, near))
}

/// What stands before a separator. Most texts lack even its mark, which is found out faster than where it would be.
fn before<'t>(text: &'t str, mark: char, separator: &str) -> Option<&'t str> {
    let (before, _) = text.contains(mark).then(|| text.split_once(separator)).flatten()?;
    Some(before)
}
