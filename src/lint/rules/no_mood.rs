//! A past interview without a word on how it felt.

use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "no-mood", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    // A mood that is written and not understood is an error of its own.
    let is_written = || note.field("mood").is_some_and(|field| !field.value.is_empty());
    if about.is_past() && note.mood.is_none() && !is_written() && !about.is_misspelt("mood") {
        let message = "how it felt is not noted".to_owned();
        let help = "add `mood: great`, `good`, `okay`, `shaky` or `bad`; it never makes the verdict worse";
        report.hint(&note.source, about.name_or_opening("mood"), message, help);
    }
}
