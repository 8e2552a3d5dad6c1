//! A day of decision before the interview.

use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "decide-by-before-interview", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let (Some(decide_by), Some(interview)) = (note.decide_by, note.date) else { return };
    if decide_by < interview {
        let message = format!("they cannot decide by {decide_by}, before the interview on {interview}");
        let help = "check month and year of both dates; the check-in is counted from this day";
        report.warning(&note.source, note.span_of("decide_by"), message, help);
    }
}
