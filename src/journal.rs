//! All notes; opportunities and their rounds; edited letters.

mod edited;
mod opportunity;

pub use edited::EditedLetter;
pub use opportunity::{Opportunity, is_same_name};

use crate::diagnostic::{Diagnostic, Task, guarded};
use crate::note::{self, Note, Reading};
use crate::text::{Kept, Source};
use std::collections::HashSet;
use std::sync::Arc;

/// A note's number in [`Journal::notes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteId(pub usize);

/// An opportunity's number in [`Journal::opportunities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OpportunityId(pub usize);

/// A file that was left alone, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANote {
    /// The path relative to the journal, with `/`.
    pub path: String,
    /// Why it is none.
    pub reason: &'static str,
}

/// A folder of notes, read.
#[derive(Debug, Default)]
pub struct Journal {
    /// The notes, by path.
    pub notes: Vec<Arc<Note>>,
    /// The opportunities, by company and role as first written.
    pub opportunities: Vec<Opportunity>,
    /// The opportunity of each note, by [`NoteId`].
    pub opportunity_of: Vec<OpportunityId>,
    /// Which round of it each note is, from 0, by [`NoteId`].
    pub place_of: Vec<usize>,
    /// Letters that the user edited, by the path of their note, then by their own.
    pub letters: Vec<EditedLetter>,
    /// Files that were left alone.
    pub not_notes: Vec<NotANote>,
    /// Files whose front matter cannot be read.
    pub unreadable: Vec<String>,
}

impl Journal {
    /// One note.
    pub fn note(&self, id: NoteId) -> &Note {
        &self.notes[id.0]
    }

    /// The same notes and one more, grouped anew; a note at its path goes.
    pub fn with(&self, note: Arc<Note>) -> Journal {
        let mut notes = self.notes.clone();
        match notes.binary_search_by(|other| other.path().cmp(note.path())) {
            Ok(at) => notes[at] = note,
            Err(at) => notes.insert(at, note),
        }
        let mut journal = Journal { notes, ..Journal::default() };
        journal.group();
        journal
    }

    fn group(&mut self) {
        (self.opportunities, self.opportunity_of) = opportunity::group(&self.notes);
        self.place_of = vec![0; self.notes.len()];
        for (place, id) in self.opportunities.iter().flat_map(|each| each.rounds.iter().enumerate()) {
            self.place_of[id.0] = place;
        }
    }

    /// The opportunity that a note belongs to.
    pub fn opportunity(&self, id: NoteId) -> &Opportunity {
        &self.opportunities[self.opportunity_of[id.0].0]
    }

    /// The edited letters of one note, by its path.
    pub fn letters_of(&self, note: &str) -> &[EditedLetter] {
        let start = self.letters.partition_point(|letter| letter.note.value.as_str() < note);
        let rest = &self.letters[start..];
        &rest[..rest.partition_point(|letter| letter.note.value == note)]
    }

    /// The company of a note as letters and pages write it; a folder's name is made presentable.
    pub fn company(&self, id: NoteId) -> Option<String> {
        self.opportunity(id).presentable_company(&self.notes)
    }

    /// Every note's number, by path.
    pub fn ids(&self) -> impl Iterator<Item = NoteId> + use<> {
        (0..self.notes.len()).map(NoteId)
    }

    /// The newer rounds of the same opportunity, nearest first.
    pub fn later_rounds(&self, id: NoteId) -> impl Iterator<Item = NoteId> {
        self.opportunity(id).rounds.iter().skip(self.place_of[id.0] + 1).copied()
    }

    /// Which round a note is, from 1.
    pub fn round(&self, id: NoteId) -> usize {
        self.place_of[id.0] + 1
    }
}

/// What was read of each file, whatever the others say.
pub type Readings = Kept<(Reading, Vec<Diagnostic>)>;

/// Reads every file, in parallel, in the order given; sorted by path is expected.
pub fn read(sources: &[Arc<Source>]) -> (Journal, Vec<Diagnostic>) {
    read_again(sources, &mut Readings::nothing())
}

/// Reads every file but those that stand among the `readings` already.
pub fn read_again(sources: &[Arc<Source>], readings: &mut Readings) -> (Journal, Vec<Diagnostic>) {
    let all: Vec<&Arc<Source>> = sources.iter().collect();
    let readings = readings.make(&all, |place| note::read(&sources[place]));
    let mut journal = Journal { notes: Vec::with_capacity(readings.len()), ..Journal::default() };
    let mut diagnostics = Vec::new();
    let mut private = HashSet::new();
    for (source, (reading, complaints)) in sources.iter().zip(readings) {
        diagnostics.extend(complaints);
        match reading {
            Reading::Note(note) => journal.notes.push(note),
            Reading::Letter(front_matter) => {
                match guarded(Task::Reading, source, || edited::read(source, &front_matter)) {
                    Ok((letter, complaints)) => {
                        journal.letters.extend(letter);
                        diagnostics.extend(complaints);
                    }
                    Err(fault) => diagnostics.push(*fault),
                }
            }
            Reading::NotANote(reason) => {
                journal.not_notes.push(NotANote { path: source.path().to_owned(), reason });
            }
            Reading::Unreadable => journal.unreadable.push(source.path().to_owned()),
            Reading::Private => drop(private.insert(source.path())),
        }
    }
    journal.letters.retain(|letter| !private.contains(letter.note.value.as_str()));
    journal.letters.sort_by(|a, b| (&a.note.value, a.source.path()).cmp(&(&b.note.value, b.source.path())));
    journal.group();
    (journal, diagnostics)
}
