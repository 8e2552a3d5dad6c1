//! What a play says about days, in words: the rule as the playbook has it, and the day of one follow-up explained by it.

use super::site::Site;
use super::words;
use crate::date::{Offset, Unit};
use crate::note::Channel;
use crate::plan::{FollowUp, Item};
use crate::playbook::{Anchor, Closes, Window};

/// `Counted from the interview: opens on the day, due one day after, closes seven days after.`
pub(super) fn in_words(window: &Window) -> String {
    let from = match window.shift {
        Offset::ZERO => anchor(window.anchor).to_owned(),
        shift => format!("{} {}", offset(shift), anchor(window.anchor)),
    };
    let closes = match window.closes {
        Closes::After(closes) => format!("closes {}", offset(closes)),
        Closes::Open => "stays open".to_owned(),
        Closes::AnswerBy => "closes when the offer must be answered".to_owned(),
    };
    format!("Counted from {from}: opens {}, due {}, {closes}.", offset(window.opens), offset(window.due))
}

/// Why a follow-up is due on its day: `one day after the interview on Wed 4 Mar`.
pub(super) fn of_due_day(item: Item, site: &Site<'_>) -> String {
    let analysis = site.analysis;
    let follow_up = analysis.follow_up(item);
    let windows = &analysis.play(follow_up).windows;
    let link = if matches!(follow_up.anchor, Anchor::Interview | Anchor::LastWord) { " on" } else { "," };
    let counted = format!("{}{link} {}", anchor(follow_up.anchor), site.day(follow_up.anchored_on));
    let Some(window) = windows.iter().find(|window| window.anchor == follow_up.anchor) else {
        return format!("counted from {counted}");
    };
    let from = window.shift.from(follow_up.anchored_on, &analysis.calendar);
    let ruled = window.due.from(from, &analysis.calendar);
    let rule = match together(window.shift, window.due) {
        Some(Offset::ZERO) => format!("the day itself: {counted}"),
        Some(both) => format!("{} {counted}", offset(both)),
        None => format!("{} the day that is {} {counted}", offset(window.due), offset(window.shift)),
    };
    match ruled == follow_up.due {
        true => rule,
        false => format!("{rule}; {}", why_moved(follow_up, site)),
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

/// What else there is that moves a day from where the rule puts it.
fn why_moved(follow_up: &FollowUp, site: &Site<'_>) -> &'static str {
    let note = site.analysis.note(follow_up.note);
    let play = site.analysis.play(follow_up);
    let is_put_off = note.skips.iter().any(|skip| {
        skip.until.is_some()
            && play.is_called(&skip.play)
            && follow_up.to.is_meant_by(skip.to.as_deref(), note)
    });
    if is_put_off {
        "put off, as you wished"
    } else if follow_up.closes == Some(follow_up.due) {
        "but not later than its last day"
    } else if follow_up.channel == Some(Channel::Phone) {
        "moved to a working day, since it is a call"
    } else {
        "but not before its first day"
    }
}

fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Interview => "the interview",
        Anchor::DecideBy => "the day they meant to decide",
        Anchor::StatusOn => "the day of the news",
        Anchor::ReturnOn => "the day they named",
        Anchor::AnswerBy => "the day an offer must be answered by",
        Anchor::LastWord => "the last word",
    }
}

fn offset(offset: Offset) -> String {
    let days = offset.days.unsigned_abs() as usize;
    let business = if offset.unit == Unit::Business { "business " } else { "" };
    let count = words::count(days, &format!("{business}day"), &format!("{business}days"));
    match offset.days {
        0 => "on the day".to_owned(),
        1.. => format!("{count} after"),
        _ => format!("{count} before"),
    }
}
