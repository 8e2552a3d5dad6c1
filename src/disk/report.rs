//! Brings the report's folder to hold exactly the files of a report, and whatever the user put there.

use super::held::Held;
use super::manifest::Manifest;
use super::refuse::{checked, is_safe_name, stays_inside};
use super::replace::replace;
use super::{DiskError, Place, Refusal, Written};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Writes a report: files by their names, relative to its folder and with `/`.
///
/// Where another run writes to the same folder, it is waited for. Only what differs is written, each file as a whole; then what is stale is removed, and the list of what is
/// ours is written last. A file that somebody changed by hand is never lost, see [`Written::kept`].
///
/// # Errors
/// Where the folder is not ours, where a name leads out of it, or where the operating system refuses.
pub fn write_report(place: &Place<'_>, files: &[(String, Vec<u8>)]) -> Result<Written, DiskError> {
    check_names(files)?;
    let folder = checked(place)?;
    Manifest::read(&folder)?;
    fs::create_dir_all(&folder).map_err(DiskError::io(&folder))?;
    let held = Held::report(&folder)?;
    let before = Manifest::read(&folder)?;
    check_links(place, &folder, files)?;
    let after = Manifest::of(files);
    let all = before.or(&after);
    folders(all.names().filter(|name| is_safe_name(name) && stays_inside(&folder, name)))
        .iter()
        .for_each(|below| held.tidy(below));
    if before != after {
        all.write(&folder)?;
    }
    make_folders(&folder, files)?;
    let mut written = write_all(&folder, files, &before)?;
    clear(&folder, &before, &after, &mut written)?;
    if before != after {
        after.write(&folder)?;
    }
    written.kept.sort();
    Ok(written)
}

fn check_names(files: &[(String, Vec<u8>)]) -> Result<(), DiskError> {
    let mut seen = BTreeSet::new();
    let wrong = files.iter().find(|(name, _)| !is_safe_name(name) || !seen.insert(name));
    wrong.map_or(Ok(()), |(name, _)| Err(DiskError::Name(name.clone())))
}

fn check_links(place: &Place<'_>, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DiskError> {
    if files.iter().all(|(name, _)| stays_inside(folder, name)) {
        return Ok(());
    }
    Err(DiskError::Refused { folder: place.folder.to_owned(), why: Refusal::Link })
}

fn make_folders(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DiskError> {
    for parent in folders(files.iter().map(|(name, _)| name.as_str())) {
        let path = folder.join(parent);
        fs::create_dir_all(&path).map_err(DiskError::io(&path))?;
    }
    Ok(())
}

/// The folders that files of these names lie in.
fn folders<'n>(names: impl Iterator<Item = &'n str>) -> BTreeSet<&'n Path> {
    names.filter_map(|name| Path::new(name).parent()).collect()
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)], before: &Manifest) -> Result<Written, DiskError> {
    let one = |(name, bytes): &(String, Vec<u8>)| write_one(folder, name, bytes, before);
    let outcomes = files.par_iter().map(one).collect::<Result<Vec<Outcome>, DiskError>>()?;
    let mut written = Written::default();
    for outcome in outcomes {
        match outcome {
            Outcome::Unchanged => written.unchanged += 1,
            Outcome::Written => written.written += 1,
            Outcome::WrittenBeside(kept) => {
                written.written += 1;
                written.kept.push(kept);
            }
        }
    }
    Ok(written)
}

enum Outcome {
    Unchanged,
    Written,
    /// Somebody's own file was in the way and has this name now.
    WrittenBeside(String),
}

fn write_one(folder: &Path, name: &str, bytes: &[u8], before: &Manifest) -> Result<Outcome, DiskError> {
    let path = folder.join(name);
    let outcome = match standing(&path)? {
        Standing::File(there) if there == bytes => return Ok(Outcome::Unchanged),
        Standing::File(there) if before.wrote(name, &there) => Outcome::Written,
        Standing::Nothing => Outcome::Written,
        Standing::File(_) | Standing::Other => Outcome::WrittenBeside(move_aside(folder, name)?),
    };
    replace(&path, bytes)?;
    Ok(outcome)
}

/// What there is under a name.
enum Standing {
    Nothing,
    File(Vec<u8>),
    /// A folder, a link, a device.
    Other,
}

fn standing(path: &Path) -> Result<Standing, DiskError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Nothing),
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
                emptied.extend(folders_of(name));
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

fn folders_of(name: &str) -> impl Iterator<Item = PathBuf> {
    let above = Path::new(name).ancestors().skip(1);
    above.filter(|parent| !parent.as_os_str().is_empty()).map(Path::to_owned)
}
