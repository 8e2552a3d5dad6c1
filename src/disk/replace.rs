//! Replaces one file as a whole: whoever reads it sees the old text or the new, and nothing between.

use super::DiskError;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

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
    let written = beside(&real, bytes).and_then(|file| {
        file.as_file().sync_all()?;
        file.persist(&real).map_err(|error| error.error)
    });
    written.map(drop).map_err(DiskError::io(path))
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
    let file = beside(path, bytes).map_err(DiskError::io(path))?;
    file.as_file().sync_all().map_err(DiskError::io(path))?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
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

/// Writes one file of ours. It need not survive a power cut, since it can be made again.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let written = beside(path, bytes).and_then(|file| file.persist(path).map_err(|error| error.error));
    written.map(drop).map_err(DiskError::io(path))
}

/// A temporary file in the same folder, hidden, so that nobody takes it for a note.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = builder().tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::symlink_metadata(path)
        && metadata.is_file()
    {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    Ok(file)
}

fn folder(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// On Unix a new file may be what any program's may: the user's umask takes away from it.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".afterword-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
