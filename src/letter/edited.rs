//! The user's own version of a letter, which replaces the draft.

use super::{Letter, blanks};
use crate::note::Channel;
use crate::plan::{Day, FollowUp};

/// The edited letter of a follow-up, if there is one.
pub(super) fn of(follow_up: &FollowUp, day: &Day<'_>) -> Option<Letter> {
    let (note, play) = (day.journal.note(follow_up.note), day.playbook.play(follow_up.play));
    let letter = day.edited_letter(note, play, follow_up.to, follow_up.number)?;
    let body = letter.text().replace("\r\n", "\n");
    let takes_subject = follow_up.channel.is_none_or(|channel| channel == Channel::Email);
    Some(Letter {
        subject: letter.subject.as_ref().map(|subject| subject.value.clone()).filter(|_| takes_subject),
        blanks: blanks::hints(&body),
        body,
        edited: Some(letter.source.path().to_owned()),
    })
}
