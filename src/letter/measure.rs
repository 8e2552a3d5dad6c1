//! How long a letter is, against what its play allows.

use super::blanks;
use super::prose;
use crate::playbook::Limits;
use std::borrow::Cow;
use std::ops::Range;

/// Sentences of a repair in the short note: a repair is two or three sentences inside the thank-you.
pub(crate) const MOST_OF_A_REPAIR: usize = 3;

/// The first part too much, and by how much. Greeting and signature count only where characters are counted, mere
/// thanks and mere courtesy not as sentences.
pub(crate) fn beyond(written: &str, limits: Limits) -> Option<(Range<usize>, String)> {
    let core = prose::core(written);
    let text = without_blanks(written);
    if let Some(most) = limits.sentences {
        let mut sentences = prose::sentences(&text[core.clone()]);
        if sentences.len() > most {
            sentences = prose::telling(sentences, &text[core.clone()]);
        }
        if let Some(first) = sentences.get(most) {
            let at = core.start + first.start..core.start + first.end;
            return Some((at, format!("{} sentences, and {most} are enough", sentences.len())));
        }
    }
    if let Some(most) = limits.words {
        let words = prose::word_count(&text[core.clone()]);
        if words > most {
            return Some((core, format!("{words} words, and {most} are enough")));
        }
    }
    let characters = written.chars().count();
    if let Some(most) = limits.characters.filter(|&most| characters > most) {
        let at = written.char_indices().nth(most).map_or(0, |(at, _)| at);
        return Some((at..written.len(), format!("{characters} characters, and only {most} fit")));
    }
    None
}

/// The text with one long word in place of each blank, byte for byte: how much will stand there, nobody knows yet.
fn without_blanks(text: &str) -> Cow<'_, str> {
    let mut told = Cow::Borrowed(text);
    for blank in blanks::of(text) {
        told.to_mut().replace_range(blank.clone(), &"x".repeat(blank.len()));
    }
    told
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

    #[test]
    fn a_blank_counts_as_many_characters_as_it_has() {
        let text = "はじめまして。[話題を一つ]をありがとう。";
        let (at, said) =
            beyond(text, Limits { characters: Some(16), ..Limits::default() }).expect("too long");
        assert_eq!((&text[at], said.as_str()), ("りがとう。", "21 characters, and only 16 fit"));
    }
}
