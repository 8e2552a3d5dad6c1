//! Free text without names, addresses, links and numbers.

use super::census::Census;
use super::label::{Label, Sort, TIE};
use super::names::{Names, words};
use super::own_words::fold;
use super::{links, numbers};
use std::collections::HashMap;
use std::ops::Range;

/// Cleans texts and remembers the labels that it gave, so that one address has one label in the whole journal.
pub(super) struct Scrubber<'c> {
    census: &'c Census,
    given: HashMap<(Sort, String), Label>,
    turns: HashMap<Sort, usize>,
    told: HashMap<String, Vec<Label>>,
}

impl<'c> Scrubber<'c> {
    pub(super) fn new(census: &'c Census) -> Self {
        Scrubber { census, given: HashMap::new(), turns: HashMap::new(), told: HashMap::new() }
    }

    /// The text with labels in the place of all that tells who somebody is. Where a name is that of several, those
    /// `near` go first: `Dana` is the one of this note.
    pub(super) fn text(&mut self, text: &str, near: &[Label]) -> String {
        let text = self.names_and_links(text, near);
        self.with_labels(&text, numbers_outside_labels(&text))
    }

    /// The same, but numbers stay: a playbook reckons with them.
    pub(super) fn names_and_links(&mut self, text: &str, near: &[Label]) -> String {
        let text = text.replace(TIE, " ");
        let text = self.with_labels(&text, links::find(&text));
        self.without_names(&text, near)
    }

    fn with_labels(&mut self, text: &str, found: Vec<(Range<usize>, Sort)>) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut from = 0;
        for (at, sort) in found {
            clean.push_str(&text[from..at.start]);
            clean.push_str(&self.label(&text[at.clone()], sort).text());
            from = at.end;
        }
        clean + &text[from..]
    }

    fn label(&mut self, written: &str, sort: Sort) -> Label {
        let key = match sort {
            Sort::Number => written.chars().filter(|c| c.is_alphanumeric() || *c == '.').collect(),
            _ => written.trim_end_matches('/').to_lowercase(),
        };
        if let Some(label) = self.given.get(&(sort, key.clone())) {
            return *label;
        }
        let turn = self.turns.entry(sort).or_default();
        *turn += 1;
        let label = Label { sort, turn: *turn - 1 };
        self.given.insert((sort, key), label);
        label
    }

    fn without_names(&mut self, text: &str, near: &[Label]) -> String {
        let words = rejoined(text, words(text), &self.census.names);
        let told = self.told(text, &words);
        let mut clean = String::with_capacity(text.len());
        let (mut from, mut place) = (0, 0);
        while place < words.len() {
            if told[place].is_empty() {
                place += 1;
                continue;
            }
            let (label, run) = self.best(text, &words, &told, place, near);
            let start = words[run.start].start.max(from);
            clean.push_str(&text[from..start]);
            clean.push_str(&label.text());
            from = words[run.end - 1].end;
            place = run.end;
        }
        clean + &text[from..]
    }

    /// Whom each word tells: by itself, or together with those behind it.
    fn told(&mut self, text: &str, words: &[Range<usize>]) -> Vec<Vec<Label>> {
        let mut told: Vec<Vec<Label>> = words.iter().map(|at| self.told_by(&text[at.clone()])).collect();
        let folded: Vec<String> = words.iter().map(|at| fold(&text[at.clone()])).collect();
        for place in 0..words.len() {
            for (length, label) in self.census.names.wholes(&folded[place..]) {
                let run = place..place + length;
                let is_joined =
                    words[run.clone()].windows(2).all(|pair| is_joint(&text[pair[0].end..pair[1].start]));
                told[run].iter_mut().filter(|_| is_joined).for_each(|labels| labels.push(label));
            }
        }
        told
    }

    fn told_by(&mut self, word: &str) -> Vec<Label> {
        if word.contains(TIE) {
            return Vec::new();
        }
        if let Some(known) = self.told.get(word) {
            return known.clone();
        }
        let labels = self.census.names.told_by(word);
        self.told.insert(word.to_owned(), labels.clone());
        labels
    }

    /// Whose name most words around this one make up, and which words: `Dana van der Whitfield` is one.
    fn best(
        &self,
        text: &str,
        words: &[Range<usize>],
        told: &[Vec<Label>],
        place: usize,
        near: &[Label],
    ) -> (Label, Range<usize>) {
        let run = |label: &Label| (*label, self.run(text, words, told, place, *label));
        let rank = |(label, run): &(Label, Range<usize>)| {
            (run.len(), near.contains(label), std::cmp::Reverse(*label))
        };
        let best = told[place].iter().map(run).max_by_key(rank);
        best.expect("a word is told by somebody here")
    }

    fn run(
        &self,
        text: &str,
        words: &[Range<usize>],
        told: &[Vec<Label>],
        place: usize,
        label: Label,
    ) -> Range<usize> {
        let belongs = |at: usize| {
            told[at].contains(&label) || self.census.names.belongs(&text[words[at].clone()], label)
        };
        let is_near = |at: usize| is_joint(&text[words[at].end..words[at + 1].start]);
        let mut end = place + 1;
        while end < words.len() && is_near(end - 1) && belongs(end) {
            end += 1;
        }
        // An article or an initial behind the name is none of it.
        while end > place + 1 && !told[end - 1].contains(&label) {
            end -= 1;
        }
        let mut start = place;
        while start > 0
            && told[start - 1].is_empty()
            && is_near(start - 1)
            && belongs(start - 1)
            && !is_article(text, &words[start - 1])
        {
            start -= 1;
        }
        start..end
    }
}

/// `The Acme Group` may keep its article.
fn is_article(text: &str, word: &Range<usize>) -> bool {
    matches!(text[word.clone()].to_lowercase().as_str(), "the" | "a" | "an")
}

/// What may stand between two words of one name.
fn is_joint(between: &str) -> bool {
    between.chars().count() <= 2 && between.chars().all(|c| c.is_whitespace() || "-._'’*&+/".contains(c))
}

/// A word that is broken in two by a hyphen or a mark is one again, where both halves together are a name.
fn rejoined(text: &str, words: Vec<Range<usize>>, names: &Names) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(words.len());
    for word in words {
        let is_broken = joined.last().is_some_and(|last| {
            let between = &text[last.end..word.start];
            let is_mark = between.starts_with(['-', '‐', '_', '*', '~', '`', '\\']) && between.len() <= 4;
            is_mark && names.is_one(&format!("{}{}", &text[last.clone()], &text[word.clone()]))
        });
        match joined.last_mut().filter(|_| is_broken) {
            Some(last) => last.end = word.end,
            None => joined.push(word),
        }
    }
    joined
}

/// Numbers of what stands between labels: the `3` of `Company 3` is none.
fn numbers_outside_labels(text: &str) -> Vec<(Range<usize>, Sort)> {
    let mut found = Vec::new();
    let mut from = 0;
    let labels = words(text).into_iter().filter(|at| text[at.clone()].contains(TIE));
    for label in labels.chain(std::iter::once(text.len()..text.len())) {
        let numbers = numbers::find(&text[from..label.start]);
        found.extend(numbers.into_iter().map(|at| (from + at.start..from + at.end, Sort::Number)));
        from = label.end;
    }
    found
}
