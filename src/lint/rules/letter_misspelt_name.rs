//! A letter that misspells the recipient or the company, or greets somebody else: the gravest slip of all.

use super::super::letters::{AboutLetter, span_of};
use super::super::report::Objection;
use super::super::told::{is_slip_of, misspelt_person, people};
use super::{Check, Report, Rule};
use crate::diagnostic::Severity;
use crate::journal::EditedLetter;
use crate::letter::prose;
use crate::text::Span;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-misspelt-name", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let Some(edited) = letter.edited else { return };
    if let Some(to) = edited.to.as_deref()
        && letter.note.called(to).is_empty()
        && let Some(meant) = misspelt_person(to, letter.note)
    {
        let message = format!("the note spells it `{meant}`, and this letter goes to `{to}`");
        told(letter, report, edited, span_of(edited, "to"), message);
    }
    let names = Names::of(letter);
    if let Some(subject) = edited.subject.as_deref() {
        let field = span_of(edited, "subject");
        let start = edited.source.slice(field).find(subject).map_or(field.start, |at| field.start + at);
        for slip in names.slips(subject, None) {
            let at = Span::new(start + slip.at.start, start + slip.at.end);
            told(letter, report, edited, at, slip.message());
        }
    }
    // The signature is the user's own name, whatever it resembles.
    let unsigned = &letter.text[..prose::core(letter.text).end];
    for slip in names.slips(unsigned, prose::greeting(unsigned)) {
        told(letter, report, edited, letter.span_in(edited, slip.at.clone()), slip.message());
    }
}

fn told(letter: &AboutLetter<'_>, report: &mut Report, edited: &EditedLetter, span: Span, message: String) {
    let source = &edited.source;
    letter.complain_of(report, Objection { severity: Severity::Error, source, span, message, help: RIGHT });
}

/// Written with a capital anywhere, and near to some names.
const CALENDAR: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const RIGHT: &str = "check it against their card or their e-mail; people notice their own name first";

/// The names that a letter may hold, word by word.
pub(super) struct Names<'a> {
    /// To be spelt right: the recipient's, the other interviewers', the company's.
    wanted: Vec<&'a str>,
    /// First names of the panel but the recipient's.
    others: Vec<&'a str>,
    /// The recipient's, as the note has it.
    recipient: Option<&'a str>,
    /// All the note's words: what stands there is meant.
    known: Vec<&'a str>,
}

/// A word that looks like a name and is none.
pub(super) struct Slip<'a> {
    at: Range<usize>,
    word: String,
    meant: &'a str,
    greets_another: bool,
}

impl Slip<'_> {
    fn message(&self) -> String {
        match self.greets_another {
            true => format!("this letter is for `{}`, and greets `{}`", self.meant, self.word),
            false => format!("`{}` looks like `{}` misspelt", self.word, self.meant),
        }
    }
}

impl<'a> Names<'a> {
    fn of(letter: &AboutLetter<'a>) -> Self {
        let note = letter.note;
        let is_to_one = letter.edited.is_some_and(|edited| edited.to.is_some());
        let person = letter.person().filter(|_| is_to_one);
        let recipient = person.and_then(|person| person.name.as_deref());
        let everyone = people(note).filter_map(|person| person.name.as_deref());
        let others = people(note).filter_map(|person| person.first_name());
        Names {
            wanted: everyone.chain(note.company.as_deref()).flat_map(words).collect(),
            others: others.filter(|first| !recipient.unwrap_or_default().contains(first)).collect(),
            recipient,
            known: words(note.source.text()).collect(),
        }
    }

    /// The capitalised words that are a slip away from a name. Short names are one slip away from many words
    /// (Dana and Data), so they count only in the greeting, and longer ones not at a sentence's beginning.
    pub(super) fn slips(&self, text: &str, greeting: Option<Range<usize>>) -> Vec<Slip<'a>> {
        let starts: Vec<usize> = prose::sentences(text).into_iter().map(|sentence| sentence.start).collect();
        let greeted = greeting.as_ref().map_or("", |greeting| &text[greeting.clone()]);
        let greets_recipient = self
            .recipient
            .is_some_and(|name| name.split_whitespace().any(|part| words(greeted).any(|word| word == part)));
        let mut slips = Vec::new();
        for (at, word) in prose::words_in(text) {
            let word = bare(word);
            let range = at..at + word.len();
            if !word.starts_with(char::is_uppercase) {
                continue;
            }
            let greets = greeting.as_ref().is_some_and(|greeting| greeting.contains(&at));
            if greets
                && let Some(recipient) =
                    self.recipient.filter(|_| !greets_recipient && self.others.contains(&word))
            {
                slips.push(Slip { at: range, word: word.to_owned(), meant: recipient, greets_another: true });
                continue;
            }
            let least = match (greets, starts.contains(&at)) {
                (true, false) => 3,
                (true, true) => 6,
                (false, false) => 5,
                (false, true) => 7,
            };
            if let Some(meant) = self.meant(word, least) {
                slips.push(Slip { at: range, word: word.to_owned(), meant, greets_another: false });
            }
        }
        slips
    }

    /// The name that a word is a slip away from, where it is no word of the note itself.
    fn meant(&self, word: &str, least: usize) -> Option<&'a str> {
        let is_known = |known: &&str| bare(known) == word || known.eq_ignore_ascii_case(word);
        if CALENDAR.contains(&word) || self.wanted.iter().any(is_known) || self.known.iter().any(is_known) {
            return None;
        }
        let is_meant = |name: &&&str| {
            let plural = word.strip_suffix('s').is_some_and(|word| word.eq_ignore_ascii_case(name));
            let short_form = word.chars().count() <= 5 && name.starts_with(word);
            name.chars().count() >= least && !plural && !short_form && is_slip_of(word, name)
        };
        self.wanted.iter().find(is_meant).copied()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    prose::words_in(text).map(|(_, word)| word)
}

/// The word without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<String> {
        let names = Names {
            wanted: vec!["Dana", "Whitfield", "Lee", "Park", "Northwind"],
            others: vec!["Lee"],
            recipient: Some("Dana Whitfield"),
            known: vec!["Platform", "Postgres"],
        };
        names.slips(text, prose::greeting(text)).iter().map(Slip::message).collect()
    }

    #[test]
    fn a_misspelt_name_is_found_in_greeting_and_text() {
        assert_eq!(slips("Dear Dena,\n\nThank you."), ["`Dena` looks like `Dana` misspelt"]);
        assert_eq!(
            slips("Dear Ms Whitfeild,\n\nThank you."),
            ["`Whitfeild` looks like `Whitfield` misspelt"]
        );
        assert_eq!(
            slips("Hi Dana,\n\nI like Nortwind's mail."),
            ["`Nortwind` looks like `Northwind` misspelt"]
        );
    }

    #[test]
    fn a_greeting_for_somebody_else_of_the_panel_is_found() {
        assert_eq!(
            slips("Dear Lee,\n\nThank you."),
            ["this letter is for `Dana Whitfield`, and greets `Lee`"]
        );
        assert!(slips("Dear Dana,\n\nThank you, and thanks to Lee.").is_empty());
    }

    #[test]
    fn words_that_merely_resemble_a_name_are_left_alone() {
        for text in [
            "Dear Dana,\n\nData moved fast. The Whitfields, Northwind's Data, Mark and Parks.",
            "Hello Dana,\n\nDone. I like the NorthWind blog.",
            "Hi Dan,\n\nSee you on Monday the 9th of March.",
            "Dear Lee and Dana,\n\nThank you both.",
        ] {
            assert!(slips(text).is_empty(), "{text}: {:?}", slips(text));
        }
    }
}
