//! A letter that demands an answer.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::phrases::Phrases;
use crate::letter::prose::{Sentences, Words};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-demands", check: Check::Letter(check) };

/// Pressing in themselves.
static DEMANDS: Phrases = Phrases::new(&[
    // Needing and wanting it.
    "i really? urgently? still? need|require|want|demand|expect a|an|your|some|the? immediate|prompt|quick|clear|final|firm? answer|reply|response|decision|confirmation",
    "i need a yes or no",
    "i must have a|an|your answer|reply|decision",
    "need|require|expect|demand your answer|reply|response|decision",
    "i really? need|expect|want|must|demand to? hear back? from|by|back|today|soon|this",
    "i really? need|want|must|demand to? know by|soon|now|today|tomorrow|this|where|whether|if|your",
    "i would|i'd like a|an|your answer|reply|response|decision .. by|before|within|no|today|tomorrow",
    "i must|have ask|insist|press you? .. to? reply|answer|decide|today|tomorrow|by",
    "i insist",
    "i demand",
    "deserve|owed|owe an|a|me? an|a? answer|reply|response|decision",
    // Hurrying.
    "as soon as possible",
    "asap",
    "at your earliest convenience",
    "your prompt|immediate|speedy|swift|urgent reply|response|answer|decision|attention",
    "i would|will|shall|should|i'd|i'll appreciate|expect|value a|an|your immediate|prompt|quick|speedy|swift reply|response|answer",
    "quick|prompt|swift|speedy|immediate answer|reply|response|decision would be",
    "urgent that you",
    "it is urgent",
    "please hurry",
    "hurry up",
    // Reproach.
    "am|i'm still waiting",
    "i have|am|i've|i'm been? waiting for? over|more|already|about|almost|nearly? than? #|two|three|four|five|six|several|many|a|some? weeks|days|months|week|month|ages",
    "i cannot|can't can? not? wait any? much? longer",
    "how much? longer|long do|must|will|shall|should i have? to? wait",
    "still haven't|have not? heard",
    "i have|i've .. heard nothing|not",
    "you promised to? me? an|a? call|reply|answer|write|respond|get|let",
    "waited long enough",
    "taking so|this|that long",
    "nobody|no one? has written|answered|replied|called",
    "silence is",
    "patience",
    "i urge you",
    "you said i would|i'd|you'd hear .. nothing|still|not|but",
    "why haven't|hasn't|didn't you|nobody|anybody|anyone|i",
    "why has|have|did nobody|you|no|i one? not|never|answered|replied|heard|answer|reply",
    "second|third|fourth|fifth|# time that? i am|i'm|have|i've writing|asking|written|asked|contacted|contacting|calling",
    "my second|third|fourth|fifth e|email|message|mail|reminder",
    "disappointed|frustrated|annoyed|upset|irritated that|by|at|with you|your|nobody|no|the silence|lack|one? have|has|silence|not|delay|lack?",
    "the least you can|could do",
    "would|will only take you _ minute|moment|second|minutes|seconds",
    "answer|tell|reply|inform me? or not",
    "you finally decide|answer|reply|respond|tell|let|make",
    // Threats.
    "if|unless i do|have? not|don't|haven't? hear|heard .. accept|take|withdraw|elsewhere|assume|forced|consider|complain",
]);

/// Asking is no demand, until a day is set for it.
static REQUESTS: Phrases = Phrases::new(&[
    "please|kindly reply|respond|answer|confirm|decide",
    "please|kindly get|write|call|come me? back",
    "please|kindly let me know",
    "please|kindly tell|send me",
    "^ reply|respond|answer|confirm|decide|let me? know?",
    "you must|have|need to? tell|answer|reply|respond|decide|let",
]);

static DEADLINES: Phrases = Phrases::new(&[
    "by|before|until|till the? monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|noon|today|#|end|next|close",
    "by|before|until|till this|the end|week|month|weekend",
    "within|in the? next? #|two|three|four|five|a|twenty hours|days|hour|day|week",
    "no later than",
    "at the latest",
    "today|tomorrow|immediately|now|urgently|promptly",
    "right away",
    "at once",
]);

/// What belongs to somebody else, or is offered and not asked for.
static INNOCENT: Phrases = Phrases::new(&[
    "still waiting for my|our|his|her|their",
    "when|may|can|could|should|might i expect|hear",
    "you|they|may|can|could|should|might|we|not|don't need|expect|require|want _ answer|reply|response|decision",
    "answer|reply|response to the|that|this|your|his|her|their|a question|questions|customer|customers",
    "i will|can|would|could|hope|shall|am|should|may|might to? going? to? .. as soon as possible",
    "i'll|i'd|i'm .. as soon as possible",
    "i will|can|would|could|shall|should .. asap",
    "i'll|i'd|i'm .. asap",
    "we|customers|customer|team|they|who|users|pager .. as soon as possible",
    "thank|thanks .. your prompt|immediate|speedy|swift _",
    "heard nothing but",
    "i have|i've .. heard not",
    "do|would|will|does|did not need|want|require|expect",
    "i have|i've .. not heard",
]);

static NO_PRESSURE: Phrases = Phrases::new(&[
    "if you need|want|like|wish",
    "if i|a|it|that",
    "whenever",
    "no hurry|rush|need",
    "not feel",
    "if possible",
]);

/// What takes the pressure out of a sentence wherever it stands.
static LEISURE: Phrases = Phrases::new(&["whenever", "no hurry|rush", "if possible"]);

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    for demand in demands(letter.text(), letter.sentences()) {
        let message = format!("`{}` sounds like a demand", words(&letter.text()[demand.clone()]));
        let help = "show interest and ask about their timing: an answer that is pressed for is rarely a yes";
        letter.complain(report, demand, message, help);
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn demands(text: &str, sentences: &Sentences) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = sentences.find_but(&DEMANDS, &INNOCENT).map(|(at, _)| at).collect();
    for (sentence, words) in sentences.iter() {
        let is_told = found.iter().any(|at| sentence.contains(&at.start));
        if let Some(at) = deadline(&text[sentence.clone()], words).filter(|_| !is_told) {
            found.push(sentence.start + at.start..sentence.start + at.end);
        }
    }
    found.sort_by_key(|at| at.start);
    found
}

/// A request with the day that is set for it, where nothing takes the pressure out of the sentence before that.
fn deadline(sentence: &str, words: &Words) -> Option<Range<usize>> {
    let request = words.find(&REQUESTS).into_iter().next()?;
    let day = words.find(&DEADLINES).into_iter().find(|day| day.start >= request.end)?;
    let between = Words::of(&sentence[request.end..day.start]);
    let is_soft = between.has(&NO_PRESSURE) || words.has(&LEISURE);
    (!is_soft).then_some(request.start..day.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_found_and_a_promise_is_not_one() {
        let demands = |text| demands(text, &Sentences::of(text));
        let found = |text: &'static str| demands(text).into_iter().map(|it| &text[it]).collect::<Vec<_>>();
        assert_eq!(found("I need an answer by Friday."), ["I need an answer"]);
        assert_eq!(found("Please reply as soon as possible, ASAP."), ["as soon as possible", "ASAP"]);
        assert_eq!(found("Please let me know by Friday."), ["Please let me know by Friday"]);
        assert!(found("Please reply by e-mail.").is_empty());
        assert!(found("I will send the paper as soon as possible.").is_empty());
        assert!(found("I’ll let you know ASAP.").is_empty());
        assert!(found("When may I expect an answer?").is_empty());
        assert!(found("I know that you need an answer by the 13th.").is_empty());
    }
}
