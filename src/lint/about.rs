//! What a rule sees of one note or of one opportunity.

use super::Subject;
use super::letters::{AboutLetter, of_note};
use crate::assess::Assessment;
use crate::date::Date;
use crate::journal::{EditedLetter, NoteId, Opportunity};
use crate::note::{Note, names};
use crate::plan::{Day, NotePlan};
use crate::playbook::Verdict;
use crate::text::Span;

/// One note with all that was made of it.
pub(super) struct AboutNote<'a> {
    pub(super) id: NoteId,
    pub(super) note: &'a Note,
    pub(super) assessment: &'a Assessment,
    pub(super) plan: &'a NotePlan,
    pub(super) day: &'a Day<'a>,
    /// Its letters that are still to go out: the user's own, and drafts.
    pub(super) letters: Vec<AboutLetter<'a>>,
}

impl<'a> AboutNote<'a> {
    pub(super) fn new(id: NoteId, edited: &'a [EditedLetter], subject: &Subject<'a>) -> Self {
        AboutNote {
            id,
            note: subject.day.journal.note(id),
            assessment: &subject.day.assessments[id.0],
            plan: &subject.plans[id.0],
            day: subject.day,
            letters: of_note(id, edited, subject),
        }
    }

    /// Whether the interview has taken place, or takes place on this very day.
    pub(super) fn is_past(&self) -> bool {
        self.note.date.is_some_and(|date| date <= self.day.as_of)
    }

    /// Whether a field's name is there, but misspelt: that is told, and the field is not missed as well.
    pub(super) fn is_misspelt(&self, field: &str) -> bool {
        let names = self.note.front_matter.fields.iter().map(|field| field.name.as_str());
        names.filter(|name| names::field(name).is_none()).any(|name| names::misspelt(name) == Some(field))
    }

    /// The name of a field where it stands, else the opening fence: there the field would be added.
    pub(super) fn name_or_opening(&self, field: &str) -> Span {
        self.note.field(field).map_or(self.note.opening(), |field| field.name_span)
    }
}

/// One opportunity with its rounds.
pub(super) struct AboutOpportunity<'a> {
    pub(super) opportunity: &'a Opportunity,
    pub(super) day: &'a Day<'a>,
}

impl<'a> AboutOpportunity<'a> {
    pub(super) fn new(number: usize, subject: &Subject<'a>) -> Self {
        AboutOpportunity { opportunity: &subject.day.journal.opportunities[number], day: subject.day }
    }

    /// How bad the newest round was.
    pub(super) fn newest_verdict(&self) -> Option<Verdict> {
        self.opportunity.rounds.last().map(|id| self.day.assessments[id.0].verdict)
    }

    /// The rounds that have a date, oldest first.
    pub(super) fn rounds(&self) -> impl DoubleEndedIterator<Item = (Date, &'a Note)> {
        let journal = self.day.journal;
        self.opportunity.rounds.iter().filter_map(move |&id| {
            let note = journal.note(id);
            note.date.map(|date| (date, note))
        })
    }
}

/// The part of a line that holds these words, without regard to case; the whole line where it does not.
pub(super) fn part_of(note: &Note, line: Span, words: &str) -> Span {
    let text = note.source.slice(line).to_ascii_lowercase();
    let at = |needle: &str| text.find(&needle.to_ascii_lowercase()).map(|at| line.within(at, needle.len()));
    at(words)
        .or_else(|| at(&words.replace('-', " ")))
        .or_else(|| at(&words.replace('-', "_")))
        .unwrap_or(line)
}

/// Where a log line's date stands.
pub(super) fn date_of(note: &Note, line: Span, date: Date) -> Span {
    part_of(note, line, &date.to_string())
}
