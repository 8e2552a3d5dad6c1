//! The plot: the whole tool in one function, from sources and a day to an `Analysis`.

use crate::assess::{Assessment, assess};
use crate::config::Config;
use crate::date::{Calendar, Date};
use crate::diagnostic::{self, Diagnostic, OUR_FAULT, Task, guarded};
use crate::journal::{self, Journal, NoteId, Opportunity, Readings};
use crate::letter::{self, Letter};
use crate::lint;
use crate::note::Note;
use crate::patterns::{Patterns, Preparation, patterns};
use crate::plan::{self, Agenda, Day, FollowUp, Item, NotePlan, State};
use crate::playbook::{self, Play, Playbook};
use crate::text::{Kept, Source};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
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

/// Everything that is known about a journal on one day. Lists by note are indexed by [`NoteId`].
#[derive(Debug)]
pub struct Analysis {
    /// The day.
    pub as_of: Date,
    /// The configuration.
    pub config: Config,
    /// Business days.
    pub calendar: Calendar,
    /// Gap kinds and plays.
    pub playbook: Arc<Playbook>,
    /// The notes and opportunities.
    pub journal: Journal,
    /// Gaps and verdicts, by note.
    pub assessments: Vec<Assessment>,
    /// Follow-ups and flags, by note.
    pub plans: Vec<NotePlan>,
    /// Letters, by note and by place of the follow-up.
    pub letters: Vec<Vec<Option<Letter>>>,
    /// What is to be mended in letters before they go out, by follow-up.
    objections: HashMap<Item, Vec<Diagnostic>>,
    /// What to do now and next.
    pub agenda: Agenda,
    /// What recurs.
    pub patterns: Patterns,
    /// What to have ready for the next interview.
    pub preparation: Preparation,
    /// Everything that is wrong, file by file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of single notes from an earlier time, for whoever analyses the same journal again and again.
/// With it or without it an analysis is the same; with it, only files that were read anew are thought about anew.
#[derive(Debug, Default)]
pub struct Memory {
    book: Option<(Vec<Arc<Source>>, Arc<Book>)>,
    readings: Readings,
    assessments: Kept<Guarded<Assessment>>,
    /// What an assessment rests on beside its note.
    grounds: Option<(Vec<Arc<Source>>, Date)>,
}

/// A playbook with its letters, compiled.
#[derive(Debug)]
struct Book {
    playbook: Arc<Playbook>,
    letters: letter::Templates,
    /// What is wrong with either.
    diagnostics: Vec<Diagnostic>,
}

impl Book {
    fn read(own: &[Arc<Source>]) -> Self {
        let (playbook, mut diagnostics) = playbook::read(own);
        let (letters, complaints) = letter::Templates::compile(&playbook);
        diagnostics.extend(complaints);
        Book { playbook: Arc::new(playbook), letters, diagnostics }
    }
}

impl Memory {
    /// For whoever analyses a journal once: it holds nothing, and so takes no room.
    fn none() -> Self {
        Memory { readings: Kept::nothing(), assessments: Kept::nothing(), ..Memory::default() }
    }

    /// The playbook, compiled anew only where it is another one.
    fn book(&mut self, own: &[Arc<Source>]) -> Arc<Book> {
        match &self.book {
            Some((sources, book)) if sources == own => Arc::clone(book),
            _ => {
                let book = Arc::new(Book::read(own));
                self.book = Some((own.to_vec(), Arc::clone(&book)));
                book
            }
        }
    }

    /// The assessments that still hold with this playbook on this day.
    fn assessments(&mut self, playbook: &[Arc<Source>], as_of: Date) -> &mut Kept<Guarded<Assessment>> {
        let grounds = Some((playbook.to_vec(), as_of));
        if self.grounds != grounds {
            self.grounds = grounds;
            self.assessments = self.assessments.emptied();
        }
        &mut self.assessments
    }
}

/// The analysis of a journal that is read once.
pub fn analyse(material: &Material, as_of: Date) -> Analysis {
    analyse_again(material, as_of, &mut Memory::none())
}

/// Reads, judges, plans and writes, in that order. A note that we break off at, by a fault of ours, is left out and told,
/// and the others are done as if it could not be read.
pub fn analyse_again(material: &Material, as_of: Date, memory: &mut Memory) -> Analysis {
    let mut left_out = Vec::new();
    loop {
        match analyse_but(&left_out, material, as_of, memory) {
            Ok(analysis) => return analysis,
            // Each time there is at least one note less to break off at.
            Err(faults) => left_out.extend(faults),
        }
    }
}

/// What a piece of work on one note gave, or that we broke off.
type Guarded<T> = Result<T, Box<Diagnostic>>;

fn analyse_but(
    left_out: &[Diagnostic],
    material: &Material,
    as_of: Date,
    memory: &mut Memory,
) -> Result<Analysis, Vec<Diagnostic>> {
    let config = material.config.clone();
    let calendar = config.calendar();
    let mut diagnostics = material.diagnostics.clone();

    let book = memory.book(&material.playbook);
    diagnostics.extend_from_slice(&book.diagnostics);
    let playbook: &Playbook = &book.playbook;
    let (mut journal, complaints) =
        journal::read_again(&without(left_out, &material.notes), &mut memory.readings);
    diagnostics.extend(complaints);
    journal.unreadable.extend(left_out.iter().map(|fault| fault.path.clone()));
    diagnostics.extend_from_slice(left_out);

    let notes: Vec<&Arc<Source>> = journal.notes.iter().map(|note| &note.source).collect();
    let assessments = memory.assessments(&material.playbook, as_of).make(&notes, |place| {
        guarded(Task::Judging, notes[place], || assess(&journal.notes[place], playbook, as_of))
    });
    let assessments = all(assessments)?;
    let day = Day {
        journal: &journal,
        assessments: &assessments,
        playbook,
        config: &config,
        calendar: &calendar,
        as_of,
    };
    let ids: Vec<NoteId> = journal.ids().collect();
    let planned = |&id: &NoteId| guarded(Task::Planning, notes[id.0], || plan::plan(id, &day));
    let plans = all(ids.par_iter().map(planned).collect())?;
    let write = |follow_up: &FollowUp| letter::write(follow_up, &book.letters, &day);
    let written = (&notes, &plans).into_par_iter().map(|(note, plan)| letters(note, plan, write));
    let (letters, faults): (Vec<_>, Vec<_>) = written.unzip();
    diagnostics.extend(faults.into_iter().flatten());

    let agenda = plan::agenda(&plans, &journal, playbook, as_of);
    let patterns = patterns(&day, &plans);
    let preparation = Preparation::of(&journal, &assessments, playbook, as_of);
    let findings = lint::check(&lint::Subject { day: &day, plans: &plans, letters: &letters });
    diagnostics.extend(findings.diagnostics);
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup_by(|a, b| a.code == OUR_FAULT && a == b);

    Ok(Analysis {
        as_of,
        config,
        calendar,
        playbook: Arc::clone(&book.playbook),
        journal,
        assessments,
        plans,
        letters,
        objections: findings.objections,
        agenda,
        patterns,
        preparation,
        diagnostics,
    })
}

/// The notes but those that are named.
fn without<'m>(left_out: &[Diagnostic], notes: &'m [Arc<Source>]) -> Cow<'m, [Arc<Source>]> {
    if left_out.is_empty() {
        return Cow::Borrowed(notes);
    }
    let is_left_out = |note: &&Arc<Source>| left_out.iter().any(|fault| fault.path == note.path());
    notes.iter().filter(|note| !is_left_out(note)).cloned().collect()
}

/// Everything, or every fault that there was.
fn all<T>(done: Vec<Guarded<T>>) -> Result<Vec<T>, Vec<Diagnostic>> {
    let (mut whole, mut faults) = (Vec::with_capacity(done.len()), Vec::new());
    for each in done {
        match each {
            Ok(each) => whole.push(each),
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
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

impl Analysis {
    /// One note.
    pub fn note(&self, id: NoteId) -> &Note {
        self.journal.note(id)
    }

    /// One follow-up of the agenda.
    pub fn follow_up(&self, item: Item) -> &FollowUp {
        &self.plans[item.note.0].follow_ups[item.place]
    }

    /// The letter of a follow-up of the agenda.
    pub fn letter(&self, item: Item) -> Option<&Letter> {
        self.letters[item.note.0][item.place].as_ref()
    }

    /// What is to be mended in its letter before it goes out, the gravest first.
    pub fn objections(&self, item: Item) -> &[Diagnostic] {
        self.objections.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Whether it is a mere offer: never pressing, and listed last.
    pub fn is_offer(&self, item: Item) -> bool {
        self.play(self.follow_up(item)).optional
    }

    /// The play of a follow-up.
    pub fn play(&self, follow_up: &FollowUp) -> &Play {
        self.playbook.play(follow_up.play)
    }

    /// The next thing to do for an opportunity, as the agenda has it: the most urgent now, else the first to open.
    /// Never a mere offer.
    pub fn next_step(&self, opportunity: &Opportunity) -> Option<Item> {
        let places = |note: &NoteId| {
            let note = *note;
            (0..self.plans[note.0].follow_ups.len()).map(move |place| Item { note, place })
        };
        let is_step = |item: &Item| {
            let follow_up = self.follow_up(*item);
            !self.play(follow_up).optional && (follow_up.is_to_do() || follow_up.state == State::Upcoming)
        };
        let steps = opportunity.rounds.iter().flat_map(places).filter(is_step);
        steps.min_by_key(|item| plan::rank(self.follow_up(*item), &self.playbook, self.as_of))
    }

    /// Whether any file cannot be used as written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == diagnostic::Severity::Error)
    }
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
