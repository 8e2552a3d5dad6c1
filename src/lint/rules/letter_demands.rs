//! A letter that demands an answer.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::prose::{self, Words};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-demands", check: Check::Letter(check) };

const DEMANDS: &[&str] = &[
    "need an answer",
    "need your answer",
    "need a decision",
    "need your decision",
    "need a reply",
    "need a response",
    "need to hear back",
    "need to know by",
    "i expect an answer",
    "i expect a reply",
    "i expect a response",
    "i expect your answer",
    "i expect your reply",
    "demand an answer",
    "deserve an answer",
    "deserve a reply",
    "deserve a response",
    "must have an answer",
    "as soon as possible",
    "asap",
    "still waiting for your",
    "still haven't heard",
    "why haven't you",
    "why have you not",
    "answer immediately",
    "reply immediately",
    "respond immediately",
];

/// Who promises to do something soon demands nothing.
const PROMISES: &[&str] =
    &["i will", "i'll", "i can", "i would", "i'd", "i hope to", "i am going to", "i'm going to"];

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    for demand in demands(letter.text) {
        let message = format!("`{}` sounds like a demand", words(&letter.text[demand.clone()]));
        let help = "show interest and ask about their timing: an answer that is pressed for is rarely a yes";
        letter.complain(report, demand, message, help);
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn demands(text: &str) -> Vec<Range<usize>> {
    let mut found = Words::of(text).find(DEMANDS);
    found.retain(|demand| {
        let sentence = prose::sentence_around(text, demand);
        let before = &text[sentence.start.min(demand.start)..demand.start];
        let is_urgency = !Words::of(&text[demand.clone()]).find(&["as soon as possible", "asap"]).is_empty();
        // "You need an answer by the 13th", "when may I expect an answer": neither presses for one.
        let last = before.split_whitespace().last().unwrap_or_default().to_lowercase();
        let is_theirs =
            matches!(last.as_str(), "you" | "they" | "may" | "can" | "could" | "should" | "might");
        !is_theirs && (!is_urgency || Words::of(before).find(PROMISES).is_empty())
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_found_and_a_promise_is_not_one() {
        let found = |text: &'static str| demands(text).into_iter().map(|it| &text[it]).collect::<Vec<_>>();
        assert_eq!(found("I need an answer by Friday."), ["need an answer"]);
        assert_eq!(found("Please reply as soon as possible, ASAP."), ["as soon as possible", "ASAP"]);
        assert!(found("I will send the paper as soon as possible.").is_empty());
        assert!(found("I’ll let you know ASAP.").is_empty());
        assert!(found("When may I expect an answer?").is_empty());
        assert!(found("I know that you need an answer by the 13th.").is_empty());
    }
}
