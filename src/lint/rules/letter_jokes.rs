//! A joke in a letter that apologises.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::apology;
use crate::letter::phrases::Phrases;
use crate::letter::prose::Sentences;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-jokes", check: Check::Letter(check) };

static LAUGHS: Phrases = Phrases::new(&[
    "haha*",
    "ha ha",
    "hehe*",
    "lol",
    "lmao",
    "rofl",
    "just|only kidding|joking",
    "no? pun intended",
    "oops",
    "whoops",
    "yikes",
    "d'oh",
    "silly me",
    "my bad",
    "tough crowd",
    "dog|cat ate",
    "says|say sorry too",
    "blame the|my|it",
    "bus|train|traffic|weather gods",
    "brain|head was|is|must|went|had .. holiday|vacation|asleep|off|strike",
    "on the bright side",
    "nobody|no one? died|hurt",
    "alarm clock .. fired|plans|ideas",
    "had other plans|ideas",
    "mute button",
    "i|i'm am? not always|usually|normally such|this|so|that",
    "story of my life",
    "murphy's law",
    "just my luck",
    "guilty as charged",
    "famous last words",
    "facepalm",
    "face palm",
    "wanted .. more than i did|do",
]);

/// Reasons and customs that are meant as they are said.
static EARNEST: Phrases = Phrases::new(&["not|don't|never|cannot|can't blame", "who had other plans|ideas"]);

const FACES: &[&str] = &[
    ":-)", ":)", ";-)", ";)", ":-D", ":D", "xD", "XD", ":-P", ":-p", ":P", ":p", ":o)", "=)", "^^", "😂",
    "🤣", "😅", "😜", "😉", "😆", "🙈", "🤪", "😄", "😁", "😀", "😃", "😝", "😛", "🙃", "🤭", "😬", "🤦",
    "🤷",
];

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    if let Some(joke) = joke_beside_apology(letter.text(), letter.sentences()) {
        let message = "a joke beside an apology can sound as if it were not meant".to_owned();
        letter.complain(report, joke, message, "leave the joke out; humour is safe again next time you meet");
    }
}

fn joke_beside_apology(text: &str, sentences: &Sentences) -> Option<Range<usize>> {
    if apology::apologies(sentences).is_empty() {
        return None;
    }
    let laugh = sentences.find_but(&LAUGHS, &EARNEST).map(|(at, _)| at).next();
    laugh.or_else(|| FACES.iter().find_map(|face| standing_alone(text, face)))
}

/// A face made of stops stands between spaces, or it is part of an address or a list.
fn standing_alone(text: &str, face: &str) -> Option<Range<usize>> {
    let is_free = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + face.len()..].chars().next();
        let is_picture = !face.is_ascii();
        is_picture || (before.is_none_or(char::is_whitespace) && after.is_none_or(|c| !c.is_alphanumeric()))
    };
    text.match_indices(face).map(|(at, _)| at).find(is_free).map(|at| at..at + face.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_apology_is_no_place_for_a_joke() {
        let joke =
            |text: &'static str| joke_beside_apology(text, &Sentences::of(text)).map(|range| &text[range]);
        assert_eq!(joke("Sorry for being late, haha!"), Some("haha"));
        assert_eq!(joke("I apologise for the remark 😅"), Some("😅"));
        assert_eq!(joke("We laughed about tabs :-)"), None);
        assert_eq!(joke("I am sorry I was late."), None);
    }
}
