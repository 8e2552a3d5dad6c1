//! One gap as a page shows it: its kind, what it calls for, what to do about it.

use super::site::{Root, Site};
use crate::assess::Gap;
use crate::journal::NoteId;
use crate::playbook::UNCLEAR;
use serde::Serialize;

/// A gap.
#[derive(Serialize)]
pub(super) struct GapView {
    /// The kind's name.
    kind: String,
    /// What the kind is called.
    title: String,
    /// The kind in the playbook.
    url: String,
    /// The user's words; empty where the note gives the bare kind.
    text: String,
    /// What they would say now.
    answer: Option<String>,
    /// The weight's name, and what it asks for.
    weight: &'static str,
    weight_words: String,
    /// What the letter does about it.
    in_letter: Option<String>,
    /// What to do before the next interview.
    next_time: Option<String>,
    /// The kind was read from free text.
    is_guess: bool,
    /// No kind could be read.
    is_unclear: bool,
    /// Whose letter it belongs to, where the words name one of several people.
    person: Option<String>,
    line: Option<usize>,
    line_url: Option<String>,
}

/// The gaps of a note, in its order.
pub(super) fn views(id: NoteId, site: &Site<'_>, root: Root) -> Vec<GapView> {
    site.analysis.assessments[id.0].gaps.iter().map(|gap| view(gap, id, site, root)).collect()
}

fn view(gap: &Gap, id: NoteId, site: &Site<'_>, root: Root) -> GapView {
    let kind = site.analysis.playbook.gap_kind(&gap.kind);
    let people = &site.analysis.note(id).interviewers;
    let person = gap.interviewer.filter(|_| people.len() > 1).and_then(|place| people.get(place));
    GapView {
        title: kind.map_or_else(|| gap.kind.clone(), |kind| kind.title.clone()),
        url: format!("{root}playbook.html#gap-{}", gap.kind),
        text: gap.text.clone(),
        answer: gap.answer.clone(),
        weight: gap.weight.word(),
        weight_words: site.words.weight(gap.weight),
        in_letter: kind.and_then(|kind| kind.in_letter.clone()),
        next_time: kind.and_then(|kind| kind.next_time.clone()),
        is_guess: gap.guessed && gap.kind != UNCLEAR,
        is_unclear: gap.kind == UNCLEAR,
        person: person.and_then(|person| person.name.clone()),
        line: gap.line,
        line_url: gap.line.map(|line| site.line_url(id, line, root)),
        kind: gap.kind.clone(),
    }
}
