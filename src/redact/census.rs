//! Everybody and every company that a field of the journal names, each with a label.

use super::label::{Label, Sort};
use super::names::Names;
use super::own_words::fold;
use crate::analysis::Material;
use crate::front_matter::{self, Reading};
use crate::journal::{Journal, NoteId};
use crate::note::{self, Note, Person};
use crate::text::Source;
use std::collections::HashMap;

/// Who is who. Labels are given in the order of the interviews.
#[derive(Debug, Default)]
pub(super) struct Census {
    people: HashMap<String, Label>,
    companies: HashMap<String, Label>,
    turns: HashMap<Sort, usize>,
    pub(super) names: Names,
}

impl Census {
    /// Counts the fields of all notes, then of what is kept out of the report: its names may stand in other notes.
    pub(super) fn of(journal: &Journal, material: &Material) -> Self {
        let mut census = Census::default();
        if let Some(name) = &material.config.me.name {
            census.add_person(name, Sort::Candidate);
        }
        for id in in_order(journal) {
            census.add_note(journal.note(id));
        }
        for letter in &journal.letters {
            census.add_recipient(letter.to());
        }
        for source in &material.notes {
            census.add_fields(source);
        }
        census
    }

    /// Somebody's label, by the whole name.
    pub(super) fn person(&self, name: &str) -> Option<Label> {
        self.people.get(&person_key(name)).copied()
    }

    /// A company's label, by its name in any writing.
    pub(super) fn company(&self, name: &str) -> Option<Label> {
        self.companies.get(&company_key(name)).copied()
    }

    fn add_note(&mut self, note: &Note) {
        for name in note.interviewers.iter().filter_map(|person| person.name.as_deref()) {
            self.add_person(name, Sort::Interviewer);
        }
        if let Some(name) = note.recruiter.as_ref().and_then(|person| person.name.as_deref()) {
            self.add_person(name, Sort::Recruiter);
        }
        if let Some(company) = &note.company {
            self.add_company(company);
        }
        let recipients = note.sent.iter().map(|sent| &sent.to).chain(note.skips.iter().map(|skip| &skip.to));
        for to in recipients.flatten().filter(|to| note.called(to).is_empty()) {
            self.add_recipient(Some(to));
        }
    }

    /// A stranger to the notes. `everyone`, `yes` and the like are no names.
    fn add_recipient(&mut self, name: Option<&str>) {
        let is_name = |name: &&str| name.chars().any(char::is_uppercase) && !name.contains('@');
        if let Some(name) = name.filter(is_name) {
            self.add_person(name, Sort::Person);
        }
    }

    /// The fields of any file, whatever became of it.
    fn add_fields(&mut self, source: &Source) {
        let (Reading::Found(front_matter), _) = front_matter::read(source) else { return };
        for field in &front_matter.fields {
            let people = || note::people(&field.value).into_iter();
            match note::names::field(&field.name) {
                Some("interviewer") => self.add_people(people(), Sort::Interviewer),
                Some("recruiter") => self.add_people(people(), Sort::Recruiter),
                Some("company") => field.value.as_text().into_iter().for_each(|name| self.add_company(name)),
                _ if is_about_somebody(&field.name) => self.add_people(people(), Sort::Person),
                _ => {}
            }
        }
    }

    fn add_people(&mut self, people: impl Iterator<Item = Person>, sort: Sort) {
        for name in people.filter_map(|person| person.name) {
            match sort {
                Sort::Person => self.add_recipient(Some(&name)),
                sort => self.add_person(&name, sort),
            }
        }
    }

    fn add_person(&mut self, name: &str, sort: Sort) {
        let key = person_key(name);
        if key.is_empty() || self.people.contains_key(&key) {
            return;
        }
        let label = self.next(sort);
        self.people.insert(key, label);
        self.names.add(name, label);
    }

    fn add_company(&mut self, name: &str) {
        let key = company_key(name);
        if key.is_empty() {
            return;
        }
        let label = match self.companies.get(&key) {
            Some(label) => *label,
            None => self.next(Sort::Company),
        };
        self.companies.insert(key, label);
        self.names.add(name, label);
    }

    fn next(&mut self, sort: Sort) -> Label {
        let turn = self.turns.entry(sort).or_default();
        *turn += 1;
        Label { sort, turn: *turn - 1 }
    }
}

/// Fields of other tools that hold somebody's name.
fn is_about_somebody(field: &str) -> bool {
    const NAMES: &[&str] = &[
        "candidate",
        "author",
        "contact",
        "contacts",
        "referral",
        "referrer",
        "manager",
        "people",
        "attendees",
    ];
    NAMES.contains(&field.to_lowercase().as_str())
}

/// The notes by day, then by path: a newer one changes nothing for the older.
pub(super) fn in_order(journal: &Journal) -> Vec<NoteId> {
    let mut ids: Vec<NoteId> = journal.ids().collect();
    ids.sort_by_key(|id| {
        (journal.note(*id).date.is_none(), journal.note(*id).date, journal.note(*id).path())
    });
    ids
}

fn person_key(name: &str) -> String {
    name.split_whitespace().filter(|word| !Person::is_title(word)).map(fold).collect()
}

/// As the journal compares companies.
fn company_key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
