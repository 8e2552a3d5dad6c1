//! Which words of a letter are a name of the note, misspelt. A false alarm about a name is an insult, so each kind of
//! place asks for a likeness of its own: a greeting for little, the beginning of a sentence for much.

use super::told::is_slip_of;
use crate::letter::prose;
use crate::note::{Person, folded, transliterated};
use std::collections::HashSet;
use std::ops::Range;

/// The names that a letter may hold.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// Everybody of the note, name by name.
    pub(super) people: Vec<&'a str>,
    pub(super) company: Option<&'a str>,
    /// The one whom the letter is for.
    pub(super) recipient: Option<&'a str>,
    /// All the note's words, as [`known_words`] gives them: what stands there is meant.
    pub(super) known: &'a HashSet<String>,
}

/// The words of a text without case and possessive ending, to be looked up.
pub(super) fn known_words(text: &str) -> HashSet<String> {
    prose::words_in(text).map(|(_, word)| bare(word).to_lowercase()).collect()
}

/// A word that is not quite the name it is meant to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip<'a> {
    pub(super) at: Range<usize>,
    pub(super) word: String,
    pub(super) meant: &'a str,
    pub(super) fault: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Misspelt,
    /// Only its accents are another's.
    Accents,
    /// It is right, and the name of somebody else.
    GreetsAnother,
}

/// One word of the letter, with what stands around it.
struct Word<'t> {
    at: Range<usize>,
    text: &'t str,
    is_greeting: bool,
    begins_sentence: bool,
    before: Option<&'t str>,
    after: Option<&'t str>,
}

/// Written with a capital anywhere, and near to some names.
const CALENDAR: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June \
                        July August September October November December";

/// Words of greetings that are nobody's name.
const GREETINGS: &str = "dear hello hi hey good morning afternoon evening greetings all team there again everyone \
                         everybody both sir madam and or the hiring at to ms mr mrs mx dr prof kind people friends \
                         folks from with my";

/// Words after which a company's name stands.
const BEFORE_A_COMPANY: &[&str] = &["at", "join", "joining", "for", "with", "of", "from", "like", "to"];

impl<'a> Names<'a> {
    /// Every slip of a text, from front to back.
    pub(super) fn slips(&self, text: &str, greeting: Option<Range<usize>>) -> Vec<Slip<'a>> {
        let words = words_of(text, greeting.as_ref());
        let greeted: Vec<&Word<'_>> = words.iter().filter(|word| word.is_greeting).collect();
        let own = |name: &'a str| parts(name).any(|part| greeted.iter().any(|word| same(part, word.text)));
        let greets_recipient = self.recipient.is_some_and(own);
        let slip = |word: &Word<'_>| {
            let (meant, fault) = match word.is_greeting && !greets_recipient && self.is_another(word.text) {
                true => (self.recipient?, Fault::GreetsAnother),
                false => self.meant(word)?,
            };
            Some(Slip { at: word.at.clone(), word: word.text.to_owned(), meant, fault })
        };
        words.iter().filter_map(slip).collect()
    }

    /// Whether a word is a name of the panel, and none of the recipient's.
    fn is_another(&self, word: &str) -> bool {
        let has = |name: &&str| parts(name).any(|part| same(part, word));
        self.recipient.is_some_and(|own| !has(&own)) && self.people.iter().any(has)
    }

    fn meant(&self, word: &Word<'_>) -> Option<(&'a str, Fault)> {
        let is_small = !word.text.starts_with(char::is_uppercase);
        if (is_small && !word.is_greeting) || self.is_right(word.text) {
            return None;
        }
        let near = || {
            self.beside_its_other_half(word).or_else(|| self.alone(word)).or_else(|| self.of_company(word))
        };
        self.accents(word.text)
            .map(|meant| (meant, Fault::Accents))
            .or_else(|| Some((near()?, Fault::Misspelt)))
    }

    /// Whether the word is a name as it should be, or a word of another kind that is known.
    fn is_right(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let written = |known: &str| bare(known).to_lowercase() == lower || transliterated(known) == lower;
        self.known.contains(&lower)
            || GREETINGS.split(' ').any(|known| known == lower)
            || CALENDAR.split(' ').any(|known| known == word)
            || self.all_parts().any(written)
    }

    fn all_parts(&self) -> impl Iterator<Item = &'a str> {
        self.people.iter().copied().chain(self.company).flat_map(parts)
    }

    /// The name that it is but for accents or a hyphen.
    fn accents(&self, word: &str) -> Option<&'a str> {
        self.all_parts().find(|part| part.chars().count() >= 3 && folded(part) == folded(word))
    }

    /// `Priya Niar`, `Prya Nair`: the other half of the name stands beside it and is right.
    fn beside_its_other_half(&self, word: &Word<'_>) -> Option<&'a str> {
        let halves = self.people.iter().filter_map(|name| {
            let mut parts = parts(name);
            Some((parts.next()?, parts.next_back()?))
        });
        let stands = |beside: Option<&str>, half: &str| beside.is_some_and(|beside| same(beside, half));
        halves
            .filter_map(|(first, last)| {
                if stands(word.before, first) && is_near(word.text, last) {
                    Some(last)
                } else {
                    (stands(word.after, last) && is_near(word.text, first)).then_some(first)
                }
            })
            .next()
    }

    /// A name by itself: a short one only where it can be nothing else.
    fn alone(&self, word: &Word<'_>) -> Option<&'a str> {
        let least = match (word.is_greeting, word.begins_sentence) {
            (true, _) => 3,
            (false, _) if word.is_thanked() => 4,
            (false, false) => 5,
            (false, true) => 6,
        };
        if !word.is_greeting && self.is_in_another_name(word) {
            return None;
        }
        let long_enough = |part: &&str| part.chars().count() >= least;
        let mut people = self.people.iter().copied().flat_map(parts).filter(long_enough);
        let company =
            self.company.into_iter().flat_map(parts).filter(|part| part.chars().count() > least.max(4));
        let begins_so = |part: &&str| word.is_greeting || starts_alike(part, word.text);
        let is_meant =
            |part: &&str| is_near(word.text, part) && begins_so(part) && !is_form_of(word.text, part);
        people.find(is_meant).or_else(|| company.into_iter().find(is_meant))
    }

    /// A short company's name: `Acmee` and `Acem` are nothing else, and `join Acm` is no acronym.
    fn of_company(&self, word: &Word<'_>) -> Option<&'a str> {
        let company = self.company.filter(|name| name.chars().count() >= 4 && parts(name).count() == 1)?;
        let is_acronym =
            word.text.chars().all(char::is_uppercase) && word.text.chars().count() <= company.chars().count();
        if word.is_greeting || is_acronym || self.is_in_another_name(word) {
            return None;
        }
        let (lower, known) = (word.text.to_lowercase(), company.to_lowercase());
        let is_cut = known.starts_with(&lower) && known.chars().count() == lower.chars().count() + 1;
        let is_led =
            word.before.is_some_and(|before| BEFORE_A_COMPANY.contains(&before.to_lowercase().as_str()));
        let is_swapped = !word.begins_sentence && is_swap(&lower, &known);
        (is_doubled(&lower, &known) || is_swapped || (is_cut && is_led)).then_some(company)
    }

    /// `Tomas Novak` is somebody else, and `Wheatfield Road` a street.
    fn is_in_another_name(&self, word: &Word<'_>) -> bool {
        let is_other = |beside: Option<&str>, may_begin: bool| {
            beside.is_some_and(|beside| {
                beside.starts_with(char::is_uppercase) && beside != "I" && !self.is_right(beside) && may_begin
            })
        };
        is_other(word.after, true) || is_other(word.before, !word.begins_sentence && word.before_is_inside())
    }
}

impl Word<'_> {
    /// `Please thank Ines`, `my regards to Ines`.
    fn is_thanked(&self) -> bool {
        self.before.is_some_and(|before| before.eq_ignore_ascii_case("thank"))
    }

    /// A word with a capital before this one may just be the first of its sentence: `My`, `Please`.
    fn before_is_inside(&self) -> bool {
        self.before.is_some_and(|before| before.chars().count() > 6)
    }
}

fn words_of<'t>(text: &'t str, greeting: Option<&Range<usize>>) -> Vec<Word<'t>> {
    let starts: Vec<usize> = prose::sentences(text).into_iter().map(|sentence| sentence.start).collect();
    let places = hyphenated(text);
    let beside = |from: &Range<usize>, to: &Range<usize>| {
        text.get(from.end..to.start).is_some_and(|gap| matches!(gap, " " | "\n"))
    };
    let word = |(place, at): (usize, &Range<usize>)| {
        let whole = &text[at.clone()];
        let before =
            place.checked_sub(1).and_then(|place| places.get(place)).filter(|other| beside(other, at));
        let after = places.get(place + 1).filter(|other| beside(at, other));
        Word {
            at: at.start..at.start + bare(whole).len(),
            text: bare(whole),
            is_greeting: greeting.is_some_and(|greeting| greeting.contains(&at.start)),
            begins_sentence: starts.binary_search(&at.start).is_ok(),
            before: before.map(|at| bare(&text[at.clone()])),
            after: after.map(|at| bare(&text[at.clone()])),
        }
    };
    places.iter().enumerate().map(word).collect()
}

/// The words with their places; `Whit-field` is one.
fn hyphenated(text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (at, word) in prose::words_in(text) {
        match places
            .last_mut()
            .filter(|last| text.get(last.end..at) == Some("-") && word.starts_with(char::is_lowercase))
        {
            Some(last) => last.end = at + word.len(),
            None => places.push(at..at + word.len()),
        }
    }
    places
}

/// The words of a name that are somebody's own: no title, no initial.
fn parts(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words =
        name.split([' ', ',', '\u{a0}']).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.chars().count() > 1 && !Person::is_title(word))
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Whether a word is a name with a slip or two of the finger; a second one is granted to long names only.
fn is_near(word: &str, name: &str) -> bool {
    let (word, name) = (folded(word).replace('-', ""), folded(name).replace('-', ""));
    let (long, short) = (word.chars().count(), name.chars().count());
    long.abs_diff(short) <= 1 && short >= 3 && is_slip_of(&word, &name)
}

fn starts_alike(one: &str, other: &str) -> bool {
    folded(one).chars().next() == folded(other).chars().next()
}

/// `Whitfields`, `Dan` and `Tom`: the plural and the short form of a name are no slips, and a cut-off one may be a word.
fn is_form_of(word: &str, name: &str) -> bool {
    let (word, name) = (word.to_lowercase(), name.to_lowercase());
    word.strip_suffix('s') == Some(&name) || name.starts_with(&word)
}

/// A letter of the name stands there twice: `Acmee`.
fn is_doubled(word: &str, name: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    (1..letters.len()).any(|place| {
        let without =
            || letters.iter().enumerate().filter(move |(at, _)| *at != place).map(|(_, letter)| *letter);
        letters[place] == letters[place - 1] && without().eq(name.chars())
    })
}

/// Two letters have changed places: `Acem`.
fn is_swap(word: &str, name: &str) -> bool {
    word.chars().count() == name.chars().count()
        && strsim::damerau_levenshtein(word, name) == 1
        && strsim::levenshtein(word, name) == 2
}

/// The word without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| known_words("Platform, Postgres"));

    fn slips(text: &str) -> Vec<(String, &'static str, Fault)> {
        let names = Names {
            people: vec!["Dana Whitfield", "Lee Park", "José Müller", "Dr. Mary-Ann Grace Will"],
            company: Some("Stripe"),
            recipient: Some("Dana Whitfield"),
            known: &KNOWN,
        };
        let slips = names.slips(text, prose::greeting(text)).into_iter();
        slips.map(|slip| (slip.word, slip.meant, slip.fault)).collect()
    }

    #[test]
    fn a_greeting_for_somebody_else_of_the_panel_is_found() {
        for (text, word) in [("Dear Lee,", "Lee"), ("Dear Mr Park,", "Park"), ("Hello José!", "José")] {
            let another = (word.to_owned(), "Dana Whitfield", Fault::GreetsAnother);
            assert_eq!(slips(&format!("{text}\n\nThank you.")), [another]);
        }
        assert_eq!(slips("Dear Dana,\n\nThank you, and thanks to Lee."), []);
        assert_eq!(slips("Dear Lee and Dana,\n\nThank you both."), []);
    }

    #[test]
    fn accents_are_told_more_gently_than_letters() {
        let found = |text: &str| slips(&format!("Dear Dana,\n\nMy thanks to {text}."));
        assert_eq!(found("Jose"), [("Jose".to_owned(), "José", Fault::Accents)]);
        assert_eq!(found("José Muller"), [("Muller".to_owned(), "Müller", Fault::Accents)]);
        assert_eq!(found("José Mueller"), []);
        assert_eq!(found("José Müler"), [("Müler".to_owned(), "Müller", Fault::Misspelt)]);
    }

    #[test]
    fn words_that_merely_resemble_a_name_are_left_alone() {
        for text in [
            "Dear Dana,\n\nData moved fast. The Whitfields, Mark and Parks.",
            "Hello Dana,\n\nDone. Striped shirts were worn. Strips of paper lay there. Will you come? Grace and Hope help. Gracie came too.",
            "Hi Dan,\n\nSee you on Monday the 9th of March.",
            "Hi Dana!\n\nDana's team, Dana’s plan, STRIPE's office and Mary-Ann's talk.",
        ] {
            assert_eq!(slips(text), [], "{text}");
        }
    }

    #[test]
    fn a_long_letter_beside_a_long_note_is_read_in_one_go() {
        let words: Vec<String> = (0..30_000).map(|number| format!("Known{number}")).collect();
        let known = known_words(&words.join(" "));
        let names = Names { people: vec!["Dana Whitfield"], company: None, recipient: None, known: &known };
        assert_eq!(names.slips(&words.join(". "), None), []);
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_a_slip_is_a_word_in_it(text in "(Dear |Dana|Whit|-|field|feild|Jose|\\PC| |,|'s|\n|’){0,40}") {
            let (people, known) = (vec!["Dana Whitfield", "José Müller"], HashSet::new());
            let names = Names { people, company: Some("Acme"), recipient: None, known: &known };
            for slip in names.slips(&text, prose::greeting(&text)) {
                proptest::prop_assert_eq!(&text[slip.at], slip.word.as_str());
            }
        }
    }
}
