//! Phrases: texts with named places, `{Count} thing to do`, which templates and code fill in.

use crate::text::{Span, capital};
use std::borrow::Cow;
use std::fmt;

/// A text with places to fill in: `And {count} more`. A place that begins with a capital begins its value with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Place { name: String, is_capital: bool },
}

/// Where templates find the phrase behind the key of `{{t "agenda.and-more" count=unlisted}}`.
pub trait Phrases: Send + Sync {
    /// The phrase that goes with a number; all that do not depend on one are the same with any.
    fn phrase(&self, key: &str, count: Option<usize>) -> Option<&Phrase>;

    /// Whether the phrase depends on a number, so that it is chosen only when a page is rendered.
    fn is_counted(&self, key: &str) -> bool;

    /// The key that may have been meant.
    fn near(&self, key: &str) -> Option<String>;
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// The part of the text where a brace is not one of a place.
    pub fn parse(text: &str) -> Result<Self, Span> {
        let mut pieces = Vec::new();
        let mut told = 0;
        while let Some(at) = text[told..].find(['{', '}']).map(|at| told + at) {
            let end = text[at..].find('}').map_or(text.len(), |end| at + end + 1);
            let place = text[at..end].strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            let Some(place) = place.and_then(place_called) else { return Err(Span::new(at, end)) };
            if at > told {
                pieces.push(Piece::Text(text[told..at].to_owned()));
            }
            pieces.push(place);
            told = end;
        }
        if told < text.len() {
            pieces.push(Piece::Text(text[told..].to_owned()));
        }
        Ok(Phrase { pieces })
    }

    /// The names of its places, without capitals.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Place { name, .. } => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The phrase with its places filled in; one that has no value stays empty.
    #[must_use]
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name);
        self.fill_by(|name| value(name).map_or("", |(_, value)| *value).into())
    }

    /// The same with values that are worked out only where the phrase asks for them by name.
    #[must_use]
    pub fn fill_by<'v>(&self, value: impl Fn(&str) -> Cow<'v, str>) -> String {
        let length = |piece: &Piece| if let Piece::Text(text) = piece { text.len() } else { USUAL };
        let mut filled = String::with_capacity(self.pieces.iter().map(length).sum());
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Place { name, is_capital: true } => filled.push_str(&capital(&value(name))),
                Piece::Place { name, is_capital: false } => filled.push_str(&value(name)),
            }
        }
        filled
    }
}

/// So many bytes does a value take, more or less.
const USUAL: usize = 16;

impl fmt::Display for Phrase {
    /// As it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Place { name, is_capital: true } => write!(f, "{{{}}}", capital(name)),
            Piece::Place { name, is_capital: false } => write!(f, "{{{name}}}"),
        })
    }
}

fn place_called(name: &str) -> Option<Piece> {
    let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase());
    let name = name.to_ascii_lowercase();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_name.then_some(Piece::Place { name, is_capital })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_and_begin_with_a_capital_where_the_place_does() {
        let phrase = Phrase::parse("{Count} of {whole}, {count}").expect("it is a phrase");
        assert_eq!(phrase.fill(&[("count", "éins"), ("whole", "{count}")]), "Éins of {count}, éins");
        assert_eq!(phrase.to_string(), "{Count} of {whole}, {count}");
        assert_eq!(phrase.places().collect::<Vec<_>>(), ["count", "whole", "count"]);
        assert_eq!(Phrase::parse("").expect("it is one too").fill(&[]), "");
    }

    #[test]
    fn a_brace_that_is_no_place_is_an_error_with_its_place() {
        for (text, expected) in
            [("a {b", (2, 4)), ("a } b", (2, 3)), ("{}", (0, 2)), ("é{a b}", (2, 7)), ("{{a}}", (0, 4))]
        {
            assert_eq!(Phrase::parse(text), Err(Span::new(expected.0, expected.1)), "{text}");
        }
    }
}
