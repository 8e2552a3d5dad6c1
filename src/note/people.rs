//! The people of a note, in all the shapes that people write them.

mod line;
mod title;
mod unnamed;

use super::called::plain_letters;
use super::values::{is_one_of, is_one_of_many, join, texts};
use crate::front_matter::{Field, Kind, Value};
use crate::text::{Span, capital};
pub(super) use line::from_text;

/// Somebody met in the interview, or the one who arranged it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name as written; absent where the user does not know it.
    pub name: Option<String>,
    /// Title or department.
    pub title: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// LinkedIn address.
    pub linkedin: Option<String>,
    /// Where the person stands in the note.
    pub span: Span,
}

impl Person {
    /// The first word of the name, for greetings; a title such as `Dr` is not a first name.
    pub fn first_name(&self) -> Option<&str> {
        let name = self.name.as_deref()?;
        name.split_whitespace().find(|word| !is_honorific(word)).or(Some(name))
    }

    /// How a letter greets them: `Dr. Wilk` who is written so, else the first name.
    ///
    /// Whoever signs with a title chose to; a first name would be a liberty.
    pub fn greeting_name(&self) -> Option<String> {
        let name = self.name.as_deref()?;
        if !name.is_ascii() && name.chars().any(is_han_or_kana) {
            return Some(name.to_owned());
        }
        let titles: Vec<&str> = name.split_whitespace().take_while(|word| is_honorific(word)).collect();
        let mut rest: Vec<&str> = name.split_whitespace().skip(titles.len()).collect();
        while rest.len() > 1 && rest.last().is_some_and(|word| is_behind_a_name(word)) {
            rest.pop();
        }
        let Some(last) = rest.pop().filter(|_| !titles.is_empty()) else {
            return self.first_name().map(capital);
        };
        let particles = rest.iter().rev().take_while(|word| is_particle(word)).count();
        let family = rest.split_off(rest.len() - particles);
        Some(titles.into_iter().chain(family).chain([last]).collect::<Vec<_>>().join(" "))
    }

    /// Whether a word of a name is a title before it or behind it, such as `Dr` or `PhD`.
    pub fn is_title(word: &str) -> bool {
        is_honorific(word) || is_behind_a_name(word)
    }

    /// Whether a sentence mentions this person by first, last or whole name, as whole words with their capitals;
    /// accents and the shape of an apostrophe do not matter.
    pub fn is_mentioned_in(&self, sentence: &str) -> bool {
        // Most sentences mention nobody, and that is found out sooner than which words of a name count.
        let mut words = self.name.as_deref().unwrap_or_default().split_whitespace();
        words.any(|word| names(sentence, word)) && self.words_that_mention().any(|word| names(sentence, word))
    }

    /// The first and the last word of the name: each of them alone mentions the person.
    pub(super) fn words_that_mention(&self) -> impl Iterator<Item = &str> {
        let mut named = parts(self.name.as_deref().unwrap_or_default());
        let (first, last) = (named.next(), named.next_back());
        first.into_iter().chain(last)
    }
}

/// Names in Chinese, Japanese and Korean writing have the family's name first; nobody is greeted by half of one.
fn is_han_or_kana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// `van den Berg`, `De Luca`: what belongs to the family's name before its last word.
fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "van", "von", "de", "den", "der", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el",
        "al", "bin", "ibn", "ter", "ten", "zu", "st", "st.", "mac",
    ];
    word.starts_with(char::is_lowercase) || is_one_of(word, PARTICLES)
}

/// The words of a name, without a title such as `Dr` before it or `PhD` behind it.
fn parts(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split_whitespace().filter(|word| !Person::is_title(word.trim_end_matches(',')))
}

/// Whether a word of a name stands in `sentence`, with its accents or without them.
fn names(sentence: &str, word: &str) -> bool {
    let without_accents = || {
        let plain = plain_letters(word);
        !plain.is_empty() && has_word(&plain_letters(sentence), &plain)
    };
    has_word(sentence, word) || (!(sentence.is_ascii() && word.is_ascii()) && without_accents())
}

/// Whether `word` stands in `sentence` with no letter or digit beside it.
fn has_word(sentence: &str, word: &str) -> bool {
    // Most sentences have no such letters at all, and that is found out sooner.
    sentence.contains(word)
        && sentence.match_indices(word).any(|(at, _)| {
            let before = sentence[..at].chars().next_back();
            let after = sentence[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

fn is_honorific(word: &str) -> bool {
    is_one_of_many(word.trim_end_matches('.'), HONORIFICS)
}

/// What stands before a name and is none, in order.
const HONORIFICS: &[&str] = &[
    "canon",
    "capt",
    "captain",
    "chef",
    "cllr",
    "councillor",
    "dame",
    "doctor",
    "dr",
    "father",
    "frau",
    "herr",
    "imam",
    "insp",
    "inspector",
    "judge",
    "lady",
    "lord",
    "madame",
    "miss",
    "mister",
    "mlle",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "mx",
    "pastor",
    "prof",
    "professor",
    "rabbi",
    "rev",
    "reverend",
    "señor",
    "señora",
    "sgt",
    "signor",
    "signora",
    "sir",
    "sister",
];

/// What stands behind a family name and is none.
pub(super) fn is_behind_a_name(word: &str) -> bool {
    const LETTERS: &[&str] =
        &["Jr", "Sr", "II", "III", "PhD", "DPhil", "MD", "MBA", "RN", "CPA", "Esq", "MBE", "OBE"];
    match word.contains('.') {
        true => LETTERS.contains(&word.replace('.', "").as_str()),
        false => LETTERS.contains(&word),
    }
}

/// Reads one person, or a list of them.
pub(crate) fn read(value: &Value) -> Vec<Person> {
    match &value.kind {
        Kind::Empty => Vec::new(),
        Kind::Text(text) => from_text(text, value.span),
        Kind::List(items) => items.iter().flat_map(read).collect(),
        Kind::Map(fields) => from_map(fields, value.span),
    }
}

/// `{name, title, email, phone, linkedin}`; also `Dana Whitfield: Engineering Manager` as a list item.
fn from_map(fields: &[Field], span: Span) -> Vec<Person> {
    let get = |names: &[&str]| {
        let field = fields.iter().find(|field| is_one_of(&field.name, names))?;
        texts(&field.value).into_iter().next().map(|text| text.value)
    };
    let name = get(&["name", "full_name"]);
    let mut person =
        name.as_deref().and_then(|name| from_text(name, span).into_iter().next()).unwrap_or_default();
    person.span = span;
    person.title = get(&["title", "role", "position", "department"]).or(person.title);
    person.email = get(&["email", "mail", "e-mail"]).or(person.email);
    person.phone = get(&["phone", "tel", "mobile"]).or(person.phone);
    person.linkedin = get(&["linkedin", "linked_in"]).or(person.linkedin);
    if person == (Person { span, ..Person::default() }) && name.is_none() {
        return fields.iter().flat_map(|field| named_with_title(field, span)).collect();
    }
    vec![person]
}

fn named_with_title(field: &Field, span: Span) -> Vec<Person> {
    let mut people = from_text(&field.name, span);
    if let [person] = people.as_mut_slice() {
        person.title = Some(join(&field.value)).filter(|title| !title.is_empty());
    }
    people
}
