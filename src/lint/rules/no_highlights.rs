//! A letter is due, and there is no moment of the talk to put into it.

use super::{AboutNote, Check, Report, Rule};
use crate::plan::{FollowUp, Recipient};
use crate::playbook::{Anchor, Flag};

pub(super) const RULE: Rule = Rule { code: "no-highlights", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    if note.highlights.is_empty()
        && about.plan.follow_ups.iter().any(|it| is_letter_after_the_talk(it, about))
        && !about.is_misspelt("highlights")
    {
        let message = "a letter is due, and there is no moment of the talk to put into it".to_owned();
        let help = "add one or two under `highlights`: a topic, a story, something you laughed about";
        report.hint(&note.source, about.name_or_opening("highlights"), message, help);
    }
}

/// A thank-you or a repair: due, to an interviewer, counted from the interview, and not merely offered.
fn is_letter_after_the_talk(follow_up: &FollowUp, about: &AboutNote<'_>) -> bool {
    let play = about.day.playbook.play(follow_up.play);
    follow_up.is_to_do()
        && matches!(follow_up.to, Recipient::Interviewer(_))
        && matches!(play.flag, Some(Flag::Nudge | Flag::DamageControl))
        && play.windows.first().is_some_and(|window| window.anchor == Anchor::Interview)
}
