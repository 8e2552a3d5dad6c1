//! Whom a text names: the one place that decides whether `Dana`, an address or `the recruiter` is somebody of the note.

mod directory;

use super::values::is_one_of;
use super::{Note, Person};
use crate::text::Span;
use deunicode::deunicode;
pub(super) use directory::Directory;

/// Somebody of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// An interviewer, by position in [`Note::interviewers`].
    Interviewer(usize),
    /// Who arranged the interview.
    Recruiter,
}

impl Note {
    /// Everybody whom `text` names, in the note's order: nobody, where it names none of them; several, where it
    /// leaves open which one it means.
    ///
    /// Understood are the whole name, its beginning or its end, `Dana W.`, an address alone or behind the name, and
    /// `the recruiter`; with or without a title, without regard to case and accents, and with `ue` for `ü`. An address
    /// counts for more than a name, a name to the letter for more than one without accents, and a whole name for more
    /// than a part of one.
    pub fn called(&self, text: &str) -> Vec<Named> {
        let is_word = is_one_of(text.trim(), &["recruiter", "the recruiter"]);
        if is_word && self.recruiter.as_ref().is_some_and(|person| person.name.is_some()) {
            return vec![Named::Recruiter];
        }
        let people: Vec<&Person> = self.interviewers.iter().chain(&self.recruiter).collect();
        let place = |at: usize| match at < self.interviewers.len() {
            true => Named::Interviewer(at),
            false => Named::Recruiter,
        };
        called(&people, &self.directory, text).into_iter().map(place).collect()
    }

    /// The one person whom `text` names; none where it names nobody, or leaves open whom.
    pub fn only_one_called(&self, text: &str) -> Option<Named> {
        match self.called(text).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The one interviewer whom a sentence mentions, by position; none where it mentions nobody, or several.
    pub fn only_interviewer_in(&self, sentence: &str) -> Option<usize> {
        only_mentioned(&self.interviewers, &self.directory, sentence)
    }

    /// Somebody of the note in person.
    pub fn person(&self, named: Named) -> Option<&Person> {
        match named {
            Named::Interviewer(place) => self.interviewers.get(place),
            Named::Recruiter => self.recruiter.as_ref(),
        }
    }
}

/// How surely a text names a person; the first is the surest.
const WAYS: [fn(&Asked, &Person) -> bool; 6] = [
    by_address,
    by_exact_name,
    |asked, person| has_accents(asked, person) && is_whole(asked, person, folded),
    |asked, person| has_accents(asked, person) && is_whole(asked, person, spelt_out),
    |asked, person| is_part(asked, person, folded),
    |asked, person| has_accents(asked, person) && is_part(asked, person, spelt_out),
];

/// How a word of a name is written to be compared.
type Writing = fn(&str) -> String;

/// The places of those among `people` whom `text` names in the surest way that fits anybody.
pub(super) fn called(people: &[&Person], directory: &Directory, text: &str) -> Vec<usize> {
    let Some(asked) = Asked::read(text) else { return Vec::new() };
    named(people, &asked, &directory.may_be_called(people, &asked))
}

/// The same among those at some places.
fn named(people: &[&Person], asked: &Asked, places: &[usize]) -> Vec<usize> {
    let by = |way: &fn(&Asked, &Person) -> bool| -> Vec<usize> {
        let named = places.iter().copied().filter(|&place| people[place].name.is_some());
        named.filter(|&place| way(asked, people[place])).collect()
    };
    WAYS.iter().map(by).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The only one among `people` whom a sentence mentions.
pub(super) fn only_mentioned(people: &[Person], directory: &Directory, sentence: &str) -> Option<usize> {
    let may_be = directory.may_be_mentioned(people, sentence).into_iter();
    let mut mentioned = may_be.filter(|&place| people[place].is_mentioned_in(sentence));
    mentioned.next().filter(|_| mentioned.next().is_none())
}

/// What a text gives to know somebody by.
struct Asked {
    email: Option<String>,
    name: Option<String>,
}

impl Asked {
    /// Read as the note's own people are, so that `Dana Whitfield <dana@…>` means in a log what it means there.
    fn read(text: &str) -> Option<Self> {
        let mut people = super::people::from_text(text, Span::default());
        let person = people.pop().filter(|_| people.is_empty())?;
        Some(Asked { email: person.email, name: person.name })
    }
}

fn by_address(asked: &Asked, person: &Person) -> bool {
    let both = asked.email.as_ref().zip(person.email.as_ref());
    both.is_some_and(|(asked, known)| asked.eq_ignore_ascii_case(known))
}

/// Without regard to case only.
fn by_exact_name(asked: &Asked, person: &Person) -> bool {
    let both = asked.name.as_deref().zip(person.name.as_deref());
    let is_same = |(name, known): (&str, &str)| match name.is_ascii() && known.is_ascii() {
        true => name.eq_ignore_ascii_case(known),
        false => name.to_lowercase() == known.to_lowercase(),
    };
    both.is_some_and(is_same) || is_whole(asked, person, to_the_letter)
}

/// Names in plain letters are written in one way only, and whoever is not found by it is not found by another.
fn has_accents(asked: &Asked, person: &Person) -> bool {
    [&asked.name, &person.name].into_iter().flatten().any(|name| !name.is_ascii())
}

fn is_whole(asked: &Asked, person: &Person, write: Writing) -> bool {
    let [asked, known] = [&asked.name, &person.name].map(|name| written(name.as_deref(), write));
    let mut asked = asked.peekable();
    asked.peek().is_some() && asked.eq(known)
}

fn is_part(asked: &Asked, person: &Person, write: Writing) -> bool {
    let [asked, known] = [&asked.name, &person.name].map(|name| parts(name.as_deref(), write));
    let (asked, Some(first), Some(last)) = (asked.as_slice(), known.first(), known.last()) else {
        return false;
    };
    match asked {
        [] => false,
        // `Dana Wren Whitfield` and `Dana W.` for Dana Whitfield.
        [begin, .., end] if begin == first && known.len() > 1 => {
            let is_initial = end.chars().count() == 1 && last.starts_with(end.as_str());
            end == last || is_initial || known.starts_with(asked)
        }
        asked => known.starts_with(asked) || known.ends_with(asked),
    }
}

/// The words of a name as they are compared: without titles and full stops.
fn parts(name: Option<&str>, write: Writing) -> Vec<String> {
    written(name, write).collect()
}

fn written(name: Option<&str>, write: Writing) -> impl Iterator<Item = String> {
    let words = name.unwrap_or_default().split_whitespace();
    let words = words.map(|word| word.trim_end_matches([',', ';'])).filter(|word| !Person::is_title(word));
    words.map(move |word| write(word.trim_end_matches('.'))).filter(|word| !word.is_empty())
}

fn to_the_letter(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() }
}

fn spelt_out(word: &str) -> String {
    folded(&transliterated(word))
}

/// A word without case and accents: `josé` and `Jose` are one.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { plain_letters(word).to_lowercase() }
}

/// The nearest that a plain keyboard has: `José O’Hara` is `Jose O'Hara`.
pub(super) fn plain_letters(text: &str) -> String {
    deunicode(text)
}

/// A word in small letters as it is written where its letters are not to be had: `mueller`.
pub(crate) fn transliterated(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
        .replace('ø', "oe")
        .replace('å', "aa")
}

#[cfg(test)]
mod tests {
    use super::Named::{Interviewer, Recruiter};
    use super::*;
    use crate::text::Source;
    use std::sync::Arc;

    fn note(people: &str) -> Note {
        let text = format!("---\ndate: 2026-03-04\n{people}\n---\n");
        let source = Arc::new(Source::new("n/2026-03-04.md", text));
        match crate::note::read(&source) {
            (crate::note::Reading::Note(note), _) => Arc::unwrap_or_clone(note),
            _ => panic!("a note"),
        }
    }

    const PANEL: &str = "interviewers:\n  - Dana Whitfield <dana@northwind.example>\n  - Dana Wu\n  - Dr. Tomasz van der Berg\n  - José Łukasz Müller, PhD\nrecruiter: Priya Nair <priya@agency.example>";

    #[test]
    fn one_person_may_be_named_in_many_ways() {
        let panel = note(PANEL);
        for (text, who) in [
            ("Dana Whitfield", Interviewer(0)),
            ("whitfield", Interviewer(0)),
            ("Dana Whitfield <dana@northwind.example>", Interviewer(0)),
            ("Dana <DANA@northwind.example>", Interviewer(0)),
            ("dana@northwind.example", Interviewer(0)),
            ("Dana Whitfield <private@home.example>", Interviewer(0)),
            ("Dana Whitfield, Engineering Manager", Interviewer(0)),
            ("Dana R. Whitfield", Interviewer(0)),
            ("Dana Wu", Interviewer(1)),
            ("Tomasz", Interviewer(2)),
            ("Dr van der Berg", Interviewer(2)),
            ("Prof. Berg", Interviewer(2)),
            ("Jose Lukasz", Interviewer(3)),
            ("muller", Interviewer(3)),
            ("José Müller", Interviewer(3)),
            ("Mueller", Interviewer(3)),
            ("Jose Lukasz Mueller", Interviewer(3)),
            ("Dr. Mueller", Interviewer(3)),
            ("Priya N.", Recruiter),
            ("the recruiter", Recruiter),
            ("priya@agency.example", Recruiter),
        ] {
            assert_eq!(panel.called(text), [who], "{text}");
        }
    }

    #[test]
    fn whoever_may_be_meant_is_given() {
        let panel = note(PANEL);
        assert_eq!(panel.called("Dana"), [Interviewer(0), Interviewer(1)]);
        assert_eq!(panel.called("Dana W."), [Interviewer(0), Interviewer(1)]);
        assert_eq!(panel.only_one_called("Dana"), None);
        assert_eq!(panel.only_one_called("Dana Wh"), None);
    }

    #[test]
    fn a_whole_name_is_surer_than_a_part_of_one() {
        let both = note("interviewers: [Lee, Lee Park, Ines Lee]");
        assert_eq!(both.called("Lee"), [Interviewer(0)]);
        assert_eq!(both.called("lee park"), [Interviewer(1)]);
    }

    #[test]
    fn names_that_only_sound_alike_are_told_apart() {
        let both = note("interviewers: [张伟, 章伟, Jose Wu, José Wu, Uwe Muller, Ina Müller, Kai Mueller]");
        for (text, who) in [("张伟", 0), ("章伟", 1), ("Jose Wu", 2), ("josé wu", 3), ("Ina Mueller", 5)]
        {
            assert_eq!(both.called(text), [Interviewer(who)], "{text}");
        }
        assert_eq!(both.called("Mueller"), [Interviewer(6)]);
        assert_eq!(note("interviewer: .").called("."), [Interviewer(0)]);
    }

    #[test]
    fn nobody_is_named_by_a_title_a_fragment_or_two_names_at_once() {
        let panel = note(PANEL);
        for text in
            ["", " ", "Dr", "Dan", "Whit", "Dana Nair", "Dana and Tomasz", "unknown", "lee@x.example", "<>"]
        {
            assert!(panel.called(text).is_empty(), "{text}: {:?}", panel.called(text));
        }
        assert!(
            note("interviewer: unknown, head of data\nrecruiter: unknown").called("the recruiter").is_empty()
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_asked_whoever_is_given_is_there(text in "(Dana|Wu|<|>|@|,| |\\.|é|and|\\PC){0,12}") {
            let panel = note(PANEL);
            for named in panel.called(&text) {
                proptest::prop_assert!(panel.person(named).is_some());
            }
        }
    }
}
