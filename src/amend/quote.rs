//! A text as a YAML or a TOML value: plain where nobody can misread it, else in quotes.

use crate::front_matter::{Syntax, write};

/// How a value stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    /// TOML's three single quotes.
    TripleSingle,
    /// TOML's three double quotes.
    TripleDouble,
}

/// Where a value is to stand; between brackets more characters have a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    Lines,
    Brackets,
}

impl Style {
    /// The style of a value as it stands in the file.
    pub(super) fn of(slice: &str) -> Self {
        match slice {
            it if it.starts_with("\"\"\"") => Style::TripleDouble,
            it if it.starts_with("'''") => Style::TripleSingle,
            it if it.starts_with('"') => Style::Double,
            it if it.starts_with('\'') => Style::Single,
            _ => Style::Plain,
        }
    }

    /// A text that needs no escapes, in this style.
    pub(super) fn around(self, text: &str) -> String {
        let mark = match self {
            Style::Plain => "",
            Style::Single => "'",
            Style::Double => "\"",
            Style::TripleSingle => "'''",
            Style::TripleDouble => "\"\"\"",
        };
        format!("{mark}{text}{mark}")
    }
}

/// A text on one line as a value, in the style of its neighbour where that can hold it.
pub(super) fn value(text: &str, syntax: Syntax, style: Style, around: Around) -> String {
    match (syntax, style) {
        (Syntax::Yaml, Style::Plain) if is_plain(text, around) => text.to_owned(),
        (Syntax::Yaml, Style::Single) if is_printable(text) => single(text),
        (Syntax::Yaml, Style::Plain) if is_printable(text) && text.contains(['"', '\\']) => single(text),
        (Syntax::Toml, Style::Single) if is_printable(text) && !text.contains('\'') => format!("'{text}'"),
        _ => write::quoted(text),
    }
}

/// A text in single quotes, as YAML has them.
fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether every YAML reader takes the text, without quotes, for this text.
fn is_plain(text: &str, around: Around) -> bool {
    let begins_well = text.starts_with(|c: char| c.is_alphanumeric());
    let is_cut_off = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let is_between = around == Around::Brackets && text.contains([',', '[', ']', '{', '}', ':', '?']);
    begins_well && !is_cut_off && !is_between && is_printable(text) && !write::is_another_kind(text)
}

fn is_printable(text: &str) -> bool {
    text.chars().all(write::is_printable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_only_where_it_would_be_misread() {
        let yaml = |text| value(text, Syntax::Yaml, Style::Plain, Around::Lines);
        assert_eq!(yaml("2026-03-05 thank-you - it's done"), "2026-03-05 thank-you - it's done");
        assert_eq!(yaml("2026-03-05 they said: wait"), "\"2026-03-05 they said: wait\"");
        assert_eq!(yaml("2026-03-05 ticket #4"), "\"2026-03-05 ticket #4\"");
        assert_eq!(yaml("2026-03-05 a \"no\": b"), "'2026-03-05 a \"no\": b'");
        assert_eq!(yaml("no"), "\"no\"");
        assert_eq!(yaml("2026-03-05"), "\"2026-03-05\"");
        let flow = |text| value(text, Syntax::Yaml, Style::Plain, Around::Brackets);
        assert_eq!(flow("2026-03-05 a, b"), "\"2026-03-05 a, b\"");
        assert_eq!(flow("2026-03-05 a?b"), "\"2026-03-05 a?b\"", "older readers stumble over it");
    }

    #[test]
    fn the_neighbours_quotes_are_kept_where_they_can_hold_the_text() {
        let like = |text, syntax, style| value(text, syntax, style, Around::Brackets);
        assert_eq!(like("it's", Syntax::Yaml, Style::Single), "'it''s'");
        assert_eq!(like("it's", Syntax::Toml, Style::Single), "\"it's\"");
        assert_eq!(like("its", Syntax::Toml, Style::Single), "'its'");
        assert_eq!(like("a \\ \"b\"", Syntax::Toml, Style::Plain), "\"a \\\\ \\\"b\\\"\"");
        assert_eq!(like("a\u{feff}", Syntax::Yaml, Style::Single), "\"a\\uFEFF\"");
    }
}
