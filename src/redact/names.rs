//! Names as they are recognised: word by word, without case and accents, and also inside a longer word.

use super::label::{Label, TIE};
use super::own_words::{fold, is_ordinary, is_weak};
use crate::note::Person;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The words of a text with their places. A label is one; marks that cannot be seen end none.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let is_inside = c.is_alphanumeric() || (is_open && (is_unseen(c) || c == TIE));
        match words.last_mut().filter(|_| is_open && is_inside) {
            Some(word) => word.end = at + c.len_utf8(),
            None if is_inside => words.push(at..at + c.len_utf8()),
            None => {}
        }
        is_open = is_inside;
    }
    words
}

/// An accent of its own, a soft hyphen, a space without width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
        || matches!(c, '\u{fe00}'..='\u{fe2f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Shorter pieces of a word say nothing: `lee` is in `sleep`.
const SHORTEST_INSIDE: usize = 4;

/// Every name with its label, found by its words.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name's words as written, by label; a company may be written in several ways.
    spellings: BTreeMap<Label, Vec<Vec<String>>>,
    /// The labels of each folded word, and of all the words of a name in one.
    by_word: HashMap<String, Vec<Label>>,
    /// Names of several words, by the first: all of them one behind the other are the name, in whatever case.
    wholes: HashMap<String, Vec<(Vec<String>, Label)>>,
    /// Names in writings that put no space between words.
    unspaced: Vec<(String, Label)>,
}

impl Names {
    /// Adds a name, or another way to write it.
    pub(super) fn add(&mut self, name: &str, label: Label) {
        let written: Vec<String> = words(name).into_iter().map(|at| name[at].to_owned()).collect();
        let folds: Vec<String> =
            written.iter().map(|word| fold(word)).filter(|key| !key.is_empty()).collect();
        let strong: Vec<String> =
            folds.iter().filter(|key| !is_weak(key) && !Person::is_title(key)).cloned().collect();
        for whole in [&folds, &strong] {
            if let [first, _, ..] = whole.as_slice() {
                self.wholes.entry(first.clone()).or_default().push((whole.clone(), label));
            }
        }
        let keys = strong.iter().cloned().chain([folds.concat(), strong.concat()]);
        for key in keys.filter(|key| key.len() > 1) {
            let labels = self.by_word.entry(key).or_default();
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        let unspaced = written.iter().filter(|word| word.chars().all(|c| c >= '\u{2e80}'));
        self.unspaced.extend(unspaced.map(|word| (word.clone(), label)));
        self.spellings.entry(label).or_default().push(written);
    }

    /// The labels of those whom a word alone tells: one of their names, or a word that holds one.
    pub(super) fn told_by(&self, word: &str) -> Vec<Label> {
        let folded = fold(word);
        let mut labels = self.exact(word, &folded);
        if labels.is_empty() && !is_ordinary(&folded) {
            labels = self.inside(&folded);
            labels.extend(
                self.unspaced.iter().filter(|(name, _)| word.contains(name)).map(|(_, label)| *label),
            );
            labels.extend(humps(word).iter().flat_map(|part| self.exact(part, &fold(part))));
        }
        labels
    }

    /// A short word must be written just so, and an ordinary one with a capital.
    fn exact(&self, word: &str, folded: &str) -> Vec<Label> {
        let labels = self.by_word.get(folded).filter(|_| !is_weak(folded)).into_iter().flatten().copied();
        let is_short = folded.len() < 3;
        let is_meant = |label: &Label| match is_short {
            true => self.spellings[label].iter().flatten().any(|spelt| spelt == word),
            false => !is_ordinary(folded) || word.chars().any(char::is_uppercase),
        };
        labels.filter(is_meant).collect()
    }

    fn inside(&self, folded: &str) -> Vec<Label> {
        let starts = 0..folded.len().saturating_sub(SHORTEST_INSIDE - 1);
        let pieces = starts.flat_map(|start| {
            (start + SHORTEST_INSIDE..=folded.len().min(start + LONGEST_INSIDE))
                .map(move |end| &folded[start..end])
        });
        let known = pieces.filter(|piece| !is_ordinary(piece)).filter_map(|piece| self.by_word.get(piece));
        known.flatten().copied().collect()
    }

    /// Whether a word is exactly a word of a name.
    pub(super) fn is_one(&self, word: &str) -> bool {
        let folded = fold(word);
        folded.len() >= SHORTEST_INSIDE && self.by_word.contains_key(&folded)
    }

    /// The whole names that begin with the first of these folded words, with the number of their words.
    pub(super) fn wholes(&self, folded: &[String]) -> impl Iterator<Item = (usize, Label)> {
        let known = folded.first().and_then(|first| self.wholes.get(first)).into_iter().flatten();
        known.filter(|(whole, _)| folded.starts_with(whole)).map(|(whole, label)| (whole.len(), *label))
    }

    /// Whether a word may be a part of somebody's name where other parts stand beside it: an initial, a particle.
    pub(super) fn belongs(&self, word: &str, label: Label) -> bool {
        let folded = fold(word);
        let same =
            |spelt: &String| fold(spelt) == folded || (folded.len() == 1 && fold(spelt).starts_with(&folded));
        self.spellings.get(&label).into_iter().flatten().flatten().any(same)
    }
}

/// Nobody's name is longer in one word.
const LONGEST_INSIDE: usize = 40;

/// `AskLee` and `lee2` in their parts; none where there is but one.
fn humps(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        let is_border = before.is_some_and(|before| {
            (before.is_lowercase() && c.is_uppercase())
                || (before.is_alphabetic() != c.is_alphabetic() && !is_unseen(c))
        });
        if is_border {
            parts.push(&word[begin..at]);
            begin = at;
        }
        before = Some(c);
    }
    parts.push(&word[begin..]);
    if parts.len() > 1 { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::label::Sort;
    use super::*;

    const DANA: Label = Label { sort: Sort::Interviewer, turn: 0 };
    const WILL: Label = Label { sort: Sort::Interviewer, turn: 1 };
    const NORTHWIND: Label = Label { sort: Sort::Company, turn: 0 };

    fn names() -> Names {
        let mut names = Names::default();
        names.add("Dr. Dana José van der Whitfield", DANA);
        names.add("Will Li", WILL);
        names.add("North-Wind Ltd", NORTHWIND);
        names
    }

    #[test]
    fn a_name_is_told_without_case_and_accents_and_inside_a_word() {
        for word in [
            "Dana",
            "DANA",
            "dána",
            "jose",
            "josé",
            "Jos\u{e9}",
            "Jose\u{301}",
            "Whit\u{ad}field",
            "danas",
            "dwhitfield",
        ] {
            assert_eq!(names().told_by(word), [DANA], "{word}");
        }
        for word in ["North", "WIND", "northwindltd", "northwind"] {
            let told = names().told_by(word);
            assert!(told.contains(&NORTHWIND), "{word}: {told:?}");
        }
    }

    #[test]
    fn a_name_of_three_letters_is_a_word_or_a_hump_of_one() {
        let mut names = Names::default();
        names.add("Lee Roe", DANA);
        for word in ["Lee", "lee", "ROE", "AskLee", "lee2", "LeeRoe", "leeroe"] {
            assert!(names.told_by(word).contains(&DANA), "{word}");
        }
        for word in ["sleep", "roenne"] {
            assert_eq!(names.told_by(word), [], "{word}");
        }
    }

    #[test]
    fn an_ordinary_word_is_a_name_only_with_its_capital_and_a_short_one_only_as_written() {
        assert_eq!(names().told_by("Will"), [WILL]);
        assert_eq!(names().told_by("Li"), [WILL]);
        for word in ["will", "li", "LI", "van", "der", "Dr", "Ltd", "list", "willing"] {
            assert_eq!(names().told_by(word), [], "{word}");
        }
    }

    #[test]
    fn words_have_their_marks_and_labels_are_one() {
        let text = "Dana's Company‿3, Jose\u{301}!";
        let words: Vec<&str> = words(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(words, ["Dana", "s", "Company‿3", "Jose\u{301}"]);
    }
}
