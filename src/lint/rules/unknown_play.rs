//! A log line whose play the playbook does not have, so that it settles nothing.

use super::super::about::part_of;
use super::super::told::listed;
use super::{AboutNote, Check, Report, Rule};
use crate::diagnostic::did_you_mean;
use crate::playbook::Playbook;

pub(super) const RULE: Rule = Rule { code: "unknown-play", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let note = about.note;
    let sent = note.sent.iter().map(|line| (&line.play, line.span));
    let skipped = note.skips.iter().map(|line| (&line.play, line.span));
    for (play, line) in sent.chain(skipped) {
        if about.day.playbook.play_named(play).is_some() {
            continue;
        }
        let message = format!("there is no play `{play}`, so this line settles nothing");
        let at = part_of(note, line, play);
        report.warning(&note.source, at, message, remedy(play, about.day.playbook));
    }
}

/// `thank-you-email` means the play that it begins with; else the nearest name, else all of them.
pub(super) fn remedy(play: &str, playbook: &Playbook) -> String {
    let names = || playbook.plays().iter().map(|play| play.name.as_str());
    let begins = || names().filter(|name| play.starts_with(name)).max_by_key(|name| name.len());
    match did_you_mean(play, names()).or_else(begins) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the plays are {}", listed(names())),
    }
}
