//! What is to be mended in a letter before it goes out, as it stands beside the letter.

use super::marked;
use super::site::{LISTED, Root, Site};
use crate::diagnostic::{Diagnostic, Severity};
use crate::journal::NoteId;
use serde::Serialize;

/// One thing to mend.
#[derive(Serialize)]
pub(super) struct ObjectionView {
    /// Whether the letter must not go out as it is.
    is_grave: bool,
    /// What is wrong, as safe HTML.
    message: String,
    /// What to do, as safe HTML.
    help: String,
    /// `line 8`, in the letter's own file; absent where the note's words are to blame.
    place: Option<String>,
    /// The rule that objects, and its place among the problems.
    code: &'static str,
    url: Option<String>,
}

/// The things to mend in a letter of this note.
pub(super) fn views(
    objections: &[Diagnostic],
    note: NoteId,
    site: &Site<'_>,
    root: Root,
) -> Vec<ObjectionView> {
    let is_in_note = |each: &Diagnostic| each.path == site.analysis.note(note).path();
    let view = |each: &Diagnostic| ObjectionView {
        is_grave: each.severity == Severity::Error,
        message: marked::html(&each.message),
        help: marked::html(&each.help),
        place: (!is_in_note(each))
            .then(|| site.words.with("common.line", &[("line", &each.place.line.to_string())])),
        code: each.code,
        url: place(each, &site.analysis.diagnostics)
            .map(|place| format!("{root}problems.html#problem-{place}")),
    };
    objections.iter().map(view).collect()
}

/// Which of the problems it is, from 1; absent where the page does not list so many.
fn place(objection: &Diagnostic, all: &[Diagnostic]) -> Option<usize> {
    let first = all.partition_point(|each| each.path < objection.path);
    let place = first + all[first..].iter().take(LISTED).position(|each| each == objection)?;
    (place < LISTED).then_some(place + 1)
}
