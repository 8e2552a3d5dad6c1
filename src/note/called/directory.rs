//! Finds people by what they are called without asking every one of them: a note may name a thousand.

use super::super::Person;
use super::{Asked, folded, parts, plain_letters, spelt_out, to_the_letter};
use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

/// In a smaller company everybody is asked, which is quicker than to write a directory.
const LARGE: usize = 16;

/// Where to look for people, in the order in which they stand in a note. It is written when it is first asked, and
/// always has to be asked about the same people.
#[derive(Clone, Default)]
pub(in crate::note) struct Directory {
    names: OnceLock<Places>,
    mentions: OnceLock<Places>,
}

/// Positions in the order of the people.
type Places = HashMap<String, Vec<usize>>;

/// It holds nothing that the people do not say themselves.
impl fmt::Debug for Directory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Directory")
    }
}

impl Directory {
    /// The places of all whom the text may name in any way, and of some whom it does not.
    pub(super) fn may_be_called(&self, people: &[&Person], asked: &Asked) -> Vec<usize> {
        if people.len() <= LARGE {
            return (0..people.len()).collect();
        }
        let places = self.names.get_or_init(|| written(people, keys_of_person));
        found(places, keys_of_asked(asked))
    }

    /// The places of all whom a sentence may mention, and of some whom it does not.
    pub(super) fn may_be_mentioned(&self, people: &[Person], sentence: &str) -> Vec<usize> {
        if people.len() <= LARGE {
            return (0..people.len()).collect();
        }
        let everybody: Vec<&Person> = people.iter().collect();
        let places = self.mentions.get_or_init(|| written(&everybody, runs_of_person));
        let plain = plain_letters(sentence);
        // A name without any letter stands under nothing.
        let runs = runs(sentence).chain(runs(&plain)).chain([""]).map(str::to_owned);
        found(places, runs.collect())
    }
}

fn written(people: &[&Person], keys: fn(&Person) -> Vec<String>) -> Places {
    let mut places = Places::new();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.name.is_some()) {
        for key in keys(person) {
            let under = places.entry(key).or_default();
            if under.last() != Some(&place) {
                under.push(place);
            }
        }
    }
    places
}

fn found(places: &Places, mut keys: Vec<String>) -> Vec<usize> {
    keys.sort_unstable();
    keys.dedup();
    let mut found: Vec<usize> = keys.iter().filter_map(|key| places.get(key)).flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Everything that somebody stands under: whatever names them, by [`super::WAYS`], has one of these keys as well.
fn keys_of_person(person: &Person) -> Vec<String> {
    let mut keys = whole_keys(person.email.as_deref(), person.name.as_deref());
    for known in writings(person.name.as_deref()) {
        let ([first, ..], [.., last]) = (known.as_slice(), known.as_slice()) else { continue };
        let initial: String = last.chars().take(1).collect();
        keys.extend([known.join(" "), first.clone(), last.clone()]);
        keys.extend([between(first, last), between(first, &initial)]);
        keys.extend(ends(&known));
    }
    keys
}

fn keys_of_asked(asked: &Asked) -> Vec<String> {
    let mut keys = whole_keys(asked.email.as_deref(), asked.name.as_deref());
    for asked in writings(asked.name.as_deref()) {
        keys.push(asked.join(" "));
        if let [begin, .., end] = asked.as_slice() {
            keys.push(between(begin, end));
            keys.extend(ends(&asked));
        }
    }
    keys
}

fn whole_keys(email: Option<&str>, name: Option<&str>) -> Vec<String> {
    let email = email.map(str::to_ascii_lowercase);
    email.into_iter().chain(name.map(str::to_lowercase)).collect()
}

/// The words of a name in every writing that is compared.
fn writings(name: Option<&str>) -> [Vec<String>; 3] {
    [to_the_letter, folded, spelt_out].map(|write| parts(name, write))
}

/// Whatever stands between two words.
fn between(begin: &str, end: &str) -> String {
    format!("{begin} … {end}")
}

/// How a name of several words begins, and how it ends.
fn ends(words: &[String]) -> Vec<String> {
    match words {
        [first, second, ..] => {
            let [.., before, last] = words else { return Vec::new() };
            vec![format!("{first} {second} …"), format!("… {before} {last}")]
        }
        _ => Vec::new(),
    }
}

/// The beginning of each word that mentions somebody, with its accents and without them.
fn runs_of_person(person: &Person) -> Vec<String> {
    let words: Vec<&str> = person.words_that_mention().collect();
    let plain = words.iter().map(|word| plain_letters(word));
    let all = words.iter().map(|word| (*word).to_owned()).chain(plain);
    all.map(|word| runs(&word).next().unwrap_or_default().to_owned()).collect()
}

/// Letters and digits that stand together.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::named;
    use super::*;
    use crate::note::people::from_text;
    use crate::text::Span;
    use proptest::prelude::*;

    /// A few names in many writings, so that there are twins, halves, initials and strangers.
    const NAME: &str = "(Dr\\. )?(Ana|ANA|Jos[eé]|M[uü]ller|Mueller|O’Hara|van|B\\.|🦀|\\(x\\)|-)( (Ana|Jose|Müller|de|W\\.?|Wu|W|Ü|’t|PhD)){0,3}( <(a|B)@x\\.example>)?";

    fn everybody(names: &[String]) -> Vec<Person> {
        names.iter().flat_map(|name| from_text(name, Span::default())).collect()
    }

    proptest! {
        #[test]
        fn a_directory_finds_whom_asking_everybody_finds(
            names in proptest::collection::vec(NAME, 17..40),
            asked in NAME,
        ) {
            let people = everybody(&names);
            let people: Vec<&Person> = people.iter().collect();
            let Some(asked) = Asked::read(&asked) else { return Ok(()) };
            let (all, directory) = ((0..people.len()).collect::<Vec<_>>(), Directory::default());
            let few = directory.may_be_called(&people, &asked);
            prop_assert_eq!(named(&people, &asked, &few), named(&people, &asked, &all), "{:?}", asked.name);
        }

        #[test]
        fn a_directory_finds_whom_a_sentence_mentions(
            names in proptest::collection::vec(NAME, 17..40),
            sentence in proptest::collection::vec(prop_oneof!["I |can|—|'s|, | ", NAME], 0..6),
        ) {
            let (people, sentence) = (everybody(&names), sentence.concat());
            let few = Directory::default().may_be_mentioned(&people, &sentence);
            let all = (0..people.len()).filter(|&at| people[at].is_mentioned_in(&sentence));
            let of_few = few.into_iter().filter(|&at| people[at].is_mentioned_in(&sentence));
            prop_assert_eq!(of_few.collect::<Vec<_>>(), all.collect::<Vec<_>>());
        }
    }

    #[test]
    fn among_a_thousand_few_are_asked() {
        let names: Vec<String> = (0..1_000).map(|n| format!("Dana W{n}")).collect();
        let people = everybody(&names);
        let people: Vec<&Person> = people.iter().collect();
        let asked = |text| Asked::read(text).map(|asked| Directory::default().may_be_called(&people, &asked));
        assert_eq!(asked("Dana W7"), Some(vec![7]));
        assert_eq!(asked("Dana X7"), Some(vec![]));
        assert_eq!(asked("W999"), Some(vec![999]));
        assert_eq!(asked("Dana").map(|all| all.len()), Some(1_000));
    }
}
