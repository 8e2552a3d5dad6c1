//! A strength, as a name for a thing that one can bring.

use super::answer::listed;
use super::case::{Known, cleaned, lowered, plain};
use super::lists;
use super::words::{
    gerund, is_act, is_clause, is_determiner, is_gerund, is_preposition, is_question_word, scolds, word,
    words,
};

/// Strengths as one list: things first, then what was done, as experience.
///
/// No more than `most`; what cannot be lifted is left out, or left as a blank where too few others are there.
pub(in crate::letter) fn strengths(all: &[String], most: usize, known: Known<'_>) -> Option<String> {
    let all: Vec<String> = all.iter().flat_map(|text| parts(text)).collect();
    let (lifted, left): (Vec<_>, Vec<_>) =
        all.iter().map(|text| (text, strength(text, known))).partition(|(_, lifted)| lifted.is_some());
    let mut lifted: Vec<String> = lifted.into_iter().filter_map(|(_, lifted)| lifted).collect();
    lifted.truncate(most);
    let left: Vec<String> =
        left.iter().map(|(text, _)| cleaned(text)).filter(|text| !text.is_empty()).collect();
    let is_doing = |text: &String| words(text).first().is_some_and(|word| is_gerund(word));
    let (doing, mut items): (Vec<String>, Vec<String>) = lifted.into_iter().partition(is_doing);
    if let Some((first, rest)) = doing.split_first() {
        items.push(format!("experience in {first}"));
        items.extend(rest.iter().cloned());
    }
    if items.len() < FEW && items.len() < most && !left.is_empty() {
        items.push(format!("[what you bring: {}]", left.join(", ").replace('[', "(").replace(']', ")")));
    }
    listed(&items)
}

/// Fewer strengths than this leave a blank for those that could not be lifted.
const FEW: usize = 2;

/// `rotas, stock, tills` are three strengths in one line.
fn parts(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(", ").collect();
    let is_list = parts.len() > 1 && parts.iter().all(|part| (1..=2).contains(&words(part).len()));
    if is_list { parts.into_iter().map(str::to_owned).collect() } else { vec![text.to_owned()] }
}

fn strength(text: &str, known: Known<'_>) -> Option<String> {
    const BEFORE: &[(&str, &str)] = &[
        ("fluent in ", "fluency in "),
        ("proficient in ", "proficiency in "),
        ("proficient with ", "proficiency with "),
        ("experienced in ", "experience in "),
        ("experienced with ", "experience with "),
        ("familiar with ", "familiarity with "),
        ("patient with ", "patience with "),
        ("confident with ", "confidence with "),
        ("comfortable with ", "experience with "),
        ("comfortable ", "ease in "),
        ("trained in ", "training in "),
        ("trained as ", "training as "),
        ("qualified in ", "a qualification in "),
        ("qualified as ", "a qualification as "),
        ("certified in ", "a certification in "),
        ("certified for ", "a certification for "),
        ("licensed to ", "a licence to "),
        ("skilled at ", ""),
        ("strong at ", ""),
        ("experience of ", "experience of "),
        ("good with ", "a way with "),
        ("great with ", "a way with "),
        ("good at ", ""),
        ("great at ", ""),
        ("strong in ", ""),
        ("skilled in ", ""),
        ("experience in ", ""),
        ("speak ", ""),
    ];
    let text = plain(text);
    let (speaks, text) =
        text.strip_prefix("I ").or(text.strip_prefix("i ")).map_or((false, &*text), |rest| (true, rest));
    let head = BEFORE
        .iter()
        .find(|(head, _)| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)));
    let text =
        head.map_or_else(|| text.to_owned(), |(head, instead)| format!("{instead}{}", &text[head.len()..]));
    let first = words(&text).into_iter().next()?;
    let turned = if let Some(doing) = done(&text) {
        doing
    } else if speaks && head.is_none() {
        return None;
    } else {
        as_a_thing(&lowered(&text, known))
    };
    (is_brought(&first, &turned, head.is_none()) && !is_clause(&turned) && !scolds(&turned)).then_some(turned)
}

/// What was done, or is done, as doing: `led the team` is leading it, `handle angry customers` is handling them.
fn done(text: &str) -> Option<String> {
    let (first, rest) = text.split_once(' ')?;
    let past = word(first);
    if is_act(text) && !is_preposition(words(rest).first()?) {
        return Some(format!("{} {rest}", gerund(&past)?));
    }
    let is_short = words(text).len() <= 4;
    let doing =
        ACTING.iter().find(|(act, _)| *act == past).filter(|_| is_short && !is_preposition(&words(rest)[0]));
    doing.map(|(_, doing)| format!("{doing} {rest}"))
}

/// Verbs in the form that a list of strengths may use, with their `-ing`.
const ACTING: &[(&str, &str)] = &[
    ("manage", "managing"),
    ("teach", "teaching"),
    ("run", "running"),
    ("handle", "handling"),
    ("write", "writing"),
    ("build", "building"),
    ("read", "reading"),
    ("solve", "solving"),
    ("operate", "operating"),
    ("organise", "organising"),
    ("organize", "organizing"),
    ("explain", "explaining"),
];

/// Whether the words name something to bring, not somebody, a quality or a boast.
fn is_brought(first: &str, turned: &str, is_whole: bool) -> bool {
    const NO_THING: &[&str] = &[
        "because",
        "know",
        "can",
        "am",
        "they",
        "want",
        "able",
        "used",
        "won",
        "got",
        "had",
        "was",
        "went",
        "hit",
        "did",
        "found",
        "never",
        "always",
        "no",
        "not",
        "very",
        "exact",
        "chartered",
    ];
    let all = words(turned);
    let second = all.get(1).map(String::as_str).unwrap_or_default();
    let is_quality = lists::QUALITIES.contains(first)
        && (second.is_empty() || is_preposition(second) || second == "and" || second == "under");
    let last = all.last().map(String::as_str).unwrap_or_default();
    let is_somebody = lists::SOMEBODY.contains(last);
    let is_praise = matches!(
        last,
        "ok" | "okay" | "fine" | "competent" | "bother" | "qualified" | "certified" | "trained"
    );
    let is_personal = all.iter().any(|word| matches!(word.as_str(), "me" | "i" | "they" | "he" | "she"));
    let acts = is_whole && lists::ACTS.contains(first) && is_object(second);
    let is_other = is_somebody || is_praise || is_personal || turned.contains(['?', '!']);
    !(NO_THING.contains(&first) || (is_whole && is_quality) || acts || is_other)
}

/// `teach the class`, `handle angry customers`: what is done, not what is brought.
fn is_object(word: &str) -> bool {
    is_determiner(word)
        || word.len() > 3 && word.ends_with('s')
        || matches!(
            word,
            "well"
                | "with"
                | "people"
                | "difficult"
                | "angry"
                | "large"
                | "big"
                | "to"
                | "under"
                | "in"
                | "fast"
                | "quickly"
        )
}

/// `own van` is my own; `Pilates instructor` is what I have been; anything else takes its article.
fn as_a_thing(text: &str) -> String {
    let all = words(text);
    let first = all.first().map(String::as_str).unwrap_or_default();
    let head =
        all.iter().take_while(|word| !is_preposition(word)).last().map(String::as_str).unwrap_or_default();
    if first == "own" {
        return format!("my {text}");
    }
    if OFFICES.contains(&head) && first != "head" {
        return format!("experience as {text}");
    }
    if MINE.contains(&head) && !is_determiner(first) {
        return format!("my {text}");
    }
    if lists::JOBS.contains(head) && !is_determiner(first) && !is_gerund(first) {
        return format!("experience as {} {text}", article(text));
    }
    with_article(text)
}

/// What one has been, without an article.
const OFFICES: &[&str] = &["president", "captain", "chair", "treasurer", "secretary", "head", "lead"];

/// What is plainly the writer's own.
const MINE: &[&str] = &[
    "dissertation",
    "thesis",
    "redesign",
    "rewrite",
    "blog",
    "newsletter",
    "podcast",
    "stall",
    "story",
    "project",
    "app",
    "catalogue",
];

fn article(text: &str) -> &'static str {
    let first = words(text).into_iter().next().unwrap_or_default();
    let is_letter_name = first.len() <= 4 && text.chars().take(2).all(char::is_uppercase);
    let sounds = if is_letter_name { "aefhilmnorsx" } else { "aeio" };
    let is_eight = first.starts_with("8") || first == "11" || first.starts_with("18");
    let begins = first.starts_with(|c: char| sounds.contains(c))
        && !first.starts_with("one")
        && !first.starts_with("eu")
        || (first.starts_with("un") && !first.starts_with("uni"));
    if begins || is_eight { "an" } else { "a" }
}

/// `forklift licence` is one, so it wants an article.
fn with_article(text: &str) -> String {
    const SINGLE: &[&str] = &[
        "licence",
        "license",
        "degree",
        "certificate",
        "certification",
        "diploma",
        "qualification",
        "record",
        "background",
        "eye",
        "network",
        "portfolio",
        "knack",
        "head",
        "sense",
        "way",
        "master's",
        "doctorate",
        "phd",
        "attitude",
        "ethic",
        "approach",
        "manner",
        "ear",
        "memory",
        "list",
        "ticket",
        "touch",
    ];
    let all = words(text);
    let Some(first) = all.first() else { return text.to_owned() };
    let head = all.iter().take_while(|word| !is_preposition(word) && !is_question_word(word)).last();
    let is_single = head.is_some_and(|head| SINGLE.contains(&head.as_str()));
    if !is_single || is_determiner(first) || is_gerund(first) || first.ends_with("'s") && first != "master's"
    {
        return text.to_owned();
    }
    format!("{} {text}", article(text))
}
