//! What the writer would say now, as sentences; why this company, as a sentence or a name for a thing.

use super::case::{Known, capitalised, lowered, plain, stopped};
use super::lists;
use super::pronouns::{Addressee, to_you};
use super::words::{is_act, is_clause, is_deed, is_determiner, is_gerund, is_question_word, scolds, words};

/// A better answer, ready for a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::letter) struct Answer {
    /// As sentences of its own.
    pub(in crate::letter) sentences: String,
    /// Behind a colon.
    pub(in crate::letter) behind_colon: String,
    /// It is no sentence of its own: `twelve people for two years`.
    pub(in crate::letter) is_fragment: bool,
}

/// Whether an answer says nothing without its question: `it centres each example`, `I'd stay calm`.
pub(in crate::letter) fn leans(text: &str) -> bool {
    const LEANING: &[&str] = &[
        "it", "they", "this", "that", "those", "these", "yes", "no", "because", "so", "i'd", "first",
        "they'd", "it's", "both", "neither", "if", "when", "always", "never",
    ];
    words(text).first().is_some_and(|first| LEANING.contains(&first.as_str())) || text.starts_with("I would ")
}

/// Whether a fact needs none beside it: it holds a figure, or is told at some length, or is the writer's own.
pub(in crate::letter) fn says_enough(text: &str) -> bool {
    has_figure(text) || words(text).len() > 8 || words(text).iter().any(|word| word == "my")
}

/// Whether words hold a number, in figures or written out.
fn has_figure(text: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty",
        "thirty", "forty", "fifty", "hundred", "thousand", "million", "half", "twice", "doubled", "halved",
        "third",
    ];
    text.contains(|c: char| c.is_ascii_digit())
        || words(text).iter().any(|word| NUMBERS.contains(&word.as_str()))
}

/// The answer as sentences; one that lost its `I` gets it back.
pub(in crate::letter) fn answer(text: &str, to: Addressee<'_>, known: Known<'_>) -> Option<Answer> {
    let text = plain(text);
    if text.is_empty() {
        return None;
    }
    let text = with_subject(&text);
    let text = if to.name.is_empty() { text } else { to_you(&text, to)? };
    let is_fragment =
        !is_clause(&text) && !words(&text).iter().any(|word| is_deed(word)) && !text.contains(['=', '?']);
    Some(Answer {
        is_fragment: is_fragment && !text.contains(". "),
        sentences: stopped(&each_sentence(&capitalised(&text))),
        behind_colon: stopped(&lowered(&text, known)),
    })
}

/// `Moved 1.2 million accounts` was me; `cached reads are stale` has its subject already.
fn with_subject(text: &str) -> String {
    let opening = words(text.split(',').next().unwrap_or(text));
    let Some((first, rest)) = opening.split_first() else { return text.to_owned() };
    let own = |word: &String| super::words::is_finite(word);
    let relative = |word: &String| word == "that" || super::words::is_question_word(word);
    let has_subject = rest.iter().take_while(|word| !relative(word)).any(own);
    let second = rest.first().map(String::as_str).unwrap_or_default();
    let did = is_deed(first) || (first.ends_with("ed") && is_determiner(second));
    if did && !has_subject && first != "set" { format!("I {}", small(text)) } else { text.to_owned() }
}

/// Whether an answer to their question speaks of somebody who is not there: `I write it down in their words`.
pub(in crate::letter) fn speaks_of_others(text: &str) -> bool {
    words(text)
        .iter()
        .any(|word| matches!(word.as_str(), "they" | "them" | "their" | "theirs" | "themselves"))
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Every sentence with a capital.
fn each_sentence(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(". ") {
        out.push_str(&capitalised(part));
    }
    out
}

/// A reason for the company: a sentence, if the writer speaks in it; else the reason as a thing, or `that` it is so.
pub(in crate::letter) fn fit(
    text: &str,
    to: Addressee<'_>,
    known: Known<'_>,
) -> (Option<String>, Option<String>) {
    let plain_text = plain(text);
    let text = plain_text.clone();
    let turned = to_you(&lowered(&text, known), to).filter(|text| !text.is_empty() && !scolds(text));
    let Some(text) = turned else { return (None, None) };
    let first = words(&text).into_iter().next().unwrap_or_default();
    if matches!(first.as_str(), "i" | "i'd" | "i've" | "i'm" | "we") || text.contains(". ") {
        return (Some(stopped(&each_sentence(&text))), None);
    }
    if first == "my" && is_clause(&text) {
        return (Some(stopped(&capitalised(&plain_text))), None);
    }
    let reason = ["because of ", "because ", "that "].iter().find_map(|link| text.strip_prefix(link));
    let (reason, is_linked) = reason.map_or((text.as_str(), false), |reason| (reason, true));
    let first = words(reason).into_iter().next().unwrap_or_default();
    let thing = if let Some(told) = behind_the_company(reason, known) {
        format!("that it {told}")
    } else if is_clause(reason) || tells(reason) {
        format!("that {}", with_its_article(reason))
    } else if first == "no" {
        format!("that there is {reason}")
    } else if text.starts_with("that ") {
        text
    } else if is_act(reason) || starts_a_number(&first) || is_bare(&first) {
        return (None, None);
    } else if is_linked || is_determiner(&first) || is_question_word(&first) || is_gerund(&first) {
        reason.to_owned()
    } else {
        with_its_article(reason)
    };
    (None, Some(thing))
}

/// `Northwind tests with passengers`: a name, and behind it no `'s`, tells something of the company.
fn behind_the_company<'t>(text: &'t str, known: Known<'_>) -> Option<&'t str> {
    let company =
        known.names.iter().filter_map(|name| text.strip_prefix(name.as_str())?.strip_prefix(' ')).next()?;
    words(company).first().is_some_and(|verb| verb.ends_with('s')).then_some(company)
}

/// `every feature starts with a day in a station`: a verb that has no object, and that is a noun elsewhere.
fn tells(text: &str) -> bool {
    const BEHIND: &[&str] = &[
        "with", "like", "for", "to", "at", "on", "in", "well", "from", "together", "as", "into", "hard",
        "before", "after",
    ];
    let words = words(text);
    let begins = words.first().is_some_and(|first| is_determiner(first) || first.ends_with('s'));
    let is_verb = |at: usize| {
        let begins = begins || words[..at].iter().any(|word| word == "and");
        let behind = words.get(at + 1).is_some_and(|next| BEHIND.contains(&next.as_str()));
        begins && behind && lists::TELLING.contains(words[at].as_str())
    };
    (2..words.len()).any(is_verb)
}

/// `company is family` is what the company is; `culture` is the culture.
fn with_its_article(text: &str) -> String {
    const KNOWN_THINGS: &[&str] = &[
        "company",
        "team",
        "culture",
        "mission",
        "product",
        "size",
        "location",
        "people",
        "work",
        "atmosphere",
    ];
    let first = words(text).into_iter().next().unwrap_or_default();
    if KNOWN_THINGS.contains(&first.as_str()) { format!("the {text}") } else { text.to_owned() }
}

/// A word that praises names no thing: `great benefits`, `good`.
fn is_bare(first: &str) -> bool {
    matches!(
        first,
        "great" | "good" | "nice" | "cool" | "lovely" | "very" | "really" | "best" | "close" | "not" | "no"
    )
}

fn starts_a_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// `a`, `a and b`, `a, b and c`; with a comma before the `and` where the parts have some of their own.
pub(in crate::letter) fn listed(items: &[String]) -> Option<String> {
    let (last, before) = items.split_last()?;
    if before.is_empty() {
        return Some(last.clone());
    }
    let long = items.iter().any(|item| item.contains(',') || item.contains(" and "));
    Some(format!("{}{} {last}", before.join(", "), if long { ", and" } else { " and" }))
}
