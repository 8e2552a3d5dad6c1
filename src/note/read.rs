//! From a file to a note: what it is, field by field, with every complaint on the way.

use super::called::{Directory, called, only_mentioned};
use super::kind::{Reading, has_placeholders, is_marked_private, other_than_a_note, yes};
use super::values::{is_one_of, said, texts};
use super::vocabulary::one_of;
use super::{
    Answered, Channel, Highlight, Mood, Note, Status, Want, Written, WrittenGap, YesNo, gaps, log, names,
    people, questions,
};
use crate::date::{Date, DateError};
use crate::diagnostic::{Diagnostic, Task, guarded};
use crate::front_matter::{self, Field, FrontMatter, Kind};
use crate::text::Source;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// Reads a file. It never fails: what cannot be read is absent, and a diagnostic says so.
pub fn read(source: &Arc<Source>) -> (Reading, Vec<Diagnostic>) {
    match guarded(Task::Reading, source, || understood(source)) {
        Ok(read) => read,
        // Also where we break off, what is marked as private stays so.
        Err(_) if guarded(Task::Reading, &nothing_of(source), || says_private(source)) == Ok(true) => {
            (Reading::Private, Vec::new())
        }
        Err(fault) => (Reading::Unreadable, vec![*fault]),
    }
}

/// A source to speak of the file, and not of what stands in it.
fn nothing_of(source: &Source) -> Source {
    Source::new(source.path(), "")
}

fn says_private(source: &Source) -> bool {
    front_matter::inside(source).is_some_and(is_marked_private)
}

fn understood(source: &Arc<Source>) -> (Reading, Vec<Diagnostic>) {
    let (reading, diagnostics) = front_matter::read(source);
    let front_matter = match reading {
        front_matter::Reading::Absent => return (Reading::NotANote("no front matter"), diagnostics),
        front_matter::Reading::Broken if front_matter::inside(source).is_some_and(has_placeholders) => {
            return (Reading::NotANote("a template: its front matter holds placeholders"), Vec::new());
        }
        front_matter::Reading::Broken if front_matter::inside(source).is_some_and(is_marked_private) => {
            return (Reading::Private, Vec::new());
        }
        front_matter::Reading::Broken => return (Reading::Unreadable, diagnostics),
        front_matter::Reading::Found(front_matter) => front_matter,
    };
    let meanings: Vec<_> = front_matter.fields.iter().map(|field| names::field(&field.name)).collect();
    if let Some(other) = other_than_a_note(source, &front_matter, &meanings) {
        return (other, Vec::new());
    }
    let mut reader = Reader { source, front_matter: &front_matter, meanings, diagnostics };
    reader.complain_of_twins();
    let note = reader.note();
    let Reader { meanings, diagnostics, .. } = reader;
    (Reading::Note(Arc::new(Note { front_matter, meanings, ..note })), diagnostics)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    front_matter: &'a FrontMatter,
    meanings: Vec<Option<&'static str>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// The note without its fields as they stand, which are still read here.
    fn note(&mut self) -> Note {
        let body = self.front_matter.body;
        let interviewers = self.interviewers();
        let [skips, snoozes] = [self.log("skip", log::skip), self.log("snooze", log::snooze)];
        let mut note = Note {
            source: Arc::clone(self.source),
            front_matter: FrontMatter { fields: Vec::new(), ..*self.front_matter },
            meanings: Vec::new(),
            date: self.interview_date(),
            highlights: self.highlights(&interviewers),
            interviewers,
            mood: self.mood(),
            gaps: self.gaps(),
            company: self.text("company").or_else(|| folder(self.source.path())),
            role: self.text("role"),
            stage: self.text("stage"),
            status: self.word("status", Status::read, "unknown-status", Status::ALL, Status::word),
            status_on: self.date("status_on"),
            decide_by: self.date("decide_by"),
            want: self.word("want", Want::read, "unknown-word", Want::ALL, Want::word),
            answered: self.word("answered", Answered::read, "unknown-word", Answered::ALL, Answered::word),
            interest: self.word("interest", YesNo::read, "unknown-word", YesNo::ALL, YesNo::word),
            they_know: self.word("they_know", YesNo::read, "unknown-word", YesNo::ALL, YesNo::word),
            prefers: self.word("prefers", Channel::read, "unknown-word", Channel::ALL, Channel::word),
            recruiter: self.recruiter(),
            strengths: self.list("strengths"),
            fit: self.text("fit"),
            sent: self.log("sent", log::sent),
            heard: self.log("heard", log::heard),
            skips: skips.into_iter().chain(snoozes).collect(),
            answer_by: self.date("answer_by"),
            return_on: self.date("return_on"),
            tags: self.list("tags"),
            practice: self.is_practice(),
            questions: questions::read(self.source.slice(body), body.start),
            directory: Directory::default(),
        };
        look_up_recipients(&mut note);
        note
    }

    /// `status` beside `result`: one field under two names, of which only the first is read.
    fn complain_of_twins(&mut self) {
        for (place, meaning) in self.meanings.iter().enumerate() {
            let Some(meaning) = meaning.filter(|meaning| *meaning != "interviewer") else { continue };
            if self.meanings[..place].contains(&Some(meaning)) {
                let field = &self.front_matter.fields[place];
                let message =
                    format!("`{}` means `{meaning}`, which is there already, so it is not read", field.name);
                let complaint = Diagnostic::warning("duplicate-field", self.source, field.name_span, message);
                self.diagnostics.push(complaint.help("keep one of the two"));
            }
        }
    }

    fn field(&self, name: &str) -> Option<&'a Field> {
        let place = self.meanings.iter().position(|meaning| *meaning == Some(name))?;
        self.front_matter.fields.get(place)
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.written(name).into_iter().map(|text| text.value).collect()
    }

    fn written(&self, name: &str) -> Vec<Written<String>> {
        self.field(name).map(|field| texts(&field.value)).unwrap_or_default()
    }

    /// A field of one text; a list or a mapping there is of the wrong kind.
    fn single(&mut self, name: &'static str) -> Option<Written<Cow<'a, str>>> {
        let value = &self.field(name)?.value;
        let span = value.span;
        if let Kind::Text(text) = &value.kind {
            return said(text).map(|text| Written::new(text, span));
        }
        let mut found = texts(value);
        let is_single = !matches!(value.kind, Kind::Map(_)) && found.len() <= 1;
        if !is_single {
            let message = format!("`{name}` must be one value");
            let complaint = Diagnostic::error("wrong-kind", self.source, span, message);
            self.diagnostics.push(complaint.help(format!("write it on one line: `{name}: …`")));
            return None;
        }
        found.pop().map(|text| Written::new(Cow::Owned(text.value), text.span))
    }

    fn text(&mut self, name: &'static str) -> Option<String> {
        self.single(name).map(|text| text.value.into_owned())
    }

    /// A word of a closed vocabulary.
    fn word<T: Copy + 'static>(
        &mut self,
        name: &'static str,
        read: fn(&str) -> Option<T>,
        code: &'static str,
        all: &'static [T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.single(name)?;
        let found = read(&text.value);
        if found.is_none() {
            let words = all.iter().map(|&each| word(each));
            let message = format!("`{}` is no `{name}` that is known here", text.value);
            let complaint = Diagnostic::warning(code, self.source, text.span, message);
            self.diagnostics.push(complaint.help(one_of(&text.value, words)));
        }
        found
    }

    fn mood(&mut self) -> Option<Mood> {
        let text = self.single("mood")?;
        let found = Mood::read(&text.value);
        if found.is_none() {
            let message = format!("`{}` is not a mood", text.value);
            let help = Mood::remedy(&text.value);
            self.diagnostics
                .push(Diagnostic::error("unknown-mood", self.source, text.span, message).help(help));
        }
        found
    }

    /// The date of the field, else the one that begins the file's name.
    fn interview_date(&mut self) -> Option<Date> {
        if self.single("date").is_some() {
            return self.date("date");
        }
        let name = self.source.path().rsplit('/').next().unwrap_or_default();
        let date = Date::leading(name);
        if date.is_none() {
            let fence = self.front_matter.fence;
            let at = self.field("date").map_or(fence.within(0, 3), |field| field.name_span);
            let complaint = Diagnostic::error("no-date", self.source, at, "the note has no date");
            self.diagnostics.push(
                complaint.help(
                    "add the day of the interview, `date: 2026-03-04`, or begin the file's name with it",
                ),
            );
        }
        date
    }

    fn date(&mut self, name: &'static str) -> Option<Date> {
        let text = self.single(name)?;
        let error = match Date::parse(&text.value) {
            Ok(date) => return Some(date),
            Err(error) => error,
        };
        let (message, help) = match error {
            DateError::NoSuchDay => (
                format!("there is no day `{}`", text.value),
                "check day and month against a calendar".to_owned(),
            ),
            DateError::Shape => (
                format!("`{}` is not a date", text.value),
                match Date::meant(&text.value) {
                    Some(day) => format!("write year, month and day: `{name}: {day}`"),
                    None => format!("write year, month and day, as in `{name}: 2026-03-04`"),
                },
            ),
        };
        self.diagnostics.push(Diagnostic::error("invalid-date", self.source, text.span, message).help(help));
        None
    }

    fn interviewers(&self) -> Vec<people::Person> {
        let named = self
            .meanings
            .iter()
            .zip(&self.front_matter.fields)
            .filter(|(meaning, _)| **meaning == Some("interviewer"));
        let mut people: Vec<_> = named.flat_map(|(_, field)| people::read(&field.value)).collect();
        if people.len() > 1 {
            let mut known = HashSet::new();
            people.retain(|person| person.name.is_none() || known.insert(person.name.clone()));
        }
        people.shrink_to_fit();
        people
    }

    fn recruiter(&self) -> Option<people::Person> {
        self.field("recruiter").and_then(|field| people::read(&field.value).into_iter().next())
    }

    fn is_practice(&self) -> bool {
        let mock = |text: Written<String>| is_one_of(&text.value, &["mock", "practice"]);
        self.field("practice").is_some_and(|field| yes(&field.value))
            || self.written("source").into_iter().any(mock)
    }

    fn gaps(&self) -> Option<Vec<WrittenGap>> {
        gaps::read(&self.field("gaps")?.value)
    }

    fn highlights(&self, interviewers: &[people::Person]) -> Vec<Highlight> {
        let directory = Directory::default();
        self.list("highlights").into_iter().map(|text| highlight(&text, interviewers, &directory)).collect()
    }

    /// The lines of a log field; a line that cannot be read is told and left out.
    fn log<T>(
        &mut self,
        name: &'static str,
        read: fn(&Written<String>) -> Result<T, &'static str>,
    ) -> Vec<T> {
        let mut lines = Vec::new();
        for line in self.written(name) {
            match read(&line) {
                Ok(read) => lines.push(read),
                Err(why) => {
                    let message = format!("this `{name}` line cannot be read: {why}");
                    let complaint = Diagnostic::warning("invalid-log-line", self.source, line.span, message);
                    self.diagnostics.push(complaint.help(format!("write it as {}", log_form(name))));
                }
            }
        }
        lines
    }
}

fn log_form(name: &str) -> &'static str {
    match name {
        "sent" => "`2026-03-05 thank-you to Dana by email - short one`",
        "heard" => "`2026-03-09 they need another week`",
        "skip" => "`linkedin to Dana - we are connected`",
        _ => "`check-in until 2026-03-20 - they are at a fair`",
    }
}

/// Every line of the log is looked up once, however many people there are to ask about it.
fn look_up_recipients(note: &mut Note) {
    let look_up = |to: &Option<String>| to.as_deref().map(|to| note.called(to));
    let sent: Vec<_> = note.sent.iter().map(|line| look_up(&line.to)).collect();
    let skips: Vec<_> = note.skips.iter().map(|line| look_up(&line.to)).collect();
    for (line, named) in note.sent.iter_mut().zip(sent) {
        line.named = named;
    }
    for (line, named) in note.skips.iter_mut().zip(skips) {
        line.named = named;
    }
}

/// `Dana: their move to Kafka` belongs to Dana; a colon behind another word belongs to the text.
fn highlight(text: &str, interviewers: &[people::Person], directory: &Directory) -> Highlight {
    let named = text.split_once(':').and_then(|(name, moment)| {
        let everyone: Vec<&people::Person> = interviewers.iter().collect();
        let places = called(&everyone, directory, name);
        let text = moment.trim().to_owned();
        // Where the name leaves open whom it means, the moment is everybody's.
        let only = if let [only] = places.as_slice() { Some(*only) } else { None };
        (!places.is_empty()).then_some(Highlight { interviewer: only, text })
    });
    named.unwrap_or_else(|| {
        let interviewer = only_mentioned(interviewers, directory, text);
        Highlight { interviewer, text: text.to_owned() }
    })
}

/// The folder a note lies in stands for its company: not the journal's root, and no folder that merely sorts files.
fn folder(path: &str) -> Option<String> {
    const SORTING: &[&str] = &[
        "interviews",
        "interview",
        "interview notes",
        "notes",
        "journal",
        "jobs",
        "job search",
        "job hunt",
        "job",
        "applications",
        "companies",
        "inbox",
        "archive",
        "old",
        "current",
        "done",
        "practice",
        "misc",
        "work",
        "career",
        "daily",
        "daily notes",
    ];
    let folder = path.rsplit('/').nth(1).filter(|folder| !folder.is_empty())?;
    let folded = folder.to_lowercase().replace(['-', '_'], " ");
    let is_year_or_month = folded.chars().all(|c| c.is_ascii_digit() || c == ' ');
    (!SORTING.contains(&folded.as_str()) && !is_year_or_month).then(|| folder.to_owned())
}
