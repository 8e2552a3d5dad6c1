//! A note that names nobody as interviewer.

use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "no-interviewer", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    if note.interviewers.is_empty() && !about.is_misspelt("interviewer") {
        let message = "no interviewer is given, so letters have nobody to greet".to_owned();
        let help = "add `interviewer: Dana Whitfield <dana@northwind.example>`, or `interviewer: unknown` until you know";
        report.hint(&note.source, about.name_or_opening("interviewer"), message, help);
    }
}
