//! What a rule sees of one letter: a draft, or the user's own version of it.

use super::Subject;
use super::names::known_words;
use super::report::{Objection, Report};
use crate::assess::Assessment;
use crate::diagnostic::Severity;
use crate::journal::{EditedLetter, NoteId};
use crate::letter::prose::Sentences;
use crate::note::{Channel, Note, Person, Status};
use crate::plan::{NotePlan, Recipient, State};
use crate::playbook::Play;
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// One letter that is still to go out.
pub(super) struct AboutLetter<'a> {
    pub(super) note: &'a Note,
    pub(super) assessment: &'a Assessment,
    pub(super) play: &'a Play,
    pub(super) to: Recipient,
    /// How it goes out.
    pub(super) channel: Option<Channel>,
    /// Which round of the opportunity it follows, from 1.
    pub(super) round: usize,
    /// What came of the opportunity.
    pub(super) status: Status,
    /// The letter, without subject and the space around it, and with spaces for what others wrote.
    text: Cow<'a, str>,
    /// The same, sentence by sentence, once somebody has asked for it.
    sentences: OnceLock<Sentences>,
    /// The user's own version; absent for a draft.
    pub(super) edited: Option<&'a EditedLetter>,
    /// The follow-ups that it is the letter of, by place in the note's plan.
    pub(super) follow_ups: Vec<usize>,
    /// The note's words, gathered once for all its letters, and only if one of them asks.
    words: Arc<OnceLock<HashSet<String>>>,
}

impl<'a> AboutLetter<'a> {
    /// The letter as its writer wrote it; mail quoted below an answer is blank.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text's sentences.
    pub(super) fn sentences(&self) -> &Sentences {
        self.sentences.get_or_init(|| Sentences::of(&self.text))
    }

    /// All words of the note, as [`known_words`] gives them.
    pub(super) fn words_of_note(&self) -> &HashSet<String> {
        self.words.get_or_init(|| known_words(self.note.source.text()))
    }

    /// The recipient, if the note knows the name.
    pub(super) fn person(&self) -> Option<&'a Person> {
        self.to.person(self.note).filter(|person| person.name.is_some())
    }

    /// What a message calls it: `thank-you` letter to Dana Whitfield.
    pub(super) fn called(&self) -> String {
        let what = if self.edited.is_some() { "letter" } else { "draft" };
        match self.person().and_then(|person| person.name.as_deref()) {
            Some(name) => format!("`{}` {what} to {name}", self.play.name),
            None => format!("`{}` {what}", self.play.name),
        }
    }

    /// Complains about a stretch of the text: in the letter's file a warning, at the note's own words a hint.
    pub(super) fn complain(&self, report: &mut Report, at: Range<usize>, message: String, help: &str) {
        let (severity, source, span) = match self.edited {
            Some(letter) => (Severity::Warning, &letter.source, self.span_in(letter, at)),
            None => (Severity::Hint, &self.note.source, self.span_in_note(&at)),
        };
        report.objection(&self.follow_ups, Objection { severity, source, span, message, help });
    }

    /// The same about a place in an edited letter's file, as gravely as it deserves.
    pub(super) fn complain_of(&self, report: &mut Report, objection: Objection<'_>) {
        report.objection(&self.follow_ups, objection);
    }

    /// Where a stretch of the text stands in the letter's file.
    pub(super) fn span_in(&self, letter: &EditedLetter, at: Range<usize>) -> Span {
        let body = letter.source.slice(letter.body);
        let start = letter.body.start + (body.len() - body.trim_start().len());
        Span::new(start + at.start, start + at.end)
    }

    /// A draft has no file: its words may stand in the note's fields, else the opening fence stands for them.
    fn span_in_note(&self, at: &Range<usize>) -> Span {
        let fields = self.note.front_matter.inner;
        let words = self.text().get(at.clone()).filter(|words| words.len() < self.text().len());
        let found = words.and_then(|words| self.note.source.slice(fields).find(words).zip(Some(words.len())));
        found.map_or(self.note.opening(), |(at, length)| fields.within(at, length))
    }
}

/// The letters of one note that are still to go out, the user's own first; of drafts, those that are due.
pub(super) fn of_note<'a>(
    id: NoteId,
    edited: &'a [EditedLetter],
    subject: &Subject<'a>,
) -> Vec<AboutLetter<'a>> {
    let day = subject.day;
    let (note, plan) = (day.journal.note(id), &subject.plans[id.0]);
    let words = Arc::new(OnceLock::new());
    let blank = |play: &'a Play, to: Recipient| AboutLetter {
        note,
        assessment: &day.assessments[id.0],
        play,
        to,
        channel: None,
        round: day.journal.round(id),
        status: day.journal.opportunity(id).status,
        text: Cow::Borrowed(""),
        sentences: OnceLock::new(),
        edited: None,
        follow_ups: Vec::new(),
        words: Arc::clone(&words),
    };
    let shown: Vec<Option<&str>> = subject.letters[id.0]
        .iter()
        .map(|letter| letter.as_ref().and_then(|letter| letter.edited.as_deref()))
        .collect();
    let own = edited.iter().filter_map(|letter| {
        let play = day.playbook.play_named(&letter.play.value)?;
        let to = recipient(letter, play, note, plan, subject)?;
        let channel = letter.channel.or(play.channels.first().copied());
        let is_shown = |place: &usize| shown[*place] == Some(letter.source.path());
        let follow_ups = (0..shown.len()).filter(is_shown).collect();
        let text = without_quotations(letter.text());
        Some(AboutLetter { channel, text, edited: Some(letter), follow_ups, ..blank(play, to) })
    });
    let each = plan.follow_ups.iter().zip(&subject.letters[id.0]).enumerate();
    let drafts = each.filter_map(|(place, (follow_up, letter))| {
        let draft = letter.as_ref().filter(|letter| letter.edited.is_none())?;
        let play = day.playbook.play(follow_up.play);
        let (text, channel) = (Cow::Borrowed(draft.body.as_str()), follow_up.channel);
        let is_wanted = follow_up.is_to_do() && !play.optional;
        is_wanted.then(|| AboutLetter { channel, text, follow_ups: vec![place], ..blank(play, follow_up.to) })
    });
    own.chain(drafts).collect()
}

/// Whom an edited letter is for; none where it has gone out already and nothing can be changed about it.
fn recipient(
    letter: &EditedLetter,
    play: &Play,
    note: &Note,
    plan: &NotePlan,
    subject: &Subject<'_>,
) -> Option<Recipient> {
    let called = letter.to().map(|to| note.called(to));
    let named = called.as_ref().and_then(|called| called.first().copied()).map(Recipient::from);
    let mut planned = plan.follow_ups.iter().filter(|follow_up| {
        let is_of_play = subject.day.playbook.play(follow_up.play).name == play.name;
        let is_turn = follow_up.number == letter.turn;
        is_of_play && is_turn && (named.is_none() || follow_up.to.is_meant_by(called.as_deref(), note))
    });
    let next = planned.clone().find(|follow_up| follow_up.state != State::Sent);
    match (next, planned.next()) {
        (Some(next), _) => Some(next.to),
        (None, Some(_)) => None,
        (None, None) => {
            let main = note.main_interviewer().map_or(Recipient::Nobody, Recipient::Interviewer);
            Some(named.unwrap_or(main))
        }
    }
}

/// Spaces in place of quoted lines and of the line that announces them, so that all else keeps its place.
fn without_quotations(text: &str) -> Cow<'_, str> {
    let is_quoted = |line: &str| line.trim_start().starts_with('>');
    if !text.lines().any(is_quoted) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let announces = |place: usize| {
        let next = lines[place + 1..].iter().find(|line| !line.trim().is_empty());
        lines[place].trim_end().ends_with(':') && next.is_some_and(|line| is_quoted(line))
    };
    let own = |(place, line): (usize, &&str)| match is_quoted(line) || announces(place) {
        true => line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect(),
        false => (*line).to_owned(),
    };
    Cow::Owned(lines.iter().enumerate().map(own).collect::<String>())
}
