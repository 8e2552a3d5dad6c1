//! A small language for phrases: `i really? need|want your answer .. by friday`.
//!
//! Words stand in a row; case, punctuation and line breaks between them do not matter. `a|b` is either word, `a?` may be
//! absent, `repl*` begins so, `_` is any one word, `#` a word that begins with a digit, `..` up to eight words of any
//! kind, and `^` the beginning of the text.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How many words `..` may stand for.
const LONGEST_GAP: usize = 8;

/// Phrases to look for in many texts. They are taken apart once, when they are first looked for.
pub(crate) struct Phrases {
    written: &'static [&'static str],
    taken_apart: OnceLock<Index>,
}

/// The phrases by the words that they may begin with: at most words of a text none begins.
#[derive(Default)]
struct Index {
    phrases: Vec<Vec<Sign>>,
    by_first_word: HashMap<&'static str, Vec<usize>>,
    /// Those that may begin with words that nobody can list.
    with_any: Vec<usize>,
}

enum Sign {
    /// `^`
    Beginning,
    /// `..`
    Gap,
    Word {
        fits: Vec<Fit>,
        may_be_absent: bool,
    },
}

enum Fit {
    Any,
    Number,
    Begins(&'static str),
    Is(&'static str),
}

impl Phrases {
    pub(crate) const fn new(written: &'static [&'static str]) -> Self {
        Phrases { written, taken_apart: OnceLock::new() }
    }

    /// Behind which word the longest of them ends that stands at the word `start`.
    pub(super) fn end<'t>(&self, words: &impl Fn(usize) -> Option<&'t str>, start: usize) -> Option<usize> {
        let index = self.taken_apart.get_or_init(|| Index::of(self.written));
        let begun = words(start).and_then(|word| index.by_first_word.get(word)).into_iter().flatten();
        let candidates = begun.chain(&index.with_any);
        candidates.filter_map(|&phrase| end(words, start, &index.phrases[phrase])).max()
    }
}

impl Index {
    fn of(written: &'static [&'static str]) -> Self {
        let mut index = Index::default();
        for (place, phrase) in written.iter().enumerate() {
            let signs: Vec<Sign> = phrase.split(' ').map(Sign::of).collect();
            match first_words(&signs) {
                Some(words) => {
                    words
                        .into_iter()
                        .for_each(|word| index.by_first_word.entry(word).or_default().push(place));
                }
                None => index.with_any.push(place),
            }
            index.phrases.push(signs);
        }
        index
    }
}

/// All words that a phrase may begin with, if they can be listed.
fn first_words(signs: &[Sign]) -> Option<Vec<&'static str>> {
    let mut first = Vec::new();
    for sign in signs {
        let Sign::Word { fits, may_be_absent } = sign else { return None };
        for fit in fits {
            let Fit::Is(word) = fit else { return None };
            first.push(*word);
        }
        if !may_be_absent {
            return Some(first);
        }
    }
    None
}

impl Sign {
    fn of(written: &'static str) -> Self {
        match written {
            "^" => Sign::Beginning,
            ".." => Sign::Gap,
            _ => {
                let word = written.strip_suffix('?');
                let fits = word.unwrap_or(written).split('|').map(Fit::of).collect();
                Sign::Word { fits, may_be_absent: word.is_some() }
            }
        }
    }
}

impl Fit {
    fn of(written: &'static str) -> Self {
        match (written, written.strip_suffix('*')) {
            ("_", _) => Fit::Any,
            ("#", _) => Fit::Number,
            (_, Some(beginning)) => Fit::Begins(beginning),
            (word, None) => Fit::Is(word),
        }
    }

    fn holds(&self, word: &str) -> bool {
        match self {
            Fit::Any => true,
            Fit::Number => word.starts_with(|c: char| c.is_ascii_digit()),
            Fit::Begins(beginning) => word.starts_with(beginning),
            Fit::Is(wanted) => word == *wanted,
        }
    }
}

/// Behind which word the phrase ends, if it stands at the word `start`.
fn end<'t>(words: &impl Fn(usize) -> Option<&'t str>, start: usize, phrase: &[Sign]) -> Option<usize> {
    let Some((sign, rest)) = phrase.split_first() else { return Some(start) };
    match sign {
        Sign::Beginning => (start == 0).then(|| end(words, start, rest)).flatten(),
        Sign::Gap => (0..=LONGEST_GAP).find_map(|gap| end(words, start + gap, rest)),
        Sign::Word { fits, may_be_absent } => {
            let stands = words(start).is_some_and(|word| fits.iter().any(|fit| fit.holds(word)));
            let with_it = stands.then(|| end(words, start + 1, rest)).flatten();
            with_it.or_else(|| may_be_absent.then(|| end(words, start, rest)).flatten())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, phrase: &'static str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        let phrases = Phrases::new(Box::leak(Box::new([phrase])));
        (0..words.len()).any(|start| phrases.end(&|at| words.get(at).copied(), start).is_some())
    }

    #[test]
    fn each_sign_means_what_the_head_says() {
        for (text, phrase, is_there) in [
            ("i need an answer", "need an answer", true),
            ("i need the answer", "need an|the answer", true),
            ("i need answers", "need an? answer*", true),
            ("i need one good answer", "need one _ answer", true),
            ("by the 13th", "by the #", true),
            ("by the way", "by the #", false),
            ("please do tell me by friday", "please .. by friday", true),
            ("please a b c d e f g h i by friday", "please .. by friday", false),
            ("reply now", "^ reply", true),
            ("i reply now", "^ reply", false),
            ("reply now", "please? kindly? reply now", true),
            ("kindly reply now", "please? kindly? reply now", true),
            ("say now", "a? b? now", true),
            ("say it", "b? a?", true),
            ("need", "need an answer", false),
        ] {
            assert_eq!(stands(text, phrase), is_there, "{phrase} in {text}");
        }
    }
}
