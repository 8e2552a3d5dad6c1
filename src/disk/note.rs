//! Reads a note of the user's, and replaces it if nobody else has changed it or has it open.

use super::DiskError;
use super::editors::swap_file;
use super::held::Held;
use super::replace::{Step, keep_mode};
use crate::discover::LARGEST;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What to do where an editor's file beside a note shows that it is open there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editors {
    /// Leave the note as it is: what is written now would be lost when the editor saves it.
    Respect,
    /// Replace it all the same, as when an editor has crashed and left its file behind.
    Ignore,
}

/// Reads a note: a file, or a link to one, of at most 16 MiB.
///
/// # Errors
/// Where there is none, where it is something else, such as a folder or a pipe, where it is too large, or where the
/// operating system refuses.
pub fn read_note(path: &Path) -> Result<Vec<u8>, DiskError> {
    let unreadable = |error| DiskError::Unreadable { path: path.to_owned(), error };
    // A pipe or a device is not even opened: it might never answer.
    if !found(path)?.is_file() {
        return Err(DiskError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(DiskError::TooLarge(path.to_owned()));
    }
    Ok(bytes)
}

fn found(path: &Path) -> Result<Metadata, DiskError> {
    fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => DiskError::DeadLink(path.to_owned()),
        io::ErrorKind::NotFound => DiskError::Missing(path.to_owned()),
        _ => DiskError::Unreadable { path: path.to_owned(), error },
    })
}

/// Replaces a note with `new` if it still is `read`, byte for byte. On any error it is as it was.
///
/// Whoever reads it, and whatever happens meanwhile, finds the old text or the new, and nothing between. It keeps its
/// permissions, its owner and its group; a link to it stays a link. Other runs of ours wait until it is done, so that
/// none takes back what another wrote. Only between the last look at the note and its replacement, some
/// microseconds, could another program still write to it unseen.
///
/// What a run that was killed left behind is a hidden file beside the note, which the next replacement in that folder
/// removes.
///
/// # Errors
/// Where the note has changed or is gone, where an editor has it open (see [`Editors`]), where it is read-only, has
/// several names (hard links) or an owner that cannot be kept, and where the operating system refuses.
pub fn replace_note(path: &Path, read: &[u8], new: &[u8], editors: Editors) -> Result<(), DiskError> {
    in_steps(path, read, new, editors, &mut |_| Ok(()))
}

/// Replaces a note, and calls `hook` before each step. An error of the hook is as one of the step.
pub(super) fn in_steps(
    path: &Path,
    read: &[u8],
    new: &[u8],
    editors: Editors,
    hook: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), DiskError> {
    let note = Note::find(path, read, editors)?;
    let mut before = |step| hook(step).map_err(note.failed());
    let held = Held::folder_of(&note.real)?;
    note.check()?;
    let kept = note.replaceable()?;
    if new == read {
        return Ok(());
    }
    before(Step::Make)?;
    let mut file = held.temporary().map_err(note.cannot_make())?;
    before(Step::Keep)?;
    note.keep(file.as_file(), &kept)?;
    before(Step::Write)?;
    file.as_file_mut().write_all(new).map_err(note.failed())?;
    before(Step::Flush)?;
    file.as_file().sync_all().map_err(note.failed())?;
    before(Step::Check)?;
    note.check()?;
    before(Step::Rename)?;
    file.persist(&note.real).map_err(|error| note.failed()(error.error))?;
    // From here on the note is the new one, whatever happens.
    let _ = before(Step::FlushFolder);
    held.flush();
    Ok(())
}

/// A note that is to be replaced.
struct Note<'a> {
    /// As the user calls it.
    path: &'a Path,
    /// Where it is, without links.
    real: PathBuf,
    /// Its bytes when they were read.
    read: &'a [u8],
    editors: Editors,
}

impl<'a> Note<'a> {
    fn find(path: &'a Path, read: &'a [u8], editors: Editors) -> Result<Self, DiskError> {
        found(path).map_err(gone)?;
        let real = fs::canonicalize(path).map_err(|_| DiskError::Changed(path.to_owned()))?;
        Ok(Note { path, real, read, editors })
    }

    /// Whether it still is what was read, and nobody has it open.
    fn check(&self) -> Result<(), DiskError> {
        let now = read_note(self.path).map_err(gone)?;
        let is_same = now == self.read && fs::canonicalize(self.path).is_ok_and(|real| real == self.real);
        if !is_same {
            return Err(DiskError::Changed(self.path.to_owned()));
        }
        match swap_file(self.path, &self.real) {
            Some(swap) if self.editors == Editors::Respect => {
                Err(DiskError::OpenInEditor { note: self.path.to_owned(), swap })
            }
            _ => Ok(()),
        }
    }

    /// What the new file is to keep of the old one. To put another in its place takes only leave to write to the
    /// folder; but who made a note read-only meant the note.
    fn replaceable(&self) -> Result<Metadata, DiskError> {
        let metadata = fs::metadata(&self.real).map_err(self.failed())?;
        if metadata.permissions().readonly() {
            return Err(DiskError::ReadOnly(self.path.to_owned()));
        }
        if has_other_names(&metadata) {
            return Err(DiskError::OtherNames(self.path.to_owned()));
        }
        match OpenOptions::new().write(true).open(&self.real) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Err(DiskError::ReadOnly(self.path.to_owned()))
            }
            opened => opened.map(|_| metadata).map_err(self.failed()),
        }
    }

    /// Before anything is written to it, the new file is as closed to others as the old one.
    fn keep(&self, file: &File, kept: &Metadata) -> Result<(), DiskError> {
        keep_owner(file, kept).map_err(|_| DiskError::Owner(self.path.to_owned()))?;
        keep_mode(file, kept).map_err(self.failed())
    }

    fn failed(&self) -> impl Fn(io::Error) -> DiskError {
        let path = self.path.to_owned();
        move |error| DiskError::NotReplaced { path: path.clone(), error }
    }

    fn cannot_make(&self) -> impl Fn(io::Error) -> DiskError {
        let (failed, path) = (self.failed(), self.path.to_owned());
        move |error| match error.kind() {
            io::ErrorKind::PermissionDenied => DiskError::ClosedFolder(path.clone()),
            _ => failed(error),
        }
    }
}

/// That a note which was read is not there any more is a change.
fn gone(error: DiskError) -> DiskError {
    match error {
        DiskError::Missing(path) | DiskError::DeadLink(path) => DiskError::Changed(path),
        other => other,
    }
}

#[cfg(unix)]
fn has_other_names(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn keep_owner(file: &File, kept: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = file.metadata()?;
    if (made.uid(), made.gid()) == (kept.uid(), kept.gid()) {
        return Ok(());
    }
    fchown(file, Some(kept.uid()), Some(kept.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
