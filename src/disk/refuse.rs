//! Which folders are not ours to write to.

use super::held::is_temporary;
use super::{DiskError, Place};
use crate::discover::MANIFEST;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fmt, fs, io};

/// Why a folder is not ours to write to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is the journal, or holds it.
    Journal,
    /// It is the user's home folder, or holds it.
    Home,
    /// It is the root of a git repository.
    Repository,
    /// It is a file.
    File,
    /// It has files in it that no report of ours put there.
    NotOurs,
    /// Its list of what we wrote cannot be read.
    BrokenManifest,
    /// A folder in it is a link to somewhere else.
    Link,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Journal => "the journal is in it; choose a folder of its own",
            Refusal::Home => "your home folder is in it; choose a folder of its own",
            Refusal::Repository => "it is a git repository; choose a folder of its own",
            Refusal::File => "it is a file; choose a folder",
            Refusal::NotOurs => "it has other files in it; choose an empty folder or a new one",
            Refusal::BrokenManifest => {
                "its `.afterword-manifest.json` cannot be read, so nobody knows which files are ours; \
                 remove the folder, and it will be written anew"
            }
            Refusal::Link => "a folder in it is a link to somewhere else; take the link away",
        })
    }
}

/// The real path of the report's folder, if it is ours to write to.
pub(super) fn checked(place: &Place<'_>) -> Result<PathBuf, DiskError> {
    let real = real(place.folder).map_err(DiskError::io(place.folder))?;
    match refusal(&real, place).map_err(DiskError::io(place.folder))? {
        Some(why) => Err(DiskError::Refused { folder: place.folder.to_owned(), why }),
        None => Ok(real),
    }
}

fn refusal(folder: &Path, place: &Place<'_>) -> io::Result<Option<Refusal>> {
    let holds = |other: &Path| real(other).map(|other| other.starts_with(folder));
    if holds(place.journal)? {
        return Ok(Some(Refusal::Journal));
    }
    if place.home.is_some_and(|home| holds(home).unwrap_or(false)) {
        return Ok(Some(Refusal::Home));
    }
    if !folder.exists() {
        return Ok(None);
    }
    if !folder.is_dir() {
        return Ok(Some(Refusal::File));
    }
    if fs::symlink_metadata(folder.join(".git")).is_ok() {
        return Ok(Some(Refusal::Repository));
    }
    let is_ours = fs::symlink_metadata(folder.join(MANIFEST)).is_ok_and(|manifest| manifest.is_file());
    // A run that was killed before its list was written leaves nothing else; one that goes on has nothing else yet.
    let is_nothing = |name: &OsString| is_temporary(&name.to_string_lossy());
    let is_empty = fs::read_dir(folder)?.flatten().all(|entry| is_nothing(&entry.file_name()));
    Ok((!is_ours && !is_empty).then_some(Refusal::NotOurs))
}

/// The path without links and without ways back; what of it does not exist yet is taken as it is written.
fn real(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let absolute = std::path::absolute(path)?;
    let Some(parent) = absolute.parent() else { return Ok(absolute) };
    let parent = real(parent)?;
    let way = match absolute.file_name() {
        Some(name) => parent.join(name),
        // Behind `..`: the way goes back, perhaps to what does exist.
        None => parent.parent().unwrap_or(&parent).to_owned(),
    };
    Ok(fs::canonicalize(&way).unwrap_or(way))
}

/// Whether a name stays inside the report's folder, wherever that is, and is not the manifest's own.
pub(super) fn is_safe_name(name: &str) -> bool {
    let mut parts = Path::new(name).components().peekable();
    name != MANIFEST
        && !name.contains(['\\', '\0', ':'])
        && !name.ends_with('/')
        && parts.peek().is_some()
        && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Whether every folder on the way from `folder` to the file `name` in it is a real one, as far as it exists.
pub(super) fn stays_inside(folder: &Path, name: &str) -> bool {
    let way = Path::new(name).ancestors().skip(1).filter(|part| !part.as_os_str().is_empty());
    way.map(|part| folder.join(part))
        .all(|part| fs::symlink_metadata(part).map_or(true, |found| !found.is_symlink()))
}
