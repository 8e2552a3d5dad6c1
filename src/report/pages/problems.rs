//! Everything that is wrong with any file, and the files that were left alone.

use crate::diagnostic::Diagnostic;
use crate::journal::Journal;
use crate::report::lazy_page::LazyPage;
use crate::report::marked;
use crate::report::site::LISTED;
use crate::report::site::{Heading, Site, TOP};
use crate::template::RenderError;
use crate::text::Source;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct ProblemsView {
    /// `One warning and three hints`
    summary: String,
    problems: Vec<ProblemView>,
    unlisted: usize,
    left_alone: Vec<LeftAlone>,
    left_alone_unlisted: usize,
}

#[derive(Serialize)]
struct ProblemView {
    /// Its place in the list, from 1.
    number: usize,
    severity: &'static str,
    severity_words: String,
    code: &'static str,
    /// `northwind/2026-03-04-dana.md:7:5`
    place: String,
    /// The note's page, where it has one.
    url: Option<String>,
    message: String,
    help: String,
    excerpt: Option<Excerpt>,
}

/// The line, cut into what stands before, in and after the offending text.
#[derive(Serialize)]
struct Excerpt {
    line: usize,
    before: String,
    inside: String,
    after: String,
}

#[derive(Serialize)]
struct LeftAlone {
    path: String,
    reason: String,
}

/// How many files left alone the page lists.
const MOST: usize = 500;
const LONGEST: usize = 160;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("problems.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let (analysis, journal) = (site.analysis, &site.analysis.journal);
    let sources = Sources::of(journal, site);
    let page = ProblemsView {
        summary: summary(&analysis.diagnostics, site),
        problems: analysis
            .diagnostics
            .iter()
            .take(LISTED)
            .zip(1..)
            .map(|(each, n)| sources.view(each, n, site))
            .collect(),
        unlisted: analysis.diagnostics.len().saturating_sub(LISTED),
        left_alone: journal
            .not_notes
            .iter()
            .take(MOST)
            .map(|file| LeftAlone { path: file.path.clone(), reason: marked::html(file.reason) })
            .collect(),
        left_alone_unlisted: journal.not_notes.len().saturating_sub(MOST),
    };
    site.render("problems", &Heading::new(site.words.say("places.problems"), "problems.html", TOP), &page)
}

fn summary(diagnostics: &[Diagnostic], site: &Site<'_>) -> String {
    let count = |word: &str| diagnostics.iter().filter(|each| each.severity.word() == word).count();
    let kinds = [("counts.errors", "error"), ("counts.warnings", "warning"), ("counts.hints", "hint")];
    let parts: Vec<String> = kinds
        .iter()
        .map(|(key, word)| (key, count(word)))
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| site.words.count(key, count))
        .collect();
    match parts.is_empty() {
        true => site.words.say("problems.all-well"),
        false => site.words.with("problems.sum", &[("counts", &site.words.list(&parts))]),
    }
}

/// Sources by path, with the note's page where there is one.
struct Sources<'a> {
    by_path: HashMap<&'a str, (&'a Source, Option<String>)>,
}

impl<'a> Sources<'a> {
    fn of(journal: &'a Journal, site: &'a Site<'_>) -> Self {
        let mut by_path: HashMap<&str, (&Source, Option<String>)> = HashMap::new();
        let playbook = &site.analysis.playbook;
        let own = playbook.plays().iter().map(|play| &play.source);
        let own = own.chain(playbook.gap_kinds().iter().map(|kind| &kind.source));
        for source in own.chain(journal.letters.iter().map(|letter| &letter.source)) {
            by_path.insert(source.path(), (source, None));
        }
        for id in journal.ids() {
            let note = journal.note(id);
            let url = Some(site.note_url(id, TOP));
            // A letter is shown on the page of its note.
            for letter in journal.letters_of(note.path()) {
                by_path.insert(letter.source.path(), (&letter.source, url.clone()));
            }
            by_path.insert(note.path(), (&note.source, url));
        }
        Sources { by_path }
    }

    fn view(&self, diagnostic: &Diagnostic, number: usize, site: &Site<'_>) -> ProblemView {
        let known = self.by_path.get(diagnostic.path.as_str());
        ProblemView {
            number,
            severity: diagnostic.severity.word(),
            severity_words: site.words.name("severities", diagnostic.severity.word()),
            code: diagnostic.code,
            place: format!("{}:{}:{}", diagnostic.path, diagnostic.place.line, diagnostic.place.column),
            url: known.and_then(|(_, url)| url.clone()),
            message: marked::html(&diagnostic.message),
            help: marked::html(&diagnostic.help),
            excerpt: known.and_then(|(source, _)| excerpt(diagnostic, source)),
        }
    }
}

fn excerpt(diagnostic: &Diagnostic, source: &Source) -> Option<Excerpt> {
    let text = source.text();
    let start = diagnostic.span.start;
    let before = text.get(..start)?;
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let end = diagnostic.span.end.clamp(start, line_end);
    let shortened = |text: &str| text.chars().take(LONGEST).collect::<String>();
    let excerpt = Excerpt {
        line: diagnostic.place.line,
        before: shortened(text.get(line_start..start)?),
        inside: shortened(text.get(start..end)?),
        after: shortened(text.get(end..line_end)?),
    };
    let is_empty = excerpt.before.trim().is_empty() && excerpt.inside.trim().is_empty();
    (!is_empty).then_some(excerpt)
}
