//! A field whose name looks like a known one, and that is therefore not read.

use super::{AboutNote, Check, Report, Rule};
use crate::note::names;

pub(super) const RULE: Rule = Rule { code: "misspelt-field", check: Check::AnyNote(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let unknown = note.front_matter.fields.iter().filter(|field| names::field(&field.name).is_none());
    for field in unknown {
        // Beside a `date`, `dates` is more likely a field of the user's own.
        let Some(meant) = names::misspelt(&field.name).filter(|meant| note.field(meant).is_none()) else {
            continue;
        };
        let message = format!("`{}` is not a field known here, so it is not read", field.name);
        report.warning(&note.source, field.name_span, message, format!("did you mean `{meant}`?"));
    }
}
