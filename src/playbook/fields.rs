//! The front matter of a playbook file, read field by field with every complaint.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::front_matter::{Field, FrontMatter, Kind, Value};
use crate::text::{Source, Span};
use std::sync::Arc;

/// Reads fields by name and remembers which ones it knows, so that the rest can be told as unknown.
pub(super) struct Fields<'a> {
    pub(super) source: &'a Arc<Source>,
    front_matter: &'a FrontMatter,
    known: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(source: &'a Arc<Source>, front_matter: &'a FrontMatter) -> Self {
        Fields { source, front_matter, known: Vec::new(), diagnostics: Vec::new() }
    }

    /// The Markdown behind the front matter.
    pub(super) fn body(&self) -> Span {
        self.front_matter.body
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.front_matter.fields.iter().any(|field| field.name == name)
    }

    /// Every field is read; whatever else the file holds is unknown.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for field in &self.front_matter.fields {
            if !self.known.contains(&field.name.as_str()) {
                let message = format!("unknown field `{}` in a playbook file", field.name);
                let help = match did_you_mean(&field.name, self.known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", self.known.join(", ")),
                };
                let complaint = Diagnostic::error("playbook-file", self.source, field.name_span, message);
                self.diagnostics.push(complaint.help(help));
            }
        }
        self.diagnostics
    }

    fn value(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        let field: Option<&'a Field> = self.front_matter.fields.iter().find(|field| field.name == name);
        field.map(|field| &field.value).filter(|value| value.kind != Kind::Empty)
    }

    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.spanned(name).map(|(text, _)| text)
    }

    fn spanned(&mut self, name: &'static str) -> Option<(String, Span)> {
        let value = self.value(name)?;
        if let Kind::Text(text) = &value.kind {
            return Some((text.trim().to_owned(), value.span));
        }
        self.wrong(
            value.span,
            format!("`{name}` must be one value"),
            format!("write it on one line: `{name}: …`"),
        );
        None
    }

    /// A text that the file cannot do without.
    pub(super) fn needed(&mut self, name: &'static str) -> Option<String> {
        let text = self.text(name);
        if text.is_none() && !self.has(name) {
            let opening = self.front_matter.fence.within(0, 3);
            self.wrong(opening, format!("`{name}` is missing"), format!("add `{name}: …`"));
        }
        text
    }

    pub(super) fn yes(&mut self, name: &'static str) -> bool {
        self.text(name).is_some_and(|text| matches!(text.as_str(), "yes" | "true"))
    }

    pub(super) fn list(&mut self, name: &'static str) -> Vec<String> {
        self.spanned_list(name).into_iter().map(|(text, _)| text).collect()
    }

    fn spanned_list(&mut self, name: &'static str) -> Vec<(String, Span)> {
        let Some(value) = self.value(name) else { return Vec::new() };
        let items = match &value.kind {
            Kind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.kind {
                Kind::Text(text) => texts.push((text.trim().to_owned(), item.span)),
                _ => self.wrong(item.span, format!("`{name}` must be a list of texts"), QUOTE_IT.to_owned()),
            }
        }
        texts
    }

    /// A value that `read` understands; `expected` says what that is.
    pub(super) fn parsed<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (text, span) = self.spanned(name)?;
        let parsed = read(&text);
        if parsed.is_none() {
            self.wrong(span, format!("`{text}` is no `{name}`"), format!("write {expected}"));
        }
        parsed
    }

    /// A list of values that `read` understands; `None` where the field is absent.
    pub(super) fn parsed_list<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let texts = self.spanned_list(name);
        let mut list = Vec::new();
        for (text, span) in &texts {
            match read(text) {
                Some(value) => list.push(value),
                None => {
                    self.wrong(*span, format!("`{text}` is no `{name}`"), format!("write one of {expected}"))
                }
            }
        }
        (!texts.is_empty()).then_some(list)
    }

    fn wrong(&mut self, span: Span, message: String, help: String) {
        self.diagnostics.push(Diagnostic::error("playbook-file", self.source, span, message).help(help));
    }
}

const QUOTE_IT: &str = "put a text that holds a colon into quotes";

/// The words of a vocabulary, for messages.
pub(super) fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    all.iter().map(|&each| format!("`{}`", word(each))).collect::<Vec<_>>().join(", ")
}
