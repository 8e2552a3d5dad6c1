//! A question that is written out, so that a letter may ask it or quote it as it stands.

use super::case::{capitalised, cleaned};
use super::pronouns::Addressee;
use super::words::{confesses, is_question_word, is_subject_pronoun, scolds, word, words};

/// A question for them, asked as it stands. One that speaks of somebody as `she` or by name is not safe.
pub(super) fn question(text: &str, to: Addressee<'_>) -> Option<String> {
    let told = [", they asked", ", she asked", ", he asked", " they asked me", ", was the question"];
    let text = told.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text);
    let behind = text.find("? ").filter(|&at| confesses(&text[at..]));
    let text = behind.map_or(text, |at| &text[..=at]);
    let unmarked = !text.contains('?') && is_inverted(&words(text));
    let text = if unmarked { format!("{}?", cleaned(text)) } else { text.to_owned() };
    let text = text.as_str();
    let first = words(text).into_iter().next()?;
    let first = first.split('\'').next().unwrap_or_default().to_owned();
    let asks = is_question_word(&first)
        || matches!(
            first.as_str(),
            "is" | "are"
                | "do"
                | "does"
                | "did"
                | "can"
                | "could"
                | "would"
                | "will"
                | "have"
                | "has"
                | "should"
                | "was"
                | "were"
                | "if"
                | "in"
        );
    let names = |text: &str| to.name.split_whitespace().any(|part| words(text).contains(&word(part)));
    let one = text.matches('?').count() == 1;
    if !asks || !text.ends_with('?') || !one || scolds(text) || names(text) || text.contains(". ") {
        return None;
    }
    let singular =
        ["she", "he", "her", "him", "his"].iter().any(|third| words(text).iter().any(|word| word == third));
    (!singular).then(|| capitalised(text))
}

/// A question asked without its mark gets it: `How do you calculate a dose`.
fn is_inverted(words: &[String]) -> bool {
    const VERBS: &[&str] = &[
        "do", "does", "did", "is", "are", "was", "were", "can", "could", "would", "will", "should", "have",
        "has", "don't", "isn't", "aren't", "wouldn't",
    ];
    let is_verb = |at: usize| words.get(at).is_some_and(|word| VERBS.contains(&word.as_str()));
    let is_subject = |at: usize| words.get(at).is_some_and(|word| is_subject_pronoun(word));
    let asks = words.first().is_some_and(|first| is_question_word(first)) && words.len() > 3;
    let first_subject = (1..words.len()).find(|&at| is_subject(at)).unwrap_or_default();
    asks && (is_verb(1) || (2..=5).contains(&first_subject) && is_verb(first_subject - 1))
}
