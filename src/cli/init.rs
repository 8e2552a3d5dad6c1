//! `afterword init`: a new journal, in which nothing that is there already is ever written over.

use super::Exit;
use super::output::{Output, count, shown_from_here};
use crate::config::FILE_NAME;
use crate::date::Date;
use crate::disk::{self, DiskError};
use crate::starter::{self, EXAMPLE_FOLDER, File, IGNORED};
use crate::text::{Source, visible};
use crate::{discover, journal};
use anyhow::bail;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
#[command(after_help = "Try it:\n  afterword init my-search")]
pub(super) struct Args {
    /// The folder; it is made where there is none [default: this one]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    if folder.join(FILE_NAME).exists() {
        output.message(&format!(
            "{} is a journal already: `{FILE_NAME}` is there, and nothing was changed",
            named(folder)
        ));
        output.message(&next(folder));
        return Ok(Exit::Done);
    }
    if let Some(outer) = discover::journal_around(folder) {
        bail!(
            "{} lies inside the journal `{}`, which reads all notes below it; `afterword new` adds one there, and a second journal needs a folder outside of it",
            named(folder),
            visible(&outer.to_string_lossy())
        );
    }
    let notes = notes_in(folder)?;
    let files = match notes {
        0 => starter::journal(as_of).to_vec(),
        _ => vec![starter::configuration()],
    };
    for file in files {
        put(&file, folder, output)?;
    }
    tell(folder, notes, output);
    Ok(Exit::Done)
}

/// How many notes the folder holds, those that cannot be read yet among them.
fn notes_in(folder: &Path) -> anyhow::Result<usize> {
    if !folder.exists() {
        return Ok(0);
    }
    let found = discover::journal(folder, &discover::Options::default())?;
    let sources: Vec<Arc<Source>> = found.files.into_iter().map(|file| Arc::new(file.source)).collect();
    let (journal, _) = journal::read(&sources);
    Ok(journal.notes.len() + journal.unreadable.len())
}

/// Writes one file and says where it is; what is there already stays, and is told.
fn put(file: &File, folder: &Path, output: &Output) -> anyhow::Result<()> {
    let path = shown_from_here(folder, &file.path);
    if file.path.starts_with(EXAMPLE_FOLDER) && folder.join(EXAMPLE_FOLDER).exists() {
        output.message(&format!(
            "`{}` is there already, so no example was put into it",
            shown_from_here(folder, EXAMPLE_FOLDER)
        ));
        return Ok(());
    }
    match disk::create_file(&folder.join(&file.path), file.text.as_bytes()) {
        Ok(()) => output.data(&format!("{path}\n"))?,
        Err(DiskError::Exists(_)) => {
            output.message(&format!("`{path}` is there already, and was left as it is"))
        }
        Err(error) => bail!(error),
    }
    Ok(())
}

/// What was found, what is still to do by hand, and what to do next.
fn tell(folder: &Path, notes: usize, output: &Output) {
    if notes > 0 {
        let notes = count(notes, "note", "notes");
        output.message(&format!(
            "{} holds {notes} already, so it got its configuration and no example",
            named(folder)
        ));
    }
    if !leaves_out_report(folder) {
        let ignored = shown_from_here(folder, IGNORED);
        output.message(&format!(
            "under git, add the line `/report/` to `{ignored}`: the report can be made again"
        ));
    }
    output.message(&next(folder));
}

fn leaves_out_report(folder: &Path) -> bool {
    let ignored = discover::file(folder, IGNORED).ok().flatten();
    let is_report = |line: &str| {
        matches!(line.trim().trim_start_matches('/'), "report" | "report/" | "report/*" | "report/**")
    };
    ignored.is_some_and(|source| source.text().lines().any(is_report))
}

/// The next three commands.
fn next(folder: &Path) -> String {
    let enter = match folder == Path::new(".") {
        true => String::new(),
        false => format!("  cd {}\n", shell_words::quote(&folder.to_string_lossy())),
    };
    format!("\nNext:\n{enter}{}", include_str!("init/next.txt").trim_end())
}

fn named(folder: &Path) -> String {
    match folder == Path::new(".") {
        true => "this folder".to_owned(),
        false => format!("`{}`", visible(&folder.to_string_lossy())),
    }
}
