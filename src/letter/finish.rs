//! From rendered text to a letter: its subject, its paragraphs, its blanks.

use unicode_segmentation::UnicodeSegmentation;

/// A first line `Subject: …`, and the rest.
pub(super) fn split_subject(text: &str) -> (Option<String>, String) {
    let text = text.trim_start();
    let Some(rest) = text.strip_prefix("Subject:") else { return (None, text.to_owned()) };
    let (subject, body) = rest.split_once('\n').unwrap_or((rest, ""));
    (Some(tidied(subject)).filter(|subject| !subject.is_empty()), body.to_owned())
}

/// Paragraphs with one space between words and an empty line between them.
///
/// A template is wrapped like any Markdown, so a line break inside a paragraph is a space. It stays behind a short
/// line that ends with a comma, as in `Best wishes,`, and in all that follows it, and before a list item.
pub(super) fn tidied(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    let mut keeps_lines = false;
    for line in text.lines().chain(std::iter::once("")) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            if !paragraph.is_empty() {
                paragraphs.push(spaced(&std::mem::take(&mut paragraph)));
            }
            keeps_lines = false;
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(if keeps_lines || line.starts_with("- ") { '\n' } else { ' ' });
        }
        keeps_lines |= paragraph.is_empty() && line.ends_with(',') && line.split(' ').count() <= 4;
        paragraph.push_str(&line);
    }
    paragraphs.join("\n\n")
}

/// No space before a comma or a stop, no two stops in a row.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| next.is_whitespace());
        if matches!(letter, ',' | '.' | ';') && ends && out.ends_with(' ') {
            out.pop();
        }
        let doubled = match letter {
            '.' => ends && out.ends_with(['.', '!', '?', ',']) && !out.ends_with(".."),
            ',' | ';' => out.ends_with([',', ';']),
            ' ' => out.ends_with(' '),
            _ => false,
        };
        if !doubled {
            out.push(letter);
        }
    }
    out
}

/// The hints of the blanks that a text leaves. A Markdown link is no blank, and neither is a tick box.
pub(super) fn blanks(text: &str) -> Vec<String> {
    let mut blanks = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('[') {
        let Some((inside, after)) = behind.split_once(']') else { break };
        rest = after;
        let inside = inside.rsplit('[').next().unwrap_or(inside).trim();
        let is_link = after.starts_with(['(', '[', ']']) || inside.starts_with('^');
        if !is_link && !inside.is_empty() && inside != "x" && inside != "X" {
            blanks.push(inside.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    blanks
}

/// Sentences, as Unicode counts them.
pub(super) fn sentence_count(text: &str) -> usize {
    sentences(text).iter().filter(|sentence| sentence.chars().any(char::is_alphanumeric)).count()
}

/// The sentences of a text. Pushed one by one, since the iterator's own guess at its length may underflow.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for (_, sentence) in text.split_sentence_bound_indices() {
        sentences.push(sentence);
    }
    sentences
}
