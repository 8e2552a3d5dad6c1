//! A log line or an edited letter to somebody who is not in the note, so that it settles or replaces nothing.

use super::super::about::part_of;
use super::super::told::{listed, names, person_meant};
use super::{AboutNote, Check, Report, Rule};
use crate::note::Note;
use crate::playbook::{Playbook, Who};

pub(super) const RULE: Rule = Rule { code: "unknown-recipient", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    // Where nobody to write to is known, any name will do.
    let is_anybody_known = note.interviewers.iter().any(|person| person.name.is_some());
    let sent = note.sent.iter().map(|line| (&line.play, &line.to, line.span));
    let skipped = note.skips.iter().map(|line| (&line.play, &line.to, line.span));
    for (play, to, line) in sent.chain(skipped) {
        let Some(to) = to.as_deref().filter(|to| note.called(to).is_empty()) else { continue };
        if is_for_persons(play, about.day.playbook) {
            let so = if is_anybody_known { ", so this line settles nothing" } else { "" };
            let message = format!("`{to}` is not in this note{so}");
            report.warning(&note.source, part_of(note, line, to), message, remedy(to, note));
        }
    }
}

/// A call to the front desk or a list for oneself may name anybody.
pub(super) fn is_for_persons(play: &str, playbook: &Playbook) -> bool {
    let who = playbook.play_named(play).map(|play| play.who);
    !matches!(who, Some(Who::Yourself | Who::RecruiterOrOperator))
}

fn remedy(to: &str, note: &Note) -> String {
    let several = to.contains(',') || to.contains('&') || to.contains(" and ");
    let folded = to.to_lowercase();
    let everyone = matches!(
        folded.trim_start_matches("the "),
        "all" | "everyone" | "everybody" | "both" | "them" | "team" | "panel"
    );
    let known = names(note);
    if several && !known.is_empty() {
        "write one line for each person".to_owned()
    } else if everyone {
        format!("leave out `to {to}`: a line without `to` holds for everybody in the note")
    } else if let Some(near) = person_meant(to, note) {
        format!("did you mean `{near}`?")
    } else if known.is_empty() {
        "add the name under `interviewer`".to_owned()
    } else {
        format!("known here: {}; add anybody else under `interviewer`", listed(known))
    }
}
