//! Where a new note lies: with its company's other notes, under a name that tells day and person.

use super::Surroundings;
use crate::date::Date;
use crate::journal::{Journal, NoteId, is_same_name};
use crate::note::Note;
use crate::text::name;
use std::sync::Arc;

/// A folder of the journal, and the beginning of a file's name in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    folder: String,
    stem: String,
}

impl Place {
    /// `2026-03-04-dana`; a folder that holds several companies needs their name in it as well.
    pub(super) fn of(folder: String, company: &str, note: &Note) -> Self {
        let date = note.date.map(|date: Date| date.to_string()).unwrap_or_default();
        let person = note.main_interviewer().and_then(|at| note.interviewers[at].first_name());
        let person =
            person.map(name).filter(|name| !name.is_empty()).unwrap_or_else(|| "interview".to_owned());
        let stem = match is_same_name(last(&folder), company) {
            true => format!("{date}-{person}"),
            false => format!("{date}-{}-{person}", name(company)),
        };
        Place { folder, stem }
    }

    /// The path of the `number`th file of that name, from 1.
    pub(super) fn path(&self, number: usize) -> String {
        let file = match number {
            1 => format!("{}.md", self.stem),
            number => format!("{}-{number}.md", self.stem),
        };
        below(&self.folder, &file)
    }
}

/// The folder for the notes of a company, relative to the journal: where its newest note lies, else one that bears its
/// name, else a new one. Nothing where no folder can bear its name.
pub(super) fn folder(company: &str, newest: Option<NoteId>, around: &Surroundings<'_>) -> Option<String> {
    let own = name(company);
    match newest {
        Some(id) => Some(parent(around.journal.note(id).path()).to_owned()),
        None if own.is_empty() => None,
        None => Some(named_after(company, around).unwrap_or_else(|| new_folder(&own, around))),
    }
}

/// The folder that bears a company's name already, the outermost if there are several.
fn named_after(company: &str, around: &Surroundings<'_>) -> Option<String> {
    let is_its = |folder: &&String| is_same_name(last(folder), company) && is_read(folder, around);
    let its = around.folders.iter().filter(is_its);
    its.min_by_key(|folder| (folder.matches('/').count(), folder.as_str())).cloned()
}

/// A company may be called as what is left out, such as `Report`; its folder then has a longer name.
fn new_folder(own: &str, around: &Surroundings<'_>) -> String {
    let beside = beside(around.journal);
    let plain = below(beside, own);
    if is_read(&plain, around) { plain } else { below(beside, &format!("{own}-interviews")) }
}

fn is_read(folder: &str, around: &Surroundings<'_>) -> bool {
    (around.would_read)(&below(folder, "note.md"))
}

/// The folder that holds the companies' folders: the one around that of the newest note.
fn beside(journal: &Journal) -> &str {
    let is_in_own_folder = |note: &&Arc<Note>| {
        let company = note.company.as_deref().unwrap_or_default();
        let folder = parent(note.path());
        !note.practice && !folder.is_empty() && is_same_name(last(folder), company)
    };
    let newest = journal.notes.iter().filter(is_in_own_folder).max_by_key(|note| (note.date, note.path()));
    newest.map_or("", |note| parent(parent(note.path())))
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn last(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or_default()
}
