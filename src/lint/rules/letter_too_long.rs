//! A letter longer than its play allows.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::measure::beyond;
use crate::note::Channel;

pub(super) const RULE: Rule = Rule { code: "letter-too-long", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    // What is said on the phone is a script with a voice-mail version, where the play's measure is for letters.
    let is_usually_written = letter.play.channels.first() != Some(&Channel::Phone);
    if letter.channel == Some(Channel::Phone) && is_usually_written {
        return;
    }
    if let Some((at, found)) = beyond(letter.text(), letter.play.limits.in_round(letter.round)) {
        let message = format!("the {} has {found}", letter.called());
        letter.complain(report, at, message, "keep what only you could have written, and let the rest go");
    }
}
