//! `gaps: none`, which says nothing where it was probably meant to say that nothing went wrong.

use super::{AboutNote, Check, Report, Rule};
use crate::note::Note;

pub(super) const RULE: Rule = Rule { code: "gaps-none", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    if about.is_past() && says_none(note) {
        let span = note.span_of("gaps");
        let message = format!("`gaps: {}` reads as not filled in", note.source.slice(span));
        report.hint(&note.source, span, message, "write `gaps: []` if nothing went wrong");
    }
}

/// `TBD` is honest about being open; other words for nothing are not.
pub(super) fn says_none(note: &Note) -> bool {
    if note.gaps.is_some() {
        return false;
    }
    let text = note.field("gaps").and_then(|field| field.value.as_text());
    let word = text.map(|text| text.trim().to_lowercase());
    word.is_some_and(|word| !matches!(word.as_str(), "" | "tbd" | "tba" | "~"))
}
