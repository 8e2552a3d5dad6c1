//! A new note: read back before anybody writes it, so that it says what was asked for.

use super::place::Place;
use super::{Surroundings, place, render};
use crate::date::Date;
use crate::front_matter::write::scalar;
use crate::journal::{self, Journal, NoteId, is_same_name};
use crate::note::{self, Note, Reading, Status};
use crate::text::Source;
use serde::Serialize;
use std::sync::Arc;

/// The interview that a note is wanted for, in the user's words.
#[derive(Debug, Clone)]
pub struct Interview {
    /// The company.
    pub company: String,
    /// Whom they meet, each as in a note: `Dana Whitfield <dana@northwind.example>`.
    pub interviewers: Vec<String>,
    /// The day of the interview.
    pub date: Date,
    /// The role.
    pub role: Option<String>,
}

/// A note that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// All of it.
    pub text: String,
    /// The company, in the journal's own spelling where it has one.
    pub company: String,
    /// The role; that of the company's only opportunity where none was given.
    pub role: Option<String>,
    /// Which round it will be, from 1.
    pub round: usize,
    /// How the opportunity stands without it.
    pub status: Status,
    place: Place,
}

impl NewNote {
    /// Where it may be written, relative to the journal, with `/`: the best name first, others where that is taken.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        (1..100).map(|number| self.place.path(number))
    }
}

/// Why there can be no such note.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Nothing to name a folder with.
    #[error(
        "`{0}` has no letter and no digit, so no folder can be named after it: write the company as its letters would"
    )]
    Nameless(String),
    /// It would not say what was asked for.
    #[error(
        "`{text}` would not be read back as the {what}, but as nothing or as something else: write it in plain words"
    )]
    Misread {
        /// `company` or `role`.
        what: &'static str,
        /// As it was given.
        text: String,
    },
    /// The file would not be a note at all.
    #[error(
        "with these words the file would not be read as a note: write names and addresses without marks around them"
    )]
    NotANote,
    /// There is one already.
    #[error(
        "there is a note of that interview already: `{0}`; if it was another one, what differs tells them apart: whom you \
         met (`--interviewer`), the day (`--on`) or the role (`--role`)"
    )]
    Exists(String),
    /// It would never be read.
    #[error(
        "the note would lie at `{0}`, which this journal leaves out; see `ignore` and `output` in `afterword.toml`"
    )]
    LeftOut(String),
}

/// Makes a note, which still has to be written: a debrief, or for an interview to come its preparation.
///
/// # Errors
/// Where it would not read back as it was wished for, would not be read at all, or is there already.
pub fn note(wish: &Interview, around: &Surroundings<'_>, as_of: Date) -> Result<NewNote, NoteError> {
    let wish = &cleaned(wish);
    let known = rounds_with(&wish.company, around.journal);
    let newest = known.last().copied();
    let company = spelling(&wish.company, &known, around.journal);
    let role = wish.role.clone().or_else(|| only_role(&known, around.journal));
    let folder =
        place::folder(&company, newest, around).ok_or_else(|| NoteError::Nameless(company.clone()))?;
    let draft = Draft { wish, company: &company, role: role.as_deref(), folder: &folder, as_of };
    let (text, read) = draft.written()?;
    if let Some(same) = known.iter().map(|id| around.journal.note(*id)).find(|other| is_same(other, &read)) {
        return Err(NoteError::Exists(same.path().to_owned()));
    }
    let place = Place::of(folder, &company, &read);
    if !(around.would_read)(&place.path(1)) {
        return Err(NoteError::LeftOut(place.path(1)));
    }
    let (round, status) = standing(around.journal, Source::new(place.path(1), text.as_str()));
    Ok(NewNote { text, company, role, round, status, place })
}

/// The words on one line each, without what no eye sees.
fn cleaned(wish: &Interview) -> Interview {
    let clean = |text: &str| {
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let mut interviewers: Vec<String> = Vec::new();
    for person in wish.interviewers.iter().map(|person| clean(person)).filter(|person| !person.is_empty()) {
        if !interviewers.contains(&person) {
            interviewers.push(person);
        }
    }
    Interview {
        company: clean(&wish.company),
        interviewers,
        date: wish.date,
        role: wish.role.as_deref().map(clean).filter(|role| !role.is_empty()),
    }
}

/// The journal's notes of one company, by date; rehearsals are none.
fn rounds_with(company: &str, journal: &Journal) -> Vec<NoteId> {
    let is_with = |id: &NoteId| {
        !journal.note(*id).practice && journal.company(*id).is_some_and(|other| is_same_name(&other, company))
    };
    let mut rounds: Vec<NoteId> = journal.ids().filter(is_with).collect();
    rounds.sort_by_key(|id| (journal.note(*id).date, journal.note(*id).path()));
    rounds
}

/// The company as the journal's notes write it. A folder's name is nobody's spelling, but better than no capital at all.
fn spelling(company: &str, rounds: &[NoteId], journal: &Journal) -> String {
    let notes = rounds.iter().map(|id| journal.note(*id)).filter(|note| !note.company_is_folder());
    let written: Vec<&String> = notes.filter_map(|note| note.company.as_ref()).collect();
    if written.iter().any(|other| *other == company) {
        return company.to_owned();
    }
    let by_folder = rounds.last().filter(|_| !company.contains(char::is_uppercase));
    let by_folder = || by_folder.and_then(|id| journal.company(*id));
    written.last().map(|other| (*other).clone()).or_else(by_folder).unwrap_or_else(|| company.to_owned())
}

/// The role of a company's only opportunity, as long as something may still come of it.
fn only_role(rounds: &[NoteId], journal: &Journal) -> Option<String> {
    let first = journal.opportunity(*rounds.first()?);
    let is_only = rounds.iter().all(|id| journal.opportunity(*id) == first);
    first.role.clone().filter(|_| is_only && !first.status.is_ended())
}

/// The same people at the same company on the same day, and no other role.
fn is_same(one: &Note, other: &Note) -> bool {
    let names = |note: &Note| note.interviewers.iter().map(|person| person.name.clone()).collect::<Vec<_>>();
    let roles = one.role.as_deref().zip(other.role.as_deref());
    one.date == other.date
        && names(one) == names(other)
        && roles.is_none_or(|(one, other)| is_same_name(one, other))
}

/// Which round the note is once it lies in the journal, and how the opportunity stood before it.
fn standing(before: &Journal, source: Source) -> (usize, Status) {
    let (Reading::Note(note), _) = note::read(&Arc::new(source)) else { return (1, Status::Waiting) };
    let after = before.with(Arc::clone(&note));
    let Some(new) = after.ids().find(|id| after.note(*id).path() == note.path()) else {
        return (1, Status::Waiting);
    };
    let others = after.opportunity(new).rounds.iter().find(|id| **id != new).map(|id| after.note(*id).path());
    let known = others.and_then(|other| before.ids().find(|id| before.note(*id).path() == other));
    (after.round(new), known.map_or(Status::Waiting, |id| before.opportunity(id).status))
}

/// Everything that the text of a note is made from.
struct Draft<'a> {
    wish: &'a Interview,
    company: &'a str,
    role: Option<&'a str>,
    folder: &'a str,
    as_of: Date,
}

/// What the parts of a note name.
#[derive(Serialize)]
struct View {
    only: Option<String>,
    several: Vec<String>,
    date: Date,
    company: Option<String>,
    role: Option<String>,
}

impl Draft<'_> {
    /// The text, and the note that it is. The company is written only where the folder does not say it.
    fn written(&self) -> Result<(String, Arc<Note>), NoteError> {
        let says_company =
            |(_, _, company): &(String, Arc<Note>, Option<String>)| company.as_deref() == Some(self.company);
        let by_folder = self.read(self.text(None)).filter(says_company);
        let read = by_folder.or_else(|| self.read(self.text(Some(self.company))));
        let (text, note, company) = read.ok_or(NoteError::NotANote)?;
        let misread = |what, text: &str| NoteError::Misread { what, text: text.to_owned() };
        if company.as_deref() != Some(self.company) {
            return Err(misread("company", self.company));
        }
        if note.role.as_deref() != self.role {
            return Err(misread("role", self.role.unwrap_or_default()));
        }
        Ok((text, note))
    }

    fn text(&self, company: Option<&str>) -> String {
        let mut people = self.wish.interviewers.iter().map(|person| scalar(person));
        let is_one = people.len() == 1;
        let view = View {
            only: people.next().filter(|_| is_one),
            several: self.wish.interviewers.iter().filter(|_| !is_one).map(|person| scalar(person)).collect(),
            date: self.wish.date,
            company: company.map(scalar),
            role: self.role.map(scalar),
        };
        let parts: &[&str] = match self.wish.date > self.as_of {
            true => &["fields", "prepare", "debrief"],
            false => &["fields", "debrief"],
        };
        render(parts, &view)
    }

    /// The note that a text is, with its company as letters write it; nothing where it is none.
    fn read(&self, text: String) -> Option<(String, Arc<Note>, Option<String>)> {
        let path = match self.folder {
            "" => format!("{}.md", self.wish.date),
            folder => format!("{folder}/{}.md", self.wish.date),
        };
        let (mut journal, _) = journal::read(&[Arc::new(Source::new(path, text.as_str()))]);
        let company = journal.ids().next().and_then(|id| journal.company(id));
        Some((text, journal.notes.pop()?, company))
    }
}
