//! A gap in free text whose kind was guessed; a guess is always shown as a guess.

use super::super::told::misspelt_kind;
use super::{AboutNote, Check, Report, Rule};
use crate::playbook::UNCLEAR;

pub(super) const RULE: Rule = Rule { code: "guessed-gap", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    for gap in about.assessment.gaps.iter().filter(|gap| gap.guessed && gap.kind != UNCLEAR) {
        let Some(span) = gap.span else { continue };
        if misspelt_kind(about.day.playbook, &gap.text).is_none() {
            let message = format!("read as `{}`", gap.kind);
            let help = format!("write `{}: …` to be exact", gap.kind);
            report.hint(&note.source, span, message, help);
        }
    }
}
