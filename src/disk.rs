//! Writes whole files safely and clears only what it once wrote; the report's folder.

mod manifest;
mod refuse;
mod replace;
mod report;

pub use refuse::Refusal;
pub use replace::{create_file, write_file};
pub use report::write_report;

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
