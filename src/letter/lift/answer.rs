//! What the writer would say now, as sentences; a strength, as a name for a thing.

use super::case::{Known, capitalised, cleaned, lowered, stopped};
use super::lists;
use super::pronouns::{Addressee, to_you};
use super::words::{
    gerund, is_clause, is_deed, is_determiner, is_gerund, is_preposition, is_question_word, scolds, words,
};

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

/// The answer as sentences; one that lost its `I` gets it back.
pub(in crate::letter) fn answer(text: &str, to: Addressee<'_>, known: Known<'_>) -> Option<Answer> {
    let text = cleaned(text);
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
    let text = cleaned(text);
    let turned = to_you(&lowered(&text, known), to).filter(|text| !text.is_empty() && !scolds(text));
    let Some(text) = turned else { return (None, None) };
    let first = words(&text).into_iter().next().unwrap_or_default();
    if matches!(first.as_str(), "i" | "i'd" | "i've" | "i'm" | "we") || text.contains(". ") {
        return (Some(stopped(&each_sentence(&text))), None);
    }
    let reason = text
        .strip_prefix("because of ")
        .or_else(|| text.strip_prefix("because "))
        .or_else(|| text.strip_prefix("that "))
        .unwrap_or(&text);
    let thing = if is_clause(reason) {
        format!("that {reason}")
    } else if is_determiner(&first) || is_question_word(&first) || is_gerund(&first) || first.ends_with("'s")
    {
        text
    } else if is_deed(&first) || starts_a_number(&first) {
        return (None, None);
    } else {
        format!("the {text}")
    };
    (None, Some(thing))
}

fn starts_a_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Strengths as one list: things first, then what was done, as experience.
pub(in crate::letter) fn strengths(all: &[String], known: Known<'_>) -> Option<String> {
    let lifted: Vec<String> = all.iter().filter_map(|text| strength(text, known)).collect();
    let is_doing = |text: &String| words(text).first().is_some_and(|word| is_gerund(word));
    let (doing, mut items): (Vec<String>, Vec<String>) = lifted.into_iter().partition(is_doing);
    if let Some((first, rest)) = doing.split_first() {
        items.push(format!("experience in {first}"));
        items.extend(rest.iter().cloned());
    }
    listed(&items)
}

fn strength(text: &str, known: Known<'_>) -> Option<String> {
    const BEFORE: &[(&str, &str)] = &[
        ("fluent in ", "fluency in "),
        ("proficient in ", "proficiency in "),
        ("proficient with ", "proficiency with "),
        ("experienced in ", "experience in "),
        ("experienced with ", "experience with "),
        ("familiar with ", "familiarity with "),
        ("patient with ", "patience with "),
        ("confident with ", "confidence with "),
        ("comfortable with ", "experience with "),
        ("comfortable ", "ease in "),
        ("trained in ", "training in "),
        ("trained as ", "training as "),
        ("qualified in ", "a qualification in "),
        ("qualified as ", "a qualification as "),
        ("certified in ", "a certification in "),
        ("certified for ", "a certification for "),
        ("licensed to ", "a licence to "),
        ("skilled at ", ""),
        ("strong at ", ""),
        ("experience of ", "experience of "),
        ("good with ", "a way with "),
        ("great with ", "a way with "),
        ("good at ", ""),
        ("great at ", ""),
        ("strong in ", ""),
        ("skilled in ", ""),
        ("experience in ", ""),
        ("speak ", ""),
    ];
    let text = cleaned(text);
    let (speaks, text) = text.strip_prefix("I ").map_or((false, &*text), |rest| (true, rest));
    let head = BEFORE
        .iter()
        .find(|(head, _)| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)));
    let text =
        head.map_or_else(|| text.to_owned(), |(head, instead)| format!("{instead}{}", &text[head.len()..]));
    let mut all = words(&text).into_iter();
    let (first, second) = (all.next()?, all.next().unwrap_or_default());
    let turned = if is_deed(&first) || (first.ends_with("ed") && is_determiner(&second)) {
        let rest = text.split_once(' ').map(|(_, rest)| rest)?;
        format!("{} {rest}", gerund(&first)?)
    } else if speaks && head.is_none() {
        return None;
    } else {
        lowered(&text, known)
    };
    let turned = with_article(&turned);
    let is_title =
        !matches!(first.as_str(), "because" | "know" | "can" | "am" | "they" | "want" | "able" | "used");
    let is_quality = head.is_none()
        && lists::QUALITIES.contains(first.as_str())
        && (second.is_empty() || is_preposition(&second) || second == "and" || second == "under");
    let is_somebody = words(&turned).last().is_some_and(|last| lists::SOMEBODY.contains(last.as_str()));
    let is_prize = matches!(first.as_str(), "won" | "got" | "had" | "was" | "went" | "hit" | "did" | "found");
    let acts = head.is_none() && lists::ACTS.contains(first.as_str()) && is_object(&second);
    (is_title
        && !is_quality
        && !is_somebody
        && !is_prize
        && !acts
        && !is_clause(&turned)
        && !scolds(&turned)
        && !turned.contains(['?', '!']))
    .then_some(turned)
}

/// `teach the class`, `handle angry customers`: what is done, not what is brought.
fn is_object(word: &str) -> bool {
    is_determiner(word)
        || matches!(
            word,
            "well" | "with" | "people" | "difficult" | "angry" | "large" | "big" | "to" | "under" | "in"
        )
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
        "attitude",
        "ethic",
        "approach",
        "manner",
        "ear",
        "memory",
        "list",
    ];
    let all = words(text);
    let Some(first) = all.first() else { return text.to_owned() };
    let head = all.iter().take_while(|word| !is_preposition(word) && !is_question_word(word)).last();
    let is_single = head.is_some_and(|head| SINGLE.contains(&head.as_str()));
    if !is_single || is_determiner(first) || is_gerund(first) || first.ends_with("'s") && first != "master's"
    {
        return text.to_owned();
    }
    let is_letter_name = first.len() <= 4 && text.chars().take(2).all(char::is_uppercase);
    let sounds = if is_letter_name { "aefhilmnorsx" } else { "aeio" };
    let begins = first.starts_with(|c: char| sounds.contains(c))
        || (first.starts_with("un") && !first.starts_with("uni"));
    format!("{} {text}", if begins { "an" } else { "a" })
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
