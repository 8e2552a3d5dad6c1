//! What the writer would say now, as sentences; why this company, as a sentence or a name for a thing.

use super::case::{Known, capitalised, lowered, plain, stopped};
use super::lists;
use super::pronouns::{Addressee, to_you};
use super::words::{is_before_a_month, is_clause, is_deed, is_determiner, is_preposition, scolds, words};

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

/// The answer as sentences, word for word; one that lost its `I` gets it back.
///
/// It is what the writer would say to them already, so whoever is spoken of in it stays who they are.
pub(in crate::letter) fn answer(text: &str, known: Known<'_>) -> Option<Answer> {
    let text = plain(text);
    if text.is_empty() {
        return None;
    }
    let text = with_subject(&text);
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
    let is_month = |at: usize| rest[at] == "may" && at > 0 && is_before_a_month(&rest[at - 1]);
    let own = |at: usize| super::words::is_finite(&rest[at]) && !is_month(at);
    let relative = |word: &String| word == "that" || super::words::is_question_word(word);
    let has_subject = (0..rest.len()).take_while(|&at| !relative(&rest[at])).any(own);
    let second = rest.first().map(String::as_str).unwrap_or_default();
    let did = match first.as_str() {
        "set" => second == "up",
        first => {
            is_deed(first) || lists::DOING.contains(first) || (first.ends_with("ed") && is_determiner(second))
        }
    };
    if did && !has_subject { format!("I {}", small(text)) } else { text.to_owned() }
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

/// A reason for the company: a sentence, if the writer speaks in it; else words that can stand behind a colon.
pub(in crate::letter) fn fit(
    text: &str,
    to: Addressee<'_>,
    known: Known<'_>,
) -> (Option<String>, Option<String>) {
    let text = plain(text);
    let reason = ["because of ", "because ", "that "].iter().find_map(|link| {
        text.get(..link.len()).filter(|start| start.eq_ignore_ascii_case(link)).map(|_| &text[link.len()..])
    });
    let reason = reason.unwrap_or(&text);
    let first = words(reason).into_iter().next().unwrap_or_default();
    if first.is_empty() || scolds(reason) {
        return (None, None);
    }
    if is_feeling(&first) && !reason.starts_with("like ") {
        return (Some(stopped(&format!("I {}", small(reason)))), None);
    }
    let is_mine = matches!(first.as_str(), "i" | "i'd" | "i've" | "i'm" | "i'll" | "we")
        || first == "my" && is_clause(reason);
    let names_the_frame = reason.contains(" me to ") || reason.contains(" I like ");
    if is_mine || names_the_frame || reason.contains(". ") {
        return (to_you(reason, to).map(|text| stopped(&each_sentence(&capitalised(&text)))), None);
    }
    if let Some(told) = behind_the_company(reason, known) {
        return (None, Some(format!("it {told}")));
    }
    (None, to_you(&lowered(reason, known), to).map(|text| with_its_article(&text)))
}

/// `love the product` is what I do.
fn is_feeling(first: &str) -> bool {
    matches!(first, "love" | "like" | "enjoy" | "admire" | "want" | "believe" | "loved" | "liked" | "enjoyed")
}

/// `Northwind tests with passengers`: a name, and behind it no `'s`, tells something of the company.
fn behind_the_company<'t>(text: &'t str, known: Known<'_>) -> Option<&'t str> {
    let company =
        known.names.iter().filter_map(|name| text.strip_prefix(name.as_str())?.strip_prefix(' ')).next()?;
    let is_verb = |word: &String| word.ends_with('s') && !word.ends_with("ss");
    words(company).iter().take(2).any(is_verb).then_some(company)
}

/// `company is family` is what the company is; `culture` is the culture; `small team` is a small one.
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
    const PRAISE: &[&str] =
        &["small", "family", "friendly", "young", "strong", "good", "great", "nice", "quiet", "flat"];
    const SINGLE: &[&str] = &[
        "team",
        "business",
        "company",
        "firm",
        "school",
        "practice",
        "shop",
        "place",
        "ward",
        "culture",
        "mission",
        "kitchen",
        "reputation",
        "hierarchy",
    ];
    let all = words(text.split(',').next().unwrap_or(text));
    let first = all.first().map(String::as_str).unwrap_or_default();
    let head = all.iter().take(4).take_while(|word| *word != "that" && !is_preposition(word)).last();
    if KNOWN_THINGS.contains(&first) {
        return format!("the {text}");
    }
    let is_one = PRAISE.contains(&first) && head.is_some_and(|head| SINGLE.contains(&head.as_str()));
    if is_one { format!("a {text}") } else { text.to_owned() }
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
