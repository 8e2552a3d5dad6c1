//! The facts behind a verdict or a follow-up, each with the way to its line.

use super::site::{Root, Site};
use super::{marked, words};
use crate::assess::{Fact, Gap};
use crate::journal::NoteId;
use serde::Serialize;

/// A fact with its line.
#[derive(Serialize)]
pub(super) struct FactView {
    /// `Something left out`, `interview on Wed 4 Mar`, as safe HTML.
    text: String,
    /// The user's own words, where the fact is a gap.
    words: Option<String>,
    line: Option<usize>,
    /// Where that line stands.
    url: Option<String>,
}

/// Facts about a note as a page shows them.
pub(super) fn views(facts: &[Fact], id: NoteId, site: &Site<'_>, root: Root) -> Vec<FactView> {
    facts.iter().map(|fact| view(fact, id, site, root)).collect()
}

fn view(fact: &Fact, id: NoteId, site: &Site<'_>, root: Root) -> FactView {
    let gap = gap_of(fact, &site.analysis.assessments[id.0].gaps);
    let title =
        gap.and_then(|gap| site.analysis.playbook.gap_kind(&gap.kind)).map(|kind| kind.title.to_lowercase());
    FactView {
        text: marked::html(&title.unwrap_or_else(|| said(&fact.text, site))),
        words: gap.map(|gap| gap.text.clone()).filter(|text| !text.is_empty()),
        line: fact.line,
        url: fact.line.map(|line| site.line_url(id, line, root)),
    }
}

/// A fact that is a field and its word, as a sentence has it.
fn said(text: &str, site: &Site<'_>) -> String {
    match text {
        "want no" => site.words.say("facts.unwanted"),
        _ => match text.strip_prefix("mood ") {
            Some(mood) => site.words.with("facts.felt", &[("mood", &site.words.name("moods", mood))]),
            None => site.words.with_days(text),
        },
    }
}

/// The first of the facts, short enough for one line.
pub(super) fn in_short(facts: &[Fact], id: NoteId, site: &Site<'_>, root: Root) -> Option<FactView> {
    let first = view(facts.first()?, id, site, root);
    Some(FactView { words: first.words.map(|words| words::shortened(&words, ONE_LINE)), ..first })
}

const ONE_LINE: usize = 50;

/// The gap that a fact is about, if it is about one.
fn gap_of<'g>(fact: &Fact, gaps: &'g [Gap]) -> Option<&'g Gap> {
    let kind = fact.text.strip_prefix("gap ")?;
    gaps.iter().find(|gap| gap.kind == kind && gap.line == fact.line)
}
