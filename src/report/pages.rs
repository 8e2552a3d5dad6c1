//! The pages of the report: one file each, listed here.

mod agenda;
mod calendar;
mod notes;
mod note;
mod opportunities;
mod opportunity;
mod people;
mod patterns;
mod prepare;
mod print;
mod playbook;
mod problems;

use super::lazy_page::LazyPage;
use super::site::Site;

/// Lists all files of one kind of page; none is rendered yet.
pub(super) type Page = for<'a> fn(&'a Site<'_>) -> Vec<LazyPage<'a>>;

/// Every kind of page. Its file, its template and its line here have the same name.
pub(super) const PAGES: &[Page] = &[
    agenda::pages,
    calendar::pages,
    notes::pages,
    note::pages,
    opportunities::pages,
    opportunity::pages,
    people::pages,
    patterns::pages,
    prepare::pages,
    print::pages,
    playbook::pages,
    problems::pages,
];
