//! What stands at the head of every page: its title, the places to go, for when and for whom it is.

use super::{PRINT, PROBLEMS, Root, Site};
use crate::report::single;
use serde::Serialize;

/// What stands over a page, and where it belongs.
pub(in crate::report) struct Heading {
    pub(super) title: String,
    /// The navigation's file that the page belongs to.
    pub(super) here: &'static str,
    pub(super) root: Root,
}

impl Heading {
    pub(in crate::report) fn new(title: impl Into<String>, here: &'static str, root: Root) -> Self {
        Heading { title: title.into(), here, root }
    }
}

/// What the layout needs of every page.
#[derive(Serialize)]
pub(in crate::report) struct Head {
    /// The page's title, without the report's.
    title: String,
    /// The way to the report's folder.
    root: &'static str,
    /// The places to go.
    nav: Vec<NavItem>,
    /// `Fri 6 Mar 2026`
    as_of: String,
    /// `2026-03-06`
    as_of_iso: String,
    /// Whose journal it is.
    owner: Option<String>,
    /// Whether names stand behind labels, and a reader should know.
    is_redacted: bool,
}

#[derive(Serialize)]
struct NavItem {
    label: String,
    file: &'static str,
    /// Where the page begins in a single file.
    anchor: String,
    is_here: bool,
    /// A number beside the label.
    count: Option<usize>,
}

/// File of each place to go, and the phrase that names it.
const NAV: &[(&str, &str)] = &[
    ("index.html", "places.today"),
    ("calendar.html", "places.calendar"),
    ("notes.html", "places.notes"),
    ("opportunities.html", "places.opportunities"),
    ("people.html", "places.people"),
    ("patterns.html", "places.patterns"),
    ("prepare.html", "places.prepare"),
    (PRINT, "places.print"),
    ("playbook.html", "places.playbook"),
    (PROBLEMS, "places.problems"),
];

impl Site<'_> {
    /// The head of a page under that heading.
    pub(in crate::report) fn head(&self, heading: &Heading) -> Head {
        let item = |&(file, label): &(&'static str, &'static str)| NavItem {
            label: self.words.say(label),
            file,
            anchor: single::anchor(file),
            is_here: file == heading.here,
            count: Some(self.index.problems).filter(|&count| file == PROBLEMS && count > 0),
        };
        let is_there = |(file, _): &&(&str, &str)| *file != PRINT || !self.index.to_print.is_empty();
        Head {
            title: heading.title.clone(),
            root: heading.root.way(),
            nav: NAV.iter().filter(is_there).map(item).collect(),
            as_of: self.words.in_full(self.as_of()),
            as_of_iso: self.as_of().to_string(),
            owner: self.analysis.config.me.name.clone(),
            is_redacted: self.options.redacted,
        }
    }
}

/// What the layout is given.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    pub(super) head: &'a Head,
    /// The page's own part, as HTML.
    pub(super) content: &'a str,
}
