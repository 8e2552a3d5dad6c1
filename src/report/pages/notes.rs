//! All notes, the newest first, in parts.

use crate::journal::NoteId;
use crate::report::lazy_page::LazyPage;
use crate::report::site::{Parts, Site, TOP};
use crate::report::words;
use crate::template::RenderError;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

#[derive(Serialize)]
struct NotesView {
    /// `Twelve notes`
    total: String,
    parts: Parts,
    notes: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    url: String,
    company: String,
    role: Option<String>,
    /// `technical, Dana Whitfield, felt shaky`
    details: String,
    day: Option<String>,
    iso: Option<String>,
    /// Absent for a rehearsal.
    verdict: Option<String>,
    verdict_word: &'static str,
    flags: Vec<String>,
    is_practice: bool,
}

const PART: usize = 500;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let journal = &site.analysis.journal;
    let mut ids: Vec<NoteId> = journal.ids().collect();
    ids.sort_by_key(|id| (Reverse(journal.note(*id).date), *id));
    let ids = Arc::new(ids);
    let page_of = |place| {
        let ids = Arc::clone(&ids);
        LazyPage::new(Parts::file("notes", place), move || page(&ids, place, site))
    };
    (0..Parts::number(ids.len(), PART)).map(page_of).collect()
}

fn page(ids: &[NoteId], place: usize, site: &Site<'_>) -> Result<String, RenderError> {
    let view = NotesView {
        total: words::capital(&words::count(ids.len(), "note", "notes")),
        parts: Parts::new("notes", place, Parts::number(ids.len(), PART)),
        notes: ids.iter().skip(place * PART).take(PART).map(|&id| row(id, site)).collect(),
    };
    site.render("notes", &site.head("Notes", "notes.html", TOP), &view)
}

fn row(id: NoteId, site: &Site<'_>) -> Row {
    let note = site.analysis.note(id);
    let verdict = site.analysis.assessments[id.0].verdict;
    let felt = note.mood.map(|mood| format!("felt {mood}"));
    let details: Vec<String> = site.stage(id).into_iter().chain(site.people(id)).chain(felt).collect();
    Row {
        url: site.note_url(id, TOP),
        company: site.company(id),
        role: site.analysis.journal.opportunity(id).role.clone(),
        details: details.join(", "),
        day: note.date.map(|date| site.day(date)),
        iso: note.date.map(|date| date.to_string()),
        verdict: (!note.practice).then(|| words::verdict(verdict)),
        verdict_word: verdict.word(),
        flags: site.analysis.plans[id.0].flags.iter().map(|flag| flag.word().replace('-', " ")).collect(),
        is_practice: note.practice,
    }
}
