//! All notes, the newest first, in parts; on the first page they can be searched, whatever part they are in.

use crate::report::lazy_page::LazyPage;
use crate::report::note_row::{self, NoteRow};
use crate::report::search::{self, Filter};
use crate::report::site::{Heading, Parts, Site, TOP};
use crate::template::RenderError;
use serde::Serialize;

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
    let parts = Parts::number(site.newest_first().len(), PART);
    let page_of = |place| LazyPage::new(Parts::file("notes", place), move || page(place, site));
    (0..parts).map(page_of).collect()
}

fn page(place: usize, site: &Site<'_>) -> Result<String, RenderError> {
    let ids = site.newest_first();
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
