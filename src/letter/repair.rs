//! Gaps become sentences: several of them in one letter, the weightiest first, with one apology at most.

use super::blanks;
use super::conditions::Conditions;
use super::finish::{self, tidied};
use super::lift;
use super::measure::MOST_OF_A_REPAIR;
use super::moments;
use super::piece::{GapView, Piece};
use super::prose::{self, sentence_count};
use super::templates::Templates;
use super::view::{Facts, View, hinted};
use crate::assess::Gap;
use crate::playbook::{Playbook, PrepareAs, UNCLEAR, Weight};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// Sentences of the user's own answer in the short note.
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

/// How sure a guess must be before a letter builds on it.
const SURE: f64 = 0.85;
/// The same where the words begin as a confession of that sort does.
const LIKELY: f64 = 0.5;

/// Whether a letter may say what this gap's kind says. An explicit kind is the user's word.
pub(super) fn is_sure(gap: &Gap, playbook: &Playbook) -> bool {
    let likely = if lift::opens_plainly(&gap.text) { LIKELY } else { SURE };
    let is_shown = || playbook.gap_kind(&gap.kind).is_some_and(|kind| kind.is_shown_by(&gap.text));
    !gap.guessed || (gap.confidence >= likely && is_shown())
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
        let can_be_told =
            |gap: &&&Gap| gap.answer.is_some() || !lift::is_better_unsaid(&gap.text, self.is_light(gap));
        let gaps: Vec<Gap> = gaps.iter().filter(can_be_told).map(|gap| self.as_far_as_sure(gap)).collect();
        let gaps = with_one_answer(gaps);
        let mut gaps: Vec<&Gap> = gaps.iter().collect();
        gaps.sort_by_cached_key(|gap| {
            (self.rank(gap), !self.is_usable(gap), self.is_light(gap) && !gap.text.contains('?'))
        });
        let mut repairs = Repairs::default();
        let mut told: Vec<&str> = Vec::new();
        let mut apologised = false;
        for (at, gap) in gaps.iter().enumerate() {
            let times = told.iter().filter(|kind| **kind == gap.kind).count();
            let is_light = self.is_light(gap);
            if is_light && times > 0 {
                continue;
            }
            let is_another = |other: &&&Gap| is_light && other.kind == gap.kind && !is_the_same(gap, other);
            let others = || gaps[at + 1..].iter().filter(is_another);
            let second =
                others().find(|other| !shares_a_word(gap, other)).or_else(|| others().next()).copied();
            let again = (gap.weight == Weight::Apologise && apologised).then_some("apologised");
            if again.is_some() && !self.templates.knows(&gap.kind) {
                continue;
            }
            let further = (!repairs.text.is_empty()).then_some("further");
            let Some((subject, text)) = self.piece(gap, second, times, [again, further], room) else {
                continue;
            };
            told.push(&gap.kind);
            apologised |= gap.weight == Weight::Apologise;
            if !repairs.add(&subject, &text, room) {
                repairs.rest |= self.is_usable(gap);
            }
        }
        repairs
    }

    /// Whether the note says enough of a gap to be told: one that would only leave a blank comes behind it.
    fn is_usable(&self, gap: &Gap) -> bool {
        let piece = self.lifted(gap, Room::Letter);
        let wants_answer = gap.answer.is_none() && self.answers_a_question(gap);
        let is_known =
            [&piece.topic, &piece.point, &piece.question, &piece.whether].iter().any(|text| !text.is_empty());
        is_known && !wants_answer || gap.weight == Weight::Apologise || self.is_light(gap) && is_known
    }

    /// A letter says of a guessed gap only what its words plainly hold; of any other it leaves a blank.
    fn as_far_as_sure(&self, gap: &Gap) -> Gap {
        match is_sure(gap, self.playbook) {
            true => gap.clone(),
            false => Gap { kind: UNCLEAR.to_owned(), weight: Weight::Repair, ..gap.clone() },
        }
    }

    fn piece(
        &self,
        gap: &Gap,
        second: Option<&Gap>,
        times: usize,
        so_far: [Option<&str>; 2],
        room: Room,
    ) -> Option<(String, String)> {
        let piece = self.lifted(gap, room);
        let has_topic = (!piece.topic.is_empty()).then_some("topic");
        let has_question = (!piece.question.is_empty()).then_some("question");
        let has_answer = (!piece.answer.is_empty()).then_some("answer");
        let second = second.map(|gap| self.lifted(gap, room));
        let view = GapView { letter: self.view, gap: piece, second };
        let conditions = self.conditions.and([has_topic, has_question, has_answer]).and(so_far);
        let text = self.templates.gap(&gap.kind, &conditions, times + self.facts.variant(), &view)?;
        let (subject, text) = finish::split_subject(&text);
        let text = tidied(&text).replace('\n', " ");
        (!text.is_empty()).then_some((subject.unwrap_or_default(), text))
    }

    fn lifted(&self, gap: &Gap, room: Room) -> Piece {
        let Facts { addressee, known, .. } = *self.facts;
        let text = moments::unlabelled(&gap.text, self.facts.note);
        let about = lift::about(text, self.told(gap), addressee, known);
        let aside = lift::in_brackets(text).filter(|_| gap.answer.is_none() && !self.answers_a_question(gap));
        let apposition = aside
            .filter(|aside| lift::is_apposition(aside))
            .map(|aside| format!(", {aside}"))
            .unwrap_or_default();
        let tells_them =
            |text: &&str| text.to_lowercase().starts_with("you ") && !self.answers_a_question(gap);
        let written = gap
            .answer
            .as_deref()
            .filter(|text| !tells_them(text) && (!text.contains(')') || text.contains('(')));
        let written = written.or(aside.filter(|_| apposition.is_empty()));
        let answer = written.and_then(|text| lift::answer(text, known));
        let hint = hinted(&lift::cleaned(text));
        let as_blank = written.map(|text| format!("[{}]", hinted(&lift::cleaned(text)))).unwrap_or_default();
        let lift::Answer { mut sentences, behind_colon, is_fragment } = answer.unwrap_or_else(|| {
            lift::Answer { sentences: as_blank.clone(), behind_colon: as_blank, is_fragment: false }
        });
        if room == Room::Note {
            sentences = first_sentences(&sentences, MOST_OF_AN_ANSWER);
        }
        let is_repeated = sentences.starts_with('I')
            && about.point.as_ref().is_some_and(|point| says_again(point, &sentences));
        let (restated, restated_rest) = if is_repeated { restated(&sentences) } else { Default::default() };
        Piece {
            topic: about.topic.map(|topic| topic + &apposition).unwrap_or_default(),
            point: about
                .point
                .filter(|_| gap.kind != UNCLEAR || lift::is_unsaid(text))
                .map(|point| point + &apposition)
                .unwrap_or_default(),
            about: about.about.unwrap_or_default(),
            whether: about.whether.unwrap_or_default(),
            question: about.question.unwrap_or_default(),
            restated,
            restated_rest,
            answer: sentences,
            answer_behind_colon: behind_colon.clone(),
            is_fragment,
            says_enough: lift::says_enough(text) || !apposition.is_empty(),
            needs_topic: is_fragment || lift::leans(&behind_colon),
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

    /// Who answers their question speaks of the matter, not of them.
    fn answers_a_question(&self, gap: &Gap) -> bool {
        let kind = self.playbook.gap_kind(&gap.kind);
        gap.kind == UNCLEAR || kind.and_then(|kind| kind.prepare_as) == Some(PrepareAs::Question)
    }

    fn told(&self, gap: &Gap) -> lift::Told {
        let is_doubt = self.playbook.gap_kind(&gap.kind).is_some_and(|kind| kind.serious);
        match (gap.guessed, is_doubt) {
            (true, _) => lift::Told::Freely,
            (false, true) => lift::Told::AsDoubt,
            (false, false) => lift::Told::ByKind,
        }
    }

    fn is_light(&self, gap: &Gap) -> bool {
        self.playbook.gap_kind(&gap.kind).is_some_and(|kind| kind.light)
    }
}

/// A gap without an answer takes that of another about the same, which is then told with it and not again.
fn with_one_answer(mut gaps: Vec<Gap>) -> Vec<Gap> {
    let words: Vec<BTreeSet<String>> = gaps.iter().map(|gap| lift::content_words(&gap.text)).collect();
    for at in 0..gaps.len() {
        let lacks = gaps[at].answer.is_none() && gaps[at].weight != Weight::LetGo;
        let mut others = (0..gaps.len()).filter(|_| lacks);
        let other = others
            .find(|&at_other| gaps[at_other].answer.is_some() && are_the_same(&words[at], &words[at_other]));
        if let Some(other) = other {
            gaps[at].answer = gaps[other].answer.take();
            gaps[other].weight = Weight::LetGo;
        }
    }
    gaps.retain(|gap| gap.weight != Weight::LetGo);
    gaps
}

/// Whether two questions ask the same.
fn is_the_same(one: &Gap, other: &Gap) -> bool {
    are_the_same(&lift::content_words(&one.text), &lift::content_words(&other.text))
}

/// Two thirds of the words that carry the shorter one stand in the other.
fn are_the_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && 3 * shared >= 2 * one.len().min(other.len())
}

/// Whether two questions are near each other; of several, one about something else is asked first.
fn shares_a_word(one: &Gap, other: &Gap) -> bool {
    let (one, other) = (lift::content_words(&one.text), lift::content_words(&other.text));
    one.intersection(&other).next().is_some()
}

/// The first sentence of an answer behind `that`, and the others.
fn restated(sentences: &str) -> (String, String) {
    let first = first_sentences(sentences, 1);
    let rest = sentences[first.len()..].trim().to_owned();
    (format!("that {}", first.trim_end_matches('.')), rest)
}

/// Whether an answer says again all that it is about.
fn says_again(topic: &str, answer: &str) -> bool {
    let vague = |word: &String| !matches!(word.as_str(), "thing" | "bit" | "part" | "stuff");
    let topic: Vec<String> = lift::content_words(topic).into_iter().filter(vague).collect();
    let answer = lift::content_words(answer);
    !topic.is_empty() && topic.iter().all(|word| answer.contains(word))
}

impl Repairs {
    /// Whether there was room for it.
    fn add(&mut self, subject: &str, text: &str, room: Room) -> bool {
        let fits = match room {
            Room::Note => sentence_count(&self.text) + sentence_count(text) <= MOST_OF_A_REPAIR,
            Room::Letter => self.text.unicode_words().count() + text.unicode_words().count() <= MOST_WORDS,
        };
        let blanks = blanks::of(text).len();
        let fits = fits && (blanks == 0 || blanks::of(&self.text).len() + blanks <= MOST_BLANKS);
        if self.text.is_empty() {
            subject.clone_into(&mut self.subject);
            text.clone_into(&mut self.text);
        } else if fits {
            self.text = format!("{} {text}", self.text);
        } else {
            return false;
        }
        true
    }
}

pub(super) fn first_sentences(text: &str, most: usize) -> String {
    let end = prose::sentences(text).into_iter().take(most).next_back().map_or(0, |last| last.end);
    text[..end].trim().to_owned()
}
