//! What is to be copied or said: every card and every call script that is due, each on a sheet of its own.

use crate::plan::Item;
use crate::report::lazy_page::LazyPage;
use crate::report::sheet::{self, Place, SheetView};
use crate::report::site::{Heading, PRINT, Parts, Site, TOP};
use crate::template::RenderError;
use crate::text::capital;
use serde::Serialize;

#[derive(Serialize)]
struct PrintView {
    /// `Two cards and a call`
    headline: String,
    sheets: Vec<SheetView>,
    parts: Parts,
}

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let number = site.to_print().count();
    let page_of = |place| LazyPage::new(Parts::file("print", place), move || page(place, number, site));
    (0..number).map(page_of).collect()
}

fn page(place: usize, number: usize, site: &Site<'_>) -> Result<String, RenderError> {
    let items = site.to_print().nth(place).unwrap_or_default();
    let view = PrintView {
        headline: headline(site),
        sheets: items.iter().filter_map(|item| sheet::view(*item, site, &Place::Report(TOP))).collect(),
        parts: Parts::new("print", place, number),
    };
    site.render("print", &Heading::new(site.words.say("places.print"), PRINT, TOP), &view)
}

fn headline(site: &Site<'_>) -> String {
    let all: Vec<Item> = site.to_print().flatten().copied().collect();
    let calls = all.iter().filter(|item| sheet::is_a_call(site.analysis.follow_up(**item))).count();
    let cards = all.len() - calls;
    let counted = [("counts.cards", cards), ("counts.calls", calls)];
    let counted = counted.iter().filter(|(_, count)| *count > 0);
    let counted: Vec<String> = counted.map(|&(key, count)| site.words.count(key, count)).collect();
    capital(&site.words.list(&counted))
}
