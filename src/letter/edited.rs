//! The user's own version of a letter, which replaces the draft.

use super::{Letter, finish};
use crate::journal::EditedLetter;
use crate::note::Channel;
use crate::plan::{Day, FollowUp};

/// The edited letter of a follow-up, if there is one; one that names its recipient comes before one that does not.
pub(super) fn of(follow_up: &FollowUp, day: &Day<'_>) -> Option<Letter> {
    let note = day.journal.note(follow_up.note);
    let play = day.playbook.play(follow_up.play);
    let person = follow_up.to.person(note);
    let is_theirs = |letter: &&EditedLetter| match (letter.to.as_deref(), person) {
        (Some(named), Some(person)) => person.is_called(named),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let letters = day.journal.letters_of(note.path()).iter().filter(|letter| play.is_called(&letter.play));
    let letter = letters.filter(is_theirs).min_by_key(|letter| letter.to.is_none())?;
    let body = letter.text().replace("\r\n", "\n");
    let takes_subject = letter.channel.or(follow_up.channel).is_none_or(|channel| channel == Channel::Email);
    Some(Letter {
        subject: letter.subject.clone().filter(|_| takes_subject),
        blanks: finish::blanks(&body),
        body,
        edited: Some(letter.source.path().to_owned()),
    })
}
