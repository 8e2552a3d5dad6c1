//! Topics that come up again and again in what went wrong: words that the gaps of several notes share.

use crate::assess::Assessment;
use crate::journal::{Journal, NoteId};
use crate::note::Note;
use crate::playbook::Playbook;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use unicode_segmentation::UnicodeSegmentation;

/// A few words that the gaps of several notes share, whatever their kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The words, as the first of the notes has them.
    pub words: String,
    /// The notes, by path; two at least.
    pub notes: Vec<NoteId>,
}

/// A topic is no longer than this.
const WORDS: usize = 3;

/// So many words of a gap are looked at.
const LONGEST: usize = 60;

/// Words that the playbook's own phrases have so often belong to gaps as such: `forgot`, `question`, `asked`.
const COMMON: usize = 25;

/// A word that they have so often is a topic only beside another, or where it is a name: `Kubernetes`, `GDPR`.
const KNOWN: usize = 2;

/// Words that join others and say nothing alone.
const JOINING: &[&str] = &[
    "a", "about", "after", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but",
    "by", "can", "did", "do", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "out", "she",
    "so", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "too", "up", "us",
    "was", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would",
    "you", "your",
];

/// The topics of at least two notes, the most frequent first. A topic that is part of a longer one with the same
/// notes is left out.
pub(super) fn topics(journal: &Journal, assessments: &[Assessment], playbook: &Playbook) -> Vec<Topic> {
    let mut words = Words::default();
    let each = journal.ids().zip(assessments);
    let each = each.flat_map(|(note, each)| each.gaps.iter().map(move |gap| (note, gap.text.as_str())));
    let gaps: Vec<Gap<'_>> = each.map(|(note, text)| words.read(note, text)).collect();
    words.leave_out_what_says_nothing();
    words.look_up_in(playbook);
    let folded = words.folded();
    let mut shared: BTreeMap<Vec<&str>, Topic> = BTreeMap::new();
    for gaps in gaps.chunk_by(|one, other| one.note == other.note) {
        let people = words.of_people(journal.note(gaps[0].note));
        for gap in gaps {
            for run in gap.runs(|number| words.known[number].speaks() && !people.contains(&number)) {
                add(&mut shared, gap, run, |word| (folded[word.number], &words.known[word.number]));
            }
        }
    }
    shared.retain(|_, topic| topic.notes.len() > 1);
    let mut topics = without_parts(shared);
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.notes.len()));
    topics
}

/// The words of all gaps, each under a number of its own, however it is written.
#[derive(Default)]
struct Words<'t> {
    numbers: HashMap<Cow<'t, str>, usize>,
    /// By number.
    known: Vec<Known>,
}

/// What is known of a word.
struct Known {
    first: NoteId,
    /// Whether the gaps of at least two notes have it.
    recurs: bool,
    /// Whether it has a capital somewhere that does not come from beginning a sentence.
    is_name: bool,
    /// How often the playbook's phrases have it.
    in_phrases: usize,
}

/// The words of one gap.
struct Gap<'t> {
    note: NoteId,
    text: &'t str,
    words: Vec<Word>,
}

/// A word of a text.
struct Word {
    /// Where it begins and ends.
    from: usize,
    to: usize,
    number: usize,
}

impl<'t> Words<'t> {
    fn read(&mut self, note: NoteId, text: &'t str) -> Gap<'t> {
        let mut words = Vec::new();
        let mut each = text.unicode_word_indices().take(LONGEST).peekable();
        while let Some((from, word)) = each.next() {
            let number = self.number(note, word);
            let known = &mut self.known[number];
            known.recurs |= known.first != note;
            // The first word has its capital from beginning the sentence, unless it is all there is.
            let begins = words.is_empty() && each.peek().is_some();
            known.is_name |= !begins && word.chars().any(char::is_uppercase);
            words.push(Word { from, to: from + word.len(), number });
        }
        Gap { note, text, words }
    }

    fn number(&mut self, note: NoteId, word: &'t str) -> usize {
        let known = &mut self.known;
        *self.numbers.entry(folded(word)).or_insert_with(|| {
            known.push(Known { first: note, recurs: false, is_name: false, in_phrases: 0 });
            known.len() - 1
        })
    }

    /// No topic are short words, numbers, and words that join others.
    fn leave_out_what_says_nothing(&mut self) {
        let says_something = |word: &str| {
            word.chars().count() > 2 && word.chars().any(char::is_alphabetic) && !JOINING.contains(&word)
        };
        for (word, &number) in &self.numbers {
            let known = &mut self.known[number];
            known.recurs = known.recurs && says_something(word);
        }
    }

    fn look_up_in(&mut self, playbook: &Playbook) {
        if !self.known.iter().any(|known| known.recurs) {
            return;
        }
        for phrase in playbook.gap_kinds().iter().flat_map(|kind| kind.phrases.iter()) {
            for word in phrase.unicode_words().map(folded) {
                if let Some(&number) = self.numbers.get(&word) {
                    self.known[number].in_phrases += 1;
                }
            }
        }
    }

    /// The words by number.
    fn folded(&self) -> Vec<&str> {
        let mut folded = vec![""; self.known.len()];
        self.numbers.iter().for_each(|(word, &number)| folded[number] = word);
        folded
    }

    /// The interviewers are no topic.
    fn of_people(&self, note: &Note) -> Vec<usize> {
        let names = note.interviewers.iter().filter_map(|person| person.name.as_deref());
        let words = names.flat_map(|name| name.unicode_words().map(folded));
        words.filter_map(|word| self.numbers.get(&word).copied()).collect()
    }
}

impl Known {
    fn speaks(&self) -> bool {
        self.recurs && self.in_phrases < COMMON
    }

    fn speaks_alone(&self) -> bool {
        self.in_phrases < KNOWN || self.is_name
    }
}

impl<'t> Gap<'t> {
    /// Words that stand side by side and all may speak of a topic.
    fn runs(&self, speaks: impl Fn(usize) -> bool) -> impl Iterator<Item = &[Word]> {
        // `Underplayed the migration`: what begins a gap so is what was done, not what it was about.
        let is_verb = |word: &Word| word.from == 0 && self.text[..word.to].ends_with("ed");
        let runs = self.words.split(move |word| !speaks(word.number) || is_verb(word));
        runs.filter(|run| !run.is_empty())
    }
}

/// Case and the plural's `s` do not matter.
fn folded(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    match is_small {
        true => Cow::Borrowed(singular(word)),
        false => Cow::Owned(singular(&word.to_lowercase()).to_owned()),
    }
}

fn singular(word: &str) -> &str {
    let stem = word.strip_suffix('s');
    stem.filter(|stem| stem.chars().count() > 2 && !stem.ends_with('s')).unwrap_or(word)
}

/// Counts every few words of a run for the note; a single one where it speaks for itself.
fn add<'w>(
    shared: &mut BTreeMap<Vec<&'w str>, Topic>,
    gap: &Gap<'_>,
    run: &[Word],
    known: impl Fn(&Word) -> (&'w str, &'w Known),
) {
    for words in (1..=WORDS.min(run.len())).flat_map(|length| run.windows(length)) {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        if words.len() == 1 && !known(first).1.speaks_alone() {
            continue;
        }
        let key = words.iter().map(|word| known(word).0).collect();
        let new = || Topic { words: gap.text[first.from..last.to].to_owned(), notes: Vec::new() };
        let topic = shared.entry(key).or_insert_with(new);
        if topic.notes.last() != Some(&gap.note) {
            topic.notes.push(gap.note);
        }
    }
}

/// A topic whose every note has a longer one says less than that; a longer one of fewer notes says no more than the
/// shorter one that is told already.
fn without_parts(shared: BTreeMap<Vec<&str>, Topic>) -> Vec<Topic> {
    let mut most: HashMap<&[&str], usize> = HashMap::new();
    for (key, topic) in &shared {
        for part in parts(key) {
            let longer = most.entry(part).or_default();
            *longer = (*longer).max(topic.notes.len());
        }
    }
    let is_whole = |key: &[&str], topic: &Topic| most.get(key).is_none_or(|most| *most < topic.notes.len());
    let whole: HashSet<&[&str]> =
        shared.iter().filter(|(key, topic)| is_whole(key, topic)).map(|(key, _)| key.as_slice()).collect();
    let is_told = |key: &[&str]| !whole.contains(key) || parts(key).any(|part| whole.contains(part));
    shared.iter().filter(|(key, _)| !is_told(key)).map(|(_, topic)| topic.clone()).collect()
}

/// Every shorter run of the words.
fn parts<'k, 'w>(key: &'k [&'w str]) -> impl Iterator<Item = &'k [&'w str]> {
    (1..key.len()).flat_map(|length| key.windows(length))
}
