//! The names that a template uses, checked before it is: `{{#if nmae}}` would otherwise be false for ever.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::playbook::Sentence;
use crate::template::INVALID_TEMPLATE;
use crate::text::Source;
use serde_json::Value;

/// Words of the template language and its helpers.
const WORDS: &[&str] =
    &["if", "else", "unless", "each", "with", "lookup", "this", "or", "plural", "eq", "ne", "and", "not"];

/// A name that no view has; `known` is a view that has everything.
pub(super) fn unknown_value(sentence: &Sentence, source: &Source, known: &Value) -> Option<Diagnostic> {
    let text = source.slice(sentence.span);
    let (at, name) = names(text).into_iter().find(|(_, name)| !WORDS.contains(name) && !has(known, name))?;
    let message = format!("there is no value `{name}` here");
    let all: Vec<&str> =
        known.as_object().into_iter().flat_map(|fields| fields.keys()).map(String::as_str).collect();
    let help = match did_you_mean(name, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", all.join(", ")),
    };
    Some(
        Diagnostic::error(INVALID_TEMPLATE, source, sentence.span.within(at, name.len()), message).help(help),
    )
}

/// `second.question` by its parts; what `{{#each}}` and `{{#with}}` bring is not followed.
fn has(known: &Value, path: &str) -> bool {
    if path.starts_with(['@', '.']) || path.starts_with("this.") {
        return true;
    }
    let mut here = known;
    path.split('.').all(|part| match here.get(part) {
        Some(inner) => {
            here = inner;
            true
        }
        None => false,
    })
}

/// The names inside a template's tags, with their places; texts in quotes, numbers and comments are none.
fn names(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        let inside = &text[open + 2..close];
        if !inside.starts_with('!') {
            names.extend(words(inside).into_iter().map(|(at, word)| (open + 2 + at, word)));
        }
        from = close + 2;
    }
    names
}

fn words(inside: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut quote = None;
    let mut start = None;
    for (at, letter) in inside.char_indices().chain([(inside.len(), ' ')]) {
        if let Some(mark) = quote {
            if letter == mark {
                quote = None;
            }
            continue;
        }
        let is_part = letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-' | '@');
        match start {
            None if is_part => start = Some(at),
            Some(begin) if !is_part => {
                words.push((begin, &inside[begin..at]));
                start = None;
            }
            _ => {}
        }
        if matches!(letter, '"' | '\'') {
            quote = Some(letter);
        }
    }
    words.retain(|(_, word)| {
        !word.starts_with(|c: char| c.is_ascii_digit()) && !matches!(*word, "true" | "false" | "null")
    });
    words
}
