//! What a play says about days, in words: the rule as the playbook has it, and the day of one follow-up explained by it.

use super::site::Site;
use super::words::Words;
use crate::date::{Offset, Unit};
use crate::note::Channel;
use crate::plan::{FollowUp, Item};
use crate::playbook::{Anchor, Closes, Window};

/// `Counted from the interview: opens on the day, due one day after, closes seven days after.`
pub(super) fn in_words(window: &Window, words: Words<'_>) -> String {
    let from = words.say(anchor(window.anchor).0);
    let from = match window.shift {
        Offset::ZERO => from,
        shift => shifted(shift, &from, words),
    };
    let (opens, due) = (offset(window.opens, words), offset(window.due, words));
    let said = |key, closes: &str| {
        words.with(key, &[("from", &from), ("opens", &opens), ("due", &due), ("closes", closes)])
    };
    match window.closes {
        Closes::After(closes) => said("rules.closing", &offset(closes, words)),
        Closes::Open => said("rules.open", ""),
        Closes::AnswerBy => said("rules.answer-by", ""),
    }
}

/// Why a follow-up is due on its day: `one day after the interview on Wed 4 Mar`.
pub(super) fn of_due_day(item: Item, site: &Site<'_>) -> String {
    let analysis = site.analysis;
    let follow_up = analysis.follow_up(item);
    let windows = &analysis.play(follow_up).windows;
    let words = site.words;
    let counted = words.with(anchor(follow_up.anchor).1, &[("day", &site.day(follow_up.anchored_on))]);
    let Some(window) = windows.iter().find(|window| window.anchor == follow_up.anchor) else {
        return words.with("rules.counted-from", &[("from", &counted)]);
    };
    let from = window.shift.from(follow_up.anchored_on, &analysis.calendar);
    let ruled = window.due.from(from, &analysis.calendar);
    let rule = match together(window.shift, window.due) {
        Some(Offset::ZERO) => words.with("rules.day-itself", &[("from", &counted)]),
        Some(both) => shifted(both, &counted, words),
        None => {
            let (due, shift) = (offset(window.due, words), offset(window.shift, words));
            words.with("rules.day-that-is", &[("offset", &due), ("shift", &shift), ("from", &counted)])
        }
    };
    match ruled == follow_up.due {
        true => rule,
        false => {
            let why = words.say(why_moved(follow_up, site));
            words.with("rules.moved", &[("rule", &rule), ("why", &why)])
        }
    }
}

/// Two offsets as one, where they count the same days.
fn together(one: Offset, other: Offset) -> Option<Offset> {
    match (one.days, other.days) {
        (0, _) => Some(other),
        (_, 0) => Some(one),
        _ if one.unit == other.unit => Some(Offset { days: one.days + other.days, unit: one.unit }),
        _ => None,
    }
    .map(|sum| if sum.days == 0 { Offset::ZERO } else { sum })
}

/// The phrase for what else there is that moves a day from where the rule puts it.
fn why_moved(follow_up: &FollowUp, site: &Site<'_>) -> &'static str {
    let note = site.analysis.note(follow_up.note);
    let play = site.analysis.play(follow_up);
    let is_put_off = note.skips.iter().any(|skip| {
        skip.until.is_some()
            && play.is_called(&skip.play)
            && follow_up.to.is_meant_by(skip.named.as_deref(), note)
    });
    if is_put_off {
        "rules.put-off"
    } else if follow_up.closes == Some(follow_up.due) {
        "rules.not-later"
    } else if follow_up.channel == Some(Channel::Phone) {
        "rules.working-day"
    } else {
        "rules.not-before"
    }
}

/// The phrases for a day that is counted from: in general, and with its date.
fn anchor(anchor: Anchor) -> (&'static str, &'static str) {
    match anchor {
        Anchor::Interview => ("rules.interview", "rules.interview-on"),
        Anchor::DecideBy => ("rules.decide-by", "rules.decide-by-on"),
        Anchor::StatusOn => ("rules.status-on", "rules.status-on-on"),
        Anchor::ReturnOn => ("rules.return-on", "rules.return-on-on"),
        Anchor::AnswerBy => ("rules.answer-day", "rules.answer-day-on"),
        Anchor::LastWord => ("rules.last-word", "rules.last-word-on"),
    }
}

/// `one day after the interview`
fn shifted(by: Offset, from: &str, words: Words<'_>) -> String {
    words.with("rules.offset-from", &[("offset", &offset(by, words)), ("from", from)])
}

fn offset(offset: Offset, words: Words<'_>) -> String {
    let unit = if offset.unit == Unit::Business { "days.business-days" } else { "days.days" };
    let days = words.count(unit, offset.days.unsigned_abs() as usize);
    match offset.days {
        0 => words.say("rules.on-the-day"),
        1.. => words.with("rules.after", &[("days", &days)]),
        _ => words.with("rules.before", &[("days", &days)]),
    }
}
