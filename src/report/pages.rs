//! The pages of the report: one file each, listed here.

mod agenda;
mod notes;
mod note;
mod opportunities;
mod patterns;
mod prepare;
mod print;
mod playbook;
mod problems;

use super::File;
use super::site::Site;
use crate::template::RenderError;

/// Makes all files of one kind of page.
pub(super) type Page = fn(&Site<'_>) -> Result<Vec<File>, RenderError>;

/// Every kind of page. Its file, its template and its line here have the same name.
pub(super) const PAGES: &[Page] = &[
    agenda::pages,
    notes::pages,
    note::pages,
    opportunities::pages,
    patterns::pages,
    prepare::pages,
    print::pages,
    playbook::pages,
    problems::pages,
];
