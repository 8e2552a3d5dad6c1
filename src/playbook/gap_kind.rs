//! A kind of gap: what it calls for, what letters say about it, and the phrases it is recognised by.

use super::fields::{Fields, words};
use super::{Weight, shown, stem};
use crate::markdown;
use crate::note::vocabulary::vocabulary;
use crate::text::{Source, Span};
use std::sync::Arc;

vocabulary! {
    /// Where a gap goes in the preparation list.
    PrepareAs {
        /// A question to have an answer for.
        Question = "question",
        /// Something to bring up.
        Mention = "mention",
        /// A question to ask them.
        Ask = "ask",
    }
}

/// A kind of gap, as one file of the playbook describes it.
#[derive(Debug, Clone)]
pub struct GapKind {
    /// Its name, the file's stem.
    pub name: String,
    /// What it is called on pages.
    pub title: String,
    /// What it calls for.
    pub weight: Weight,
    /// Any number of this kind counts as one gap.
    pub light: bool,
    /// One alone makes a note serious.
    pub serious: bool,
    /// What the letter does about it.
    pub in_letter: Option<String>,
    /// What to do before the next interview.
    pub next_time: Option<String>,
    /// Where a gap of this kind goes in the preparation list.
    pub prepare_as: Option<PrepareAs>,
    /// How people put it; the classifier's only training.
    pub phrases: Arc<Vec<String>>,
    /// Words of which a text holds one if it plainly is of this kind; empty where any text will do.
    pub shown_by: Vec<String>,
    /// Where it comes from, as titles.
    pub sources: Vec<String>,
    /// What letters say about it: fenced blocks, each with the words behind its fence.
    pub sentences: Vec<Sentence>,
    /// The file; a built-in one without its phrases.
    pub source: Arc<Source>,
    /// Where its explanation stands.
    pub prose: Span,
    /// Whether it comes with the program.
    pub built_in: bool,
}

impl GapKind {
    /// Whether a text plainly holds what makes a gap one of this kind, so that a letter may say it.
    pub fn is_shown_by(&self, text: &str) -> bool {
        self.shown_by.is_empty() || shown::holds_any(text, &self.shown_by)
    }

    /// Its explanation, without the pieces of letters behind it.
    pub fn explanation(&self) -> &str {
        explanation(&self.source, self.prose)
    }
}

/// The prose of a playbook file: what stands before its first fence.
pub(super) fn explanation(source: &Source, prose: Span) -> &str {
    let text = source.slice(prose);
    text.split("\n```").next().unwrap_or(text).trim()
}

/// A piece of a letter, as a template inside a playbook file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words behind the fence's first one: ` ```letter later ` has `later`.
    pub conditions: Vec<String>,
    /// The template's text.
    pub template: String,
    /// Where it stands in its file.
    pub span: Span,
}

/// The fence word that marks a piece of a letter.
pub(crate) const LETTER_FENCE: &str = "letter";

pub(super) fn read(fields: &mut Fields<'_>, built_in: bool) -> Option<GapKind> {
    let title = fields.needed("title");
    let weight = fields.parsed("weight", &words(Weight::ALL, Weight::word), Weight::read);
    let sources = fields.list("sources");
    Some(GapKind {
        name: stem(fields.source.path()),
        light: fields.yes("light"),
        serious: fields.yes("serious"),
        in_letter: fields.text("in_letter"),
        next_time: fields.text("next_time"),
        prepare_as: fields.parsed("prepare_as", &words(PrepareAs::ALL, PrepareAs::word), PrepareAs::read),
        phrases: Arc::new(fields.list("phrases")),
        shown_by: fields.list("shown_by"),
        sources: sources.iter().map(|label| super::source_title(label).to_owned()).collect(),
        sentences: sentences(fields),
        source: Arc::clone(fields.source),
        prose: fields.body(),
        built_in,
        title: title?,
        weight: weight?,
    })
}

/// The fenced blocks of a playbook file that are pieces of a letter.
pub(super) fn sentences(fields: &Fields<'_>) -> Vec<Sentence> {
    let body = fields.body();
    let blocks = markdown::outline(fields.source.slice(body), body.start).code;
    let letters = blocks.into_iter().filter_map(|block| {
        let mut info = block.info.split_whitespace().map(str::to_owned);
        let is_letter = info.next().as_deref() == Some(LETTER_FENCE);
        is_letter.then(|| Sentence { conditions: info.collect(), template: block.text, span: block.span })
    });
    letters.collect()
}
