//! A letter that tells of something nobody needs to hear about.

use super::super::letters::AboutLetter;
use super::letter_apologies::is_for_a_slip;
use super::{Check, Report, Rule};
use crate::letter::prose;
use crate::note::folded;
use crate::playbook::Weight;

pub(super) const RULE: Rule = Rule { code: "letter-mentions-slip", check: Check::Letter(check) };

/// Words that are in any sentence about anything.
const COMMON: &[&str] = &[
    "with",
    "over",
    "when",
    "they",
    "them",
    "that",
    "this",
    "from",
    "into",
    "onto",
    "after",
    "before",
    "during",
    "while",
    "have",
    "been",
    "were",
    "about",
    "their",
    "there",
    "just",
    "some",
    "very",
    "little",
    "felt",
    "what",
    "which",
    "would",
    "could",
    "your",
    "interview",
    "talk",
    "question",
];

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let text = letter.text();
    let core = prose::core(text);
    let apologies = prose::apologies(text);
    for sentence in prose::sentences(&text[core.clone()]) {
        let at = core.start + sentence.start..core.start + sentence.end;
        // An apology for it is told by `letter-apologies`; asking about the next steps is welcome.
        let is_told = apologies
            .iter()
            .any(|apology| at.contains(&apology.start) && is_for_a_slip(text, apology, letter.assessment));
        let words = &text[at.clone()];
        if is_told || words.ends_with('?') {
            continue;
        }
        let slips = letter.assessment.gaps.iter().filter(|gap| gap.weight == Weight::LetGo);
        if let Some(slip) = slips.into_iter().find(|slip| tells_of(words, &slip.text)) {
            let message = format!("this tells of `{}`, which nobody needs to hear about", slip.text);
            letter.complain(report, at, message, "leave it out: they have likely forgotten it");
        }
    }
}

/// Whether a sentence has two of the words that carry the gap, or its only one.
fn tells_of(sentence: &str, slip: &str) -> bool {
    let carrying: Vec<String> = prose::words_in(slip)
        .map(|(_, word)| folded(word))
        .filter(|word| word.chars().count() >= 4 && !COMMON.contains(&word.as_str()))
        .collect();
    let said: Vec<String> = prose::words_in(sentence).map(|(_, word)| folded(word)).collect();
    let found = carrying.iter().filter(|word| said.iter().any(|other| is_akin(word, other))).count();
    !carrying.is_empty() && found >= carrying.len().min(2)
}

/// `spilled` and `spilling` are two forms of one word; a trip is not always one over a cable.
fn is_akin(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one.chars().count().max(other.chars().count());
    one == other || (shared >= 5 && shared + 3 >= longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_by_two_of_its_words_or_its_only_one() {
        assert!(tells_of("I hope the table has dried after I spilled the water.", "spilled my water"));
        assert!(tells_of("My voice cracking was the least of it.", "my voice cracked at the start"));
        assert!(tells_of("I tripped on my way out.", "tripped"));
        assert!(!tells_of("The water metaphor for queues stayed with me.", "spilled my water"));
        assert!(!tells_of(
            "The voice interface is what I would build first.",
            "my voice cracked at the start"
        ));
        assert!(!tells_of("The trip to Leeds was short.", "tripped"));
        assert!(!tells_of("Anything at all.", ""));
    }
}
