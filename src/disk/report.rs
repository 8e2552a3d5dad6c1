//! Brings the report's folder to hold exactly the files of a report, and whatever the user put there.

use super::held::Held;
use super::manifest::{Manifest, hash};
use super::refuse::{checked, is_safe_name, stays_inside};
use super::stage::{Stage, write_new};
use super::{DiskError, Place, Refusal, Written};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

/// Writes a report: files by their names, relative to its folder and with `/`; see [`Report`].
///
/// # Errors
/// As [`Report::begin`] and [`Report::finish`].
pub fn write_report(place: &Place<'_>, files: &[(String, Vec<u8>)]) -> Result<Written, DiskError> {
    let report = Report::begin(place)?;
    files.par_iter().for_each(|(name, bytes)| report.put(name, bytes));
    report.finish()
}

/// A report on its way to the disk, file by file, so that it need not be in memory as a whole.
///
/// Files that differ from what is there wait beside it. Nothing of an earlier report is touched before
/// [`Report::finish`]; whoever drops the report instead leaves everything as it was.
pub struct Report<'p> {
    place: Place<'p>,
    /// The report's folder, without links.
    folder: PathBuf,
    /// Whether there was no such folder yet, and so no file to compare with.
    is_new: bool,
    before: Manifest,
    taken: Mutex<Taken>,
}

/// What was put so far.
#[derive(Default)]
struct Taken {
    files: Vec<Put>,
    /// Goes before the folder is let go.
    stage: Option<Stage>,
    held: Option<Held>,
    error: Option<DiskError>,
}

/// One file.
struct Put {
    name: String,
    hash: String,
    /// It differs from what there is, and waits on the stage.
    is_waiting: bool,
}

impl<'p> Report<'p> {
    /// A report for a folder; nothing is written yet. Where another run writes to the same folder, it is waited for.
    ///
    /// # Errors
    /// Where the folder is not ours, or where the operating system refuses.
    pub fn begin(place: &Place<'p>) -> Result<Self, DiskError> {
        let folder = checked(place)?;
        Manifest::read(&folder)?;
        let held = folder.exists().then(|| Held::report(&folder)).transpose()?;
        let before = Manifest::read(&folder)?;
        let is_new = held.is_none();
        let taken = Mutex::new(Taken { held, ..Taken::default() });
        Ok(Report { place: *place, folder, is_new, before, taken })
    }

    /// Adds a file by its name, relative to the report's folder and with `/`; from many threads, if need be.
    /// Whatever is wrong with it, [`Report::finish`] tells.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(name);
        let is_waiting = is_safe_name(name) && (self.is_new || !is_there(&path, bytes));
        // The same name twice is told with all other names, before this.
        let written = match is_waiting {
            true => self
                .waiting(name)
                .and_then(|waiting| write_new(&waiting, bytes).map_err(DiskError::io(&path))),
            false => Ok(()),
        };
        let put = Put { name: name.to_owned(), hash: hash(bytes), is_waiting };
        let mut taken = self.taken();
        taken.files.push(put);
        taken.error = taken.error.take().or(written.err());
    }

    /// Where a file waits.
    fn waiting(&self, name: &str) -> Result<PathBuf, DiskError> {
        let mut taken = self.taken();
        if taken.stage.is_none() {
            let missing = self.folder.ancestors().take_while(|folder| !folder.exists());
            let made = missing.map(Path::to_owned).collect();
            taken.hold(&self.folder)?;
            taken.stage = Some(Stage::within(&self.folder, made)?);
        }
        Ok(taken.stage.as_ref().map_or_else(PathBuf::new, |stage| stage.path(name)))
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings the report's folder to hold exactly the files that were put, and whatever the user put there.
    ///
    /// Only what differs is written, each file as a whole; then what is stale is removed, and the list of what is
    /// ours is written last. A file that somebody changed by hand is never lost, see [`Written::kept`].
    ///
    /// # Errors
    /// Where a name leads out of the folder or comes twice, or where the operating system refuses.
    pub fn finish(self) -> Result<Written, DiskError> {
        let Report { place, folder, mut before, taken, .. } = self;
        let mut taken = taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        taken.files.par_sort_unstable_by(|a, b| a.name.cmp(&b.name));
        check_names(&taken.files)?;
        taken.error.take().map_or(Ok(()), Err)?;
        check_links(&place, &folder, &taken.files)?;
        if before == Manifest::default() {
            // The folder may have been another run's until we held it.
            taken.hold(&folder)?;
            before = Manifest::read(&folder)?;
        }
        let files = &taken.files;
        let after = Manifest::of(files.iter().map(|put| (put.name.as_str(), put.hash.as_str())));
        let meanwhile = before.or(&after);
        if before != after {
            meanwhile.write(&folder)?;
        }
        let mut written = Written::default();
        if let Some(stage) = &taken.stage {
            written = move_all(&folder, stage, files, &before)?;
        }
        written.unchanged = files.iter().filter(|put| !put.is_waiting).count();
        clear(&folder, &before, &after, &mut written)?;
        if *meanwhile != after {
            after.write(&folder)?;
        }
        written.kept.sort();
        Ok(written)
    }
}

impl Taken {
    /// Holds the report's folder, which is made where there is none.
    fn hold(&mut self, folder: &Path) -> Result<(), DiskError> {
        fs::create_dir_all(folder).map_err(DiskError::io(folder))?;
        if self.held.is_none() {
            self.held = Some(Held::report(folder)?);
        }
        Ok(())
    }
}

/// The folder that a file of this name lies in; the report's own has no name.
fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a file holds just these bytes. One of another length need not be read.
fn is_there(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = |found: &fs::Metadata| found.is_file() && found.len() == bytes.len() as u64;
    fs::symlink_metadata(path).is_ok_and(|found| is_as_long(&found))
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// The files come by name.
fn check_names(files: &[Put]) -> Result<(), DiskError> {
    let unsafe_name = files.iter().find(|put| !is_safe_name(&put.name));
    let twice = files.windows(2).find(|pair| pair[0].name == pair[1].name).map(|pair| &pair[1]);
    unsafe_name.or(twice).map_or(Ok(()), |put| Err(DiskError::Name(put.name.clone())))
}

fn check_links(place: &Place<'_>, folder: &Path, files: &[Put]) -> Result<(), DiskError> {
    // All files of a folder lie on the same way.
    let one_of_each: BTreeMap<&str, &str> =
        files.iter().map(|put| (parent(&put.name), put.name.as_str())).collect();
    if one_of_each.values().all(|name| stays_inside(folder, name)) {
        return Ok(());
    }
    Err(DiskError::Refused { folder: place.folder.to_owned(), why: Refusal::Link })
}

/// Moves what waits to where it belongs: whole folders where there is nothing of that name yet, else file by file.
fn move_all(folder: &Path, stage: &Stage, files: &[Put], before: &Manifest) -> Result<Written, DiskError> {
    let waiting: Vec<&str> = files.iter().filter(|put| put.is_waiting).map(|put| put.name.as_str()).collect();
    let moved = move_folders(folder, stage, &waiting)?;
    let is_moved = |name: &str| name.split_once('/').is_some_and(|(top, _)| moved.contains(top));
    let rest: Vec<&str> = waiting.iter().copied().filter(|name| !is_moved(name)).collect();
    make_folders(folder, &rest)?;
    let one = |name: &&str| move_one(folder, stage, name, before);
    let kept = rest.par_iter().map(one).collect::<Result<Vec<Option<String>>, DiskError>>()?;
    Ok(Written { written: waiting.len(), kept: kept.into_iter().flatten().collect(), ..Written::default() })
}

/// The folders of the report's own that could be moved as a whole: ten thousand files at once, and not one by one.
fn move_folders<'f>(
    folder: &Path,
    stage: &Stage,
    waiting: &[&'f str],
) -> Result<BTreeSet<&'f str>, DiskError> {
    let tops: BTreeSet<&str> =
        waiting.iter().filter_map(|name| name.split_once('/')).map(|(top, _)| top).collect();
    let mut moved = BTreeSet::new();
    for top in tops {
        let path = folder.join(top);
        if matches!(standing(&path)?, Standing::Nothing) {
            fs::rename(stage.path(top), &path).map_err(DiskError::io(&path))?;
            moved.insert(top);
        }
    }
    Ok(moved)
}

fn make_folders(folder: &Path, names: &[&str]) -> Result<(), DiskError> {
    for inner in names.iter().map(|name| parent(name)).collect::<BTreeSet<_>>() {
        let path = folder.join(inner);
        fs::create_dir_all(&path).map_err(DiskError::io(&path))?;
    }
    Ok(())
}

/// Moves one file to its place. Somebody's own file that was in the way is renamed; that is its name now.
fn move_one(
    folder: &Path,
    stage: &Stage,
    name: &str,
    before: &Manifest,
) -> Result<Option<String>, DiskError> {
    let (waiting, path) = (stage.path(name), folder.join(name));
    let kept = match standing(&path)? {
        Standing::Nothing => None,
        Standing::File(there) if before.wrote(name, &there) || is_there(&waiting, &there) => {
            let kept = fs::symlink_metadata(&path).map(|found| found.permissions());
            kept.and_then(|kept| fs::set_permissions(&waiting, kept)).map_err(DiskError::io(&path))?;
            None
        }
        Standing::File(_) | Standing::Other => Some(move_aside(folder, name)?),
    };
    fs::rename(&waiting, &path).map_err(DiskError::io(&path))?;
    Ok(kept)
}

/// What there is under a name.
enum Standing {
    Nothing,
    File(Vec<u8>),
    /// A folder, a link, a device.
    Other,
}

fn standing(path: &Path) -> Result<Standing, DiskError> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match fs::symlink_metadata(path) {
        // Below a file there is nothing either.
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(Standing::Nothing),
        Err(error) => Err(DiskError::io(path)(error)),
        Ok(found) if found.is_file() => fs::read(path).map(Standing::File).map_err(DiskError::io(path)),
        Ok(_) => Ok(Standing::Other),
    }
}

/// Renames somebody's own file to the first of `NAME.edited`, `NAME.edited-2`, … that is free.
fn move_aside(folder: &Path, name: &str) -> Result<String, DiskError> {
    let mut kept = format!("{name}.edited");
    let mut number = 1;
    while fs::symlink_metadata(folder.join(&kept)).is_ok() {
        number += 1;
        kept = format!("{name}.edited-{number}");
    }
    fs::rename(folder.join(name), folder.join(&kept)).map_err(DiskError::io(&folder.join(name)))?;
    Ok(kept)
}

/// Removes what an earlier report left and nobody changed, and the folders that are empty then.
fn clear(folder: &Path, before: &Manifest, after: &Manifest, written: &mut Written) -> Result<(), DiskError> {
    let mut emptied = BTreeSet::new();
    for name in before.stale(after).filter(|name| is_safe_name(name) && stays_inside(folder, name)) {
        let path = folder.join(name);
        match standing(&path)? {
            Standing::Nothing => {}
            Standing::File(there) if before.wrote(name, &there) => {
                fs::remove_file(&path).map_err(DiskError::io(&path))?;
                written.removed += 1;
                emptied.extend(folders_above(name));
            }
            Standing::File(_) | Standing::Other => written.kept.push(name.to_owned()),
        }
    }
    // From the deepest up; a folder that still holds something refuses to go, which is what is wanted.
    for parent in emptied.iter().rev() {
        let _ = fs::remove_dir(folder.join(parent));
    }
    Ok(())
}

fn folders_above(name: &str) -> impl Iterator<Item = PathBuf> {
    let above = Path::new(name).ancestors().skip(1);
    above.filter(|parent| !parent.as_os_str().is_empty()).map(Path::to_owned)
}
