//! Where a letter apologises.

use super::phrases::Phrases;
use super::prose::Sentences;
use std::ops::Range;

/// Regret about the course of things, and other people's apologies, apologise for nothing.
static NO_APOLOGIES: Phrases = Phrases::new(&[
    "sorry to hear|learn|read|see|leave|miss",
    "sorry for your loss",
    "not|never|nothing|than|feel|felt|feeling|feels sorry",
    "sorry state|sight",
    "no|any need to apolog*",
    "your|their|his|her|its apolog*",
    "you|they|we|he|she|who|to|not|never apologi*",
    "apologised|apologized to",
]);

static APOLOGIES: Phrases = Phrases::new(&[
    "sorry",
    "apolog*",
    "forgive me|my",
    "please forgive|excuse|pardon",
    "excuse|pardon my|me for",
    "beg your pardon|forgiveness",
    "can|will|could forgive|excuse me|my",
    "mea culpa",
]);

/// An apology: its words, and the sentence that they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Apology {
    pub(crate) at: Range<usize>,
    pub(crate) sentence: Range<usize>,
}

/// Every apology of a text, from front to back.
pub(crate) fn apologies(sentences: &Sentences) -> Vec<Apology> {
    let found = sentences.find_but(&APOLOGIES, &NO_APOLOGIES);
    found.map(|(at, sentence)| Apology { at, sentence: sentence.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apologies(text: &str) -> Vec<Apology> {
        super::apologies(&Sentences::of(text))
    }

    #[test]
    fn two_thousand_apologies_are_cut_into_sentences_once() {
        let found = apologies(&"I am sorry. ".repeat(2000));
        assert_eq!(found.len(), 2000);
        assert_eq!((found[1999].sentence.len(), found[1999].at.len()), (11, 5));
    }

    #[test]
    fn regret_is_no_apology() {
        assert!(apologies("I was sorry to hear that.").is_empty());
        assert_eq!(apologies("I am sorry I was late. My apologies again.").len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_an_apology_lies_in_its_sentence(text in "([A-Zé]|[a-zß’. ,\\[\\]\n\r]|sorry |my apologies|🙈){0,60}") {
            for Apology { at, sentence } in apologies(&text) {
                proptest::prop_assert!(text.get(at.clone()).is_some() && text.get(sentence.clone()).is_some());
                proptest::prop_assert!(sentence.start <= at.start && at.end <= sentence.end);
            }
        }
    }
}
