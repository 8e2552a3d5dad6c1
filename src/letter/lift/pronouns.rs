//! From talking about somebody to talking to them: `her story` becomes `your story`, where it is surely theirs.

use super::words::{is_question_word, word};

/// Who a letter is for, as far as pronouns go.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::letter) struct Addressee<'a> {
    /// The recipient's whole name.
    pub(in crate::letter) name: &'a str,
    /// Nobody else can be meant by `she`: the words are about the recipient.
    pub(in crate::letter) alone: bool,
}

/// The words turned to the recipient; `None` where nobody can be sure who is meant.
pub(in crate::letter) fn to_you(text: &str, to: Addressee<'_>) -> Option<String> {
    let tokens: Vec<&str> = text.split(' ').collect();
    let mut out: Vec<String> = Vec::with_capacity(tokens.len());
    let mut singular: Vec<usize> = Vec::new();
    let (mut people_within, mut names_within, mut owned) = (false, false, false);
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map(|next| word(next)).unwrap_or_default();
        let before = at.checked_sub(1).map(|at| word(tokens[at])).unwrap_or_default();
        let here = word(token);
        let turned = if let Some(turned) = named(&here, &next, at, to) {
            turned?
        } else if is_one_person(&here) && people_within && (!singular.is_empty() || owned) {
            // Hers, or her daughter's: nobody can tell.
            return None;
        } else if !is_third_person(&here)
            || here == "them" && tokens[..at].iter().any(|token| is_plural(token))
            || (people_within && before != "told" && at > 0)
            || belongs(&tokens[..at], &here)
        {
            (*token).to_owned()
        } else {
            let is_theirs = here.starts_with("the") || at == 0 || is_link(&before) || !names_within;
            let turned = if is_theirs { pronoun(&here, &next, to)? } else { return None };
            swap(token, &here, &turned)
        };
        let is_subject = matches!(here.as_str(), "she" | "he") || at < 2 && !is_third_person(&here);
        if is_subject && turned == "you" && here != "you" {
            singular.push(at);
        }
        owned |= turned == "your" && is_one_person(&here);
        names_within |= at > 0 && looks_like_a_name(token);
        people_within |= matches!(here.as_str(), "who" | "whose" | "whom") || is_plural_crowd(&here);
        out.push(turned);
    }
    let agreed = agree(out, &singular);
    Some(agreed.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// `associates run their own hearings`: theirs is what belongs to the plural before it, unless a small word parts them.
fn belongs(before: &[&str], here: &str) -> bool {
    let Some(last) = before.last().map(|last| word(last)) else { return false };
    let is_first =
        before.iter().any(|token| is_plural(token)) && !before.last().is_some_and(|token| is_plural(token));
    here.starts_with("the")
        && !is_link(&last)
        && is_first
        && !before.iter().any(|token| is_third_person(&word(token)))
}

fn is_plural(token: &str) -> bool {
    let word = word(token);
    word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s")
}

/// A pronoun for one person.
fn is_one_person(word: &str) -> bool {
    matches!(
        word,
        "she"
            | "he"
            | "her"
            | "his"
            | "him"
            | "hers"
            | "herself"
            | "himself"
            | "she's"
            | "he's"
            | "she'd"
            | "he'd"
    )
}

/// A capital in the middle may be somebody else, to whom a later `her` belongs.
fn looks_like_a_name(token: &str) -> bool {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = bare.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// The recipient's own name: `Dana's story` is yours; any other use of it is not safe.
fn named(here: &str, next: &str, at: usize, to: Addressee<'_>) -> Option<Option<String>> {
    let mut parts = to.name.split_whitespace().map(word).filter(|part| part.len() > 1);
    let (bare, owns) = match here.strip_suffix("'s") {
        Some(bare) => (bare, true),
        None => (here, false),
    };
    if !parts.any(|part| part == bare) {
        return None;
    }
    let last = to.name.split_whitespace().last().map(word).unwrap_or_default();
    let first_of_two = !owns && next.strip_suffix("'s").unwrap_or(next) == last && bare != last;
    Some(match (owns, first_of_two) {
        (true, _) => Some("your".to_owned()),
        (false, true) => Some(String::new()),
        (false, false) if at == 0 => Some("you".to_owned()),
        (false, false) => None,
    })
}

fn is_third_person(word: &str) -> bool {
    is_subject(word)
        || matches!(
            word,
            "her"
                | "his"
                | "him"
                | "their"
                | "them"
                | "hers"
                | "theirs"
                | "herself"
                | "himself"
                | "themselves"
        )
}

fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "she" | "he" | "they" | "she's" | "he's" | "they're" | "they've" | "she'd" | "he'd" | "they'd"
    )
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "about"
            | "on"
            | "behind"
            | "from"
            | "to"
            | "in"
            | "with"
            | "for"
            | "during"
            | "after"
            | "before"
            | "at"
            | "into"
            | "told"
            | "asked"
            | "like"
            | "that"
            | "as"
    ) || is_question_word(word)
}

/// People inside the words, to whom a later pronoun may belong.
fn is_plural_crowd(word: &str) -> bool {
    let does_something = word.len() > 5
        && word != "coffee"
        && ["ers", "ors", "ists", "ees", "ee", "ist"].iter().any(|ending| word.ends_with(ending));
    does_something
        || matches!(
            word,
            "customers"
                | "users"
                | "people"
                | "engineers"
                | "weavers"
                | "patients"
                | "students"
                | "nurses"
                | "pilots"
                | "clients"
                | "children"
                | "owner"
                | "man"
                | "woman"
                | "boy"
                | "girl"
                | "lady"
                | "guy"
                | "kid"
                | "child"
                | "apprentice"
                | "intern"
                | "nurse"
                | "doctor"
                | "manager"
                | "junior"
                | "assistant"
                | "engineer"
                | "driver"
                | "porter"
                | "sister"
                | "partner"
                | "baby"
                | "resident"
                | "technician"
                | "owners"
                | "florist"
                | "boss"
                | "wife"
                | "husband"
                | "daughter"
                | "son"
                | "mother"
                | "nobody"
                | "everybody"
                | "everyone"
                | "somebody"
                | "someone"
                | "anyone"
                | "anybody"
                | "each"
                | "every"
                | "father"
                | "colleague"
                | "customer"
                | "user"
                | "client"
                | "patient"
                | "student"
                | "founder"
                | "founders"
                | "aunt"
                | "uncle"
                | "brother"
                | "mum"
                | "mom"
                | "dad"
                | "nan"
                | "grandmother"
                | "grandfather"
                | "friend"
                | "neighbour"
                | "neighbor"
                | "teacher"
                | "cat"
                | "dog"
        )
}

fn pronoun(here: &str, next: &str, to: Addressee<'_>) -> Option<String> {
    let plural = here.starts_with("the");
    if !plural && !to.alone {
        return None;
    }
    let you = match here {
        "they" | "them" | "him" => "you",
        "she" | "he" if may_follow_you(next) => "you",
        "she's" | "he's" | "they're" => "you're",
        "they've" => "you've",
        "they'd" | "she'd" | "he'd" => "you'd",
        "their" | "his" => "your",
        "her" if next.is_empty() || is_link(next) => "you",
        "her" => "your",
        "hers" | "theirs" => "yours",
        "herself" | "himself" => "yourself",
        "themselves" => "yourselves",
        _ => return None,
    };
    Some(you.to_owned())
}

/// Verbs that `she` and `you` share, and those that lose an ending; what is no plain verb stays with its writer.
fn may_follow_you(verb: &str) -> bool {
    let changed = ["was", "is", "has", "does"].contains(&verb);
    changed || !verb.ends_with('s') || with_you(verb).is_some()
}

/// `picks` behind `you` is `pick`.
fn with_you(verb: &str) -> Option<String> {
    let bare =
        verb.strip_suffix('s').filter(|bare| bare.len() > 2 && !bare.ends_with(['s', '\'', 'u', 'i']))?;
    if let Some(stem) = bare.strip_suffix("ie") {
        return Some(format!("{stem}y"));
    }
    let hisses = ["she", "che", "xe", "sse", "oe", "zze"].iter().any(|ending| bare.ends_with(ending));
    Some(if hisses { bare.strip_suffix('e')?.to_owned() } else { bare.to_owned() })
}

fn agree(mut words: Vec<String>, was_single: &[usize]) -> Vec<String> {
    for at in 1..words.len() {
        let after_her = was_single.contains(&(at - 1));
        if word(&words[at - 1]) == "you" {
            let plural = match words[at].as_str() {
                "was" => "were".to_owned(),
                "is" => "are".to_owned(),
                "has" => "have".to_owned(),
                "does" => "do".to_owned(),
                verb if after_her => match with_you(verb) {
                    Some(plural) => plural,
                    None => continue,
                },
                _ => continue,
            };
            words[at] = plural;
        }
    }
    words
}

/// The token with its word replaced, the marks around it kept.
fn swap(token: &str, here: &str, turned: &str) -> String {
    let plain = token.replace('’', "'");
    let lower = plain.to_lowercase();
    match lower.find(here) {
        Some(at) if lower.len() == plain.len() => {
            format!("{}{turned}{}", &plain[..at], &plain[at + here.len()..])
        }
        _ => turned.to_owned(),
    }
}
