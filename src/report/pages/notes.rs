//! All notes, the newest first, in parts; on the first page they can be searched, whatever part they are in.

use crate::journal::NoteId;
use crate::report::lazy_page::LazyPage;
use crate::report::note_row::{self, NoteRow};
use crate::report::search::{self, Filter};
use crate::report::site::{Heading, Parts, Site, TOP};
use crate::template::RenderError;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

#[derive(Serialize)]
struct NotesView {
    /// `Twelve notes, the newest first.`
    total: String,
    parts: Parts,
    notes: Vec<NoteRow>,
    /// What the search is offered with; absent on all pages but the first, and where there is nothing to search.
    search: Option<Search>,
}

#[derive(Serialize)]
struct Search {
    filters: Vec<Filter>,
    /// The files with the notes' words.
    scripts: Vec<String>,
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
    let script_of = |place| {
        let ids = Arc::clone(&ids);
        LazyPage::new(search::file(place), move || Ok(search::script(&ids, place, site)))
    };
    let pages = (0..Parts::number(ids.len(), PART)).map(page_of);
    let scripts = if search::is_offered(site) { search::files(ids.len()) } else { 0 };
    pages.chain((0..scripts).map(script_of)).collect()
}

fn page(ids: &[NoteId], place: usize, site: &Site<'_>) -> Result<String, RenderError> {
    let view = NotesView {
        total: site.words.count("counts.all-notes", ids.len()),
        parts: Parts::new("notes", place, Parts::number(ids.len(), PART)),
        notes: ids.iter().skip(place * PART).take(PART).map(|&id| note_row::row(id, site)).collect(),
        search: (place == 0 && search::is_offered(site)).then(|| offered(ids.len(), site)),
    };
    site.render("notes", &Heading::new(site.words.say("places.notes"), "notes.html", TOP), &view)
}

fn offered(notes: usize, site: &Site<'_>) -> Search {
    Search { filters: search::filters(site), scripts: (0..search::files(notes)).map(search::file).collect() }
}
