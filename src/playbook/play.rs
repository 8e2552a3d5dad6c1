//! A play: when it applies, what to do, by when, how, to whom, and the text to start from.

use super::fields::{Fields, words};
use super::gap_kind::{Sentence, explanation, sentences};
use super::{Flag, Verdict, stem};
use crate::date::Offset;
use crate::note::vocabulary::vocabulary;
use crate::note::{Channel, Status};
use crate::text::{Source, Span};
use std::sync::Arc;

/// The text to start from; a play may have several, for different circumstances.
pub type LetterTemplate = Sentence;

vocabulary! {
    /// A fact about a note that a play may ask for, beside its gaps.
    Circumstance {
        /// Somebody in the interview has no known name, or nobody is given at all.
        UnnamedInterviewer = "unnamed-interviewer",
        /// The main interviewer's phone number is known.
        PhoneKnown = "phone-known",
        /// They like to be called.
        PrefersPhone = "prefers-phone",
    }
}

vocabulary! {
    /// What a play has to do with the silence after an interview.
    Silence {
        /// It asks how things stand, as often as the journal allows.
        Ask = "ask",
        /// It comes when all asking is done.
        GiveUp = "give-up",
    }
}

vocabulary! {
    /// Whom a play is for.
    Who {
        /// Every interviewer whose name is known.
        Each = "each",
        /// The interviewers named in the gaps to mend, else the main one.
        GapOwner = "gap-owner",
        /// The main interviewer.
        Main = "main",
        /// The main interviewer, else the recruiter.
        MainOrRecruiter = "main-or-recruiter",
        /// The recruiter if known, else the company's operator.
        RecruiterOrOperator = "recruiter-or-operator",
        /// The user.
        Yourself = "self",
    }
}

vocabulary! {
    /// Events that make a play pointless.
    MootWhen {
        /// They asked the user back: a later round exists, or the status says so.
        AskedBack = "asked-back",
        /// A later round has taken place.
        LaterRound = "later-round",
    }
}

vocabulary! {
    /// The day that a window is counted from.
    Anchor {
        /// The interview.
        Interview = "interview",
        /// The day they said they would decide.
        DecideBy = "decide_by",
        /// The day the status was learnt.
        StatusOn = "status_on",
        /// The day from which they want to hear again.
        ReturnOn = "return_on",
        /// The day an offer must be answered by.
        AnswerBy = "answer_by",
        /// The last word either way.
        LastWord = "last-word",
    }
}

/// The last day of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closes {
    /// So many days from the anchor, inclusive.
    After(Offset),
    /// Never.
    Open,
    /// The day an offer must be answered by, else never.
    AnswerBy,
}

/// When a follow-up opens, is due and closes, counted from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The day it is counted from.
    pub anchor: Anchor,
    /// How far from that day the counting begins.
    pub shift: Offset,
    /// First day.
    pub opens: Offset,
    /// The day it should be done by.
    pub due: Offset,
    /// Last day.
    pub closes: Closes,
}

/// How long its text may be; absent limits do not limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Sentences in the body; a first line of mere thanks and a last one of mere courtesy do not count.
    pub sentences: Option<usize>,
    /// The same in a second or later round, where fewer are enough.
    pub later_sentences: Option<usize>,
    /// Words in the body.
    pub words: Option<usize>,
    /// Characters in the body.
    pub characters: Option<usize>,
}

impl Limits {
    /// What holds in this round, from 1.
    #[must_use]
    pub fn in_round(self, round: usize) -> Self {
        let later = self.later_sentences.filter(|_| round > 1);
        Limits { sentences: later.or(self.sentences), ..self }
    }
}

/// A rule of the playbook, as one of its files describes it.
#[derive(Debug, Clone)]
pub struct Play {
    /// Its name, the file's stem.
    pub name: String,
    /// What it is called on pages.
    pub title: String,
    /// Other names that people write for it in their logs.
    pub also: Vec<String>,
    /// The flag that it raises while there is something to do.
    pub flag: Option<Flag>,
    /// Offered, never overdue, never a flag.
    pub optional: bool,
    /// Verdicts that it applies to; empty means any.
    pub verdicts: Vec<Verdict>,
    /// Statuses that it applies to.
    pub statuses: Vec<Status>,
    /// Kinds of gap that call for it.
    pub gap_kinds: Vec<String>,
    /// Circumstances that call for it. One of these or of the gap kinds must hold where any is named.
    pub any_of: Vec<Circumstance>,
    /// Its part in the silence after an interview.
    pub silence: Option<Silence>,
    /// Whom it is for.
    pub who: Who,
    /// The recruiter gets a copy.
    pub copies_recruiter: bool,
    /// Plays in whose favour it stands back, for a person who gets one of them.
    pub yields_to: Vec<String>,
    /// Plays that need not be done any more once this one is, for the same person.
    pub settles: Vec<String>,
    /// Events that make it pointless.
    pub moot_when: Vec<MootWhen>,
    /// Its window; a second one serves where the first one's anchor is absent or past.
    pub windows: Vec<Window>,
    /// Channels that it may go by, the usual first; empty where nothing is sent.
    pub channels: Vec<Channel>,
    /// Rank on the agenda, lower first.
    pub priority: i32,
    /// How long its text may be.
    pub limits: Limits,
    /// Where it comes from, as titles.
    pub sources: Vec<String>,
    /// The texts to start from, with the words behind their fences.
    pub letters: Vec<LetterTemplate>,
    /// The file.
    pub source: Arc<Source>,
    /// Where its explanation stands.
    pub prose: Span,
    /// Whether it comes with the program.
    pub built_in: bool,
}

impl Play {
    /// Whether a log line that names `name` means this play.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.also.iter().any(|other| other == name)
    }

    /// Its explanation, without the letters behind it.
    pub fn explanation(&self) -> &str {
        explanation(&self.source, self.prose)
    }

    /// Whether it belongs to the time while something may still come of it.
    pub fn is_for_open_opportunities(&self) -> bool {
        self.statuses.iter().any(|status| status.is_open())
    }
}

pub(super) fn read(fields: &mut Fields<'_>, built_in: bool) -> Option<Play> {
    let title = fields.needed("title");
    let who = fields.parsed("who", &words(Who::ALL, Who::word), Who::read);
    let windows = windows(fields);
    let statuses = fields.parsed_list("status", &words(Status::ALL, Status::word), Status::read);
    let sources = fields.list("sources");
    let play = Play {
        name: stem(fields.source.path()),
        also: fields.list("also"),
        flag: fields.parsed("flag", &words(Flag::ALL, Flag::word), Flag::read),
        optional: fields.yes("optional"),
        verdicts: fields
            .parsed_list("verdict", &words(Verdict::ALL, Verdict::word), Verdict::read)
            .unwrap_or_default(),
        statuses: statuses.unwrap_or_else(|| vec![Status::Waiting, Status::Advanced]),
        gap_kinds: fields.list("gap_kind"),
        any_of: fields
            .parsed_list("any_of", &words(Circumstance::ALL, Circumstance::word), Circumstance::read)
            .unwrap_or_default(),
        silence: fields.parsed("silence", &words(Silence::ALL, Silence::word), Silence::read),
        copies_recruiter: fields
            .parsed("copy", "`recruiter`", |text| (text == "recruiter").then_some(()))
            .is_some(),
        yields_to: fields.list("yields_to"),
        settles: fields.list("settles"),
        moot_when: fields
            .parsed_list("moot_when", &words(MootWhen::ALL, MootWhen::word), MootWhen::read)
            .unwrap_or_default(),
        channels: fields
            .parsed_list("channel", &words(Channel::ALL, Channel::word), Channel::read)
            .unwrap_or_default(),
        priority: fields.parsed("priority", "a number such as `30`", |text| text.parse().ok()).unwrap_or(50),
        limits: Limits {
            sentences: limit(fields, "sentences"),
            later_sentences: limit(fields, "later_sentences"),
            words: limit(fields, "words"),
            characters: limit(fields, "characters"),
        },
        sources: sources.iter().map(|label| super::source_title(label).to_owned()).collect(),
        letters: sentences(fields),
        source: Arc::clone(fields.source),
        prose: fields.body(),
        built_in,
        title: title?,
        who: who.unwrap_or(Who::Main),
        windows: windows?,
    };
    Some(play)
}

fn limit(fields: &mut Fields<'_>, name: &'static str) -> Option<usize> {
    fields.parsed(name, "a number such as `120`", |text| text.parse().ok())
}

fn windows(fields: &mut Fields<'_>) -> Option<Vec<Window>> {
    let anchor =
        fields.parsed("anchor", &format!("one of {}", words(Anchor::ALL, Anchor::word)), Anchor::read);
    let else_anchor =
        fields.parsed("else_anchor", "an anchor and an offset: `last-word +5bd`", shifted_anchor);
    let (opens, due) = (offset(fields, "opens"), offset(fields, "due"));
    let closes =
        fields.parsed("closes", "an offset, `open` or `answer_by`", read_closes).unwrap_or(Closes::Open);
    let (else_opens, else_due) = (offset(fields, "else_opens"), offset(fields, "else_due"));
    let opens = opens.unwrap_or(Offset::ZERO);
    let due = due.unwrap_or(opens);
    let first =
        Window { anchor: anchor.unwrap_or(Anchor::Interview), shift: Offset::ZERO, opens, due, closes };
    let second = else_anchor.map(|(anchor, shift)| Window {
        anchor,
        shift,
        opens: else_opens.unwrap_or(opens),
        due: else_due.unwrap_or(due),
        closes,
    });
    Some(std::iter::once(first).chain(second).collect())
}

fn offset(fields: &mut Fields<'_>, name: &'static str) -> Option<Offset> {
    fields.parsed(name, "`0`, `+1d` in calendar days or `+2bd` in business days", |text| text.parse().ok())
}

fn read_closes(text: &str) -> Option<Closes> {
    match text {
        "open" => Some(Closes::Open),
        "answer_by" => Some(Closes::AnswerBy),
        offset => offset.parse().ok().map(Closes::After),
    }
}

fn shifted_anchor(text: &str) -> Option<(Anchor, Offset)> {
    let (anchor, offset) = text.split_once(' ').unwrap_or((text, "0"));
    Some((Anchor::read(anchor)?, offset.parse().ok()?))
}
