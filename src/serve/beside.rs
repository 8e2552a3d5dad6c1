//! Files that lie beside the notes: the pictures and papers that a note shows or links to.

use std::fs;
use std::path::Path;

/// Where they are found, seen from the report's first page.
pub(super) const FOLDER: &str = "journal/";

/// What may be shown, by extension. No notes, as one of them may be private; nothing that could bring a script along.
const KINDS: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("pdf", "application/pdf"),
];

/// The content type and the content of a file of the journal. Hidden ones are nobody's business, and what a link
/// really leads to has to lie inside the journal as well.
pub(super) fn read(journal: &Path, name: &str) -> Option<(&'static str, Vec<u8>)> {
    let is_plain =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    if !name.split('/').all(is_plain) {
        return None;
    }
    let journal = fs::canonicalize(journal).ok()?;
    let file = fs::canonicalize(journal.join(name)).ok()?;
    let inside = file.strip_prefix(&journal).ok()?;
    let is_hidden = inside.iter().any(|part| part.to_string_lossy().starts_with('.'));
    let extension = file.extension()?.to_str()?.to_lowercase();
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == extension)?;
    let is_file = fs::metadata(&file).ok()?.is_file();
    if is_hidden || !is_file {
        return None;
    }
    Some((kind, fs::read(&file).ok()?))
}
