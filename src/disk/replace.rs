//! Replaces one file as a whole: whoever reads it sees the old text or the new, and nothing between.

use super::DiskError;
use super::held::{Held, TEMPORARY};
use super::temporary::{folder, temporary};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What the replacement of a note consists of, in this order. Tests stop it before each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Make a temporary file in the same folder.
    Make,
    /// Give it the owner and the permissions of the note.
    Keep,
    /// Write the new text into it.
    Write,
    /// Flush it to the disk, so that no power cut leaves an empty file under the note's name.
    Flush,
    /// Look whether the note is still what was read.
    Check,
    /// Give the file the note's name.
    Rename,
    /// Flush the folder to the disk, so that the new name outlasts a power cut.
    FlushFolder,
}

/// Writes one file of the user's: it keeps its permissions, and a link to it stays a link.
///
/// What is there and is no file, such as a device or a pipe, is written into and never replaced.
///
/// # Errors
/// Where the operating system refuses; the file is then as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let real = target(path);
    if fs::metadata(&real).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        let written =
            fs::OpenOptions::new().write(true).open(&real).and_then(|mut device| device.write_all(bytes));
        return written.map_err(DiskError::io(path));
    }
    let written = beside(&real, bytes, ".afterword-").and_then(|file| {
        file.as_file().sync_all()?;
        file.persist(&real).map_err(|error| error.error)
    });
    written.map(drop).map_err(DiskError::io(path))
}

/// Whether a file holds just these bytes already.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes a new file, and the folders to it that are missing. What is there already is never written over.
///
/// # Errors
/// [`DiskError::Exists`] where something of that name is there, also a link that leads nowhere; else where the
/// operating system refuses.
pub fn create_file(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(DiskError::Exists(path.to_owned()));
    }
    fs::create_dir_all(folder(path)).map_err(DiskError::io(&folder(path)))?;
    let held = Held::folder_of(path)?;
    let mut file = held.temporary().map_err(DiskError::io(path))?;
    file.as_file_mut().write_all(bytes).map_err(DiskError::io(path))?;
    file.as_file().sync_all().map_err(DiskError::io(path))?;
    match file.persist_noclobber(path) {
        Ok(_) => {
            held.flush();
            Ok(())
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(DiskError::Exists(path.to_owned()))
        }
        Err(error) => Err(DiskError::io(path)(error.error)),
    }
}

/// Where a file is that may be a link, also one that leads to where there is nothing yet.
fn target(path: &Path) -> PathBuf {
    let linked = || fs::read_link(path).map(|target| folder(path).join(target));
    fs::canonicalize(path).or_else(|_| linked()).unwrap_or_else(|_| path.to_owned())
}

/// Writes one file of ours into a folder that is held. It need not survive a power cut, since it can be made again.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let written =
        beside(path, bytes, TEMPORARY).and_then(|file| file.persist(path).map_err(|error| error.error));
    written.map(drop).map_err(DiskError::io(path))
}

/// A temporary file in the same folder that holds these bytes, with the permissions of the one at `path`, if there is
/// one.
fn beside(path: &Path, bytes: &[u8], prefix: &str) -> io::Result<NamedTempFile> {
    let mut file = temporary(&folder(path), prefix)?;
    if let Ok(metadata) = fs::symlink_metadata(path)
        && metadata.is_file()
    {
        keep_mode(file.as_file(), &metadata)?;
    }
    file.as_file_mut().write_all(bytes)?;
    Ok(file)
}

pub(super) fn keep_mode(file: &File, kept: &Metadata) -> io::Result<()> {
    file.set_permissions(kept.permissions())
}
