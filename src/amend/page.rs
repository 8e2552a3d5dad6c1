//! The note that is to be amended, as it is read now.

use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::{Field, Kind, Syntax, Value};
use crate::note::{self, Note, Reading, values};
use crate::text::{Source, Span};
use std::sync::Arc;

/// A note, and what the reader complained of.
pub(super) struct Page {
    pub(super) note: Arc<Note>,
    pub(super) complaints: Vec<Diagnostic>,
}

impl Page {
    /// The note in `source`; refused where it is none, or cannot be read.
    pub(super) fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let (reading, complaints) = note::read(&Arc::new(source.clone()));
        let (why, help) = match reading {
            Reading::Note(note) => return Ok(Page { note, complaints }),
            // What cannot be read has errors that say why.
            Reading::Unreadable => return Err(complaints.into_iter().filter(is_error).collect()),
            Reading::Private => {
                ("it is marked `private`", "write the line into it by hand, or take `private` away first")
            }
            Reading::Letter(_) => {
                ("it is a letter that you edited", "name the note that the letter belongs to")
            }
            Reading::NotANote(why) => {
                (why, "name a note: a file whose front matter has `interviewer`, `mood` or `gaps`")
            }
        };
        let message = format!("this file was not changed: {why}");
        Err(vec![not_amended(source, Span::default(), message).help(help)])
    }

    pub(super) fn source(&self) -> &Source {
        &self.note.source
    }

    pub(super) fn text(&self) -> &str {
        self.note.source.text()
    }

    pub(super) fn syntax(&self) -> Syntax {
        self.note.front_matter.syntax
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.note.source.slice(span)
    }

    /// The blanks before the first field, which stand before every field.
    pub(super) fn margin(&self) -> &str {
        let first = self.note.front_matter.fields.first();
        let margin = first.map(|field| super::splice::indent(self.text(), field.name_span.start));
        margin.unwrap_or_default()
    }

    /// What stands between a field's name and its value.
    pub(super) fn gap(&self, field: &Field) -> Span {
        Span::new(field.name_span.end, field.value.span.start.max(field.name_span.end))
    }

    /// Where the colon or the `=` behind a field's name ends.
    pub(super) fn behind_mark(&self, field: &Field) -> Option<usize> {
        let mark = if self.syntax() == Syntax::Yaml { ':' } else { '=' };
        let gap = self.gap(field);
        let at = match self.slice(gap).find(mark) {
            Some(offset) => gap.start + offset,
            None => return None,
        };
        self.slice(Span::new(gap.start, at)).trim().is_empty().then_some(at + 1)
    }
}

/// The complaint that a file was not changed.
pub(super) fn not_amended(source: &Source, span: Span, message: String) -> Diagnostic {
    Diagnostic::error("not-amended", source, span, message)
}

fn is_error(complaint: &Diagnostic) -> bool {
    complaint.severity == Severity::Error
}

/// Whether a value says nothing: it is empty, an empty list, or a word for nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match &value.kind {
        Kind::Empty => true,
        Kind::Text(text) => values::trimmed(text).is_none(),
        Kind::List(items) => items.is_empty(),
        Kind::Map(_) => false,
    }
}
