//! Whether a sentence speaks of a gap: the one place that decides it, by the words that carry the gap.

use super::prose;
use crate::note::folded;

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

/// Whether a sentence has two of the words that carry the gap's text, or its only one.
pub(crate) fn speaks_of(sentence: &str, gap: &str) -> bool {
    let carrying: Vec<String> = prose::words_in(gap)
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
    fn a_sentence_speaks_of_a_gap_with_two_of_its_words_or_its_only_one() {
        assert!(speaks_of("I hope the table has dried after I spilled the water.", "spilled my water"));
        assert!(speaks_of("My voice cracking was the least of it.", "my voice cracked at the start"));
        assert!(speaks_of("I tripped on my way out.", "tripped"));
        assert!(!speaks_of("The water metaphor for queues stayed with me.", "spilled my water"));
        assert!(!speaks_of(
            "The voice interface is what I would build first.",
            "my voice cracked at the start"
        ));
        assert!(!speaks_of("The trip to Leeds was short.", "tripped"));
        assert!(!speaks_of("Anything at all.", ""));
    }

    #[test]
    fn capitals_and_accents_make_no_other_word() {
        assert!(speaks_of("I am sorry that I spilled my coffee.", "Spilled Coffee"));
        assert!(speaks_of("The CAFÉ was loud, and my resume got wet.", "résumé got wet in the cafe"));
    }
}
