//! A log line or an edited letter that leaves open which of two people it means.

use super::super::about::part_of;
use super::super::told::listed;
use super::unknown_recipient::is_for_persons;
use super::{AboutNote, Check, Report, Rule};
use crate::note::Note;

pub(super) const RULE: Rule = Rule { code: "ambiguous-recipient", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let (note, playbook) = (about.note, about.day.playbook);
    let sent = note.sent.iter().map(|line| (&line.play, &line.to, line.span));
    let skipped = note.skips.iter().map(|line| (&line.play, &line.to, line.span));
    for (play, to, line) in sent.chain(skipped) {
        let open = open_between(to.as_deref(), note).filter(|_| is_for_persons(play, playbook));
        if let Some((to, meant)) = open {
            let message = format!("`{to}` may be {}, so this line counts for each of them", listed(meant));
            report.warning(&note.source, part_of(note, line, to), message, HELP);
        }
    }
    for letter in about.day.journal.letters_of(note.path()) {
        if let Some((to, meant)) = open_between(letter.to(), note) {
            let message = format!("`{to}` may be {}, so this letter stands for each of them", listed(meant));
            let span = letter.to.as_ref().map(|to| to.span).unwrap_or_default();
            report.warning(&letter.source, span, message, HELP);
        }
    }
}

const HELP: &str = "write the whole name, or the address; what was for several people takes one for each";

/// The people between whom a `to` leaves it open. One person with two parts in the note is one person.
fn open_between<'n, 't>(to: Option<&'t str>, note: &'n Note) -> Option<(&'t str, Vec<&'n str>)> {
    let to = to?;
    let called = note.called(to);
    let people = called.into_iter().filter_map(|named| note.person(named));
    let mut names: Vec<&str> = people.filter_map(|person| person.name.as_deref()).collect();
    names.dedup();
    (names.len() > 1).then_some((to, names))
}
