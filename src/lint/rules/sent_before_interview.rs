//! A follow-up that is said to have gone out before the interview.

use super::super::about::date_of;
use super::{AboutNote, Check, Report, Rule};
use crate::playbook::Who;

pub(super) const RULE: Rule = Rule { code: "sent-before-interview", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let Some(interview) = note.date else { return };
    for sent in note.sent.iter().filter(|sent| sent.date < interview) {
        // Preparing comes before the interview, and nothing leaves the house.
        let play = about.day.playbook.play_named(&sent.play);
        if play.is_some_and(|play| play.who == Who::Yourself) {
            continue;
        }
        let message =
            format!("`{}` was sent on {}, before the interview on {interview}", sent.play, sent.date);
        let help = "check both dates; what followed an earlier round belongs in that round's note";
        report.warning(&note.source, date_of(note, sent.span, sent.date), message, help);
    }
}
