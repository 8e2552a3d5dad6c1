//! A note that neither names its company nor lies in a folder that could be one.

use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "no-company", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    if note.company.is_none() && !about.is_misspelt("company") {
        let message = "no company is given, so this note stands alone and its letters name none".to_owned();
        let help = "add `company: Northwind`, or put the note into a folder of that name";
        report.hint(&note.source, about.name_or_opening("company"), message, help);
    }
}
