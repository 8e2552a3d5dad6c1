//! A small language for phrases: `i really? need|want your answer .. by friday`.
//!
//! Words stand in a row; case, punctuation and line breaks between them do not matter. `a|b` is either word, `a?` may be
//! absent, `repl*` begins so, `_` is any one word, `#` a word that begins with a digit, `..` up to eight words of any
//! kind, and `^` at the head of a phrase the beginning of the text.

use std::sync::OnceLock;

/// How many words `..` may stand for.
const LONGEST_GAP: usize = 8;

/// Phrases to look for in many texts. By which words they begin is found out once, when they are first looked for.
pub(crate) struct Phrases {
    written: &'static [&'static str],
    beginnings: OnceLock<Beginnings>,
}

/// The phrases by the words that they may begin with: at most words of a text none begins.
#[derive(Default)]
struct Beginnings {
    /// In the order of those words.
    by_first_word: Vec<(&'static str, &'static str)>,
    /// The [marks](mark) of all those words.
    marks: u64,
    /// With how the word begins.
    by_prefix: Vec<(&'static str, &'static str)>,
    /// Those that may begin with words that nobody can list.
    with_any: Vec<&'static str>,
    /// Those that stand at the beginning of a text or nowhere, without their `^`.
    of_text: Vec<&'static str>,
}

/// What is to be found in place of one word, or between two.
enum Sign {
    /// `..`
    Gap,
    Word {
        /// Parted by `|`.
        fits: &'static str,
        may_be_absent: bool,
    },
}

impl Phrases {
    pub(crate) const fn new(written: &'static [&'static str]) -> Self {
        Phrases { written, beginnings: OnceLock::new() }
    }

    /// Behind which word the longest of them ends that stands at the word `start`.
    pub(super) fn end<'t>(&self, words: &impl Fn(usize) -> Option<&'t str>, start: usize) -> Option<usize> {
        let beginnings = self.beginnings.get_or_init(|| Beginnings::of(self.written));
        let word = words(start).unwrap_or_default();
        let of_text = if start == 0 { &beginnings.of_text[..] } else { &[] };
        let candidates = beginnings.with(word).chain(&beginnings.with_any).chain(of_text);
        candidates.filter_map(|phrase| end(words, start, phrase)).max()
    }
}

impl Beginnings {
    fn of(written: &[&'static str]) -> Self {
        let mut beginnings = Beginnings::default();
        for phrase in written {
            if let Some(rest) = phrase.strip_prefix("^ ") {
                beginnings.of_text.push(rest);
            } else if !beginnings.note_first_words(phrase) {
                beginnings.with_any.push(phrase);
            }
        }
        beginnings.by_first_word.sort_unstable();
        beginnings.marks = beginnings.by_first_word.iter().fold(0, |marks, (word, _)| marks | mark(word));
        beginnings
    }

    /// All words that a phrase may begin with, if they can be listed.
    fn note_first_words(&mut self, phrase: &'static str) -> bool {
        let (words, prefixes) = (self.by_first_word.len(), self.by_prefix.len());
        for sign in phrase.split(' ') {
            let Sign::Word { fits, may_be_absent } = Sign::of(sign) else { break };
            if fits.split('|').any(|fit| matches!(fit, "_" | "#")) {
                break;
            }
            for fit in fits.split('|') {
                match fit.strip_suffix('*') {
                    Some(prefix) => self.by_prefix.push((prefix, phrase)),
                    None => self.by_first_word.push((fit, phrase)),
                }
            }
            if !may_be_absent {
                return true;
            }
        }
        self.by_first_word.truncate(words);
        self.by_prefix.truncate(prefixes);
        false
    }

    /// The phrases that may begin with a word.
    fn with(&self, word: &str) -> impl Iterator<Item = &&'static str> {
        let first = match self.marks & mark(word) {
            0 => self.by_first_word.len(),
            _ => self.by_first_word.partition_point(|(known, _)| *known < word),
        };
        let known = self.by_first_word[first..].iter().take_while(move |(known, _)| *known == word);
        let begun = self.by_prefix.iter().filter(move |(prefix, _)| word.starts_with(prefix));
        known.chain(begun).map(|(_, phrase)| phrase)
    }
}

/// One bit out of a word's first letter and its length: most words that are not in a list are known by it not to be.
fn mark(word: &str) -> u64 {
    let first = word.bytes().next().map_or(0, usize::from);
    1 << ((first + 11 * word.len()) % 64)
}

impl Sign {
    fn of(written: &'static str) -> Self {
        match written {
            ".." => Sign::Gap,
            _ => {
                let word = written.strip_suffix('?');
                Sign::Word { fits: word.unwrap_or(written), may_be_absent: word.is_some() }
            }
        }
    }
}

fn fits(word: &[u8], wanted: &[u8]) -> bool {
    match wanted {
        b"_" => true,
        b"#" => word.first().is_some_and(u8::is_ascii_digit),
        [beginning @ .., b'*'] => word.starts_with(beginning),
        _ => word == wanted,
    }
}

/// Behind which word the phrase ends, if it stands at the word `start`.
fn end<'t>(words: &impl Fn(usize) -> Option<&'t str>, start: usize, phrase: &'static str) -> Option<usize> {
    if phrase.is_empty() {
        return Some(start);
    }
    let length = phrase.bytes().position(|byte| byte == b' ').unwrap_or(phrase.len());
    let (sign, rest) = (&phrase[..length], phrase.get(length + 1..).unwrap_or_default());
    match Sign::of(sign) {
        Sign::Gap => (0..=LONGEST_GAP).find_map(|gap| end(words, start + gap, rest)),
        Sign::Word { fits: wanted, may_be_absent } => {
            let stands = words(start).is_some_and(|word| {
                let mut wanted = wanted.as_bytes().split(|byte| *byte == b'|');
                wanted.any(|wanted| fits(word.as_bytes(), wanted))
            });
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
