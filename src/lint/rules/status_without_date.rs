//! A no or an offer without its day, where a follow-up is counted from that day.

use super::{AboutNote, Check, Report, Rule};
use crate::plan::{FollowUp, State};
use crate::playbook::Anchor;

pub(super) const RULE: Rule = Rule { code: "status-without-date", check: Check::Note(check) };

/// Calendar days: the news on an interview further back than this is settled one way or the other.
const RECENT: i32 = 60;

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let (Some(status), None, Some(interview)) = (note.status, note.status_on, note.date) else { return };
    let is_recent = interview.days_until(about.day.as_of) <= RECENT;
    if is_recent && about.plan.follow_ups.iter().any(|it| hangs_on_the_day(it, about)) {
        let message = format!("`{status}` has no day, so the day of the interview is counted from");
        let help = "add `status_on: 2026-03-06`, the day you learnt it";
        report.hint(&note.source, note.span_of("status"), message, help);
    }
}

fn hangs_on_the_day(follow_up: &FollowUp, about: &AboutNote<'_>) -> bool {
    let play = about.day.playbook.play(follow_up.play);
    let counts_from_it = play.windows.first().is_some_and(|window| window.anchor == Anchor::StatusOn);
    counts_from_it && (follow_up.state.is_open() || follow_up.state == State::Lapsed)
}
