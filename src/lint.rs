//! The rules on notes and between notes; one list, one file a rule.

mod about;
mod letters;
mod pages;
mod report;
mod rules;
mod told;

#[cfg(test)]
mod tests;

pub use pages::{Example, Page, page, pages};

use crate::diagnostic::Diagnostic;
use crate::journal::{EditedLetter, NoteId, OpportunityId};
use crate::letter::Letter;
use crate::plan::{Day, NotePlan};
use about::{AboutNote, AboutOpportunity};
use rayon::prelude::*;
use report::Report;
use rules::{Check, RULES};

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

/// Every complaint of every rule: note by note, opportunity by opportunity, file by file.
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let journal = subject.day.journal;
    let notes: Vec<NoteId> = journal.ids().collect();
    let opportunities: Vec<OpportunityId> = (0..journal.opportunities.len()).map(OpportunityId).collect();

    let of_notes = notes.par_iter().flat_map_iter(|&id| {
        let letters = journal.letters_of(journal.note(id).path());
        on_note(&AboutNote::new(id, letters, subject))
    });
    let of_opportunities = opportunities
        .par_iter()
        .flat_map_iter(|&OpportunityId(number)| on_opportunity(&AboutOpportunity::new(number, subject)));
    let of_files = journal.letters.par_iter().flat_map_iter(|letter| on_file(letter, subject));

    let mut found: Vec<Diagnostic> = of_notes.chain(of_opportunities).chain(of_files).collect();
    found.extend(on_journal(subject));
    found
}

fn on_note(about: &AboutNote<'_>) -> Vec<Diagnostic> {
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

fn on_opportunity(about: &AboutOpportunity<'_>) -> Vec<Diagnostic> {
    gather(|check, report| {
        if let Check::Opportunity(check) = check {
            check(about, report);
        }
    })
}

fn on_file(letter: &EditedLetter, subject: &Subject<'_>) -> Vec<Diagnostic> {
    gather(|check, report| {
        if let Check::File(check) = check {
            check(letter, subject, report);
        }
    })
}

fn on_journal(subject: &Subject<'_>) -> Vec<Diagnostic> {
    gather(|check, report| {
        if let Check::Journal(check) = check {
            check(subject, report);
        }
    })
}

fn gather(run: impl Fn(&Check, &mut Report)) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut report = Report::new(rule.code);
        run(&rule.check, &mut report);
        found.append(&mut report.found);
    }
    found
}
