//! An analysis becomes pages and files, still in memory; themes; one typed view a page.

pub mod command;
mod slug;
mod wording;
mod words;
mod marked;
mod people;
mod lazy_page;
mod parts;
mod broken;
mod site;
mod theme;
mod mailto;
mod window;
mod rule;
mod objection;
mod letter;
mod fact;
mod gap;
mod follow_up;
mod sheet;
mod single;
mod rounds;
mod particular;
mod chart;
mod finding;
mod note_row;
mod search;
mod pages;

#[cfg(test)]
mod tests;

pub use site::Index;
pub use theme::{DEFAULT_THEME, Theme};

use crate::analysis::Analysis;
use crate::diagnostic::{self, Diagnostic, Task, guarded};
use crate::export::ics;
use crate::plan::Item;
use crate::text::{AT_ONCE, Source};
use lazy_page::LazyPage;
use rayon::prelude::*;
use site::Site;
use std::sync::{Arc, Mutex, PoisonError};

/// One file of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it goes, relative to the report's folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Where a fault of ours kept a page from being drawn: the complaint, which the file then shows in its place.
    pub fault: Option<Box<Diagnostic>>,
}

/// A file in which nothing went wrong.
fn as_file(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
    File { path: path.into(), bytes: bytes.into(), fault: None }
}

/// How the report is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The way from the report's folder to the journal, with a `/` at its end: links of notes to files beside them
    /// start there. Without it there are no such links.
    pub journal: Option<String>,
    /// How its calendar is made.
    pub calendar: ics::Options,
    /// The calendar of the report that was written before, if there is one.
    pub calendar_before: Option<String>,
    /// In how many files it comes.
    pub shape: Shape,
    /// Whether the analysis is one of a redacted journal, of which the pages then tell.
    pub redacted: bool,
}

/// In how many files a report comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A page for each note, and the theme's own files beside them.
    #[default]
    Pages,
    /// All in one file, to send or to keep: it needs no other, and asks nobody for one.
    OneFile,
}

impl Default for Options {
    /// The report lies in a folder of the journal, and is the first.
    fn default() -> Self {
        Options {
            journal: Some("../".to_owned()),
            calendar: ics::Options::default(),
            calendar_before: None,
            shape: Shape::Pages,
            redacted: false,
        }
    }
}

/// The calendar's place in the report's folder.
pub const CALENDAR: &str = "calendar.ics";

/// Makes every file, sorted by path. The same analysis and the same options give the same bytes.
///
/// # Errors
/// As [`each`].
pub fn build(analysis: &Analysis, theme: &Theme, options: &Options) -> Result<Vec<File>, Vec<Diagnostic>> {
    let files = Mutex::new(Vec::new());
    each(analysis, theme, options, |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file))?;
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Makes every page, in parallel, and adds the theme's own files and the calendar. Each file is given away as soon as it
/// is made, so that the report is never in memory as a whole; only one that is all in one file is.
///
/// # Errors
/// What a user's theme asks for and no view has; the built-in theme has no such errors. What was given away by then is
/// no report.
pub fn each(
    analysis: &Analysis,
    theme: &Theme,
    options: &Options,
    take: impl Fn(File) + Sync,
) -> Result<(), Vec<Diagnostic>> {
    let site = Site::new(analysis, theme, options, Arc::new(Index::of(analysis)));
    let pages: Vec<LazyPage<'_>> = pages::PAGES.iter().flat_map(|pages| pages(&site)).collect();
    let draw = || pages.par_iter().with_max_len(AT_ONCE).map(|page| drawn_or_told(page, &site));
    if options.shape == Shape::OneFile {
        let made = no_errors(draw().collect())?;
        take(single::bound(&site, &made).map_err(|error| vec![error.into()])?);
        return Ok(());
    }
    let give_away = || no_errors(draw().map(|drawn| drawn.map(&take)).collect());
    let (calendar, drawn) = rayon::join(|| calendar(analysis, options), give_away);
    drawn?;
    theme.assets().for_each(|(name, text)| take(as_file(name, text)));
    take(calendar);
    Ok(())
}

/// What was made, or else every error once.
fn no_errors<T>(made: Vec<Result<T, Box<Diagnostic>>>) -> Result<Vec<T>, Vec<Diagnostic>> {
    let (mut whole, mut diagnostics) = (Vec::with_capacity(made.len()), Vec::new());
    for each in made {
        match each {
            Ok(each) => whole.push(each),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup();
    if diagnostics.is_empty() { Ok(whole) } else { Err(diagnostics) }
}

/// Makes one file of a report that comes as pages, and no other: the same that [`build`] would make under that path,
/// if any. The index is that of the analysis; whoever asks for several files makes it once.
///
/// # Errors
/// What a user's theme asks for and no view has; a fault of ours.
pub fn file(
    path: &str,
    (analysis, index): (&Analysis, &Arc<Index>),
    theme: &Theme,
    options: &Options,
) -> Result<Option<File>, Box<Diagnostic>> {
    if let Some((name, text)) = theme.assets().find(|(name, _)| *name == path) {
        return Ok(Some(as_file(name, text)));
    }
    if path == CALENDAR {
        return Ok(Some(calendar(analysis, options)));
    }
    let site = Site::new(analysis, theme, options, Arc::clone(index));
    let page = pages::PAGES.iter().find_map(|pages| pages(&site).into_iter().find(|page| page.path == path));
    page.map(|page| drawn(&page, &site)?).transpose()
}

/// A page, or in its place one that says why it is not there.
fn drawn_or_told(page: &LazyPage<'_>, site: &Site<'_>) -> Result<File, Box<Diagnostic>> {
    drawn(page, site).unwrap_or_else(|fault| Ok(broken::page(&page.path, fault, site)))
}

/// A page, or what the theme lacks, or a fault of ours.
fn drawn(page: &LazyPage<'_>, site: &Site<'_>) -> Result<Result<File, Box<Diagnostic>>, Box<Diagnostic>> {
    let rendered = || match page.html() {
        Ok(html) => Ok(as_file(page.path.as_str(), html)),
        Err(error) => Err(error.diagnostic),
    };
    match page.note {
        Some(note) => guarded(Task::Drawing, &site.analysis.note(note).source, rendered),
        None => guarded(Task::Drawing, &Source::new(page.path.as_str(), ""), rendered),
    }
}

/// One letter as a page that needs no other file. It is empty where nothing is written.
///
/// # Errors
/// As [`build`].
pub fn sheet(analysis: &Analysis, item: Item, theme: &Theme) -> Result<String, Vec<Diagnostic>> {
    let options = Options::default();
    let site = Site::new(analysis, theme, &options, Arc::new(Index::of(analysis)));
    sheet::alone(item, &site).map_err(|error| vec![error.into()])
}

fn calendar(analysis: &Analysis, options: &Options) -> File {
    let text = ics::ics(analysis, &options.calendar, options.calendar_before.as_deref());
    as_file(CALENDAR, text)
}
