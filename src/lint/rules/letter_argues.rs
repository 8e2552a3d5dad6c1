//! A letter that argues with a no, or asks for its reasons.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::prose::Words;
use crate::note::Status;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-argues", check: Check::Letter(check) };

const ARGUMENTS: &[&str] = &[
    "please reconsider",
    "to reconsider",
    "reconsider your decision",
    "reconsider the decision",
    "reconsider me",
    "reconsider my application",
    "wrong decision",
    "made a mistake",
    "making a mistake",
    "i disagree",
    "do not agree with your",
    "don't agree with your",
    "not fair",
    "unfair",
    "unjust",
    "do not understand why",
    "don't understand why",
    "cannot understand why",
    "can't understand why",
    "fail to understand",
    "i deserve*",
    "more qualified than",
    "better qualified than",
];

const REASONS: &[&str] = &[
    "reason for your decision",
    "reasons for your decision",
    "reason for the decision",
    "reasons for the decision",
    "reason for my rejection",
    "reasons for my rejection",
    "reasons behind",
    "reason behind",
    "reason why",
    "reasons why",
    "tell me why",
    "know why",
    "explain why",
    "why i was not",
    "why i wasn't",
    "why i did not",
    "why i didn't",
    "why you decided",
    "why you chose",
    "why you did not",
    "why you didn't",
    "where i went wrong",
    "where did i go wrong",
    "what i did wrong",
    "what did i do wrong",
    "feedback on why",
];

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    if letter.status != Status::Rejected || !letter.play.statuses.contains(&Status::Rejected) {
        return;
    }
    for (at, message) in arguments(letter.text) {
        let help =
            "thank them and stay in touch; you may ask for advice for next time, which people like to give";
        letter.complain(report, at, message.to_owned(), help);
    }
}

pub(super) fn arguments(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let words = Words::of(text);
    let argues = words.find(ARGUMENTS).into_iter().map(|at| (at, "this argues with a decision that is made"));
    let asks = words
        .find(REASONS)
        .into_iter()
        .map(|at| (at, "this asks for reasons, and nobody likes to give them"));
    argues.chain(asks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguing_and_asking_for_reasons_are_told_apart_from_asking_for_advice() {
        assert_eq!(arguments("I think you made a mistake. Could you tell me why?").len(), 2);
        assert!(arguments("Is there one thing you would advise me to learn for next time?").is_empty());
        assert!(arguments("The reason I write is to thank you.").is_empty());
    }
}
