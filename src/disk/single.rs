//! Writes a report that is one file, and never over anything but an earlier one of its kind.

use super::held::Held;
use super::replace::replace;
use super::temporary::folder;
use super::{DiskError, Written};
use std::path::{Path, PathBuf};
use std::{fs, io};
use xxhash_rust::xxh3::xxh3_64;

/// Writes a report that is one HTML file. Its last line is ours, and tells whether somebody has changed it since.
///
/// An earlier report that was changed by hand is renamed to `NAME.edited`, see [`Written::kept`].
///
/// # Errors
/// [`DiskError::Exists`] where something else has that name; else where the operating system refuses.
pub fn write_single(path: &Path, html: &[u8]) -> Result<Written, DiskError> {
    let bytes = [html, mark(html).as_bytes()].concat();
    let mut written = Written { written: 1, ..Written::default() };
    fs::create_dir_all(folder(path)).map_err(DiskError::io(path))?;
    let _held = Held::folder_of(path)?;
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(DiskError::io(path)(error)),
        Ok(found) if !found.is_file() => return Err(DiskError::Exists(path.to_owned())),
        Ok(_) => match standing(&fs::read(path).map_err(DiskError::io(path))?, &bytes) {
            Standing::Same => return Ok(Written { unchanged: 1, ..Written::default() }),
            Standing::Ours => {}
            Standing::Changed => written.kept.push(move_aside(path)?),
            Standing::Others => return Err(DiskError::Exists(path.to_owned())),
        },
    }
    replace(path, &bytes)?;
    Ok(written)
}

const MARK: &str = "<!-- afterword ";

/// The line at the end: what is before it, as a number.
fn mark(html: &[u8]) -> String {
    format!("{MARK}{:016x} -->\n", xxh3_64(html))
}

/// What has the name already.
enum Standing {
    Same,
    /// An earlier report.
    Ours,
    /// An earlier report that somebody changed.
    Changed,
    Others,
}

fn standing(there: &[u8], new: &[u8]) -> Standing {
    let length = mark(&[]).len();
    let (html, end) = there.split_at(there.len().saturating_sub(length));
    if there == new {
        Standing::Same
    } else if end == mark(html).as_bytes() {
        Standing::Ours
    } else if there.windows(MARK.len()).any(|part| part == MARK.as_bytes()) {
        Standing::Changed
    } else {
        Standing::Others
    }
}

/// Renames a file to the first of `NAME.edited`, `NAME.edited-2`, … that is free.
fn move_aside(path: &Path) -> Result<String, DiskError> {
    let named = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let mut kept = named(".edited");
    let mut number = 1;
    while fs::symlink_metadata(&kept).is_ok() {
        number += 1;
        kept = named(&format!(".edited-{number}"));
    }
    fs::rename(path, &kept).map_err(DiskError::io(path))?;
    Ok(kept.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_report_is_replaced_and_what_somebody_wrote_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("to send/report.html");
        assert_eq!(write_single(&path, b"one").expect("it is written").written, 1);
        assert_eq!(write_single(&path, b"one").expect("it is there").unchanged, 1);
        assert_eq!(write_single(&path, b"two").expect("it is written").written, 1);
        let text = fs::read_to_string(&path).expect("text");
        fs::write(&path, text.replace("two", "mine")).expect("it is changed");
        assert_eq!(write_single(&path, b"three").expect("it is written").kept, ["report.html.edited"]);
        assert!(
            fs::read_to_string(folder.path().join("to send/report.html.edited"))
                .expect("text")
                .starts_with("mine")
        );
        for kept in ["report.html.edited-2", "report.html.edited-3"] {
            let text = fs::read_to_string(&path).expect("text");
            fs::write(&path, text.replace("three", "mine")).expect("it is changed");
            assert_eq!(write_single(&path, b"three").expect("it is written").kept, [kept]);
        }
    }

    #[test]
    fn what_is_no_report_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        for theirs in ["", "<p>mine</p>\n", "<p>mine, and as long as any mark of ours</p>\n"] {
            fs::write(&path, theirs).expect("it is written");
            assert!(matches!(write_single(&path, b"one"), Err(DiskError::Exists(_))));
            assert_eq!(fs::read_to_string(&path).expect("text"), theirs);
        }
        assert!(matches!(write_single(folder.path(), b"one"), Err(DiskError::Exists(_))));
    }
}
