//! The user's own version of a letter, which replaces the draft.

use super::{Letter, blanks};
use crate::journal::EditedLetter;
use crate::note::{Channel, Note};
use crate::plan::{Day, FollowUp};

/// The edited letter of a follow-up, if there is one; the more exactly one names its recipient, the sooner it is taken.
pub(super) fn of(follow_up: &FollowUp, day: &Day<'_>) -> Option<Letter> {
    let note = day.journal.note(follow_up.note);
    let play = day.playbook.play(follow_up.play);
    let is_theirs = |letter: &&EditedLetter| follow_up.to.is_meant_by(letter.to.as_deref(), note);
    let letters = day.journal.letters_of(note.path()).iter().filter(|letter| play.is_called(&letter.play));
    let letter = letters.filter(is_theirs).min_by_key(|letter| openness(letter, note))?;
    let body = letter.text().replace("\r\n", "\n");
    let takes_subject = letter.channel.or(follow_up.channel).is_none_or(|channel| channel == Channel::Email);
    Some(Letter {
        subject: letter.subject.clone().filter(|_| takes_subject),
        blanks: blanks::hints(&body),
        body,
        edited: Some(letter.source.path().to_owned()),
    })
}

/// How many people a letter may be for.
fn openness(letter: &EditedLetter, note: &Note) -> usize {
    letter.to.as_deref().map_or(usize::MAX, |to| note.called(to).len())
}
