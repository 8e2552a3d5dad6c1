//! A complaint: code, severity, message, place, help; and `diagnostic::draw`, the compiler-like picture of it.

mod draw;
mod fault;

pub use draw::{Picture, draw};
pub use fault::{OUR_FAULT, Task, guarded};

use crate::text::{Place, Source, Span, visible};
use rayon::prelude::*;
use serde::Serialize;
use std::borrow::Cow;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used as written.
    Error,
    /// It can, but probably not as meant.
    Warning,
    /// It could be sharper.
    Hint,
}

impl Severity {
    /// The word shown to people and programs.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }
}

/// One complaint about one place in one file.
///
/// Messages are lower case, without a full stop, identifiers in backticks; the help says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the rule that complains, such as `unknown-mood`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file, relative to the journal, with `/`.
    pub path: String,
    /// The offending text.
    pub span: Span,
    /// Where the offending text begins.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Diagnostic {
    /// An error at `span`: the file cannot be used as written.
    pub fn error(code: &'static str, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, source, span, message.into())
    }

    /// A warning at `span`: it can be used, but probably not as meant.
    pub fn warning(code: &'static str, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, source, span, message.into())
    }

    /// A hint at `span`: it could be sharper.
    pub fn hint(code: &'static str, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Hint, source, span, message.into())
    }

    /// The same diagnostic with its remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    fn new(code: &'static str, severity: Severity, source: &Source, span: Span, message: String) -> Self {
        let place = source.place(span.start);
        Diagnostic {
            code,
            severity,
            path: source.path().to_owned(),
            span,
            place,
            message,
            help: String::new(),
        }
    }

    /// One line for editors: `file:line:column: severity[code]: message`, safe to show in a terminal.
    pub fn short(&self) -> String {
        let Place { line, column } = self.place;
        let line = visible(&format!(
            "{}:{line}:{column}: {}[{}]: {}",
            self.path,
            self.severity.word(),
            self.code,
            self.message
        ));
        line.replace('\n', " ")
    }
}

/// Sorts as a reader goes through the journal: by file, then from top to bottom, the gravest first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.par_sort_by(|a, b| {
        (&a.path, a.span.start, a.severity, a.code).cmp(&(&b.path, b.span.start, b.severity, b.code))
    });
}

/// The known word nearest to `word`, if it is near enough to be a misspelling of it.
///
/// Near enough means that at most a third of the letters differ (Damerau-Levenshtein).
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = lower(word);
    let length = word.chars().count();
    let is_near = |distance: usize, candidate: &str| distance * 3 <= candidate.chars().count().max(length);
    known
        .into_iter()
        .filter_map(|candidate| {
            let distance = slips(&word, &lower(candidate), |least| is_near(least, candidate))?;
            Some((distance, candidate))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { word.into() } else { word.to_lowercase().into() }
}

/// How many slips of the finger lie between two words (Damerau-Levenshtein), where `is_near` lets so many pass.
///
/// Counting slips is slow. Most words are ruled out before: no two are nearer than the letters that only one of them
/// has, since a slip adds, drops or changes one letter, or swaps two.
pub fn slips(one: &str, other: &str, is_near: impl Fn(usize) -> bool) -> Option<usize> {
    let mut surplus = [0_i32; 64];
    let mut count = |word: &str, step: i32| word.chars().for_each(|c| surplus[c as usize % 64] += step);
    count(one, 1);
    count(other, -1);
    let only =
        |sign: i32| surplus.iter().map(|each| (each * sign).max(0).unsigned_abs() as usize).sum::<usize>();
    if !is_near(only(1).max(only(-1))) {
        return None;
    }
    Some(strsim::damerau_levenshtein(one, other)).filter(|&slips| is_near(slips))
}
