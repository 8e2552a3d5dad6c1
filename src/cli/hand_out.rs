//! Built-in files, written into a folder of the user's to be edited; what is there already is never written over.

use super::output::{Output, STRONG, count, styled};
use crate::disk::{self, DiskError};
use crate::text::visible;
use anyhow::bail;
use std::fmt::Write as _;
use std::path::Path;

/// Writes files, each under its path in the folder with `/`, and says what became of them.
///
/// # Errors
/// Where there is something else of the folder's name, or the operating system refuses.
pub(super) fn hand_out<'a>(
    folder: &Path,
    files: impl Iterator<Item = (String, &'a str)>,
    output: &Output,
) -> anyhow::Result<()> {
    let shown = visible(&folder.to_string_lossy());
    if folder.exists() && !folder.is_dir() {
        bail!("`{shown}` is a file; give a folder, which is made where there is none");
    }
    let (mut written, mut unchanged, mut kept) = (0, 0, Vec::new());
    for (name, text) in files {
        let path = folder.join(&name);
        match disk::create_file(&path, text.as_bytes()) {
            Ok(()) => written += 1,
            Err(DiskError::Exists(_)) if disk::holds(&path, text.as_bytes()) => unchanged += 1,
            Err(DiskError::Exists(_)) => kept.push(name),
            Err(error) => bail!(error),
        }
    }
    let mut text = format!("{}\n", styled(STRONG, shown));
    let _ = write!(text, "  {} written", count(written, "file", "files"));
    if unchanged > 0 {
        let _ = write!(text, ", {unchanged} there already");
    }
    text.push('\n');
    for name in kept {
        let _ = writeln!(text, "  there already and another, left as it is: {name}");
    }
    output.data(&text)
}
