//! Writes whole files safely and clears only what it once wrote: notes, new files, the report's folder.

mod editors;
mod held;
mod manifest;
mod note;
mod refuse;
mod replace;
mod report;
mod single;
mod stage;
mod temporary;

pub use note::{Editors, read_note, replace_note};
pub use refuse::Refusal;
pub use replace::{create_file, holds, write_file};
pub use report::{Report, write_report};
pub use single::write_single;

use std::io;
use std::path::{Path, PathBuf};

/// Where a report goes, and what it must never be written over.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The report's folder; it is made where there is none.
    pub folder: &'a Path,
    /// The journal's folder.
    pub journal: &'a Path,
    /// The user's home folder, where it is known.
    pub home: Option<&'a Path>,
}

/// What became of a report's files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// How many were written.
    pub written: usize,
    /// How many were right already, and were not touched.
    pub unchanged: usize,
    /// How many of an earlier report were removed.
    pub removed: usize,
    /// Files that somebody changed by hand, under the names they have now. One that stood in the way of a file
    /// of the report was renamed to `NAME.edited`; one that is no longer needed was left where it was.
    pub kept: Vec<String>,
}

/// Why something was not written.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// The folder is not ours to write to; nothing was touched.
    #[error("the report is not written to `{folder}`: {why}")]
    Refused {
        /// The folder that was asked for.
        folder: PathBuf,
        /// Why it is not ours.
        why: Refusal,
    },
    /// A file of the report would lie outside of it, or twice in the same place; nothing was touched.
    #[error("`{0}` is no name for a file of the report")]
    Name(String),
    /// A new file was to be written where there is one already; it was not touched.
    #[error("`{0}` is there already, and was left as it is")]
    Exists(PathBuf),
    /// A note is not there.
    #[error("there is no file `{0}`")]
    Missing(PathBuf),
    /// A link stands for a note and leads to nothing.
    #[error("`{0}` is a link that leads nowhere; mend it or take it away")]
    DeadLink(PathBuf),
    /// A folder, a pipe or a device stands where a note should be.
    #[error("`{0}` is not a file")]
    NotAFile(PathBuf),
    /// A file is larger than any note.
    #[error("`{0}` is over 16 MiB, too large for a note")]
    TooLarge(PathBuf),
    /// The operating system does not let a note be read.
    #[error("cannot read `{path}`: {error}")]
    Unreadable {
        /// The note.
        path: PathBuf,
        /// The operating system's reason.
        error: io::Error,
    },
    /// A note was changed or moved after it was read, by somebody else; it was not touched.
    #[error("`{0}` has changed since it was read, and was left as it is; try again")]
    Changed(PathBuf),
    /// A note is open in an editor, which would write its own text over ours; it was not touched.
    #[error(
        "`{note}` seems to be open in an editor, since there is `{swap}`, and was left as it is; \
         save and close it there, or use `--force` if it is open no more"
    )]
    OpenInEditor {
        /// The note.
        note: PathBuf,
        /// The editor's file that shows it.
        swap: PathBuf,
    },
    /// A note may not be written to; it was not touched.
    #[error("`{0}` is read-only, and was left as it is; make it writable first if it is to be changed")]
    ReadOnly(PathBuf),
    /// A note has several names, and the others would keep the old text; it was not touched.
    #[error(
        "`{0}` is the same file under several names (hard links), of which the others would keep the old text, \
         so it was left as it is; change it in an editor, or make the others symbolic links"
    )]
    OtherNames(PathBuf),
    /// A note is somebody else's, and would not be afterwards; it was not touched.
    #[error(
        "`{0}` belongs to another user or group and would be yours afterwards, so it was left as it is; \
         change it in an editor, or take it over with `chown`"
    )]
    Owner(PathBuf),
    /// A note cannot be replaced since its folder takes no new file; it was not touched.
    #[error(
        "`{0}` was left as it is, since a note is changed by way of a new file beside it, and its folder is \
         closed to you; make the folder writable first"
    )]
    ClosedFolder(PathBuf),
    /// Another run writes in the folder for so long that it must hang; nothing was touched.
    #[error("another run of afterword is busy in `{0}`; nothing was changed; end it, or try again")]
    Busy(PathBuf),
    /// The operating system does not let a note be replaced; it was not touched.
    #[error("cannot change `{path}`: {error}; it is as it was")]
    NotReplaced {
        /// The note.
        path: PathBuf,
        /// The operating system's reason.
        error: io::Error,
    },
    /// The operating system refuses. What was already written is whole, and the next report begins from it.
    #[error("cannot write `{path}`: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The operating system's reason.
        error: io::Error,
    },
}

impl DiskError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| DiskError::Io { path: path.to_owned(), error }
    }
}

#[cfg(test)]
mod tests;
