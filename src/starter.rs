//! What a new journal and a new note begin with.

mod note;
mod place;

pub use note::{Interview, NewNote, NoteError, note};

use crate::config;
use crate::date::Date;
use crate::journal::Journal;
use crate::template::Templates;
use crate::text::{Source, Span};
use serde::Serialize;

/// The folder of a new journal's example; it may be deleted as a whole.
pub const EXAMPLE_FOLDER: &str = "example";

/// How git is told to leave out the report.
pub const IGNORED: &str = ".gitignore";

/// A file to be written, and never over another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the journal, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// What is there of a journal already.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Its notes.
    pub journal: &'a Journal,
    /// The folders that it has, relative to it, with `/`.
    pub folders: &'a [String],
    /// Whether a note at such a path, relative to it with `/`, would be read.
    pub would_read: &'a dyn Fn(&str) -> bool,
}

/// The files of a new journal that has no notes yet. The configuration comes last: where it is, all the rest is.
pub fn journal(as_of: Date) -> [File; 3] {
    [ignored(), example(as_of), configuration()]
}

/// `afterword.toml` with every key and nothing filled in.
pub fn configuration() -> File {
    File { path: config::FILE_NAME.to_owned(), text: include_str!("starter/afterword.toml").to_owned() }
}

fn ignored() -> File {
    File { path: IGNORED.to_owned(), text: include_str!("starter/ignored").to_owned() }
}

/// An interview of the day before, so that there is something to do for it now.
fn example(as_of: Date) -> File {
    #[derive(Serialize)]
    struct View {
        date: Date,
        decide_by: Date,
    }
    let date = as_of.plus_days(-1);
    let view = View { date, decide_by: as_of.plus_days(9) };
    File { path: format!("{EXAMPLE_FOLDER}/{date}-robin.md"), text: render(&["example"], &view) }
}

/// Whether a journal has the example of a new one, and no note beside it.
pub fn is_only_example(journal: &Journal) -> bool {
    let folder = format!("{EXAMPLE_FOLDER}/");
    let is_example = |company: &str| company == "Example Ltd";
    match journal.notes.as_slice() {
        [only] => only.path().starts_with(&folder) && only.company.as_deref().is_some_and(is_example),
        _ => false,
    }
}

const PARTS: &[(&str, &str)] = &[
    ("example", include_str!("starter/example.hbs")),
    ("fields", include_str!("starter/fields.hbs")),
    ("debrief", include_str!("starter/debrief.hbs")),
    ("prepare", include_str!("starter/prepare.hbs")),
];

/// These parts, one below the other.
fn render<T: Serialize>(parts: &[&str], view: &T) -> String {
    let mut templates = Templates::letters();
    for (name, text) in PARTS {
        let source = Source::new(format!("{name}.hbs"), *text);
        templates.add(name, &source, Span::new(0, text.len())).expect("the built-in parts are tested");
    }
    let part =
        |name: &&str| templates.render(name, view).expect("the view has every value that its part names");
    parts.iter().map(part).collect()
}

#[cfg(test)]
mod tests;
