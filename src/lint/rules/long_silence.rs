//! An interview long past that still waits, with no word either way.

use super::{AboutOpportunity, Check, Report, Rule};
use crate::playbook::Verdict;

pub(super) const RULE: Rule = Rule { code: "long-silence", check: Check::Opportunity(check) };

/// In business days: six weeks. Asking twice and the wait after it fit in.
const LONG: i32 = 30;

fn check(about: &AboutOpportunity<'_>, report: &mut Report) {
    let as_of = about.day.as_of;
    let Some((interview, newest)) = about.rounds().next_back() else { return };
    let is_unwanted = about.newest_verdict() == Some(Verdict::BowOut);
    if newest.practice || is_unwanted || !about.opportunity.status.is_open() || expects_a_word(about) {
        return;
    }
    let heard = about.rounds().flat_map(|(_, note)| note.heard.iter().map(|heard| heard.date));
    let sent = about.rounds().flat_map(|(_, note)| note.sent.iter().map(|sent| sent.date));
    let last = heard.chain(sent).filter(|&date| date <= as_of).fold(interview, std::cmp::max);
    if about.day.calendar.plus(last, LONG) < as_of {
        let message = format!("still `{}`, with no word either way since {last}", about.opportunity.status);
        let help = "ask once more, or write `status: closed` and keep your strength for the others";
        let at = newest.field("status").map_or(newest.span_of("date"), |field| field.value.span);
        report.warning(&newest.source, at, message, help);
    }
}

/// A day that they named, or that the user named, is still to come.
fn expects_a_word(about: &AboutOpportunity<'_>) -> bool {
    about.rounds().any(|(_, note)| {
        let put_off = note.skips.iter().filter_map(|skip| skip.until);
        put_off.chain(note.decide_by).chain(note.return_on).any(|date| date >= about.day.as_of)
    })
}
