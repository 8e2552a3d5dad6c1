//! The words of notes on the way from their pages to the search, so that their Markdown is read once for both.

use crate::journal::NoteId;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was read for a note's page and not yet asked for. It may be missing, and is then read once more.
pub(in crate::report) struct Texts(Vec<Mutex<Option<String>>>);

impl Texts {
    pub(super) fn of_notes(notes: usize) -> Self {
        Texts((0..notes).map(|_| Mutex::default()).collect())
    }

    pub(in crate::report) fn keep(&self, note: NoteId, text: String) {
        *self.place(note) = Some(text);
    }

    /// Gives the text away, as nobody else asks for it.
    pub(in crate::report) fn take(&self, note: NoteId) -> Option<String> {
        self.place(note).take()
    }

    fn place(&self, note: NoteId) -> MutexGuard<'_, Option<String>> {
        self.0[note.0].lock().unwrap_or_else(PoisonError::into_inner)
    }
}
