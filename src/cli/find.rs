//! What a user means on the command line: which note of which journal, which play, which person.

mod note;
mod person;
mod play;

pub(super) use note::note;
pub(super) use person::person;
pub(super) use play::{play, plays_of};

use super::load::{self, Loaded};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::discover;
use crate::journal::NoteId;
use crate::report::command::quoted;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// The note that a command is about.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct NoteArg {
    /// The note: its path, or a part of its path, its company or a person in it
    #[arg(value_name = "NOTE")]
    pub(super) note: String,
    /// The folder of notes
    #[arg(long, value_name = "DIR")]
    pub(super) journal: Option<PathBuf>,
}

/// A note with all that is known about it and its journal.
pub(super) struct Found {
    /// The journal as it lies on disk.
    pub(super) loaded: Loaded,
    /// What it means on the day asked for.
    pub(super) analysis: ManuallyDrop<Analysis>,
    /// The note.
    pub(super) id: NoteId,
}

impl NoteArg {
    /// The same words on a command line, for a command to come.
    pub(super) fn again(&self) -> String {
        let journal =
            self.journal.as_ref().map(|folder| format!(" --journal {}", quoted(&folder.to_string_lossy())));
        format!("{}{}", quoted(&self.note), journal.unwrap_or_default())
    }
}

/// Reads the journal that a note belongs to and finds the note in it.
///
/// A path to a file leads to the journal that the file belongs to, wherever the command runs; else it is `--journal`,
/// or the nearest journal from here.
///
/// # Errors
/// Where the journal cannot be read, or no one note is meant.
pub(super) fn in_journal(arg: &NoteArg, as_of: Date) -> anyhow::Result<Found> {
    let file = Path::new(&arg.note);
    let root = match arg.journal.as_deref() {
        None if file.is_file() => discover::journal_of(file),
        journal => load::root(journal)?,
    };
    let loaded = load::load(&root, None)?;
    let analysis = loaded.analyse(as_of);
    let wanted = discover::relative(&root, file).unwrap_or_else(|_| arg.note.clone());
    let id = note(&analysis, &wanted).or_else(|error| note(&analysis, &arg.note).map_err(|_| error))?;
    Ok(Found { loaded, analysis, id })
}

#[cfg(test)]
mod tests;
