//! gray_matter and the parsers beneath: a note's fields with their values and their places.

mod conflict;
mod fence;
mod toml;
pub mod write;
mod yaml;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Span};
use fence::{Fences, Found};

/// Front matter is read up to this many bytes; real notes hold a hundredth of it.
const MOST_BYTES: usize = 64 * 1024;

/// Lists and maps are read up to this depth; real notes have three levels.
const MOST_LEVELS: usize = 16;

/// As many complaints of one severity are worth reading in one file.
const MOST_COMPLAINTS: usize = 20;

/// A key and its value with their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The key's text, without quotes.
    pub name: String,
    /// The key as it stands in the file, with its quotes.
    pub name_span: Span,
    /// What stands behind the key.
    pub value: Value,
}

/// What a field or a list item holds, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value as it stands in the file: a text with its quotes, a block text with its `|` or `>`, a list
    /// from its first bracket or dash to the end of its last item. An empty value is the empty stretch where
    /// it would stand: behind the colon or the dash.
    pub span: Span,
    /// The value itself.
    pub kind: Kind,
}

/// The shapes a value can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, `~` or `null`.
    Empty,
    /// Any single value as its text: `yes`, `5`, `2026-03-04`; `''` is the text without letters.
    Text(String),
    /// A list's items.
    List(Vec<Value>),
    /// A map's fields in the order of the file.
    Map(Vec<Field>),
}

/// The language between the fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
}

impl Syntax {
    /// The fence line, without its line end.
    pub fn mark(self) -> &'static str {
        match self {
            Syntax::Yaml => "---",
            Syntax::Toml => "+++",
        }
    }
}

/// Front matter that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The language it is written in.
    pub syntax: Syntax,
    /// From the first fence line to the second, both included with their line ends.
    pub fence: Span,
    /// What stands between the fence lines.
    pub inner: Span,
    /// All that follows.
    pub body: Span,
    /// The fields in the order of the file.
    pub fields: Vec<Field>,
}

/// What was found at the beginning of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The file has no front matter.
    Absent,
    /// There is front matter, but it cannot be read; the diagnostics say why.
    Broken,
    /// There is front matter, and these are its fields.
    Found(FrontMatter),
}

/// Reads the front matter at the beginning of `source`.
///
/// Errors come with [`Reading::Broken`]; what comes with [`Reading::Found`] are warnings at most.
pub fn read(source: &Source) -> (Reading, Vec<Diagnostic>) {
    match fence::find(source.text()) {
        Found::Absent => (Reading::Absent, Vec::new()),
        Found::Unclosed { syntax, opening } => (Reading::Broken, vec![unclosed(source, syntax, opening)]),
        Found::Closed { syntax, fences } => read_between(source, syntax, fences),
    }
}

/// What stands between the fences, readable or not; nothing where there are no two fences.
pub fn inside(source: &Source) -> Option<&str> {
    match fence::find(source.text()) {
        Found::Closed { fences, .. } => Some(source.slice(fences.inner)),
        _ => None,
    }
}

/// Reads a file that is TOML from beginning to end, as `afterword.toml` is.
pub fn whole_toml(source: &Source) -> (Vec<Field>, Vec<Diagnostic>) {
    toml::read(source, Span::new(0, source.text().len()))
}

fn read_between(source: &Source, syntax: Syntax, fences: Fences) -> (Reading, Vec<Diagnostic>) {
    let Fences { fence, inner, body } = fences;
    if source.slice(inner).len() > MOST_BYTES {
        return (Reading::Broken, vec![too_large(source, syntax, fence)]);
    }
    let conflicts = conflict::find(source, inner);
    if !conflicts.is_empty() {
        return (Reading::Broken, conflicts);
    }
    let (fields, diagnostics) = match (fence::between(source.slice(fence), syntax), syntax) {
        (None, _) => (Vec::new(), Vec::new()),
        (Some(_), Syntax::Yaml) => yaml::read(source, inner),
        (Some(_), Syntax::Toml) => toml::read(source, inner),
    };
    let is_broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let reading = match is_broken {
        true => Reading::Broken,
        false => Reading::Found(FrontMatter { syntax, fence, inner, body, fields }),
    };
    (reading, diagnostics)
}

fn unclosed(source: &Source, syntax: Syntax, opening: Span) -> Diagnostic {
    let mark = syntax.mark();
    let help = match fence::nearly_closing(source.text(), opening.end, syntax) {
        Some(span) => {
            let line = source.line(span.start);
            format!("line {line} reads `{}`: make it `{mark}`, with nothing before it", source.slice(span))
        }
        None => format!("write a line `{mark}` below the last field"),
    };
    let message = "the front matter that begins here is never closed";
    Diagnostic::error("front-matter-not-closed", source, opening, message).help(help)
}

fn too_large(source: &Source, syntax: Syntax, fence: Span) -> Diagnostic {
    let opening = fence.within(0, syntax.mark().len());
    let message = format!("the front matter is larger than {} KiB", MOST_BYTES / 1024);
    let help = format!("keep the fields short, and move long text below the second `{}`", syntax.mark());
    Diagnostic::error("front-matter-too-large", source, opening, message).help(help)
}

fn too_deep(source: &Source, span: Span) -> Diagnostic {
    let message = format!("lists and maps stand more than {MOST_LEVELS} levels deep here");
    let help = "write plain text, or put the text in quotes if its brackets or dashes mean no list";
    Diagnostic::error("front-matter-too-deep", source, span, message).help(help)
}

fn duplicate_key(source: &Source, span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` is there already");
    let help = "keep one of the two; several values go into one list";
    Diagnostic::error("duplicate-key", source, span, message).help(help)
}

impl FrontMatter {
    /// The field of exactly this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Value {
    /// The text, if the value is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.kind == Kind::Empty
    }

    /// The items of a list; anything else is a list of one, and an empty value a list of none.
    pub fn each(&self) -> &[Value] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Empty => &[],
            Kind::Text(_) | Kind::Map(_) => std::slice::from_ref(self),
        }
    }

    /// The fields of a map; anything else has none.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Map(fields) => fields,
            _ => &[],
        }
    }

    /// The value of the field of exactly this name, if the value is a map that has it.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}
