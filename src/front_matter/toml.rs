//! TOML becomes fields: the toml crate's tables with their places, in the order of the file.

use super::{Field, Kind, MOST_COMPLAINTS, MOST_LEVELS, Value, duplicate_key, too_deep};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};
use toml_parser::lexer::TokenKind;

/// Reads the TOML in `inner`. If a diagnostic is an error, the fields are not to be used.
pub(super) fn read(source: &Source, inner: Span) -> (Vec<Field>, Vec<Diagnostic>) {
    let text = source.slice(inner);
    let reader = Reader { source, inner };
    if let Some(at) = hostile_depth(text) {
        return (Vec::new(), vec![too_deep(source, reader.absolute(at))]);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return (Vec::new(), reader.complaints(&errors));
    }
    match reader.fields(table.get_ref(), 1) {
        Ok(fields) => (fields, Vec::new()),
        Err(TooDeep(span)) => (Vec::new(), vec![too_deep(source, span)]),
    }
}

/// Where brackets or dotted keys nest deeper than any note may, told from the tokens alone.
///
/// The parser builds and drops its tables by recursion, and thirty thousand dots would overflow the stack.
fn hostile_depth(text: &str) -> Option<Range<usize>> {
    let (mut brackets, mut dots) = (0_usize, 0_usize);
    toml_parser::Source::new(text).lex().find_map(|token| {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                (brackets, dots) = (brackets + 1, 0)
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                (brackets, dots) = (brackets.saturating_sub(1), 0);
            }
            TokenKind::Newline | TokenKind::Equals | TokenKind::Comma => dots = 0,
            _ => {}
        }
        let is_hostile = brackets > MOST_LEVELS || dots > MOST_LEVELS;
        is_hostile.then(|| token.span().start()..token.span().end())
    })
}

struct TooDeep(Span);

struct Reader<'s> {
    source: &'s Source,
    inner: Span,
}

impl Reader<'_> {
    /// The fields of a table that stands `level` levels deep; the crate sorts them by name, the file does not.
    fn fields(&self, table: &DeTable<'_>, level: usize) -> Result<Vec<Field>, TooDeep> {
        let field = |(name, value): (&Spanned<_>, &Spanned<_>)| {
            let name_span = self.absolute(name.span());
            let name: &std::borrow::Cow<'_, str> = name.get_ref();
            Ok(Field { name: name.to_string(), name_span, value: self.value(value, level)? })
        };
        let mut fields: Vec<Field> = table.iter().map(field).collect::<Result<_, _>>()?;
        fields.sort_by_key(|field| field.name_span);
        Ok(fields)
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, level: usize) -> Result<Value, TooDeep> {
        let span = self.absolute(value.span());
        let is_nested = matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        if is_nested && level >= MOST_LEVELS {
            return Err(TooDeep(span));
        }
        let kind = match value.get_ref() {
            DeValue::String(text) => Kind::Text(text.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Kind::Text(self.source.slice(span).to_owned())
            }
            DeValue::Array(items) => {
                Kind::List(items.iter().map(|item| self.value(item, level + 1)).collect::<Result<_, _>>()?)
            }
            DeValue::Table(table) => Kind::Map(self.fields(table, level + 1)?),
        };
        Ok(Value { span: around(span, &kind), kind })
    }

    /// From top to bottom, one per line: what else is wrong there follows from the first that was found.
    fn complaints(&self, errors: &[Error]) -> Vec<Diagnostic> {
        let mut by_line = BTreeMap::new();
        for error in errors {
            let start = self.inner.start + error.span().unwrap_or_default().start;
            by_line.entry(self.source.line(start)).or_insert(error);
        }
        by_line.into_values().take(MOST_COMPLAINTS).map(|error| self.complaint(error)).collect()
    }

    fn complaint(&self, error: &Error) -> Diagnostic {
        let span = self.absolute(error.span().unwrap_or_default());
        let first_line = self.source.slice(span).lines().next().unwrap_or_default();
        let place = span.within(0, first_line.len());
        if error.message() == "duplicate key" {
            return duplicate_key(self.source, place, self.source.slice(place));
        }
        let (message, help) = words(error.message());
        Diagnostic::error("invalid-toml", self.source, place, message).help(help)
    }

    fn absolute(&self, at: Range<usize>) -> Span {
        Span::new(self.inner.start + at.start, self.inner.start + at.end)
    }
}

/// A table under a header is spread over the file: its place reaches over all its fields.
fn around(span: Span, kind: &Kind) -> Span {
    let over = |span: Span, other: Span| Span::new(span.start.min(other.start), span.end.max(other.end));
    match kind {
        Kind::Map(fields) => {
            fields.iter().fold(span, |span, field| over(over(span, field.name_span), field.value.span))
        }
        Kind::List(items) => items.iter().fold(span, |span, item| over(span, item.span)),
        Kind::Empty | Kind::Text(_) => span,
    }
}

/// What to say, where the parser's message contains one of the words.
struct Words {
    any_of: &'static [&'static str],
    message: &'static str,
    help: &'static str,
}

/// What the parser complains of, in words that say what to do; the first that fits.
const WORDS: &[Words] = &[
    Words {
        any_of: &["must be quoted"],
        message: "a text needs quotes here",
        help: "write it as in `mood = \"good\"`",
    },
    Words {
        any_of: &["key with no value", "key-value pair", "assignment"],
        message: "this line is no field",
        help: "between `+++` lines a field looks like `mood = \"good\"`; for `mood: good` use `---` lines",
    },
    Words {
        any_of: &["missing value"],
        message: "this field has no value",
        help: "write a value behind the `=`, or delete the line",
    },
    Words {
        any_of: &["missing comma"],
        message: "a comma is missing here",
        help: "put a comma between the two",
    },
    Words { any_of: &["extra comma"], message: "there is one comma too many", help: "delete it" },
    Words {
        any_of: &["unclosed array", "unclosed table", "array opening", "table open"],
        message: "the bracket `[` is never closed",
        help: "write `]` at its end",
    },
    Words {
        any_of: &["unclosed inline table", "inline table opening"],
        message: "the bracket `{` is never closed",
        help: "write `}` at its end",
    },
    Words {
        any_of: &["escape", "unicode value"],
        message: "inside double quotes a `\\` begins a special character, and this is none",
        help: "write `\\\\` for one backslash, or use single quotes",
    },
    Words {
        any_of: &["invalid basic string", "invalid literal string", "opening quote"],
        message: "the quote is never closed, or the text holds an invisible character",
        help: "write the text on one line, with the same quote at its beginning and its end",
    },
    Words {
        any_of: &["multi-line"],
        message: "the three quotes are never closed, or the text holds an invisible character",
        help: "write the same three quotes behind the text",
    },
    Words {
        any_of: &["date", "time"],
        message: "this is no date",
        help: "write it as `2026-03-04`, or put it in quotes to keep it as text",
    },
    Words {
        any_of: &["unquoted key", "missing key"],
        message: "this field has no name that can be read",
        help: "write a name of letters, digits, `-` and `_`, as in `mood = \"good\"`",
    },
    Words {
        any_of: &["integer", "float", "number", "digits", "leading zero", "sign", "radix"],
        message: "this is no number",
        help: "put it in quotes to keep it as text",
    },
    Words {
        any_of: &["carriage return", "comment"],
        message: "an invisible character stands here",
        help: "delete it, or save the file with plain line ends",
    },
    Words {
        any_of: &["unexpected"],
        message: "this does not belong to the field before it",
        help: "write one field on each line; put a text in quotes on both sides",
    },
];

fn words(message: &str) -> (&'static str, &'static str) {
    let what = message.split(", expected").next().unwrap_or(message);
    let fitting = WORDS.iter().find(|words| words.any_of.iter().any(|word| what.contains(word)));
    match fitting {
        Some(words) => (words.message, words.help),
        None => {
            ("this cannot be read as a field", "a field looks like `mood = \"good\"`, each on its own line")
        }
    }
}
