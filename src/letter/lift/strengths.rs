//! Strengths, to stand behind a colon: things as a list, and what is said or was done as sentences of their own.

use super::answer::listed;
use super::case::{Known, capitalised, cleaned, lowered, plain};
use super::lists;
use super::words::{
    is_act, is_clause, is_determiner, is_gerund, is_preposition, is_question_word, scolds, words,
};

/// Fewer strengths than this leave a blank for those that could not be used.
const FEW: usize = 2;

/// More words than this are a story, not a strength.
const MOST_WORDS: usize = 20;

/// One strength, in the shape it was written in.
enum Strength {
    /// `sepsis escalation`.
    Thing(String),
    /// `organised`: what one is.
    Quality(String),
    /// `I run the chess club`, `raised the pass rate`.
    Sentence(String),
}

/// Strengths behind a colon, no more than `most`: `A, B and C. I run the chess club`. The last sentence has no stop.
pub(in crate::letter) fn strengths(all: &[String], most: usize, known: Known<'_>) -> Option<String> {
    let all = strength_parts(all);
    let (mut things, mut qualities, mut sentences, mut left) = (vec![], vec![], vec![], vec![]);
    for text in &all {
        let count = things.len() + qualities.len() + sentences.len();
        match strength(text, known) {
            Some(_) if count == most => {}
            Some(Strength::Thing(thing)) => things.push(thing),
            Some(Strength::Quality(quality)) => qualities.push(quality),
            Some(Strength::Sentence(sentence)) => sentences.push(sentence),
            None => left.push(cleaned(text.split(". ").next().unwrap_or(text))),
        }
    }
    left.retain(|text| !text.is_empty());
    let count = things.len() + qualities.len() + sentences.len();
    if count < FEW && count < most && !left.is_empty() {
        things.push(format!("[what you bring: {}]", left.join(", ").replace('[', "(").replace(']', ")")));
    }
    longest_last(&mut things);
    let quality = listed(&qualities).map(|qualities| format!("I am {qualities}"));
    let told: Vec<String> = listed(&things).into_iter().chain(quality).chain(sentences).collect();
    (!told.is_empty()).then(|| told.join(". "))
}

/// One by one: several may stand in one line.
pub(in crate::letter) fn strength_parts(all: &[String]) -> Vec<String> {
    all.iter().flat_map(|text| parts(text)).collect()
}

/// An item that says more than a few words reads best at the end of its list.
fn longest_last(items: &mut [String]) {
    const FEW_WORDS: usize = 3;
    let length = |item: &String| words(item).len();
    let Some(most) = items.iter().map(length).max().filter(|most| *most > FEW_WORDS) else { return };
    if let Some(at) = items.iter().position(|item| length(item) == most) {
        items[at..].rotate_left(1);
    }
}

/// `design systems; user research` are two strengths, and so are `rotas, stock, tills` and `React/Vue`.
fn parts(text: &str) -> Vec<String> {
    let parted = text.split(';').flat_map(listed_in_one);
    parted.flat_map(|text| slashed(&text)).filter(|part| !part.trim().is_empty()).collect()
}

fn slashed(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let is_long =
        |word: Option<&str>| word.is_some_and(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let joins = |pair: &[&str]| is_long(pair[0].split(' ').next_back()) && is_long(pair[1].split(' ').next());
    let is_list = parts.len() > 1 && !text.contains(':') && parts.windows(2).all(joins);
    if is_list { parts.into_iter().map(str::to_owned).collect() } else { vec![text.trim().to_owned()] }
}

fn listed_in_one(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(", ").collect();
    let all_have = |most: usize| parts.iter().all(|part| (1..=most).contains(&words(part).len()));
    let is_list =
        parts.len() > 1 && all_have(2) || parts.len() > 2 && all_have(7) && !text.contains([':', '(']);
    let without_and = |part: &str| part.trim().strip_prefix("and ").unwrap_or(part.trim()).to_owned();
    if is_list { parts.into_iter().map(without_and).collect() } else { vec![text.to_owned()] }
}

fn strength(text: &str, known: Known<'_>) -> Option<Strength> {
    let text = plain(text);
    let all = words(&text);
    let first = all.first()?.as_str();
    let second = all.get(1).map(String::as_str).unwrap_or_default();
    let is_of_others = matches!(first, "she" | "he" | "they" | "it" | "you" | "we" | "there");
    if scolds(&text)
        || text.contains(['?', '!'])
        || text.contains(". ")
        || is_of_others
        || all.len() > MOST_WORDS
    {
        return None;
    }
    if matches!(first, "i" | "i'm" | "i've" | "i'd" | "i'll") {
        let said = format!("I{}", text.get(1..).unwrap_or_default());
        return (all.len() > 1).then_some(Strength::Sentence(said));
    }
    if is_quality(first, second) {
        return Some(Strength::Quality(small(&text)));
    }
    if all.last().is_some_and(|last| lists::SOMEBODY.contains(last.as_str())) && all.len() < 4 {
        let text = lowered(&text, known);
        return Some(Strength::Quality(format!("{} {text}", article(&text))));
    }
    if acts(&text, first, second) {
        return Some(Strength::Sentence(format!("I {}", lowered(&text, known))));
    }
    if is_clause(&text) && !first.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Strength::Sentence(capitalised(&text)));
    }
    Some(Strength::Thing(as_a_thing(&in_a_list(&text, known))))
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether the `I` of a sentence was left out: `raised the pass rate`, `know Revit inside out`, `can drive`.
fn acts(text: &str, first: &str, second: &str) -> bool {
    const ALWAYS: &[&str] = &["know", "can", "speak", "teach", "manage", "handle", "enjoy", "love", "type"];
    let never_did =
        first == "never" && matches!(second, "had" | "missed" | "lost" | "failed" | "was" | "called");
    let is_verb = lists::ACTS.contains(first) && !first.ends_with('s') && is_object(second);
    never_did
        || is_act(text) && !second.is_empty()
        || is_verb
        || ALWAYS.contains(&first) && !second.is_empty()
}

/// `organised`, `fluent in Spanish`, `calm with difficult classes`: what somebody is, and nothing they bring.
fn is_quality(first: &str, second: &str) -> bool {
    const MORE: &[&str] = &["precise", "polite", "calm", "discreet", "inventive", "sociable"];
    let ends =
        second.is_empty() || is_preposition(second) || matches!(second, "and" | "under" | "at" | "about");
    (lists::QUALITIES.contains(first) || MORE.contains(&first)) && ends
}

/// As it stands in a list: a name or a numbered thing, such as `Section 47`, keeps its capital.
fn in_a_list(text: &str, known: Known<'_>) -> String {
    let is_numbered =
        text.split(' ').nth(1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    if is_numbered { text.to_owned() } else { lowered(text, known) }
}

/// `teach the class`, `handle angry customers`: what is done, not what is brought.
fn is_object(word: &str) -> bool {
    is_determiner(word)
        || word.len() > 3 && word.ends_with('s')
        || matches!(
            word,
            "well"
                | "with"
                | "people"
                | "difficult"
                | "angry"
                | "large"
                | "big"
                | "to"
                | "under"
                | "in"
                | "fast"
                | "quickly"
        )
}

/// `own van` is my own; what is one of its kind takes its article.
fn as_a_thing(text: &str) -> String {
    let all = words(text);
    let first = all.first().map(String::as_str).unwrap_or_default();
    let head =
        all.iter().take_while(|word| !is_preposition(word)).last().map(String::as_str).unwrap_or_default();
    let is_mine = first == "own" || MINE.contains(&head) && !is_determiner(first);
    if is_mine { format!("my {text}") } else { with_article(text) }
}

/// What is plainly the writer's own.
const MINE: &[&str] = &[
    "dissertation",
    "thesis",
    "redesign",
    "rewrite",
    "blog",
    "newsletter",
    "podcast",
    "stall",
    "story",
    "project",
    "app",
    "catalogue",
];

fn article(text: &str) -> &'static str {
    let first = words(text).into_iter().next().unwrap_or_default();
    let is_letter_name = first.len() <= 4 && text.chars().take(2).all(char::is_uppercase);
    let sounds = if is_letter_name { "aefhilmnorsx" } else { "aeio" };
    let is_eight = first.starts_with("8") || first == "11" || first.starts_with("18");
    let begins = first.starts_with(|c: char| sounds.contains(c))
        && !first.starts_with("one")
        && !first.starts_with("eu")
        || (first.starts_with("un") && !first.starts_with("uni"));
    if begins || is_eight { "an" } else { "a" }
}

/// `forklift licence` is one, so it wants an article.
fn with_article(text: &str) -> String {
    const SINGLE: &[&str] = &[
        "licence",
        "license",
        "degree",
        "certificate",
        "certification",
        "diploma",
        "qualification",
        "record",
        "background",
        "eye",
        "network",
        "portfolio",
        "knack",
        "head",
        "sense",
        "way",
        "master's",
        "doctorate",
        "phd",
        "msc",
        "mba",
        "bsc",
        "attitude",
        "ethic",
        "approach",
        "manner",
        "ear",
        "memory",
        "list",
        "ticket",
        "touch",
    ];
    let all = words(text);
    let Some(first) = all.first() else { return text.to_owned() };
    let head = all.iter().take_while(|word| !is_preposition(word) && !is_question_word(word)).last();
    let is_single = head.is_some_and(|head| SINGLE.contains(&head.as_str()));
    if !is_single || is_determiner(first) || is_gerund(first) || first.ends_with("'s") && first != "master's"
    {
        return text.to_owned();
    }
    format!("{} {text}", article(text))
}
