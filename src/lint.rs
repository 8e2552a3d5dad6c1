//! The rules on notes and between notes; one list, one file a rule.

mod about;
mod letters;
mod names;
mod pages;
mod report;
mod rules;
mod told;

#[cfg(test)]
mod tests;

pub use pages::{Example, Page, page, pages};

use crate::diagnostic::{Diagnostic, Task, guarded};
use crate::journal::{EditedLetter, NoteId};
use crate::letter::Letter;
use crate::plan::{Day, Item, NotePlan};
use crate::text::{AT_ONCE, Source};
use about::{AboutNote, AboutOpportunity};
use rayon::prelude::*;
use report::{Found, Report};
use rules::{Check, RULES};
use std::collections::HashMap;

/// Everything that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The notes, their assessments and the day.
    pub day: &'a Day<'a>,
    /// The follow-ups, by note.
    pub plans: &'a [NotePlan],
    /// The letters, by note and follow-up.
    pub letters: &'a [Vec<Option<Letter>>],
}

/// What is to be said about a journal.
#[derive(Debug, Default)]
pub struct Findings {
    /// Every complaint of every rule: note by note, opportunity by opportunity, file by file.
    pub diagnostics: Vec<Diagnostic>,
    /// Those of them that are about a letter, by the follow-up that it is the letter of.
    pub objections: HashMap<Item, Vec<Diagnostic>>,
}

/// Runs every rule.
pub fn check(subject: &Subject<'_>) -> Findings {
    let journal = subject.day.journal;
    let of_notes =
        journal.notes.par_iter().enumerate().with_max_len(AT_ONCE).flat_map_iter(|(number, note)| {
            let id = NoteId(number);
            let work = || on_note(&AboutNote::new(id, journal.letters_of(note.path()), subject));
            checked(&note.source, work).into_iter().map(move |found| (id, found))
        });
    let of_notes: Vec<(NoteId, Found)> = of_notes.collect();
    let of_opportunities = journal.opportunities.par_iter().enumerate().flat_map_iter(|(number, each)| {
        let work = || on_opportunity(&AboutOpportunity::new(number, subject));
        each.rounds.first().map_or_else(Vec::new, |&id| checked(&journal.note(id).source, work))
    });
    let of_files = journal
        .letters
        .par_iter()
        .flat_map_iter(|letter| checked(&letter.source, || on_file(letter, subject)));
    let others: Vec<Found> = of_opportunities.chain(of_files).collect();

    let mut findings = Findings::default();
    findings.diagnostics.reserve(of_notes.len() + others.len());
    of_notes.into_iter().for_each(|(note, found)| findings.add(note, found));
    findings.objections.values_mut().for_each(|objections| {
        objections.sort_by_key(|objection| (objection.severity, objection.span.start));
    });
    let others = others.into_iter().chain(on_journal(subject));
    findings.diagnostics.extend(others.map(|found| found.diagnostic));
    findings
}

impl Findings {
    fn add(&mut self, note: NoteId, Found { diagnostic, letter_of }: Found) {
        for place in letter_of {
            self.objections.entry(Item { note, place }).or_default().push(diagnostic.clone());
        }
        self.diagnostics.push(diagnostic);
    }
}

/// What was found in one file, or that we broke off there.
fn checked(source: &Source, work: impl FnOnce() -> Vec<Found>) -> Vec<Found> {
    guarded(Task::Checking, source, work)
        .unwrap_or_else(|fault| vec![Found { diagnostic: *fault, letter_of: Vec::new() }])
}

fn on_note(about: &AboutNote<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut report = Report::new(rule.code);
        match rule.check {
            Check::Note(check) if !about.note.practice => check(about, &mut report),
            Check::AnyNote(check) => check(about, &mut report),
            Check::Letter(check) if !about.note.practice => {
                about.letters.iter().for_each(|letter| check(letter, &mut report))
            }
            _ => {}
        }
        found.append(&mut report.found);
    }
    found
}

fn on_opportunity(about: &AboutOpportunity<'_>) -> Vec<Found> {
    gather(|check, report| {
        if let Check::Opportunity(check) = check {
            check(about, report);
        }
    })
}

fn on_file(letter: &EditedLetter, subject: &Subject<'_>) -> Vec<Found> {
    gather(|check, report| {
        if let Check::File(check) = check {
            check(letter, subject, report);
        }
    })
}

fn on_journal(subject: &Subject<'_>) -> Vec<Found> {
    gather(|check, report| {
        if let Check::Journal(check) = check {
            check(subject, report);
        }
    })
}

fn gather(run: impl Fn(&Check, &mut Report)) -> Vec<Found> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut report = Report::new(rule.code);
        run(&rule.check, &mut report);
        found.append(&mut report.found);
    }
    found
}
