//! An edited letter that belongs to no note, to no play or to nobody there, and so replaces no draft.

use super::super::told::{listed, misspelt_person, names, person_meant};
use super::unknown_play;
use super::unknown_recipient::is_for_persons;
use super::{Check, Report, Rule};
use crate::diagnostic::did_you_mean;
use crate::journal::{EditedLetter, Journal};
use crate::lint::Subject;
use crate::note::Note;

pub(super) const RULE: Rule = Rule { code: "letter-for-unknown-note", check: Check::File(check) };

fn check(letter: &EditedLetter, subject: &Subject<'_>, report: &mut Report) {
    let day = subject.day;
    if day.playbook.play_named(&letter.play.value).is_none() {
        let message = format!("there is no play `{}`, so this letter replaces no draft", letter.play.value);
        let help = unknown_play::remedy(&letter.play.value, day.playbook);
        report.warning(&letter.source, letter.play.span, message, help);
    }
    match note_at(&letter.note.value, day.journal) {
        // Why that file is no note is told there.
        None if day.journal.unreadable.contains(&letter.note.value) => {}
        None => {
            let message =
                format!("there is no note `{}`, so this letter replaces no draft", letter.note.value);
            let help = match nearest_note(&letter.note.value, day.journal) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write the note's path from the journal's root: `company/2026-03-04-name.md`".to_owned()
                }
            };
            report.warning(&letter.source, letter.note.span, message, help);
        }
        Some(note) if is_for_persons(&letter.play.value, day.playbook) => addressed(letter, note, report),
        Some(_) => {}
    }
}

fn addressed(letter: &EditedLetter, note: &Note, report: &mut Report) {
    let Some(to) = letter.to.as_ref().filter(|to| note.called(&to.value).is_empty()) else { return };
    // A name that is nearly right is graver, and told by `letter-misspelt-name`.
    let known = names(note);
    if known.is_empty() || misspelt_person(&to.value, note).is_some() {
        return;
    }
    let message = format!("`{}` is not in that note, so this letter replaces no draft", to.value);
    let help = match person_meant(&to.value, note) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known there: {}; add anybody else under `interviewer`", listed(known)),
    };
    report.warning(&letter.source, to.span, message, help);
}

/// Notes stand in the order of their paths, so that no letter looks through all of them.
fn note_at<'j>(path: &str, journal: &'j Journal) -> Option<&'j Note> {
    let at = journal.notes.binary_search_by(|note| note.path().cmp(path)).ok()?;
    Some(&journal.notes[at])
}

/// The note of the same folder whose path is nearest.
fn nearest_note<'j>(path: &str, journal: &'j Journal) -> Option<&'j str> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let first = journal.notes.partition_point(|note| note.path() < folder);
    let beside =
        journal.notes[first..].iter().map(|note| note.path()).take_while(|path| path.starts_with(folder));
    did_you_mean(path, beside.take(100))
}
