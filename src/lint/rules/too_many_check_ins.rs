//! More check-ins than the journal allows itself.

use super::super::about::part_of;
use super::{AboutNote, Check, Report, Rule};
use crate::note::Sent;
use crate::playbook::Silence;

pub(super) const RULE: Rule = Rule { code: "too-many-check-ins", check: Check::Note(check) };

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let (note, playbook) = (about.note, about.day.playbook);
    let asks =
        |sent: &&Sent| playbook.play_named(&sent.play).is_some_and(|play| play.silence == Some(Silence::Ask));
    let mut asked: Vec<&Sent> = note.sent.iter().filter(asks).collect();
    // Two people asked on one day are one check-in.
    asked.sort_by_key(|sent| sent.date);
    asked.dedup_by_key(|sent| sent.date);
    let allowed = about.day.config.check_ins;
    if let Some(first) = asked.get(allowed) {
        let allows = if allowed == 0 { "none".to_owned() } else { allowed.to_string() };
        let message =
            format!("this is `{}` number {}, and this journal allows {allows}", first.play, allowed + 1);
        let help = "let it rest and look ahead; if you meant to ask more often, raise `check_ins` in `afterword.toml`";
        report.warning(&note.source, part_of(note, first.span, &first.play), message, help);
    }
}
