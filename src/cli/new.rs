//! `afterword new`: a note with the debrief questions in it; with `--edit` the editor opens it.

mod editor;

use super::output::{Output, from_here, shown_from_here};
use super::{Exit, day, load};
use crate::config::FILE_NAME;
use crate::date::{Date, Style};
use crate::discover;
use crate::disk::{self, DiskError};
use crate::journal::{self, Journal};
use crate::starter::{self, EXAMPLE_FOLDER, Interview, NewNote, NoteError, Surroundings};
use crate::text::visible;
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Try it:\n  afterword new Northwind --interviewer \"Dana Whitfield <dana@northwind.example>\" --edit\n  afterword new \"Orchard Health\" --on +6d --role \"Data Engineer\""
)]
pub(super) struct Args {
    /// The company, as its letters would write it
    #[arg(value_name = "COMPANY")]
    company: String,
    /// Whom you met or will meet, the main one first: "Dana Whitfield <dana@northwind.example>"; may be repeated
    #[arg(long, value_name = "NAME")]
    interviewer: Vec<String>,
    /// The day of the interview: 2026-03-06, yesterday, -2d; a day to come makes a note to prepare with
    #[arg(long, value_name = "DATE", default_value = "today", allow_hyphen_values = true)]
    on: String,
    /// The role [default: that of the company's only opportunity]
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Open the note in the editor that $VISUAL or $EDITOR names
    #[arg(long)]
    edit: bool,
    /// The folder of notes [default: the nearest folder upward with an afterword.toml, else this one]
    #[arg(long, value_name = "DIR")]
    journal: Option<PathBuf>,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let wish = Interview {
        company: args.company.clone(),
        interviewers: args.interviewer.clone(),
        date: day("--on", &args.on, as_of)?,
        role: args.role.clone(),
    };
    let root = load::root(args.journal.as_deref())?;
    let loaded = load::load(&root, None)?;
    let (journal, _) = journal::read(&loaded.material.notes);
    let folders = folders(&loaded);
    let would_read = |path: &str| loaded.would_read(path);
    let around = Surroundings { journal: &journal, folders: &folders, would_read: &would_read };
    let note = starter::note(&wish, &around, as_of).map_err(|error| refusal(&root, error))?;
    let path = written(&root, &note)?;
    output.data(&format!("{}\n", shown_from_here(&root, &path)))?;
    output.message(&visible(&told(&note, wish.date, as_of, loaded.material.config.dates)));
    tell_once(&root, &journal, output);
    if args.edit {
        editor::open(&from_here(&root, &path), output);
    }
    Ok(Exit::Done)
}

/// Why there is no such note, with paths as they are seen from here.
fn refusal(root: &Path, error: NoteError) -> anyhow::Error {
    let error = match error {
        NoteError::Exists(path) => NoteError::Exists(shown_from_here(root, &path)),
        other => other,
    };
    anyhow::anyhow!("{}", visible(&error.to_string()))
}

/// What is worth a word in the first days only: a folder that is no journal yet, an example that has been read.
fn tell_once(root: &Path, before: &Journal, output: &Output) {
    if !root.join(FILE_NAME).is_file() {
        output.message(
            "there is no `afterword.toml` here or above; `afterword init` makes this folder a journal",
        );
    }
    if starter::is_only_example(before) {
        output.message(&format!(
            "the example has done its work: delete the folder `{EXAMPLE_FOLDER}` when you like"
        ));
    }
}

/// Every folder that a company may have in the journal already: those with notes and papers, and those right below it.
fn folders(loaded: &load::Loaded) -> Vec<String> {
    let paths = loaded.material.notes.iter().map(|source| Path::new(source.path()));
    let with_papers =
        paths.flat_map(|path| path.ancestors().skip(1)).map(|folder| folder.to_string_lossy().into_owned());
    let all: BTreeSet<String> = with_papers.chain(discover::folders(&loaded.root)).collect();
    all.into_iter().filter(|folder| !folder.is_empty()).collect()
}

/// Writes the note under the first of its names that is free, and says which.
fn written(root: &Path, note: &NewNote) -> anyhow::Result<String> {
    for path in note.paths() {
        match disk::create_file(&root.join(&path), note.text.as_bytes()) {
            Ok(()) => return Ok(path),
            Err(DiskError::Exists(_)) => {}
            Err(error) => bail!(error),
        }
    }
    bail!("every name for this note is taken; give another `--on`, or name the interviewer")
}

/// `round 2 at Northwind, Platform Engineer`, and what to do with the note.
fn told(note: &NewNote, date: Date, as_of: Date, dates: Style) -> String {
    let role = note.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
    let advice = match date > as_of {
        true => "prepare with it, and fill in the rest the evening after",
        false => "fill it in while you still hear their voices; then `afterword due` says what to do",
    };
    let over = match note.status.is_ended() {
        true => format!(
            "\nthe notes say that this one is over ({}); if it is another job there, give its `--role`",
            note.status
        ),
        false => String::new(),
    };
    format!("round {} at {}{role}, {}: {advice}{over}", note.round, note.company, dates.in_full(date))
}
