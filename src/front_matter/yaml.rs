//! YAML becomes fields: granit-parser's events, built into a tree without recursion.

mod place;
mod plain;
mod remedy;

use super::{Field, Kind, MOST_COMPLAINTS, MOST_LEVELS, Value, duplicate_key, too_deep};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StructureStyle, options};
use remedy::Remedy;
use std::ops::Range;

/// Reads the YAML in `inner`. If a diagnostic is an error, the fields are not to be used.
pub(super) fn read(source: &Source, inner: Span) -> (Vec<Field>, Vec<Diagnostic>) {
    match plain::fields(source.slice(inner), inner.start) {
        Some(fields) => (fields, Vec::new()),
        None => read_by_parser(source, inner),
    }
}

/// The same for any YAML.
fn read_by_parser(source: &Source, inner: Span) -> (Vec<Field>, Vec<Diagnostic>) {
    let mut builder = Builder::new(source, inner);
    for event in Parser::new_from_str_with_options(source.slice(inner), parser_options()) {
        let step = match event {
            Ok((event, span)) => builder.take(event, span.byte_range().unwrap_or_default()),
            Err(error) => builder.give_up(&error),
        };
        if step == Step::Stop {
            break;
        }
    }
    builder.finish()
}

fn parser_options() -> Options {
    options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Go,
    Stop,
}

/// A list or a map that is not closed yet.
struct Open {
    start: usize,
    is_flow: bool,
    children: Children,
}

enum Children {
    Items(Vec<Value>),
    /// With the places of the fields in the order of their names, each name once.
    Fields {
        fields: Vec<Field>,
        by_name: Vec<usize>,
        waiting: Option<Name>,
    },
}

/// A key that waits for its value.
struct Name {
    text: String,
    span: Span,
}

struct Builder<'s> {
    source: &'s Source,
    inner: Span,
    /// What stands there.
    text: &'s str,
    open: Vec<Open>,
    root: Option<Value>,
    /// The place of the event before, in `inner`.
    last: Range<usize>,
    /// The line with the last alias or anchor: what else is wrong there follows from it.
    alias_line: Option<usize>,
    has_document: bool,
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

impl<'s> Builder<'s> {
    fn new(source: &'s Source, inner: Span) -> Self {
        Builder {
            source,
            inner,
            text: source.slice(inner),
            open: Vec::new(),
            root: None,
            last: 0..0,
            alias_line: None,
            has_document: false,
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, at: Range<usize>) -> Step {
        let step = match event {
            Event::DocumentStart(..) => self.begin_document(&at),
            Event::Scalar(text, style, ..) => self.scalar(&text, style, &at),
            Event::SequenceStart(style, ..) => self.open(style, &at, Children::items()),
            Event::MappingStart(style, ..) => self.open(style, &at, Children::fields()),
            Event::SequenceEnd | Event::MappingEnd => self.close(&at),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(&at),
            // Its place lies before the node it belongs to, so it is no place to go on from.
            Event::Anchor(..) => return self.anchor(&at),
            _ => return Step::Go,
        };
        self.last = at;
        step
    }

    fn begin_document(&mut self, at: &Range<usize>) -> Step {
        if !std::mem::replace(&mut self.has_document, true) {
            return Step::Go;
        }
        self.complain(Remedy {
            at: place::at_least_one(self.text, at.clone()),
            message: "the fields ended above, and here others begin".to_owned(),
            help: "delete the line `...` or the dashes between them".to_owned(),
        });
        Step::Stop
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, at: &Range<usize>) -> Step {
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => place::block_text(self.text, self.last.end, at),
            ScalarStyle::Plain if at.is_empty() && self.awaits_value() => {
                place::behind_colon(self.text, at.start)
            }
            _ => at.clone(),
        };
        if style == ScalarStyle::Plain {
            if let Some(remedy) = remedy::wide_space(self.text, at) {
                self.complain(remedy);
                return Step::Stop;
            }
            self.warn_of_swallowed_items(at);
        }
        let kind = match style {
            ScalarStyle::Plain if is_null(text) => Kind::Empty,
            _ => Kind::Text(text.to_owned()),
        };
        let span = self.absolute(span);
        self.put(Value { span, kind })
    }

    fn open(&mut self, style: StructureStyle, at: &Range<usize>, children: Children) -> Step {
        if self.open.len() >= MOST_LEVELS {
            let span = self.absolute(place::at_least_one(self.text, at.clone()));
            self.errors.push(too_deep(self.source, span));
            return Step::Stop;
        }
        let is_flow = style == StructureStyle::Flow;
        let start = match (&children, is_flow) {
            (Children::Items(_), false) if self.awaits_value() => {
                place::first_dash(self.text, self.last.end, at.start)
            }
            _ => at.start,
        };
        self.open.push(Open { start, is_flow, children });
        Step::Go
    }

    fn close(&mut self, at: &Range<usize>) -> Step {
        let Some(open) = self.open.pop() else {
            return Step::Go;
        };
        let start = self.inner.start + open.start;
        let end = match open.is_flow && !at.is_empty() {
            true => self.inner.start + at.end,
            // A block list or map ends, for the parser, where the next thing begins.
            false => open.children.end().unwrap_or(start),
        };
        let span = Span::new(start, end.max(start));
        let value = Value { span, kind: open.children.into_kind() };
        self.put(doubled_brackets(self.source, value))
    }

    fn put(&mut self, value: Value) -> Step {
        match self.open.last_mut().map(|open| &mut open.children) {
            None => self.root = Some(value),
            Some(Children::Items(items)) => items.push(value),
            Some(Children::Fields { fields, by_name, waiting }) => match waiting.take() {
                None => *waiting = Some(name_of(self.source, value)),
                Some(Name { text, span }) => {
                    match by_name.binary_search_by(|&place| fields[place].name.cmp(&text)) {
                        Err(at) => by_name.insert(at, fields.len()),
                        Ok(_) if self.errors.len() < MOST_COMPLAINTS => {
                            self.errors.push(duplicate_key(self.source, span, &text));
                        }
                        Ok(_) => {}
                    }
                    fields.push(Field { name: text, name_span: span, value });
                }
            },
        }
        Step::Go
    }

    fn alias(&mut self, at: &Range<usize>) -> Step {
        self.complain_of_alias(at, "stands for a value from elsewhere, and notes write every value out");
        let span = self.absolute(at.clone());
        self.put(Value { span, kind: Kind::Empty })
    }

    fn anchor(&mut self, at: &Range<usize>) -> Step {
        self.complain_of_alias(at, "names a value to repeat it, and notes write every value out");
        Step::Go
    }

    fn complain_of_alias(&mut self, at: &Range<usize>, what: &str) {
        let span = self.absolute(at.clone());
        self.alias_line = Some(self.source.line(span.start));
        let word = self.source.slice(span);
        let message = format!("`{word}` {what}");
        let help =
            format!("if `{word}` is meant as text, put the text in quotes; else write the value itself");
        if self.errors.len() < MOST_COMPLAINTS {
            self.errors.push(Diagnostic::error("yaml-alias", self.source, span, message).help(help));
        }
    }

    fn warn_of_swallowed_items(&mut self, at: &Range<usize>) {
        let found = place::swallowed_items(self.text, at);
        for item in found.into_iter().take(MOST_COMPLAINTS.saturating_sub(self.warnings.len())) {
            let span = self.absolute(item);
            let message = "this item is read as part of the text above it";
            let help = "indent its `-` exactly like the items above it, or begin the list on a new line";
            self.warnings.push(Diagnostic::warning("swallowed-item", self.source, span, message).help(help));
        }
    }

    /// The parser stops at its first error; what it says is put into our words.
    fn give_up(&mut self, error: &ScanError) -> Step {
        let at = error.marker().byte_offset().unwrap_or_default();
        let at = place::on_boundary(self.text, at);
        let span = self.absolute(place::at_least_one(self.text, at..at));
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            self.errors.push(too_deep(self.source, span));
        } else if self.alias_line != Some(self.source.line(span.start)) {
            let opened = self.open.iter().rev().find(|open| open.is_flow).map(|open| open.start);
            let remedy = remedy::of(self.text, error.kind(), at, &self.last, opened);
            self.complain(remedy);
        }
        Step::Stop
    }

    fn complain(&mut self, remedy: Remedy) {
        let span = self.absolute(remedy.at);
        let complaint = Diagnostic::error("invalid-yaml", self.source, span, remedy.message);
        self.errors.push(complaint.help(remedy.help));
    }

    fn finish(mut self) -> (Vec<Field>, Vec<Diagnostic>) {
        let fields = match self.root.take() {
            Some(Value { kind: Kind::Map(fields), .. }) => fields,
            Some(Value { span, kind }) if self.errors.is_empty() && kind != Kind::Empty => {
                self.complain(remedy::no_fields(self.text, span.start - self.inner.start));
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.errors.append(&mut self.warnings);
        (fields, self.errors)
    }

    fn awaits_value(&self) -> bool {
        let children = self.open.last().map(|open| &open.children);
        matches!(children, Some(Children::Fields { waiting: Some(_), .. }))
    }

    fn absolute(&self, at: Range<usize>) -> Span {
        Span::new(self.inner.start + at.start, self.inner.start + at.end)
    }
}

impl Children {
    fn items() -> Self {
        Children::Items(Vec::new())
    }

    fn fields() -> Self {
        Children::Fields { fields: Vec::new(), by_name: Vec::new(), waiting: None }
    }

    fn end(&self) -> Option<usize> {
        match self {
            Children::Items(items) => items.last().map(|item| item.span.end),
            Children::Fields { fields, .. } => fields.last().map(|field| field.value.span.end),
        }
    }

    /// Without room for more: thousands of notes are held at once.
    fn into_kind(self) -> Kind {
        match self {
            Children::Items(mut items) => {
                items.shrink_to_fit();
                Kind::List(items)
            }
            Children::Fields { mut fields, .. } => {
                fields.shrink_to_fit();
                Kind::Map(fields)
            }
        }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// A key's text; a key that is no text is taken as it stands in the file.
fn name_of(source: &Source, value: Value) -> Name {
    let text = match value.kind {
        Kind::Text(text) => text,
        _ => source.slice(value.span).to_owned(),
    };
    Name { text, span: value.span }
}

/// To YAML `[[Dana]]` is a list in a list and `{{date}}` a map in a map; to people they are a link and a
/// blank in a template. They are kept as the text that stands there.
fn doubled_brackets(source: &Source, value: Value) -> Value {
    let text = source.slice(value.span);
    let inside = match &value.kind {
        Kind::List(items) => match items.as_slice() {
            [Value { span, kind: Kind::List(_) }] => Some(*span),
            _ => None,
        },
        Kind::Map(fields) if !text.starts_with("{{{") => match fields.as_slice() {
            [field] => Some(field.name_span),
            _ => None,
        },
        _ => None,
    };
    let is_doubled = (text.starts_with("[[") || text.starts_with("{{")) && !text.contains('\n');
    match inside {
        Some(inside)
            if is_doubled && inside.start == value.span.start + 1 && inside.end + 1 == value.span.end =>
        {
            Value { span: value.span, kind: Kind::Text(text.to_owned()) }
        }
        _ => value,
    }
}
