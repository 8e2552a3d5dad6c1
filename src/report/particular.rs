//! One thing that a note says in a field, with the line that says it.

use super::site::{Root, Site};
use crate::journal::NoteId;
use serde::Serialize;

/// `They decide`: `by Wed 11 Mar`.
#[derive(Serialize)]
pub(super) struct Particular {
    name: String,
    value: String,
    line: Option<usize>,
    /// Where that line stands.
    url: Option<String>,
}

/// A value under the name that the phrase gives it, with the line of the field that says it, if one does; nothing where
/// there is no value.
pub(super) fn of_field(
    phrase: &str,
    value: Option<String>,
    field: Option<&str>,
    (id, root): (NoteId, Root),
    site: &Site<'_>,
) -> Option<Particular> {
    let value = value?;
    let note = site.analysis.note(id);
    let line = field.and_then(|field| note.field(field)).map(|field| note.line(field.name_span));
    let name = site.words.say(phrase);
    Some(Particular { name, value, line, url: line.map(|line| site.line_url(id, line, root)) })
}
