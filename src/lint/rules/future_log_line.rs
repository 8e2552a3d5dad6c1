//! A line of the log with a day that is still to come.

use super::super::about::date_of;
use super::{AboutNote, Check, Report, Rule};

pub(super) const RULE: Rule = Rule { code: "future-log-line", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let (note, as_of) = (about.note, about.day.as_of);
    let sent = note.sent.iter().map(|line| ("sent", line.date, line.span));
    let heard = note.heard.iter().map(|line| ("heard", line.date, line.span));
    for (field, date, span) in sent.chain(heard).filter(|&(_, date, _)| date > as_of) {
        let message = format!("`{field}` tells what has happened, and {date} is still to come");
        let help = match field {
            "sent" => "check the date; to put a follow-up off, write it under `snooze`",
            _ => "check the date; the day on which they mean to decide is `decide_by`",
        };
        report.warning(&note.source, date_of(note, span, date), message, help);
    }
}
