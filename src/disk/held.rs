//! A folder while files are replaced in it: held against other runs, tidied, and flushed.

use super::DiskError;
use super::temporary::{folder, temporary};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, io, thread};
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::xxh3_128;

/// How the names of temporary files and folders begin that are made only in a folder which is held. Hidden, so that nobody
/// takes one for a note.
pub(super) const TEMPORARY: &str = ".afterword-part-";

const PAUSE: Duration = Duration::from_millis(2);

/// What a folder is held for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A note, or another file among the user's own.
    File,
    /// A report, whose new files wait in a folder within.
    Report,
}

impl Purpose {
    /// How long another run is waited for. A replacement takes some milliseconds, unless its process was stopped; a large
    /// report on a slow disk takes some seconds.
    fn tries(self) -> u32 {
        match self {
            Purpose::File => 5_000,
            Purpose::Report => 60_000,
        }
    }
}

/// A folder in which no other run of ours replaces a file, until this is dropped.
///
/// It is the folder that is locked and not the file, since at a replacement another file takes its name. The lock
/// ends with the process, however that ends. Where the file system knows no locks, as some network drives do not,
/// nothing is held and nothing is tidied.
pub(super) struct Held {
    folder: PathBuf,
    handle: File,
}

impl Held {
    /// Waits for the folder that `file` lies in.
    pub(super) fn folder_of(file: &Path) -> Result<Self, DiskError> {
        Self::hold(folder(file), Purpose::File)
    }

    /// Waits for the folder of a report.
    pub(super) fn report(folder: &Path) -> Result<Self, DiskError> {
        Self::hold(folder.to_owned(), Purpose::Report)
    }

    fn hold(folder: PathBuf, purpose: Purpose) -> Result<Self, DiskError> {
        let handle = lockable(&folder).map_err(DiskError::io(&folder))?;
        match lock(&handle, purpose.tries()) {
            Lock::Busy => return Err(DiskError::Busy(folder)),
            Lock::Held => clear(&folder, purpose),
            Lock::Unknown => {}
        }
        Ok(Held { folder, handle })
    }

    /// A new temporary file in the folder; it goes when it is dropped.
    pub(super) fn temporary(&self) -> io::Result<NamedTempFile> {
        temporary(&self.folder, TEMPORARY)
    }

    /// Makes the names in the folder outlast a power cut, as far as the file system allows it.
    ///
    /// That it refuses is no reason to take a replacement back, or to tell the user that it was not done.
    pub(super) fn flush(&self) {
        if cfg!(unix) {
            let _ = self.handle.sync_all();
        }
    }
}

/// What to lock for a folder: itself. Where a folder cannot be opened, as on Windows, a file elsewhere stands for it.
fn lockable(folder: &Path) -> io::Result<File> {
    if cfg!(unix) {
        return File::open(folder);
    }
    let name = format!("afterword-{:032x}.lock", xxh3_128(folder.as_os_str().as_encoded_bytes()));
    OpenOptions::new().write(true).create(true).truncate(false).open(env::temp_dir().join(name))
}

#[derive(Debug, PartialEq, Eq)]
enum Lock {
    Held,
    Busy,
    /// The file system has no locks.
    Unknown,
}

fn lock(handle: &File, tries: u32) -> Lock {
    for _ in 0..tries {
        match handle.try_lock() {
            Ok(()) => return Lock::Held,
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Lock::Unknown,
        }
    }
    Lock::Busy
}

/// Removes what runs that were killed left behind. As they are made only while the folder is held, and we hold it,
/// nobody needs them any more; the note of each is whole, since it was not yet replaced. A folder among the notes is never
/// ours, whatever it is called.
fn clear(folder: &Path, purpose: Purpose) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        let _ = match is_temporary(&entry.file_name().to_string_lossy()) {
            true if kind.is_file() => fs::remove_file(entry.path()),
            true if kind.is_dir() && purpose == Purpose::Report => fs::remove_dir_all(entry.path()),
            _ => Ok(()),
        };
    }
}

/// Whether a file of this name is one of those.
pub(super) fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(TEMPORARY);
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_another_holds_is_waited_for_but_not_for_ever() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [mine, other] = [(); 2].map(|()| lockable(folder.path()).expect("a folder"));
        assert_eq!((lock(&other, 1), lock(&mine, 3)), (Lock::Held, Lock::Busy));
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(PAUSE * 5);
                drop(other);
            });
            assert_eq!(lock(&mine, Purpose::File.tries()), Lock::Held);
        });
    }
}
