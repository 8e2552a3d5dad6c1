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
    let gaps = || {
        let each = journal.ids().zip(assessments);
        each.flat_map(|(id, each)| each.gaps.iter().map(move |gap| (id, gap.text.as_str())))
    };
    let recurring = recurring_words(gaps());
    let seen = seen_in_phrases(&recurring, playbook);
    let times = |word: &str| seen.get(word).copied().unwrap_or_default();
    let names: HashSet<Cow<'_, str>> = gaps().flat_map(|(_, text)| names(text)).collect();
    let speaks_alone = |word: &str| times(word) < KNOWN || names.contains(word);
    let mut shared: BTreeMap<Vec<Cow<'_, str>>, Topic> = BTreeMap::new();
    for (id, text) in gaps() {
        let people = people(journal.note(id));
        let speaks = |word: &str| {
            recurring.contains(word) && times(word) < COMMON && people.iter().all(|name| name != word)
        };
        for run in runs(text, speaks) {
            add(&mut shared, id, text, &run, speaks_alone);
        }
    }
    shared.retain(|_, topic| topic.notes.len() > 1);
    let mut topics = without_parts(shared);
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.notes.len()));
    topics
}

/// The words that the gaps of at least two notes have.
fn recurring_words<'a>(gaps: impl Iterator<Item = (NoteId, &'a str)>) -> HashSet<Cow<'a, str>> {
    let mut first_seen: HashMap<Cow<'a, str>, NoteId> = HashMap::new();
    let mut recurring = HashSet::new();
    for (id, text) in gaps {
        for (_, word) in text.unicode_word_indices().take(LONGEST) {
            let word = folded(word);
            if *first_seen.entry(word.clone()).or_insert(id) != id {
                recurring.insert(word);
            }
        }
    }
    recurring.retain(|word: &Cow<'_, str>| word.chars().count() > 2 && word.chars().any(char::is_alphabetic));
    recurring.retain(|word| !JOINING.contains(&word.as_ref()));
    recurring
}

/// How often the playbook's phrases have each of the words.
fn seen_in_phrases<'p>(
    words: &HashSet<Cow<'_, str>>,
    playbook: &'p Playbook,
) -> HashMap<Cow<'p, str>, usize> {
    let mut seen: HashMap<Cow<'p, str>, usize> = HashMap::new();
    if words.is_empty() {
        return seen;
    }
    for phrase in playbook.gap_kinds().iter().flat_map(|kind| kind.phrases.iter()) {
        for word in phrase.unicode_words().map(folded).filter(|word| words.contains(word)) {
            *seen.entry(word).or_default() += 1;
        }
    }
    seen
}

/// Words with a capital that does not come from beginning a sentence: there are others before it, or none at all.
fn names(text: &str) -> Vec<Cow<'_, str>> {
    let words: Vec<&str> = text.unicode_words().take(LONGEST).collect();
    let begins = usize::from(words.len() > 1);
    let is_name = |word: &&&str| word.chars().any(char::is_uppercase);
    words[begins..].iter().filter(is_name).map(|word| folded(word)).collect()
}

/// The interviewers are no topic.
fn people(note: &Note) -> Vec<Cow<'_, str>> {
    let names = note.interviewers.iter().filter_map(|person| person.name.as_deref());
    names.flat_map(|name| name.unicode_words().map(folded)).collect()
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

/// A word of a text.
struct Word<'t> {
    /// Where it begins and ends.
    from: usize,
    to: usize,
    folded: Cow<'t, str>,
}

/// Words that stand side by side and all may speak of a topic.
fn runs(text: &str, speaks: impl Fn(&str) -> bool) -> Vec<Vec<Word<'_>>> {
    let mut runs: Vec<Vec<Word<'_>>> = vec![Vec::new()];
    for (from, word) in text.unicode_word_indices().take(LONGEST) {
        // `Underplayed the migration`: what begins a gap so is what was done, not what it was about.
        let is_verb = from == 0 && word.ends_with("ed");
        let word = Word { from, to: from + word.len(), folded: folded(word) };
        match runs.last_mut() {
            Some(run) if speaks(&word.folded) && !is_verb => run.push(word),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Counts every few words of a run for the note; a single one where it speaks for itself.
fn add<'t>(
    shared: &mut BTreeMap<Vec<Cow<'t, str>>, Topic>,
    id: NoteId,
    text: &str,
    run: &[Word<'t>],
    speaks_alone: impl Fn(&str) -> bool,
) {
    for words in (1..=WORDS.min(run.len())).flat_map(|length| run.windows(length)) {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        if words.len() == 1 && !speaks_alone(&first.folded) {
            continue;
        }
        let key = words.iter().map(|word| word.folded.clone()).collect();
        let new = || Topic { words: text[first.from..last.to].to_owned(), notes: Vec::new() };
        let topic = shared.entry(key).or_insert_with(new);
        if topic.notes.last() != Some(&id) {
            topic.notes.push(id);
        }
    }
}

/// A topic whose every note has a longer one says less than that; a longer one of fewer notes says no more than the
/// shorter one that is told already.
fn without_parts(shared: BTreeMap<Vec<Cow<'_, str>>, Topic>) -> Vec<Topic> {
    let mut most: HashMap<&[Cow<'_, str>], usize> = HashMap::new();
    for (key, topic) in &shared {
        for part in parts(key) {
            let longer = most.entry(part).or_default();
            *longer = (*longer).max(topic.notes.len());
        }
    }
    let is_whole =
        |key: &[Cow<'_, str>], topic: &Topic| most.get(key).is_none_or(|most| *most < topic.notes.len());
    let whole: HashSet<&[Cow<'_, str>]> =
        shared.iter().filter(|(key, topic)| is_whole(key, topic)).map(|(key, _)| key.as_slice()).collect();
    let is_told = |key: &Vec<Cow<'_, str>>| {
        !whole.contains(key.as_slice()) || parts(key).any(|part| whole.contains(part))
    };
    shared.iter().filter(|(key, _)| !is_told(key)).map(|(_, topic)| topic.clone()).collect()
}

/// Every shorter run of the words.
fn parts<'k, 't>(key: &'k [Cow<'t, str>]) -> impl Iterator<Item = &'k [Cow<'t, str>]> {
    (1..key.len()).flat_map(|length| key.windows(length))
}
