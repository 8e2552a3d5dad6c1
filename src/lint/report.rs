//! What one rule has found; every complaint carries the rule's code.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Span};

/// The complaints of one rule.
#[derive(Debug)]
pub(super) struct Report {
    code: &'static str,
    pub(super) found: Vec<Found>,
}

/// A complaint, and the follow-ups (by place in their note) whose letter it is about; none, where it is about no letter.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) diagnostic: Diagnostic,
    pub(super) letter_of: Vec<usize>,
}

impl Report {
    pub(super) fn new(code: &'static str) -> Self {
        Report { code, found: Vec::new() }
    }

    /// It can be used, but probably not as meant.
    pub(super) fn warning(&mut self, source: &Source, span: Span, message: String, help: impl Into<String>) {
        self.tell(Diagnostic::warning(self.code, source, span, message).help(help));
    }

    /// It could be sharper.
    pub(super) fn hint(&mut self, source: &Source, span: Span, message: String, help: impl Into<String>) {
        self.tell(Diagnostic::hint(self.code, source, span, message).help(help));
    }

    /// The letter of these follow-ups should not go out as it is.
    pub(super) fn objection(&mut self, letter_of: &[usize], objection: Objection<'_>) {
        let Objection { severity, source, span, message, help } = objection;
        let diagnostic = match severity {
            Severity::Error => Diagnostic::error(self.code, source, span, message),
            Severity::Warning => Diagnostic::warning(self.code, source, span, message),
            Severity::Hint => Diagnostic::hint(self.code, source, span, message),
        };
        self.found.push(Found { diagnostic: diagnostic.help(help), letter_of: letter_of.to_vec() });
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.found.push(Found { diagnostic, letter_of: Vec::new() });
    }
}

/// What is to be said about a stretch of a letter.
#[derive(Debug)]
pub(super) struct Objection<'a> {
    pub(super) severity: Severity,
    pub(super) source: &'a Source,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: &'a str,
}
