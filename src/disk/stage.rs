//! Where a report's new files wait until all of them are there: a hidden folder in the report's own.

use super::DiskError;
use super::held::TEMPORARY;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// That folder. It goes when it is dropped, and so does the report's, where it was not there before and is empty.
pub(super) struct Stage {
    folder: PathBuf,
    /// Folders on the way to the report that were not there before, the deepest first.
    made: Vec<PathBuf>,
}

impl Stage {
    /// In the folder of a report, which is held; `made` are those that were made for it.
    pub(super) fn within(report: &Path, made: Vec<PathBuf>) -> Result<Self, DiskError> {
        let folder =
            Builder::new().prefix(TEMPORARY).tempdir_in(report).map_err(DiskError::io(report))?.keep();
        Ok(Stage { folder, made })
    }

    /// Where the file of that name waits.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Writes a file that is not there yet; the folders to it are made where they are missing, which is seldom.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = File::create_new(path).or_else(|error| match (error.kind(), path.parent()) {
        (io::ErrorKind::NotFound, Some(folder)) => {
            fs::create_dir_all(folder)?;
            File::create_new(path)
        }
        _ => Err(error),
    });
    file?.write_all(bytes)
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
        // A folder that holds something refuses to go, which is what is wanted.
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}
