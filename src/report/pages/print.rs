//! What is to be copied or said: every card and every call script that is due, each on a sheet of its own.

use crate::plan::Item;
use crate::report::File;
use crate::report::sheet::{self, Place, SheetView};
use crate::report::site::{PRINT, Parts, Site, TOP};
use crate::report::words;
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PrintView {
    /// `Two cards and a call`
    headline: String,
    sheets: Vec<SheetView>,
    parts: Parts,
}

pub(super) fn pages(site: &Site<'_>) -> Result<Vec<File>, RenderError> {
    let parts: Vec<&[Item]> = site.to_print().collect();
    let page = |(place, part): (usize, &&[Item])| {
        let view = PrintView {
            headline: headline(site),
            sheets: part.iter().filter_map(|item| sheet::view(*item, site, &Place::Report(TOP))).collect(),
            parts: Parts::new("print", place, parts.len()),
        };
        site.render("print", Parts::file("print", place), &site.head("To print", PRINT, TOP), &view)
    };
    parts.iter().enumerate().map(page).collect()
}

fn headline(site: &Site<'_>) -> String {
    let all: Vec<Item> = site.to_print().flatten().copied().collect();
    let calls = all.iter().filter(|item| sheet::is_a_call(site.analysis.follow_up(**item))).count();
    let cards = all.len() - calls;
    let counted = [(cards, "card", "cards"), (calls, "call", "calls")];
    let counted = counted.iter().filter(|(count, ..)| *count > 0);
    let counted: Vec<String> = counted.map(|&(count, one, many)| words::count(count, one, many)).collect();
    words::capital(&words::list(&counted))
}
