//! A letter longer than its play allows.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::prose::{self, Words};
use crate::note::Channel;
use crate::playbook::Limits;
use std::ops::Range;

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

/// The first part too much, and by how much. The frame of a letter (greeting, mere thanks, mere courtesy, signature)
/// counts only where characters are counted.
pub(super) fn beyond(text: &str, limits: Limits) -> Option<(Range<usize>, String)> {
    let core = prose::core(text);
    let sentences = prose::telling_sentences(&text[core.clone()]);
    if let Some(most) = limits.sentences
        && let Some(first) = sentences.get(most)
    {
        let at = core.start + first.start..core.start + first.end;
        return Some((at, format!("{} sentences, and {most} are enough", sentences.len())));
    }
    let words = Words::of(&text[core.clone()]).count();
    if let Some(most) = limits.words.filter(|&most| words > most) {
        return Some((core, format!("{words} words, and {most} are enough")));
    }
    let characters = text.chars().count();
    if let Some(most) = limits.characters.filter(|&most| characters > most) {
        let at = text.char_indices().nth(most).map_or(0, |(at, _)| at);
        return Some((at..text.len(), format!("{characters} characters, and only {most} fit")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Hi Dana,\n\nOne is here. Two is here. Three is here.\n\nBest wishes,\nSam\n";

    fn said(limits: Limits) -> Option<String> {
        beyond(TEXT, limits).map(|(at, said)| format!("{}: {said}", &TEXT[at]))
    }

    #[test]
    fn the_first_sentence_too_many_is_pointed_at() {
        let two = Limits { sentences: Some(2), ..Limits::default() };
        assert_eq!(said(two).as_deref(), Some("Three is here.: 3 sentences, and 2 are enough"));
        assert_eq!(
            said(Limits { sentences: Some(3), words: Some(9), characters: Some(80), ..Limits::default() }),
            None
        );
    }

    #[test]
    fn characters_count_the_whole_letter() {
        let few = Limits { characters: Some(60), ..Limits::default() };
        let count = TEXT.chars().count();
        assert!(
            said(few).is_some_and(|said| said.ends_with(&format!("{count} characters, and only 60 fit")))
        );
    }
}
