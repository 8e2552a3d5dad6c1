//! The words behind a fence that say when a text is used, and whether they hold.

use crate::diagnostic::did_you_mean;
use crate::playbook::Playbook;

/// The words that any playbook file may use; the names of plays and gap kinds come on top.
pub(super) const WORDS: &[&str] = &[
    "later",
    "again",
    "thanked",
    "keen",
    "panel",
    "recruiter",
    "email",
    "phone",
    "linkedin",
    "card",
    "apologised",
    "further",
    "answer",
    "topic",
    "question",
    "short",
];

/// What holds for one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions<'a> {
    pub(super) words: Vec<&'a str>,
}

impl<'a> Conditions<'a> {
    /// Whether a word behind a fence holds; `not-` turns it round.
    pub(super) fn hold(&self, word: &str) -> bool {
        match word.strip_prefix("not-") {
            Some(word) => !self.words.contains(&word),
            None => self.words.contains(&word),
        }
    }

    pub(super) fn and(&self, more: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut words = self.words.clone();
        words.extend(more.into_iter().flatten());
        Conditions { words }
    }
}

/// What to do about a word that is none; `None` where it is one.
pub(super) fn unknown_word(word: &str, playbook: &Playbook) -> Option<String> {
    let bare = word.strip_prefix("not-").unwrap_or(word);
    let is_known =
        WORDS.contains(&bare) || playbook.play_named(bare).is_some() || playbook.gap_kind(bare).is_some();
    if is_known {
        return None;
    }
    Some(match did_you_mean(bare, WORDS.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}, or the name of a play or a gap kind", WORDS.join(", ")),
    })
}
