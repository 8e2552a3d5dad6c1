//! Values as the notes mean them: empty words are absent, wikilinks are their text, one item is a list of one.

use super::Written;
use crate::front_matter::{Field, Kind, Value};
use std::borrow::Cow;

/// The text without wikilink brackets and surrounding space; nothing where it says that there is nothing.
pub(crate) fn trimmed(text: &str) -> Option<String> {
    said(text).map(Cow::into_owned)
}

/// The same, in the text itself where that can be.
pub(super) fn said(text: &str) -> Option<Cow<'_, str>> {
    let says = |text: &str| text.len() > LONGEST_NOTHING || !is_one_of(text, NOTHING);
    let text = match unlinked(text) {
        Cow::Borrowed(text) => Cow::Borrowed(within(text)),
        Cow::Owned(text) => Cow::Owned(within(&text).to_owned()),
    };
    Some(text).filter(|text| says(text))
}

/// Without what cannot be seen around it.
fn within(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// Words for nothing.
const NOTHING: &[&str] = &["", "none", "null", "nil", "tbd", "tba", "n/a", "na", "-", "--", "~"];

/// As many bytes the longest of them has.
const LONGEST_NOTHING: usize = 4;

/// Whether a text is one of some words in small letters, whatever its own are.
pub(super) fn is_one_of(text: &str, words: &[&str]) -> bool {
    match text.is_ascii() {
        true => words.iter().any(|word| word.len() == text.len() && word.eq_ignore_ascii_case(text)),
        false => words.contains(&text.to_lowercase().as_str()),
    }
}

/// The same for many words, which are given in their order.
pub(super) fn is_one_of_many(text: &str, words: &[&str]) -> bool {
    let small = |byte: u8| byte.to_ascii_lowercase();
    let place = match text.is_ascii() {
        true => words.binary_search_by(|word| word.bytes().cmp(text.bytes().map(small))),
        false => words.binary_search(&text.to_lowercase().as_str()),
    };
    place.is_ok()
}

/// What cannot be seen and comes along when a note is pasted: a soft hyphen, a space of no width, a mark of byte order.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Every text of a value, with its place: a single text, the items of a list, `key: text` items joined again.
pub(super) fn texts(value: &Value) -> Vec<Written<String>> {
    let mut found = Vec::new();
    add_texts(value, &mut found);
    found
}

fn add_texts(value: &Value, found: &mut Vec<Written<String>>) {
    match &value.kind {
        Kind::Empty => {}
        Kind::Text(text) => found.extend(trimmed(text).map(|text| Written::new(text, value.span))),
        Kind::List(items) => items.iter().for_each(|item| add_texts(item, found)),
        Kind::Map(fields) => found.extend(fields.iter().flat_map(|field| joined(field, value))),
    }
}

/// `- Dana: their move to Kafka` is a mapping to YAML and a sentence to people: it is joined again.
fn joined(field: &Field, whole: &Value) -> Vec<Written<String>> {
    let inner = texts(&field.value);
    if inner.is_empty() {
        return vec![Written::new(field.name.clone(), whole.span)];
    }
    inner.into_iter().map(|text| Written::new(format!("{}: {}", field.name, text.value), text.span)).collect()
}

/// All texts of a value as one.
pub(super) fn join(value: &Value) -> String {
    texts(value).into_iter().map(|text| text.value).collect::<Vec<_>>().join(", ")
}

/// `[[Northwind]]` is `Northwind`, `[[people/dana|Dana]]` is `Dana`.
pub(crate) fn unlinked(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'[') || !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link, after)) = next_link(rest) {
        plain.push_str(before);
        let shown = link.rsplit('|').next().unwrap_or(link);
        plain.push_str(shown.rsplit('/').next().unwrap_or(shown));
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[[")?;
    let (link, after) = rest.split_once("]]")?;
    Some((before, link, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wikilinks_are_read_as_their_text() {
        assert_eq!(trimmed("[[Northwind]]").as_deref(), Some("Northwind"));
        assert_eq!(trimmed("met [[people/dana|Dana]] and [[Lee]]").as_deref(), Some("met Dana and Lee"));
        assert_eq!(trimmed("[[unclosed").as_deref(), Some("[[unclosed"));
    }

    #[test]
    fn words_for_nothing_are_nothing() {
        for text in ["", "  ", "None", "TBD", "n/a", "N/A", "~"].iter().chain(NOTHING) {
            assert_eq!(trimmed(text), None, "{text}");
        }
    }
}
