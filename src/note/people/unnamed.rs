//! People who are written without a name: `unknown`, `some recruiter, didn't catch her name`.

use super::title::is_title;
use crate::note::values::{is_one_of, trimmed};

/// How a line begins that gives no name.
const UNKNOWN: &[&str] = &[
    "unknown",
    "name unknown",
    "don't know",
    "dont know",
    "don't remember",
    "dont remember",
    "do not remember",
    "can't remember",
    "cant remember",
    "can't recall",
    "cant recall",
    "forgot his name",
    "forgot her name",
    "forgot the name",
    "forgot name",
    "forgot",
    "no idea",
    "not sure",
    "???",
    "??",
    "?",
];

/// `Some` where the name is not known: `unknown`, `?`, `unknown, head of data`; with the title, if one is given.
pub(super) fn unknown_with_title(name: &str) -> Option<Option<String>> {
    match behind_unknown(name) {
        Some(rest) => Some(trimmed(rest.trim_start_matches([' ', ',', '-', ':']))),
        None if is_nameless(name) => Some(described(name)),
        None => None,
    }
}

/// What stands behind the words that a name is not known.
fn behind_unknown(name: &str) -> Option<&str> {
    if !may_begin_unknown(name) {
        return None;
    }
    let lower = plain(name);
    let word = UNKNOWN.iter().find(|word| lower.starts_with(**word))?;
    Some(name.get(word.len()..).unwrap_or_default())
}

/// The first letter alone says of most names that they are ones.
fn may_begin_unknown(text: &str) -> bool {
    let first = text.bytes().next().map(|letter| letter.to_ascii_lowercase());
    UNKNOWN.iter().any(|words| words.bytes().next() == first)
}

/// In small letters and with plain apostrophes.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// What somebody without a name is: `some recruiter, didn't catch her name` is a recruiter.
fn described(text: &str) -> Option<String> {
    let words = text.split([',', ';']).next().unwrap_or_default().trim();
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    match first {
        first if is_one_of(first, &["some", "a", "an", "the", "another"]) => trimmed(rest),
        first if is_one_of(first, &["someone", "somebody", "two", "three", "four", "several", "one"]) => None,
        _ => trimmed(words),
    }
}

/// Words that begin a description of somebody.
const DESCRIBING: &[&str] = &[
    "some ", "someone", "somebody", "a ", "an ", "the ", "unknown", "another ", "two ", "three ", "four ",
    "several ", "one of",
];

/// Words that say that the name is not known.
const WITHOUT_NAME: &[&str] = &[
    "didn't catch",
    "didn't get",
    "forgot",
    "no name",
    "name unknown",
    "don't know",
    "can't remember",
    "don't remember",
    "can't recall",
    "no idea",
];

/// Somebody described instead of named: `some recruiter, didn't catch her name`, `the head of data`.
pub(super) fn is_nameless(text: &str) -> bool {
    let begins_small = text.starts_with(char::is_lowercase);
    let begins_without_name = begins_small || is_title(text.split(',').next().unwrap_or(text));
    if !begins_without_name && !may_begin_unknown(text) {
        return false;
    }
    let lower = plain(text);
    let begins = |words: &&str| lower.starts_with(words);
    (begins_small && DESCRIBING.iter().any(begins))
        || UNKNOWN.iter().any(|words| begins(words) && !words.starts_with('?'))
        || (begins_without_name && WITHOUT_NAME.iter().any(|words| lower.contains(words)))
}
