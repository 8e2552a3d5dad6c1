//! A past interview of which nobody has said yet what went wrong, or that nothing did.

use super::gaps_none;
use super::{AboutNote, Check, Report, Rule};
use crate::playbook::Verdict;

pub(super) const RULE: Rule = Rule { code: "no-gaps", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let is_unassessed = note.gaps.is_none() && about.assessment.verdict == Verdict::Unassessed;
    if is_unassessed && about.is_past() && !gaps_none::says_none(note) && !about.is_misspelt("gaps") {
        let message = "`gaps` is not filled in, so nothing is known to mend".to_owned();
        let help = "write what went wrong as a list, or `gaps: []` if nothing did";
        report.hint(&note.source, about.name_or_opening("gaps"), message, help);
    }
}
