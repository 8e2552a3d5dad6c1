//! What there is to do, before a letter is written: notes, verdicts, follow-ups, the agenda.

use super::Material;
use super::memory::{Book, Guarded, Memory};
use crate::assess::{Assessment, assess};
use crate::config::Config;
use crate::date::{Calendar, Date};
use crate::diagnostic::{Diagnostic, Severity, Task, guarded};
use crate::journal::{self, Journal, NoteId, Opportunity};
use crate::note::Note;
use crate::plan::{self, Agenda, Day, FollowUp, Item, NotePlan, State};
use crate::playbook::{Play, Playbook};
use crate::text::{AT_ONCE, Source};
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// What a journal comes to on one day, but for what is written and said about it. Lists by note are indexed by
/// [`NoteId`].
#[derive(Debug)]
pub struct Outlook {
    /// The day.
    pub as_of: Date,
    /// The configuration.
    pub config: Config,
    /// Business days.
    pub calendar: Calendar,
    /// Gap kinds and plays.
    pub playbook: Arc<Playbook>,
    /// The same with its letters.
    pub(super) book: Arc<Book>,
    /// The notes and opportunities.
    pub journal: Journal,
    /// Gaps and verdicts, by note.
    pub assessments: Vec<Assessment>,
    /// Follow-ups and flags, by note.
    pub plans: Vec<NotePlan>,
    /// What to do now and next.
    pub agenda: Agenda,
    /// What could not be read as it was written.
    pub(super) complaints: Vec<Diagnostic>,
}

/// A note that we break off at, by a fault of ours, is left out and told, and the others are done as if it could not be
/// read.
pub(super) fn again(material: &Material, as_of: Date, memory: &mut Memory) -> Outlook {
    let mut left_out = Vec::new();
    loop {
        match but(&left_out, material, as_of, memory) {
            Ok(outlook) => return outlook,
            // Each time there is at least one note less to break off at.
            Err(faults) => left_out.extend(faults),
        }
    }
}

fn but(
    left_out: &[Diagnostic],
    material: &Material,
    as_of: Date,
    memory: &mut Memory,
) -> Result<Outlook, Vec<Diagnostic>> {
    let config = material.config.clone();
    let calendar = config.calendar();
    let (book, (mut journal, unread)) = rayon::join(
        || memory.shelf.book(&material.playbook),
        || journal::read_again(&without(left_out, &material.notes), &mut memory.readings),
    );
    let playbook: &Playbook = &book.playbook;
    journal.unreadable.extend(left_out.iter().map(|fault| fault.path.clone()));

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
    let plans = all(ids.par_iter().with_max_len(AT_ONCE).map(planned).collect())?;
    let agenda = plan::agenda(&plans, &journal, playbook, as_of);
    let told = material.diagnostics.iter().chain(&book.diagnostics).chain(&unread).chain(left_out);
    let complaints = told.cloned().collect();
    let playbook = Arc::clone(&book.playbook);
    Ok(Outlook { as_of, config, calendar, playbook, book, journal, assessments, plans, agenda, complaints })
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

impl Outlook {
    /// What planning, writing and checking look at.
    pub(super) fn day(&self) -> Day<'_> {
        Day {
            journal: &self.journal,
            assessments: &self.assessments,
            playbook: &self.playbook,
            config: &self.config,
            calendar: &self.calendar,
            as_of: self.as_of,
        }
    }

    /// One note.
    pub fn note(&self, id: NoteId) -> &Note {
        self.journal.note(id)
    }

    /// One follow-up of the agenda.
    pub fn follow_up(&self, item: Item) -> &FollowUp {
        &self.plans[item.note.0].follow_ups[item.place]
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

    /// Whether it is certain before any letter is written that no file has an error. Those of letters come from the
    /// user's own letters and playbook, never from our drafts.
    pub fn is_surely_without_errors(&self) -> bool {
        self.journal.letters.is_empty() && !self.book.is_the_users() && !has_errors(&self.complaints)
    }
}

/// Whether any file cannot be used as written.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
