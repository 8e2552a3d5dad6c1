//! Gaps become sentences: several of them in one letter, the weightiest first, with one apology at most.

use super::conditions::Conditions;
use super::finish::{self, sentence_count, tidied};
use super::lift;
use super::templates::Templates;
use super::view::{Facts, View, hinted};
use crate::assess::Gap;
use crate::playbook::{Playbook, Weight};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// What a gap's sentences may name, beside everything that a letter may.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GapView<'a> {
    #[serde(flatten)]
    pub(super) letter: &'a View,
    #[serde(flatten)]
    pub(super) gap: Piece,
    /// The next gap of the same light kind, which this text may take along.
    pub(super) second: Option<Piece>,
}

/// One gap, lifted.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Piece {
    topic: String,
    point: String,
    about: String,
    whether: String,
    question: String,
    answer: String,
    answer_behind_colon: String,
    hint: String,
}

/// Sentences of a repair in the short note.
const MOST_SENTENCES: usize = 3;
/// Of these, sentences of the user's own answer.
const MOST_OF_AN_ANSWER: usize = 2;
/// Blanks in all repairs of a letter; more would be work, not a draft.
const MOST_BLANKS: usize = 2;
/// Words of all repairs in the long letter.
const MOST_WORDS: usize = 100;

/// The repairs of one letter.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    pub(super) text: String,
    /// The subject line that the weightiest gap asks for.
    pub(super) subject: String,
    /// Something did not fit.
    pub(super) rest: bool,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Two or three sentences.
    Note,
    /// A paragraph.
    Letter,
}

/// Everything that the sentences about gaps depend on.
pub(super) struct Mending<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) view: &'a View,
    pub(super) templates: &'a Templates,
    pub(super) playbook: &'a Playbook,
    pub(super) conditions: &'a Conditions<'a>,
}

impl Mending<'_> {
    /// The sentences for these gaps. Gaps of one light kind are told together.
    pub(super) fn repairs(&self, gaps: &[&Gap], room: Room) -> Repairs {
        let mut gaps = gaps.to_vec();
        gaps.sort_by_key(|gap| self.rank(gap));
        let mut repairs = Repairs::default();
        let mut told: Vec<&str> = Vec::new();
        let mut apologised = false;
        for (at, gap) in gaps.iter().enumerate() {
            let times = told.iter().filter(|kind| **kind == gap.kind).count();
            let is_light = self.is_light(gap);
            if is_light && times > 0 {
                continue;
            }
            let second = gaps[at + 1..].iter().find(|other| is_light && other.kind == gap.kind).copied();
            let again = (gap.weight == Weight::Apologise && apologised).then_some("apologised");
            if again.is_some() && !self.templates.knows(&gap.kind) {
                continue;
            }
            let Some((subject, text)) = self.piece(gap, second, times, again, room) else { continue };
            told.push(&gap.kind);
            apologised |= gap.weight == Weight::Apologise;
            repairs.add(&subject, &text, room);
        }
        repairs
    }

    fn piece(
        &self,
        gap: &Gap,
        second: Option<&Gap>,
        times: usize,
        again: Option<&str>,
        room: Room,
    ) -> Option<(String, String)> {
        let piece = self.lifted(gap, room);
        let has_topic = (!piece.topic.is_empty()).then_some("topic");
        let has_answer = (!piece.answer.is_empty()).then_some("answer");
        let second = second.map(|gap| self.lifted(gap, room));
        let view = GapView { letter: self.view, gap: piece, second };
        let conditions = self.conditions.and([has_topic, has_answer, again]);
        let variant = if times > 0 { times } else { 0 };
        let text = self.templates.gap(&gap.kind, &conditions, variant, &view)?;
        let (subject, text) = finish::split_subject(&text);
        let text = tidied(&text).replace('\n', " ");
        (!text.is_empty()).then_some((subject.unwrap_or_default(), text))
    }

    fn lifted(&self, gap: &Gap, room: Room) -> Piece {
        let Facts { addressee, known, .. } = *self.facts;
        let about = lift::about(&gap.text, gap.guessed, addressee, known);
        let written = gap.answer.as_deref();
        let answer = written.and_then(|text| lift::answer(text, addressee, known));
        let hint = hinted(&lift::cleaned(&gap.text));
        let lift::Answer { mut sentences, behind_colon } = answer.unwrap_or_else(|| lift::Answer {
            sentences: written.map(|text| format!("[{}]", hinted(&lift::cleaned(text)))).unwrap_or_default(),
            behind_colon: written
                .map(|text| format!("[{}]", hinted(&lift::cleaned(text))))
                .unwrap_or_default(),
        });
        if room == Room::Note {
            sentences = first_sentences(&sentences, MOST_OF_AN_ANSWER);
        }
        Piece {
            topic: about.topic.unwrap_or_default(),
            point: about.point.unwrap_or_default(),
            about: about.about.unwrap_or_default(),
            whether: about.whether.unwrap_or_default(),
            question: about.question.unwrap_or_default(),
            answer: sentences,
            answer_behind_colon: behind_colon,
            hint: if hint.is_empty() { hint } else { format!(": {hint}") },
        }
    }

    /// The weightiest first: what makes a note serious, an apology, a repair, something light.
    fn rank(&self, gap: &Gap) -> usize {
        let is_serious = self.playbook.gap_kind(&gap.kind).is_some_and(|kind| kind.serious);
        match gap.weight {
            _ if is_serious => 0,
            Weight::Apologise => 1,
            _ if self.is_light(gap) => 3,
            _ => 2,
        }
    }

    fn is_light(&self, gap: &Gap) -> bool {
        self.playbook.gap_kind(&gap.kind).is_some_and(|kind| kind.light)
    }
}

impl Repairs {
    fn add(&mut self, subject: &str, text: &str, room: Room) {
        let fits = match room {
            Room::Note => sentence_count(&self.text) + sentence_count(text) <= MOST_SENTENCES,
            Room::Letter => self.text.unicode_words().count() + text.unicode_words().count() <= MOST_WORDS,
        };
        let blanks = finish::blanks(text).len();
        let fits = fits && (blanks == 0 || finish::blanks(&self.text).len() + blanks <= MOST_BLANKS);
        if self.text.is_empty() {
            subject.clone_into(&mut self.subject);
            text.clone_into(&mut self.text);
        } else if fits {
            self.text = format!("{} {text}", self.text);
        } else {
            self.rest = true;
        }
    }
}

fn first_sentences(text: &str, most: usize) -> String {
    finish::sentences(text).into_iter().take(most).collect::<String>().trim().to_owned()
}

/// A gap of which everything is known, and one of which nothing is, for trying out templates.
pub(super) fn sample_views() -> Vec<serde_json::Value> {
    let x = || "x".to_owned();
    let full = Piece {
        topic: x(),
        point: x(),
        about: x(),
        whether: x(),
        question: x(),
        answer: x(),
        answer_behind_colon: x(),
        hint: x(),
    };
    let (known, unknown) = (View::full(), View::empty());
    let views = [
        GapView { letter: &known, gap: full.clone(), second: Some(full.clone()) },
        GapView { letter: &known, gap: Piece::default(), second: Some(Piece::default()) },
        GapView { letter: &unknown, gap: full, second: None },
        GapView { letter: &unknown, gap: Piece::default(), second: None },
    ];
    views.iter().filter_map(|view| serde_json::to_value(view).ok()).collect()
}
