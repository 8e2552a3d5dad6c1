//! The plot: the whole tool in one function, from sources and a day to an `Analysis`.

mod memory;
mod outlook;

pub use memory::Memory;
pub use outlook::{Outlook, has_errors};

use crate::config::Config;
use crate::date::Date;
use crate::diagnostic::{self, Diagnostic, Task, guarded};
use crate::letter::{self, Letter};
use crate::lint;
use crate::patterns::{Patterns, Preparation, patterns};
use crate::plan::{FollowUp, Item, NotePlan};
use crate::text::{AT_ONCE, Source};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// What a journal is made of, before anybody has thought about it.
#[derive(Debug, Default)]
pub struct Material {
    /// Every Markdown file that may be a note, by path.
    pub notes: Vec<Arc<Source>>,
    /// The journal's own playbook.
    pub playbook: Vec<Arc<Source>>,
    /// `afterword.toml`, read.
    pub config: Config,
    /// Complaints about files that could not be read at all.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything that is known about a journal on one day. Lists by note are indexed by
/// [`NoteId`](crate::journal::NoteId).
#[derive(Debug)]
pub struct Analysis {
    /// What there is to do; an analysis is an outlook with all that is written and said about it.
    outlook: Outlook,
    /// Letters, by note and by place of the follow-up.
    pub letters: Vec<Vec<Option<Letter>>>,
    /// What is to be mended in letters before they go out, by follow-up.
    objections: HashMap<Item, Vec<Diagnostic>>,
    /// What recurs.
    pub patterns: Patterns,
    /// What to have ready for the next interview.
    pub preparation: Preparation,
    /// Everything that is wrong, file by file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Deref for Analysis {
    type Target = Outlook;

    fn deref(&self) -> &Outlook {
        &self.outlook
    }
}

/// The analysis of a journal that is read once.
pub fn analyse(material: &Material, as_of: Date) -> Analysis {
    analyse_again(material, as_of, &mut Memory::none())
}

/// Reads, judges, plans and writes, in that order.
pub fn analyse_again(material: &Material, as_of: Date, memory: &mut Memory) -> Analysis {
    Analysis::of(outlook::again(material, as_of, memory))
}

/// What there is to do, for whoever shows no letters; [`Analysis::of`] writes them.
pub fn outlook(material: &Material, as_of: Date) -> Outlook {
    outlook::again(material, as_of, &mut Memory::none())
}

impl Analysis {
    /// Writes and checks the letters of an outlook, and looks for what recurs.
    pub fn of(outlook: Outlook) -> Analysis {
        let (written, (patterns, preparation)) = rayon::join(
            || Written::of(&outlook),
            || (patterns(&outlook.day(), &outlook.plans), preparation(&outlook)),
        );
        let Written { letters, objections, diagnostics } = written;
        Analysis { letters, objections, patterns, preparation, diagnostics, outlook }
    }

    /// The letter of a follow-up of the agenda.
    pub fn letter(&self, item: Item) -> Option<&Letter> {
        self.letters[item.note.0][item.place].as_ref()
    }

    /// What is to be mended in its letter before it goes out, the gravest first.
    pub fn objections(&self, item: Item) -> &[Diagnostic] {
        self.objections.get(&item).map_or(&[], Vec::as_slice)
    }
}

impl Outlook {
    /// Everything that is wrong, file by file, for whoever shows no letters.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        Written::of(self).diagnostics
    }
}

/// The letters of an outlook, and what is to be said about them and about all else.
struct Written {
    letters: Vec<Vec<Option<Letter>>>,
    objections: HashMap<Item, Vec<Diagnostic>>,
    diagnostics: Vec<Diagnostic>,
}

impl Written {
    fn of(outlook: &Outlook) -> Self {
        let (templates, complaints) = outlook.book.letters();
        let day = outlook.day();
        let notes = outlook.journal.notes.par_iter().with_max_len(AT_ONCE).zip(&outlook.plans);
        let write = |follow_up: &FollowUp| letter::write(follow_up, templates, &day);
        let written = notes.map(|(note, plan)| letters(&note.source, plan, write));
        let (letters, faults): (Vec<_>, Vec<_>) = written.unzip();
        let mut findings =
            lint::check(&lint::Subject { day: &day, plans: &outlook.plans, letters: &letters });

        let earlier = outlook.complaints.iter().chain(complaints).cloned();
        let mut diagnostics: Vec<Diagnostic> = earlier.chain(faults.into_iter().flatten()).collect();
        diagnostics.append(&mut findings.diagnostics);
        diagnostic::sort(&mut diagnostics);
        diagnostics.dedup_by(|a, b| a.code == diagnostic::OUR_FAULT && a == b);
        Written { letters, objections: findings.objections, diagnostics }
    }
}

fn preparation(outlook: &Outlook) -> Preparation {
    Preparation::of(&outlook.journal, &outlook.assessments, &outlook.playbook, outlook.as_of)
}

/// The letters of one note. One that we break off at is not there, and the others are.
fn letters(
    note: &Source,
    plan: &NotePlan,
    write: impl Fn(&FollowUp) -> Option<Letter>,
) -> (Vec<Option<Letter>>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let written = plan.follow_ups.iter().map(|follow_up| {
        guarded(Task::Writing, note, || write(follow_up)).unwrap_or_else(|fault| {
            faults.push(*fault);
            None
        })
    });
    (written.collect(), faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(path: &str, rest: &str) -> Arc<Source> {
        let front = "---\ninterviewer: Dana Whitfield\ncompany: Northwind\nmood: shaky\n";
        Arc::new(Source::new(path, format!("{front}{rest}\n---\n")))
    }

    #[test]
    fn with_a_memory_an_analysis_is_the_same() {
        let days = [4, 5].map(|day| Date::new(2026, 3, day).expect("a day of March"));
        let mut material = Material::default();
        let mut memory = Memory::default();
        let steps = [
            vec![note("a.md", "date: 2026-03-04\ngaps: [Blanked on the CAP theorem]")],
            vec![
                note("a.md", "date: 2026-03-04\ngaps: [Never mentioned the migration]"),
                note("b.md", "mood: good"),
            ],
            vec![note("b.md", "date: 2026-03-05\nprivate: yes")],
            vec![],
        ];
        for notes in steps {
            material.notes = notes;
            for as_of in days {
                for playbook in [vec![], vec![Arc::new(Source::new("playbook/plays/x.md", "no play"))]] {
                    material.playbook = playbook;
                    let again = analyse_again(&material, as_of, &mut memory);
                    let once = analyse(&material, as_of);
                    assert_eq!(format!("{again:?}"), format!("{once:?}"));
                }
            }
        }
    }
}
