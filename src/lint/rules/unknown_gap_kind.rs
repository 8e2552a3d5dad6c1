//! A gap whose label is plainly a misspelt kind, which leaves the kind to be guessed.

use super::super::about::part_of;
use super::super::told::misspelt_kind;
use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "unknown-gap-kind", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    for gap in note.gaps.iter().flatten() {
        let Some((label, kind)) = misspelt_kind(about.day.playbook, &gap.text) else { continue };
        // `Lane: asked about caching` may well be about Lane.
        if !note.called(label).is_empty() {
            continue;
        }
        let message = format!("`{label}` is not a kind of gap, so the kind has to be guessed");
        let at = part_of(note, gap.span, label);
        report.warning(&note.source, at, message, format!("did you mean `{kind}`?"));
    }
}
