//! One note: its fields, its log lines, its people, its body.

mod called;
mod gaps;
mod kind;
mod log;
pub mod names;
mod people;
mod questions;
mod read;
pub(crate) mod values;
pub(crate) mod vocabulary;
mod words;

use called::Directory;
pub use called::Named;
pub(crate) use called::{folded, transliterated};
pub use kind::Reading;
pub use log::{Heard, Sent, Skip, play_name};
pub use people::Person;
pub(crate) use people::read as people;
pub use read::read;
pub use words::{Answered, Channel, Mood, Status, Want, YesNo};

use crate::date::Date;
use crate::front_matter::{Field, FrontMatter};
use crate::text::{Source, Span};
use std::sync::Arc;

/// A value with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Written<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Written { value, span }
    }
}

/// Something that went wrong, as the user wrote it; which kind it is, is decided later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenGap {
    /// The words before an arrow: `blanked: the CAP theorem`.
    pub text: String,
    /// The words behind an arrow: what the writer would say now.
    pub answer: Option<String>,
    /// The whole item.
    pub span: Span,
}

/// A memorable moment or topic, with the interviewer it belongs to, if it begins with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Position in [`Note::interviewers`].
    pub interviewer: Option<usize>,
    /// The moment itself.
    pub text: String,
}

/// A question that was prepared and not asked: an unticked task item under a heading about questions.
pub type Question = Written<String>;

/// One Markdown file about one interview. Every field but the source may be absent.
#[derive(Debug, Clone)]
pub struct Note {
    /// The file.
    pub source: Arc<Source>,
    /// Its front matter, for places and unknown fields.
    pub front_matter: FrontMatter,
    /// What each of its fields means, in the same order; nothing for the user's own.
    pub meanings: Vec<Option<&'static str>>,
    /// Day of the interview; absent only where an error says so.
    pub date: Option<Date>,
    /// Whom they met, in order; somebody unknown has no name.
    pub interviewers: Vec<Person>,
    /// How it felt.
    pub mood: Option<Mood>,
    /// What went wrong; absent means not assessed, empty means nothing.
    pub gaps: Option<Vec<WrittenGap>>,
    /// The company, from its field or the folder.
    pub company: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// Which round, in the user's word.
    pub stage: Option<String>,
    /// What came of it.
    pub status: Option<Status>,
    /// When that was learnt.
    pub status_on: Option<Date>,
    /// When they said they would decide.
    pub decide_by: Option<Date>,
    /// Is the job wanted?
    pub want: Option<Want>,
    /// Were their questions answered well?
    pub answered: Option<Answered>,
    /// Did the user say that they want it?
    pub interest: Option<YesNo>,
    /// Do they know?
    pub they_know: Option<YesNo>,
    /// How they like to be reached.
    pub prefers: Option<Channel>,
    /// Who arranged it.
    pub recruiter: Option<Person>,
    /// Memorable moments and topics.
    pub highlights: Vec<Highlight>,
    /// Qualifications that fit the job.
    pub strengths: Vec<String>,
    /// Why the user fits the company.
    pub fit: Option<String>,
    /// Follow-ups done.
    pub sent: Vec<Sent>,
    /// Their answers.
    pub heard: Vec<Heard>,
    /// Plays not wanted, and plays put off.
    pub skips: Vec<Skip>,
    /// An offer must be answered by then.
    pub answer_by: Option<Date>,
    /// They said to try again from this day on.
    pub return_on: Option<Date>,
    /// The user's own tags.
    pub tags: Vec<String>,
    /// A rehearsal: counts for the patterns, has no follow-ups.
    pub practice: bool,
    /// Questions of the body that were not asked.
    pub questions: Vec<Question>,
    /// Where to look for the interviewers and the recruiter, in this order.
    directory: Directory,
}

impl Note {
    /// The path relative to the journal, with `/`.
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The Markdown behind the front matter.
    pub fn body(&self) -> &str {
        self.source.slice(self.front_matter.body)
    }

    /// The line of a span in the file, from 1.
    pub fn line(&self, span: Span) -> usize {
        self.source.line(span.start)
    }

    /// A field as it stands in the front matter, by this program's name for it.
    pub fn field(&self, name: &str) -> Option<&Field> {
        let place = self.meanings.iter().position(|meaning| *meaning == Some(name))?;
        self.front_matter.fields.get(place)
    }

    /// Where a field's value stands; the front matter's first line where the field is absent.
    pub fn span_of(&self, name: &str) -> Span {
        self.field(name).map_or(self.opening(), |field| field.value.span)
    }

    /// Whether the note itself names no company and its folder stands for it.
    pub fn company_is_folder(&self) -> bool {
        self.field("company").is_none_or(|field| field.value.is_empty())
    }

    /// The opening fence, where complaints about something absent point.
    pub fn opening(&self) -> Span {
        Span::new(self.front_matter.fence.start, self.front_matter.fence.start + 3)
    }

    /// The main interviewer: the first whose name is known.
    pub fn main_interviewer(&self) -> Option<usize> {
        self.interviewers.iter().position(|person| person.name.is_some())
    }
}
