//! A joke in a letter that apologises.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::prose::{self, Words};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-jokes", check: Check::Letter(check) };

const LAUGHS: &[&str] = &[
    "haha*",
    "ha ha",
    "hehe*",
    "lol",
    "lmao",
    "rofl",
    "just kidding",
    "only kidding",
    "just joking",
    "only joking",
    "pun intended",
    "oops",
    "whoops",
    "silly me",
    "my bad",
];

const FACES: &[&str] =
    &[":-)", ":)", ";-)", ";)", ":-D", ":-P", ":P", "😂", "🤣", "😅", "😜", "😉", "😆", "🙈", "🤪"];

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    if let Some(joke) = joke_beside_apology(letter.text) {
        let message = "a joke beside an apology can sound as if it were not meant".to_owned();
        letter.complain(report, joke, message, "leave the joke out; humour is safe again next time you meet");
    }
}

pub(super) fn joke_beside_apology(text: &str) -> Option<Range<usize>> {
    if prose::apologies(text).is_empty() {
        return None;
    }
    let laugh = Words::of(text).find(LAUGHS).into_iter().next();
    laugh.or_else(|| FACES.iter().find_map(|face| text.find(face).map(|at| at..at + face.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_apology_is_no_place_for_a_joke() {
        let joke = |text: &'static str| joke_beside_apology(text).map(|range| &text[range]);
        assert_eq!(joke("Sorry for being late, haha!"), Some("haha"));
        assert_eq!(joke("I apologise for the remark 😅"), Some("😅"));
        assert_eq!(joke("We laughed about tabs :-)"), None);
        assert_eq!(joke("I am sorry I was late."), None);
    }
}
