//! The rules, tested with the examples on their pages; the lists, tested against the folders.

mod drafts;
mod examples;
mod folders;
mod phrases;
mod strictness;

use super::{Page, pages};
use std::path::PathBuf;

/// The file of a page.
fn file_of(page: &Page) -> PathBuf {
    let name = format!("{}.md", page.code.replace('-', "_"));
    let lint = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lint");
    let rule = lint.join("rules").join(&name);
    if rule.exists() { rule } else { lint.join("reading").join(&name) }
}
