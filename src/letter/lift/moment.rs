//! A memorable moment, as a name for a thing: it can stand behind "I am still thinking about".

use super::case::{Known, cleaned, lowered, plain};
use super::pronouns::{Addressee, to_you};
use super::words::{
    is_act, is_clause, is_determiner, is_gerund, is_preposition, is_question_word, is_small,
    is_subject_pronoun, scolds, word, words,
};

/// Talks that were held together.
const OURS: &str = "conversation discussion chat talk exchange argument";

/// More words than this are a story, not a moment.
const MOST_WORDS: usize = 28;

/// The moment as a name for a thing; `None` where the words cannot be turned safely.
pub(in crate::letter) fn moment(text: &str, to: Addressee<'_>, known: Known<'_>) -> Option<String> {
    let whole = plain(text);
    let whole: Vec<&str> = whole.split(' ').filter(|word| !is_tag(word)).collect();
    let whole = whole.join(" ");
    let text = first_part(&whole);
    let text = text.as_str();
    let is_shame = scolds(text) && !text.to_lowercase().contains("nervous ");
    if words(text).len() > MOST_WORDS
        || text.is_empty()
        || is_shame
        || text.contains('?')
        || whole.contains(": ")
    {
        return None;
    }
    if words(text).get(1).is_some_and(|word| word == "thing") || is_a_place_to_be(text) {
        return None;
    }
    let with_subject =
        if to.alone && is_told_of_them(text) { format!("she {}", small(text)) } else { text.to_owned() };
    let text = told(&with_subject, to).unwrap_or_else(|| admired(&with_subject));
    let text = with_article(&joined(&common(&lowered(&text, known))));
    let text = to_you(&text, to)?;
    if let Some(shared) = text.strip_prefix("we both ").or(text.strip_prefix("We both ")) {
        return Some(format!("that we both {shared}"));
    }
    let first = words(&text).into_iter().next()?;
    let lost_its_subject = is_act(&text) && !is_determiner(&first);
    if let Some(told) = of_you(&text) {
        return Some(told);
    }
    let is_name = is_a_time(&text) || !is_clause(&text);
    let stands = is_name && !lost_its_subject && !talks_of_me_first(&first);
    stands.then_some(text)
}

/// `the night the gauges went silent` is a night, whatever went on in it.
fn is_a_time(text: &str) -> bool {
    const TIMES: &str = "night day morning evening weekend week month summer winter year time moment way";
    match words(text).as_slice() {
        [the, time, next, ..] => {
            the == "the"
                && TIMES.split(' ').any(|each| each == time)
                && (is_determiner(next) || is_subject_pronoun(next))
        }
        _ => false,
    }
}

/// `#fun` is Obsidian's, not the letter's.
fn is_tag(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic))
}

/// `home every weekend` is no thing that one remembers.
fn is_a_place_to_be(text: &str) -> bool {
    words(text)
        .first()
        .is_some_and(|first| matches!(first.as_str(), "home" | "outside" | "upstairs" | "everywhere"))
}

/// `knows my old foreman`: who was just named does.
fn is_told_of_them(text: &str) -> bool {
    const DOES: &str =
        "knows promotes teaches has runs keeps flew drove ran built makes bakes plays sings rides collects";
    let all = words(text);
    let is_next = all.get(1).is_some_and(|next| is_determiner(next) || next == "up" || next.len() > 4);
    all.first().is_some_and(|first| DOES.split_whitespace().any(|does| does == first)) && is_next
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// `Month-end close` and `The lobby piano` begin with no name.
fn common(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let hyphenated = first.split_once('-').is_some_and(|(one, other)| {
        one.chars().skip(1).all(char::is_lowercase) && other.starts_with(char::is_lowercase)
    });
    if matches!(first, "The" | "An" | "Our" | "We" | "How" | "That" | "Their") || hyphenated {
        small(text)
    } else {
        text.to_owned()
    }
}

/// `the cider press, Joan's beehives` are two things.
fn joined(text: &str) -> String {
    match text.split_once(", ") {
        Some((one, other))
            if !other.contains(',')
                && words(one).len() < 5
                && words(other).len() < 4
                && !other.starts_with("and ")
                && words(other)
                    .first()
                    .is_some_and(|first| is_determiner(first) || first.ends_with("'s")) =>
        {
            format!("{one} and {other}")
        }
        _ => text.to_owned(),
    }
}

/// What stands before a dash, a semicolon or the end of a sentence; `vs.` and `Dr.` end none.
fn first_part(text: &str) -> String {
    const SHORT: &[&str] = &["vs", "dr", "mr", "mrs", "ms", "st", "prof", "e.g", "i.e", "no", "approx"];
    let is_short =
        |at: usize| SHORT.contains(&word(text[..at].split(' ').next_back().unwrap_or_default()).as_str());
    let ends =
        |mark: &&str| text.match_indices(*mark).map(|(at, _)| at).find(|&at| *mark != ". " || !is_short(at));
    let end = [" - ", " – ", " — ", "; ", ". ", "! ", " ("].iter().filter_map(ends).min();
    cleaned(&text[..end.unwrap_or(text.len())])
}

/// `you drove the last train`, which was `he drove` or `Pete drove`: that you did.
fn of_you(text: &str) -> Option<String> {
    const DID: &str = "let drove drive built build started start run ran grew keep kept knew know worked work taught teach \
        wrote write left studied made make came come played play lived live cook cooked read do did met joined moved trained use used \
        promote have teaches deliver collect sing ride flew showed grow bake baked fly flew sail sailed climb climbed raised founded opened";
    const BEFORE: &[&str] = &["once", "still", "also", "always", "never"];
    let verb = text.strip_prefix("you ")?.split_whitespace().find(|word| !BEFORE.contains(word))?;
    DID.split_whitespace().any(|did| did == verb).then(|| format!("that {text}"))
}

fn talks_of_me_first(first: &str) -> bool {
    matches!(
        first,
        "i" | "we" | "you" | "not" | "very" | "really" | "so" | "too" | "yes" | "no" | "and" | "but"
    )
}

/// `She told me about X` is what she told me about X; `We talked about X` is our conversation about X.
fn told(text: &str, to: Addressee<'_>) -> Option<String> {
    const TALKED: &[&str] = &[
        "talked about",
        "spoke about",
        "chatted about",
        "discussed",
        "talking about",
        "discussing",
        "talk about",
        "speak about",
    ];
    const ME: &[(&str, &str)] = &[
        ("told me about", "what you told me about"),
        ("tell me about", "what you told me about"),
        ("told me how", "your account of how"),
        ("mentioned", "what you said about"),
        ("told us about", "what you told us about"),
        ("talked about", "what you said about"),
        ("spoke about", "what you said about"),
        ("asked me about", "your question about"),
        ("asked about", "your question about"),
        ("explain me", "what you told me about"),
        ("explained me", "what you told me about"),
        ("explained how", "your account of how"),
        ("explained why", "your account of why"),
        ("described how", "your account of how"),
        ("described", "your account of"),
        ("explained", "your account of"),
        ("showed me", ""),
        ("showed us", ""),
    ];
    let rest_after = |text: &str, head: &str| -> Option<String> {
        let start = text.get(..head.len())?;
        let rest = text.get(head.len()..)?;
        (start.eq_ignore_ascii_case(head) && rest.starts_with(' ')).then(|| rest.trim().to_owned())
    };
    let (subject, rest) = text.split_once(' ')?;
    let subject = subject.to_lowercase();
    let first_name = to.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_theirs = matches!(subject.as_str(), "she" | "he" | "they" | "you")
        || (!first_name.is_empty() && subject == first_name);
    if is_theirs && (to.alone || subject == first_name || subject == "you") {
        return ME.iter().find_map(|(head, turned)| {
            rest_after(rest, head)
                .filter(|rest| turned.ends_with("how") || turned.ends_with("why") || !tells(rest))
                .map(|rest| format!("{turned} {rest}").trim().to_owned())
        });
    }
    let talk = if subject == "we" { rest } else { text };
    let shared: &[(&str, &str)] = &[("laughed about", "laughing about"), ("bonded over", "getting on about")];
    let shared = shared.iter().find_map(|(head, doing)| Some((doing, rest_after(talk, head)?)));
    if let Some((doing, rest)) = shared.filter(|_| subject == "we") {
        return Some(format!("{doing} {rest} with you"));
    }
    TALKED.iter().find_map(|head| rest_after(talk, head)).map(|rest| format!("our talk about {rest}"))
}

/// Whether words tell something, so that they cannot stand behind `about`.
fn tells(text: &str) -> bool {
    is_clause(text) || text.starts_with("that ")
}

/// `Loved the demo` is the demo; `great chat about X` is the chat about X.
fn admired(text: &str) -> String {
    const PRAISING: &[&str] = &[
        "great",
        "good",
        "nice",
        "lovely",
        "brilliant",
        "interesting",
        "fun",
        "fascinating",
        "cool",
        "awesome",
        "excellent",
    ];
    const ADMIRING: &[&str] = &[
        "loved",
        "liked",
        "enjoyed",
        "learned about",
        "learnt about",
        "heard about",
        "hearing about",
        "really",
        "i",
        "great",
        "good",
        "nice",
        "lovely",
        "brilliant",
        "interesting",
        "fun",
        "fascinating",
        "cool",
        "awesome",
        "excellent",
        "very",
    ];
    let mut rest = text;
    let mut praised = false;
    while let Some((head, shorter)) = ADMIRING.iter().find_map(|head| {
        let start = rest.get(..head.len())?;
        let behind = rest.get(head.len()..)?;
        (start.eq_ignore_ascii_case(head) && behind.starts_with(' ')).then(|| (head, behind.trim_start()))
    }) {
        praised = PRAISING.contains(head);
        rest = shorter;
    }
    let first = words(rest).into_iter().next().unwrap_or_default();
    let is_bare = rest.starts_with(char::is_lowercase) && !is_determiner(&first) && !is_question_word(&first);
    let ours = OURS.split_whitespace().any(|each| each == first);
    if praised && is_bare && !ours { format!("the {rest}") } else { rest.to_owned() }
}

/// `story about X` is the story about X; `discussion about X` was ours; `that they share it` is a fact.
fn with_article(text: &str) -> String {
    const THEIRS: &str = "story demo tour question joke idea plan anecdote example problem exercise whiteboard walk drill \
        project migration rewrite redesign outage incident debate photo picture offsite interest story talk bug";
    let words = words(text);
    let Some(first) = words.first() else { return text.to_owned() };
    let second = words.get(1).map(String::as_str).unwrap_or_default();
    if first == "that" && (is_subject_pronoun(second) || is_determiner(second)) {
        return format!("the fact {text}");
    }
    let ends = |word: &&String| {
        !is_preposition(word) && !is_subject_pronoun(word) && *word != "that" && !is_question_word(word)
    };
    let head = words.iter().take_while(ends).last();
    let is_one_of = |list: &str| head.is_some_and(|head| list.split_whitespace().any(|each| each == head));
    if is_gerund(first) && words.len() > 1 && is_one_of(OURS) {
        return format!("the {text}");
    }
    if is_determiner(first) || is_gerund(first) || first.ends_with("'s") || is_question_word(first) {
        return text.to_owned();
    }
    if OURS.split_whitespace().any(|each| each == first) {
        return format!("our {text}");
    }
    let is_told = is_subject_pronoun(first) || is_small(first) || is_clause(text);
    let is_plain = words.len() > 1
        && !is_told
        && text.starts_with(char::is_lowercase)
        && is_one(head.map_or("", String::as_str));
    let is_right = first == "right" && second == "to";
    let is_limited = words.len() > 3
        && second.ends_with("ed")
        && is_preposition(&words[2])
        && first.ends_with('s')
        && text.starts_with(char::is_lowercase);
    if is_plain || is_right || is_limited || is_one_of(THEIRS) || is_one_of(OURS) {
        format!("the {text}")
    } else {
        text.to_owned()
    }
}

/// Whether a noun is one thing, as far as its letters tell.
fn is_one(noun: &str) -> bool {
    const OTHERS: &[&str] =
        &["people", "children", "women", "men", "everybody", "everyone", "that", "phonics", "physics"];
    !(noun.ends_with('s') && !noun.ends_with("ss")
        || OTHERS.contains(&noun)
        || is_gerund(noun)
        || noun.ends_with("ed"))
}
