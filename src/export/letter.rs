//! One letter for a program that can do something with it: an editor, a mail program, a printer.

mod eml;
mod markdown;
mod name;

pub use eml::{NotAMail, eml, mail_address};
pub use markdown::markdown;
pub use name::path;

use crate::analysis::Analysis;
use crate::journal::NoteId;
use crate::letter::Letter;
use crate::note::Note;
use crate::plan::{FollowUp, Item};
use crate::playbook::Play;

/// The letter of one follow-up, with everything that it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What is known about the journal.
    pub analysis: &'a Analysis,
    /// The follow-up's place in it.
    pub item: Item,
    /// The text: the user's own version, where there is one.
    pub letter: &'a Letter,
}

impl<'a> Draft<'a> {
    /// The letter of a follow-up; none where nothing is written.
    pub fn of(analysis: &'a Analysis, item: Item) -> Option<Self> {
        analysis.letter(item).map(|letter| Draft { analysis, item, letter })
    }

    /// The follow-up.
    pub fn follow_up(&self) -> &'a FollowUp {
        self.analysis.follow_up(self.item)
    }

    /// Its play.
    pub fn play(&self) -> &'a Play {
        self.analysis.play(self.follow_up())
    }

    /// Its note.
    pub fn note(&self) -> &'a Note {
        self.analysis.note(self.item.note)
    }

    /// Whether the play goes to more than one person of the note, so that a name is needed to tell which is meant.
    pub fn is_one_of_several(&self) -> bool {
        self.turns_of_play(self.item.note).any(|other| other.to != self.follow_up().to)
    }

    /// Every follow-up of the same play in a note.
    fn turns_of_play(&self, note: NoteId) -> impl Iterator<Item = &'a FollowUp> {
        let play = self.follow_up().play;
        self.analysis.plans[note.0].follow_ups.iter().filter(move |other| other.play == play)
    }
}

/// The letter alone, ready to be pasted: its subject on the first line where it has one, then the text.
pub fn text(draft: &Draft<'_>) -> String {
    match &draft.letter.subject {
        Some(subject) => format!("Subject: {subject}\n\n{}\n", draft.letter.body),
        None => format!("{}\n", draft.letter.body),
    }
}

#[cfg(test)]
mod tests;
