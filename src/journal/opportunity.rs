//! One role at one company; all its notes, in date order, are its rounds.

use super::{NoteId, OpportunityId};
use crate::date::Date;
use crate::note::{Note, Status};
use crate::text::capital;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// An opportunity and its rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opportunity {
    /// The company, as the first note that names it writes it; else the folder's name.
    pub company: Option<String>,
    /// The role, as the first note that has one writes it.
    pub role: Option<String>,
    /// Its notes by date, then by path; never empty.
    pub rounds: Vec<NoteId>,
    /// The newest word on it.
    pub status: Status,
    /// The note that has that word, if any has.
    pub status_note: Option<NoteId>,
    /// When that was learnt; the note's own date where it does not say.
    pub status_on: Option<Date>,
}

impl Opportunity {
    /// The latest round.
    pub fn newest(&self) -> NoteId {
        *self.rounds.last().expect("an opportunity is made of its notes")
    }

    /// The company as people write it. A folder's name is made presentable: `orchard-health` is `Orchard Health`.
    pub(super) fn presentable_company(&self, notes: &[Arc<Note>]) -> Option<String> {
        let is_written = |id: &NoteId| notes[id.0].company.is_some() && !notes[id.0].company_is_folder();
        let company = self.company.clone()?;
        Some(if self.rounds.iter().any(is_written) { company } else { capitalised(&company) })
    }
}

fn capitalised(folder: &str) -> String {
    folder.split(['-', '_', ' ']).filter(|part| !part.is_empty()).map(capital).collect::<Vec<_>>().join(" ")
}

/// Groups notes into opportunities; rehearsals stand alone.
///
/// Notes join by company and role, compared without case, spaces and punctuation. A note without a
/// role joins its company's only opportunity, if there is just one, else it stands alone.
pub(super) fn group(notes: &[Arc<Note>]) -> (Vec<Opportunity>, Vec<OpportunityId>) {
    let keys: Vec<_> =
        notes.par_iter().map(|note| (company_key(note), note.role.as_deref().map(folded))).collect();
    let mut groups = Groups::default();
    let mut without_role = Vec::new();
    for (number, key) in keys.into_iter().enumerate() {
        let id = NoteId(number);
        match key {
            (Some(company), Some(role)) => groups.join(company, role, id),
            (Some(company), None) => without_role.push((company, id)),
            (None, _) => groups.alone(id),
        }
    }
    groups.place(without_role);
    let opportunities = groups.members.into_par_iter().map(|members| opportunity(notes, members)).collect();
    by_note(opportunities, notes.len())
}

#[derive(Default)]
struct Groups {
    members: Vec<Vec<NoteId>>,
    by_key: HashMap<(String, String), usize>,
    by_company: HashMap<String, Vec<usize>>,
}

impl Groups {
    fn join(&mut self, company: String, role: String, id: NoteId) {
        let next = self.members.len();
        let group = *self.by_key.entry((company.clone(), role)).or_insert(next);
        if group == next {
            self.members.push(Vec::new());
            self.by_company.entry(company).or_default().push(group);
        }
        self.members[group].push(id);
    }

    fn alone(&mut self, id: NoteId) {
        self.members.push(vec![id]);
    }

    /// Notes without a role: several of one company that has no other are one opportunity.
    fn place(&mut self, without_role: Vec<(String, NoteId)>) {
        for (company, id) in without_role {
            match self.by_company.get(&company).map(Vec::as_slice) {
                None => self.join(company, String::new(), id),
                Some(&[only]) => self.members[only].push(id),
                Some(_) => self.alone(id),
            }
        }
    }
}

fn opportunity(notes: &[Arc<Note>], mut rounds: Vec<NoteId>) -> Opportunity {
    rounds.sort_by_key(|id| (notes[id.0].date, notes[id.0].path()));
    let (status, status_note, status_on) = newest_word(notes, &rounds);
    let first = |get: fn(&Note) -> Option<&String>| rounds.iter().find_map(|id| get(&notes[id.0]).cloned());
    let written = first(|note| note.company.as_ref().filter(|_| !note.company_is_folder()));
    Opportunity {
        company: written.or_else(|| first(|note| note.company.as_ref())),
        role: first(|note| note.role.as_ref()),
        status,
        status_note,
        status_on,
        rounds,
    }
}

/// The newest note's word holds. An older note's word holds only where it was learnt later than
/// the newest interview: they said no after round two, and the user wrote it into round one's note.
fn newest_word(notes: &[Arc<Note>], rounds: &[NoteId]) -> (Status, Option<NoteId>, Option<Date>) {
    let newest_round = rounds.last().copied();
    let newest_date = newest_round.and_then(|id| notes[id.0].date);
    let words = rounds.iter().filter_map(|&id| {
        let note = &notes[id.0];
        let holds = Some(id) == newest_round || note.status_on > newest_date;
        Some((note.status.filter(|_| holds)?, id, note.status_on.or(note.date)))
    });
    let newest = words.max_by_key(|(_, id, learnt)| (*learnt, Some(*id) == newest_round));
    newest.map_or((Status::Waiting, None, newest_date), |(status, id, learnt)| (status, Some(id), learnt))
}

/// Sorts opportunities by company and role, and tells each note its own.
fn by_note(mut opportunities: Vec<Opportunity>, notes: usize) -> (Vec<Opportunity>, Vec<OpportunityId>) {
    opportunities.par_sort_by(|a, b| {
        let by_name = a.company.cmp(&b.company).then_with(|| a.role.cmp(&b.role));
        by_name.then_with(|| a.rounds.first().cmp(&b.rounds.first()))
    });
    let mut of = vec![OpportunityId(0); notes];
    for (number, opportunity) in opportunities.iter().enumerate() {
        for round in &opportunity.rounds {
            of[round.0] = OpportunityId(number);
        }
    }
    (opportunities, of)
}

/// Rehearsals never count as rounds of the real thing.
fn company_key(note: &Note) -> Option<String> {
    note.company.as_deref().filter(|_| !note.practice).map(folded)
}

/// Whether two names of companies or roles are the same, compared without case, spaces and punctuation.
pub fn is_same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// The text without case, spaces and punctuation.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        match letter.is_ascii() {
            true => folded.push(letter.to_ascii_lowercase()),
            false => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}
