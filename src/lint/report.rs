//! What one rule has found; every complaint carries the rule's code.

use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// The complaints of one rule.
#[derive(Debug)]
pub(super) struct Report {
    code: &'static str,
    pub(super) found: Vec<Diagnostic>,
}

impl Report {
    pub(super) fn new(code: &'static str) -> Self {
        Report { code, found: Vec::new() }
    }

    /// What stands there must not go out as it is.
    pub(super) fn error(&mut self, source: &Source, span: Span, message: String, help: impl Into<String>) {
        self.found.push(Diagnostic::error(self.code, source, span, message).help(help));
    }

    /// It can be used, but probably not as meant.
    pub(super) fn warning(&mut self, source: &Source, span: Span, message: String, help: impl Into<String>) {
        self.found.push(Diagnostic::warning(self.code, source, span, message).help(help));
    }

    /// It could be sharper.
    pub(super) fn hint(&mut self, source: &Source, span: Span, message: String, help: impl Into<String>) {
        self.found.push(Diagnostic::hint(self.code, source, span, message).help(help));
    }
}
