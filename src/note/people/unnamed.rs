//! People who are written without a name: `unknown`, `some recruiter, didn't catch her name`.

use super::title::is_title;
use crate::note::values::trimmed;

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
    let lower = name.to_lowercase().replace('’', "'");
    let rest = UNKNOWN
        .iter()
        .find_map(|word| lower.starts_with(word).then(|| name.get(word.len()..).unwrap_or_default()));
    match rest {
        Some(rest) => Some(trimmed(rest.trim_start_matches([' ', ',', '-', ':']))),
        None if is_nameless(name) => Some(described(name)),
        None => None,
    }
}

/// What somebody without a name is: `some recruiter, didn't catch her name` is a recruiter.
fn described(text: &str) -> Option<String> {
    let words = text.split([',', ';']).next().unwrap_or_default().trim();
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    match first.to_lowercase().as_str() {
        "some" | "a" | "an" | "the" | "another" => trimmed(rest),
        "someone" | "somebody" | "two" | "three" | "four" | "several" | "one" => None,
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
    let lower = text.to_lowercase().replace('’', "'");
    let begins_small = text.starts_with(char::is_lowercase);
    let begins = |words: &&str| lower.starts_with(words);
    let begins_without_name = || begins_small || is_title(text.split(',').next().unwrap_or(text));
    (begins_small && DESCRIBING.iter().any(begins))
        || UNKNOWN.iter().any(|words| begins(words) && !words.starts_with('?'))
        || (begins_without_name() && WITHOUT_NAME.iter().any(|words| lower.contains(words)))
}
