//! An answer that went badly, without the question.

use super::{AboutNote, Check, Report, Rule};
use crate::note::Answered;

pub(super) const RULE: Rule = Rule { code: "nameless-answer", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    if note.answered != Some(Answered::No) {
        return;
    }
    let Some(field) = note.field("answered") else { return };
    let line = Some(note.line(field.name_span));
    // A gap that the self-assessment brought stands nowhere itself; its line is that of the answer.
    if about.assessment.gaps.iter().any(|gap| gap.span.is_none() && gap.line == line) {
        let message = "an answer went badly, and no gap says which one".to_owned();
        let help = "name the question under `gaps`: `weak-answer: the question -> what you would say now`";
        report.hint(&note.source, field.value.span, message, help);
    }
}
