//! The little words that tell what kind of phrase a note to oneself is.

use super::lists;
use std::collections::BTreeSet;

/// Verbs of doing, in the past; a phrase that begins with one has lost its `I`.
const DEEDS: &[&str] = &[
    "led", "ran", "built", "wrote", "rewrote", "made", "took", "cut", "grew", "won", "taught", "brought",
    "kept", "set", "held", "drove", "sold", "spoke", "gave", "began", "oversaw", "hit", "did", "found",
    "got", "had", "was", "went", "put", "shrank", "spent",
];

/// The words that carry a text, without the `s` of a plural: to tell whether two ask the same.
pub(in crate::letter) fn content_words(text: &str) -> BTreeSet<String> {
    let carries = |word: &String| {
        word.len() > 2
            && !is_small(word)
            && !is_preposition(word)
            && !lists::CARRYING_NOTHING.contains(word.as_str())
    };
    let bare = |word: String| word.strip_suffix('s').map(str::to_owned).unwrap_or(word);
    words(text).into_iter().filter(carries).map(bare).collect()
}

/// Whether a phrase that begins so has lost its `I`: `led the team`, `trained four juniors`, but not `distressed debt`.
pub(super) fn is_act(text: &str) -> bool {
    let words = words(text);
    let Some(first) = words.first() else { return false };
    let second = words.get(1).map(String::as_str).unwrap_or_default();
    let is_counted = is_determiner(second) || second.starts_with(|c: char| c.is_ascii_digit());
    DEEDS.contains(&first.as_str())
        || lists::DOING.contains(first.as_str())
        || (first.len() > 4 && first.ends_with("ed") && !first.contains('-') && is_counted)
}

/// Whether words may name the topic of a talk.
pub(super) fn may_be_topic(text: &str) -> bool {
    let words = words(text);
    let begins_well = words.first().is_some_and(|first| !lists::NO_BEGINNING.contains(first.as_str()));
    begins_well
        && !text.contains(": ")
        && !words.iter().any(|word| lists::ABOUT_THE_TALK.contains(word.as_str()))
}

/// The words of a text in lower case, without the marks around them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}

/// One word in lower case, without the marks around it; a straight apostrophe inside.
pub(super) fn word(token: &str) -> String {
    let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#').to_lowercase();
    if word.contains('’') { word.replace('’', "'") } else { word }
}

pub(super) fn is_determiner(word: &str) -> bool {
    lists::DETERMINERS.contains(word)
}

pub(super) fn is_question_word(word: &str) -> bool {
    lists::QUESTION_WORDS.contains(word)
}

pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "i" | "you" | "we" | "they" | "she" | "he" | "it" | "there")
}

/// Words behind which a noun phrase says more of its noun.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "on"
            | "in"
            | "for"
            | "at"
            | "with"
            | "from"
            | "to"
            | "about"
            | "by"
            | "that"
            | "which"
            | "without"
    )
}

/// Words that only grammar needs; at the start of a text they are never a name.
pub(super) fn is_small(word: &str) -> bool {
    is_determiner(word)
        || is_question_word(word)
        || lists::FINITE.contains(word) && !matches!(word, "will" | "may")
        || matches!(
            word,
            "you"
                | "we"
                | "they"
                | "she"
                | "he"
                | "it"
                | "there"
                | "about"
                | "at"
                | "as"
                | "in"
                | "on"
                | "with"
                | "for"
                | "from"
                | "under"
                | "over"
                | "after"
                | "before"
                | "if"
                | "because"
                | "and"
                | "but"
                | "so"
                | "to"
                | "of"
                | "by"
                | "only"
                | "more"
                | "most"
                | "not"
                | "being"
                | "having"
                | "since"
                | "while"
                | "use"
                | "first"
                | "second"
                | "good"
                | "great"
                | "own"
                | "such"
                | "without"
                | "within"
                | "during"
                | "between"
        )
}

/// Whether a phrase that begins so has lost its `I`.
pub(super) fn is_deed(word: &str) -> bool {
    DEEDS.contains(&word) || is_regular_past(word)
}

fn is_regular_past(word: &str) -> bool {
    const NOT_VERBS: &[&str] = &[
        "need",
        "speed",
        "seed",
        "feed",
        "red",
        "bed",
        "embed",
        "hundred",
        "distributed",
        "automated",
        "shared",
        "embedded",
        "unsolved",
        "detailed",
        "advanced",
        "applied",
        "managed",
        "mixed",
        "related",
        "advised",
        "assisted",
        "based",
        "typed",
        "deed",
        "breed",
        "indeed",
        "exceed",
        "succeed",
        "proceed",
        "shed",
        "sped",
        "sacred",
        "naked",
        "bored",
        "tired",
        "united",
        "unused",
        "limited",
        "certified",
        "structured",
        "printed",
        "repeated",
        "failed",
        "event-based",
    ];
    word.len() > 4 && word.ends_with("ed") && !word.contains('-') && !NOT_VERBS.contains(&word)
}

/// Whether a word is the `-ing` of a verb, as far as its letters tell.
pub(super) fn is_gerund(word: &str) -> bool {
    const NOT_VERBS: &[&str] = &[
        "thing", "spring", "string", "king", "ring", "wing", "evening", "morning", "ceiling", "during",
        "beijing", "bing",
    ];
    word.len() > 4 && word.ends_with("ing") && !NOT_VERBS.contains(&word)
}

pub(super) fn is_finite(word: &str) -> bool {
    lists::FINITE.contains(word)
}

/// Whether somebody scolds themselves in these words.
pub(super) fn scolds(text: &str) -> bool {
    words(text).iter().any(|word| lists::SCOLDING.contains(word.as_str()))
}

/// Whether a gap is told as a failure in these words, not by its fact.
pub(super) fn confesses(text: &str) -> bool {
    const PHRASES: &[&str] = &["ran out", "too late", "my mind", "no idea", "at all", "gave up", "made up"];
    let lower = text.to_lowercase();
    scolds(text)
        || words(text).iter().any(|word| lists::FAILING.contains(word.as_str()))
        || PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// `finished in May`.
pub(super) fn is_before_a_month(word: &str) -> bool {
    matches!(word, "in" | "by" | "since" | "last" | "of" | "until" | "from" | "next" | "this")
}

/// Whether the words say something of something, so that they are no name for a thing.
///
/// A verb behind `that`, `who`, `how` and the like, or behind a pronoun that follows a noun ("the night you spent
/// on a ward"), belongs to a name for a thing.
pub(super) fn is_clause(text: &str) -> bool {
    let words = words(text);
    if words.len() > 1
        && matches!(words[0].as_str(), "everyone" | "everybody" | "someone" | "somebody" | "nobody")
    {
        return true;
    }
    let has_object = |at: usize| {
        let is_person =
            |next: &str| matches!(next, "me" | "us" | "you" | "him" | "them" | "it" | "everybody");
        words.get(at + 1).is_some_and(|next| is_determiner(next) || is_person(next))
    };
    let marked = marked(text);
    let governs = |at: usize| governs(&words, at) && !marked.get(at).copied().unwrap_or_default();
    let is_month = |at: usize| words[at] == "may" && at > 0 && is_before_a_month(&words[at - 1]);
    let acts = |(at, word): (usize, &String)| {
        let is_past = (word.len() > 4 && word.ends_with("ed")) || DEEDS.contains(&word.as_str());
        (is_finite(word) && !is_month(at)) || (at > 0 && is_past && has_object(at)) || governs(at)
    };
    let Some(verb) = words.iter().enumerate().position(acts) else {
        return words.first().is_some_and(|word| {
            matches!(word.as_str(), "i" | "we" | "you" | "they" | "she" | "he" | "it" | "there")
        });
    };
    let before = &words[..verb];
    let opens_relative = |word: &String| is_question_word(word) || word == "that";
    if before.iter().enumerate().any(|(at, word)| opens_relative(word) && (at > 0 || word != "that")) {
        return false;
    }
    let behind_noun = verb >= 2 && before.last().is_some_and(|word| is_subject_pronoun(word));
    !behind_noun
}

/// Whether the word at this place has an object of its own, as only a verb has: `the ward publishes its figures`.
fn governs(words: &[String], at: usize) -> bool {
    const OWN: &[&str] = &[
        "the", "a", "an", "my", "your", "our", "their", "his", "its", "this", "these", "those", "me", "us",
        "them", "one", "two", "three", "some", "any",
    ];
    const TIMES: &[&str] =
        &["day", "morning", "evening", "night", "week", "month", "year", "term", "hour", "minute"];
    let (Some(before), Some(next)) = (at.checked_sub(1).map(|at| &words[at]), words.get(at + 1)) else {
        return false;
    };
    let here = words[at].as_str();
    let is_time = words.get(at + 2).is_some_and(|word| TIMES.contains(&word.as_str()));
    let is_other =
        lists::NO_VERBS.contains(here) || is_determiner(here) || is_gerund(here) || here.ends_with("ly");
    let is_named =
        here.ends_with("'s") || is_subject_pronoun(here) || here.chars().any(|c| c.is_ascii_digit());
    OWN.contains(&next.as_str()) && !is_time && !is_other && !is_named && before != "to" && before != "and"
}

/// Which words have a mark behind them, so that the next one begins something new.
fn marked(text: &str) -> Vec<bool> {
    let tokens = text.split_whitespace().filter(|token| !word(token).is_empty());
    tokens.map(|token| token.ends_with([',', ';', ':', ')', '.'])).collect()
}
