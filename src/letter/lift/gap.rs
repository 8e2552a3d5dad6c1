//! From a confession to the fact in it: `Forgot to mention the migration I led` is about the migration I led.

use super::case::{Known, cleaned, lowered, plain};
use super::doubt::{after_doubt, doubted, lacking};
use super::pronouns::{Addressee, to_you};
use super::question::question;
use super::words::{
    confesses, is_act, is_clause, is_deed, is_determiner, is_gerund, is_preposition, is_question_word,
    is_subject_pronoun, may_be_topic, word, words,
};

/// What a gap is about, in the forms that a sentence may need. Absent forms cannot be made safely.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::letter) struct About {
    /// A name for a thing: `the payments migration I led`, `how a quorum read can be stale`.
    pub(in crate::letter) topic: Option<String>,
    /// Behind "should have mentioned": the topic, or `that I led the payments migration`.
    pub(in crate::letter) point: Option<String>,
    /// Behind "you asked": `about the CAP theorem`, `how a quorum read can be stale`.
    pub(in crate::letter) about: Option<String>,
    /// Behind "you wondered": `whether I have run more than one region`, `about my German`.
    pub(in crate::letter) whether: Option<String>,
    /// A question as one asks it, with its mark: `How do you test a closing?`
    pub(in crate::letter) question: Option<String>,
}

/// What is known of a gap before its words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::letter) enum Told {
    /// Nothing: free text.
    Freely,
    /// Its kind.
    ByKind,
    /// Its kind, which is a doubt that they voiced.
    AsDoubt,
}

/// More words than this are a story, not a topic.
const MOST_WORDS: usize = 30;

/// Reads the fact out of a gap's words.
///
/// Free text gives no kind, so it may be about anything: there a topic needs a beginning that shows it to be one.
pub(in crate::letter) fn about(text: &str, told: Told, to: Addressee<'_>, known: Known<'_>) -> About {
    let whole = plain(text);
    let whole = ["on ", "about "]
        .iter()
        .find_map(|link| whole.strip_prefix(link))
        .filter(|_| told != Told::Freely)
        .unwrap_or(&whole);
    let behind_opener = super::openers::strip(whole).unwrap_or(whole);
    if let Some(question) = question(whole, to).or_else(|| question(&cleaned(behind_opener), to)) {
        return About { question: Some(question), ..About::default() };
    }
    if let Some(whether) = lacking(whole) {
        return About { whether: Some(whether), ..About::default() };
    }
    let whole = whole.strip_suffix('?').filter(|rest| words(rest).len() < 4).unwrap_or(whole);
    let doubt = ["whether ", "if "].iter().find_map(|link| whole.strip_prefix(link));
    let whole = doubt.filter(|clause| told == Told::AsDoubt && clause.starts_with('I')).unwrap_or(whole);
    let first = first_part(whole);
    let first = before_the_story(&first);
    let (rest, stripped) = without_confession(first, to);
    let is_doubt = told == Told::AsDoubt;
    let stripped = Stripped {
        free: told == Told::Freely,
        any: stripped.any || is_doubt || is_labelled(whole),
        doubt: stripped.doubt || is_doubt,
    };
    let rest = without_tail(rest);
    let count = words(rest).len();
    if count == 0
        || count > MOST_WORDS
        || (confesses(rest) && !(is_doubt && rest.starts_with('I')))
        || rest.contains(['?', '!'])
    {
        return About::default();
    }
    let doubts = stripped.doubt;
    match lift(rest, stripped, to, known) {
        Some(Shape::Clause(clause)) => About {
            point: Some(format!("that {clause}")),
            whether: doubts.then(|| doubted(&clause)).flatten(),
            ..About::default()
        },
        Some(Shape::Embedded(clause)) => About {
            topic: Some(clause.clone()),
            point: Some(clause.clone()),
            about: Some(clause.clone()),
            whether: Some(clause),
            question: None,
        },
        Some(Shape::Thing(thing)) => About {
            point: Some(thing.clone()),
            about: Some(format!("about {thing}")),
            whether: Some(format!("about {thing}")),
            topic: Some(thing),
            question: None,
        },
        None => About::default(),
    }
}

enum Shape {
    Clause(String),
    Embedded(String),
    Thing(String),
}

/// What was taken off the front.
#[derive(Debug, Clone, Copy, Default)]
struct Stripped {
    /// Anything at all.
    any: bool,
    /// A doubt of theirs was: "Ines doubts that …".
    doubt: bool,
    /// The gap gives no kind.
    free: bool,
}

fn lift(rest: &str, stripped: Stripped, to: Addressee<'_>, known: Known<'_>) -> Option<Shape> {
    let text = to_you(&lowered(rest, known), to)?;
    let all = words(&text);
    let first = all.first()?.clone();
    if is_question_word(&first) && all.len() > 1 {
        let of_the_talk = first == "when" && !matches!(all[1].as_str(), "you" | "they" | "the" | "it" | "we");
        let is_whole =
            all.len() > 3 || all.iter().any(|word| is_subject_pronoun(word)) || is_clause(rest_of(&text));
        return (may_be_topic(&text) && !of_the_talk && is_whole).then_some(Shape::Embedded(text));
    }
    if let Some(clause) = text.strip_prefix("that ").filter(|clause| is_clause(clause)) {
        return Some(Shape::Clause(clause.to_owned()));
    }
    if matches!(first.as_str(), "i" | "we" | "i've" | "i'd" | "i'm" | "we've" | "we'd") {
        return (all.len() > 2).then_some(Shape::Clause(capital_i(&text)));
    }
    if is_act(&text) && !stripped.any {
        return Some(Shape::Clause(format!("I {text}")));
    }
    if is_clause(&text) {
        let says_something = is_determiner(&first) && stripped.any;
        return says_something.then_some(Shape::Clause(text));
    }
    if is_act(&text) || is_deed(&first) {
        return None;
    }
    let names_itself = stripped.any || !stripped.free || is_determiner(&first) || is_gerund(&first);
    (may_be_topic(&text) && !is_subject_pronoun(&first) && names_itself)
        .then(|| Shape::Thing(with_article(&text)))
}

/// What stands behind the first word.
fn rest_of(text: &str) -> &str {
    text.split_once(' ').map_or("", |(_, rest)| rest)
}

/// `the sizing case - went round in circles`: what it was about, and how it went.
fn is_labelled(text: &str) -> bool {
    let parted = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash));
    parted.is_some_and(|(about, went)| words(about).len() > 1 && is_act(went))
}

fn capital_i(text: &str) -> String {
    text.strip_prefix("i").map_or_else(|| text.to_owned(), |rest| format!("I{rest}"))
}

/// `payments migration` is one, so it wants an article.
fn with_article(text: &str) -> String {
    const SINGLE: &[&str] = &[
        "theorem",
        "migration",
        "project",
        "rewrite",
        "redesign",
        "rollout",
        "relaunch",
        "launch",
        "algorithm",
        "problem",
        "pipeline",
        "outage",
        "incident",
        "campaign",
        "audit",
        "deal",
        "prototype",
        "dashboard",
        "schedule",
        "pattern",
        "case",
        "budget",
        "rota",
        "calculation",
        "policy",
        "process",
        "handover",
        "contract",
        "role-play",
        "test",
        "timetable",
        "framework",
        "act",
        "bonus",
        "rebrand",
        "derivation",
    ];
    const MASSES: &[&str] =
        &["lack", "knowledge", "experience", "management", "understanding", "use", "work", "part", "one"];
    const MINE: &[&str] = &[
        "podcast",
        "portfolio",
        "newsletter",
        "commute",
        "blog",
        "thesis",
        "degree",
        "certificate",
        "diploma",
        "licence",
        "license",
        "certification",
        "internship",
        "apprenticeship",
    ];
    let all = words(text);
    let Some(first) = all.first() else { return text.to_owned() };
    if first == "lack" {
        return format!("my {text}");
    }
    if is_determiner(first) || is_gerund(first) || first.ends_with("'s") {
        return text.to_owned();
    }
    let head_end =
        all.iter().position(|word| is_preposition(word) || is_subject_pronoun(word)).unwrap_or(all.len());
    let head = all[..head_end].last().map(String::as_str).unwrap_or_default();
    if super::lists::JOBS.contains(head) {
        return format!("my time as {text}");
    }
    if MINE.contains(&head) {
        return format!("my {text}");
    }
    let is_of =
        all.get(head_end).is_some_and(|word| word == "of") && !MASSES.contains(&head) && !head.ends_with('s');
    let is_single = SINGLE.contains(&head) || is_of;
    if is_single { format!("the {text}") } else { text.to_owned() }
}

/// What stands in brackets at the end, where a note keeps its figure: `my newsletter (12k readers)`.
pub(in crate::letter) fn in_brackets(text: &str) -> Option<&str> {
    let (_, inside) = text.trim().strip_suffix(')')?.rsplit_once(" (")?;
    let is_plain =
        (1..=12).contains(&words(inside).len()) && !confesses(inside) && !inside.contains(['?', '[']);
    is_plain.then_some(inside.trim())
}

/// Whether words in brackets say more of the thing before them: `cited in parliament twice`.
pub(in crate::letter) fn is_apposition(text: &str) -> bool {
    let words = words(text);
    let is_past =
        |at: usize| words[at].ends_with("ed") && words.get(at + 1).is_some_and(|next| is_preposition(next));
    (0..words.len().min(2)).any(is_past)
}

/// Whether a gap is none, a mood, or talk of pay: a letter gains nothing by taking it up without an answer.
pub(in crate::letter) fn is_better_unsaid(text: &str, is_light: bool) -> bool {
    const NOTHING: &[&str] = &[
        "none",
        "nothing",
        "nothing much",
        "none really",
        "nothing really",
        "all fine",
        "all good",
        "no gaps",
        "not much",
    ];
    const MOODS: &[&str] = &["nervous", "tired", "anxious", "stressed", "english", "tense", "sweaty"];
    let all = words(text);
    let is_mood = all.len() < 7 && all.iter().any(|word| MOODS.contains(&word.as_str()));
    let is_pay = !is_light && all.iter().any(|word| word == "salary");
    NOTHING.contains(&all.join(" ").as_str()) || is_mood || is_pay
}

/// Whether a confession is that something was not said: what stands behind it can be said now.
pub(in crate::letter) fn is_unsaid(text: &str) -> bool {
    super::openers::is_unsaid(&plain(text))
}

/// Whether a confession begins with words that plainly say what kind it is of.
pub(in crate::letter) fn opens_plainly(text: &str) -> bool {
    super::openers::strip(&plain(text)).is_some()
}

/// What happened then is no part of the topic: `asked about salary and I said a number far too low`.
fn before_the_story(text: &str) -> &str {
    const LINKS: &[&str] = &["and", "but", "so", "then", "and then", "because", "where", "yet", "only"];
    const TELLERS: &[&str] =
        &["I", "I'd", "I've", "I'm", "my", "they", "she", "he", "it", "had", "said", "got", "didn't"];
    let is_story = |at: usize| {
        let rest = text[at..].trim_start_matches([',', ' ']);
        let behind = LINKS.iter().find_map(|link| rest.strip_prefix(link)?.strip_prefix(' '));
        let linked = behind.is_some() || text[at..].starts_with(", ");
        let teller = behind.unwrap_or(rest).split_whitespace().next().unwrap_or_default().replace('’', "'");
        linked && TELLERS.contains(&teller.as_str())
    };
    let places = text.match_indices([',', ' ']).map(|(at, _)| at).filter(|&at| at > 0);
    places.into_iter().find(|&at| is_story(at)).map_or(text, |at| &text[..at])
}

fn first_part(text: &str) -> String {
    let marks = [" - ", " – ", " — ", "; ", ". ", "! ", " ("];
    let end = marks.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let shame = text.find(": ").filter(|&colon| confesses(&text[colon..]));
    cleaned(&text[..shame.map_or(end, |colon| colon.min(end))])
}

/// `never came up` and the like behind the fact.
fn without_tail(text: &str) -> &str {
    const TAILS: &[&str] = &[
        " never came up",
        " was never discussed",
        " were never discussed",
        " wasn't discussed",
        " was not asked about",
        " wasn't asked about",
        " well",
        " never came out",
        " slipped my mind",
        " completely slipped my mind",
        " unmentioned",
        " not mentioned",
        " not brought up",
        " left out",
        " got left out",
        " did not come up",
        " didn't come up",
        " was never mentioned",
        " went unmentioned",
        " question",
        " at all",
        " properly",
        " enough",
        " as well",
        " too",
        " in time",
        " in the interview",
        " when they asked",
        " when she asked",
        " when he asked",
        " when asked",
        " well enough",
        " clearly",
    ];
    let mut rest = text;
    while let Some(shorter) = TAILS.iter().find_map(|tail| strip_end(rest, tail)) {
        rest = shorter.trim_end_matches([',', ' ']);
    }
    rest
}

fn strip_end<'t>(text: &'t str, tail: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(tail.len())?;
    text.get(at..).filter(|end| end.eq_ignore_ascii_case(tail)).map(|_| &text[..at])
}

fn without_confession<'t>(text: &'t str, to: Addressee<'_>) -> (&'t str, Stripped) {
    let mut rest = text;
    let mut stripped = Stripped::default();
    let is_name = |token: &str| to.name.split_whitespace().any(|part| word(part) == word(token));
    for _ in 0..4 {
        if let Some((name, behind)) = rest.split_once(' ')
            && is_name(name)
            && behind.starts_with("asked ")
        {
            rest = behind;
        }
        if let Some(shorter) = after_doubt(rest, to) {
            rest = shorter;
            stripped = Stripped { any: true, doubt: true, ..stripped };
        } else if let Some(shorter) = super::openers::strip(rest) {
            rest = shorter;
            stripped.any = true;
        } else {
            break;
        }
    }
    (rest.trim(), stripped)
}
