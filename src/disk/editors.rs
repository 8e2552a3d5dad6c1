//! Whether an editor has a note open, as far as the files tell that editors leave beside it.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands before and after a note's name in the names of such files, and who writes them.
const AROUND: &[(&str, &str)] = &[
    (".#", ""),         // Emacs and JOE, locks: links that lead nowhere
    ("#", "#"),         // Emacs, text that is not saved
    (".~lock.", "#"),   // LibreOffice and its kin
    (".", ".kate-swp"), // Kate
    ("", ".kate-swp"),  // Kate, where the note is hidden
];

/// The first file that shows a note to be open, beside its name or beside what a link of that name leads to.
///
/// Editors that keep such files elsewhere, as Neovim does, or none at all, cannot be seen.
pub(super) fn swap_file(note: &Path, real: &Path) -> Option<PathBuf> {
    [note, real].into_iter().flat_map(possible).find(|path| fs::symlink_metadata(path).is_ok())
}

fn possible(note: &Path) -> Vec<PathBuf> {
    let name = note.file_name().unwrap_or_default();
    let mut names: Vec<OsString> = AROUND.iter().map(|(before, after)| around(before, name, after)).collect();
    for last in ('a'..='p').rev() {
        names.extend(vim(name, &format!(".sw{last}")));
    }
    names.into_iter().map(|name| note.with_file_name(name)).collect()
}

/// Vim, which begins with `.swp` and counts down for each further window, and nano. To a name that begins with a dot
/// Vim adds none.
fn vim(name: &OsStr, after: &str) -> Vec<OsString> {
    let is_hidden = name.as_encoded_bytes().starts_with(b".");
    let mut names = vec![around(".", name, after)];
    names.extend(is_hidden.then(|| around("", name, after)));
    names
}

fn around(before: &str, name: &OsStr, after: &str) -> OsString {
    let mut around = OsString::from(before);
    around.push(name);
    around.push(after);
    around
}
