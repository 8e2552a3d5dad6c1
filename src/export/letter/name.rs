//! Where a letter lies: beside its note, in `letters/`, under a name that says what it is.

use super::Draft;
use crate::note::Note;
use crate::plan::{FollowUp, Recipient};
use crate::text::part_of_name;

/// The path of a letter's file, relative to the journal, without an ending:
/// `kestrel-pay/letters/2026-03-05-panel-thank-you-tomasz`.
///
/// The person is named where the play goes to several, and the turn from the second on.
pub fn path(draft: &Draft<'_>) -> String {
    let note = draft.note();
    let folder = note.path().rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let number = draft.follow_up().number;
    let turn = if number > 1 { format!("-{number}") } else { String::new() };
    let person = if draft.is_one_of_several() { format!("-{}", person(draft)) } else { String::new() };
    format!("{folder}letters/{}-{}{turn}{person}", stem(draft), draft.play().name)
}

/// The name of the note's file; with its ending where `a.md` lies beside `a.markdown`.
fn stem(draft: &Draft<'_>) -> String {
    let path = draft.note().path();
    let without = |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_lowercase();
    let has_twin = draft
        .analysis
        .journal
        .notes
        .iter()
        .any(|other| other.path() != path && without(other.path()) == without(path));
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !has_twin => stem.to_owned(),
        _ => name.replace('.', "-"),
    }
}

/// The first name, as long as it tells who is meant; else the whole one; else the place in the note.
fn person(draft: &Draft<'_>) -> String {
    let (note, to) = (draft.note(), draft.follow_up().to);
    let others = || draft.turns_of_play(draft.item.note).filter(|other| other.to != to);
    let tells = |name: &str, of: fn(&Note, Recipient) -> String| {
        !name.is_empty() && others().all(|other: &FollowUp| of(note, other.to) != name)
    };
    let (first, whole) = (first_name(note, to), whole_name(note, to));
    match to {
        _ if tells(&first, first_name) => first,
        _ if tells(&whole, whole_name) => whole,
        Recipient::Interviewer(place) => format!("{}", place + 1),
        _ => "recruiter".to_owned(),
    }
}

fn first_name(note: &Note, to: Recipient) -> String {
    part_of_name(to.person(note).and_then(|person| person.first_name()).unwrap_or_default())
}

fn whole_name(note: &Note, to: Recipient) -> String {
    part_of_name(to.person(note).and_then(|person| person.name.as_deref()).unwrap_or_default())
}
