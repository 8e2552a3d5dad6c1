//! A gap in free text that no kind could be read from.

use super::super::told::misspelt_kind;
use super::{AboutNote, Check, Report, Rule};
use crate::playbook::UNCLEAR;

pub(super) const RULE: Rule = Rule { code: "unclear-gap", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    for gap in about.assessment.gaps.iter().filter(|gap| gap.guessed && gap.kind == UNCLEAR) {
        let Some(span) = gap.span else { continue };
        if misspelt_kind(about.day.playbook, &gap.text).is_none() {
            let blank = if gap.answer.is_none() { ", so its letter leaves a blank" } else { "" };
            let message = format!("no kind of gap could be read from this{blank}");
            let help = "name the kind in front: `blanked: …`, `unmentioned: …`, `slip: …`; `afterword explain` lists them";
            report.hint(&note.source, span, message, help);
        }
    }
}
