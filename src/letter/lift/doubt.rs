//! A doubt that they voiced, as the question behind it.

use super::pronouns::Addressee;
use super::words::{word, words};

/// `no ward experience` is a doubt whether there is enough of it.
pub(super) fn lacking(text: &str) -> Option<String> {
    let all = words(text);
    let (first, last) = (all.first()?, all.last()?);
    let is_lack = all.len() < 7 && matches!(first.as_str(), "no" | "little");
    let is_some = matches!(last.as_str(), "experience" | "knowledge" | "training" | "practice");
    let (_, rest) = text.split_once(' ').filter(|_| is_lack && is_some)?;
    Some(format!("whether I have enough {rest}"))
}

/// `whether I have run a region`; of a lack, whether there is enough; of a limit, whether it matters. What else is
/// denied stays with its writer.
pub(super) fn doubted(clause: &str) -> Option<String> {
    let lacking = ["I have no ", "I lack ", "I don't have ", "I do not have ", "I don’t have "];
    if let Some(lacked) = lacking.iter().find_map(|lack| clause.strip_prefix(lack)) {
        let lacked =
            ["enough ", "any ", "the "].iter().find_map(|some| lacked.strip_prefix(some)).unwrap_or(lacked);
        return Some(format!("whether I have enough {lacked}"));
    }
    let words = words(clause);
    if words.iter().any(|word| word == "only") {
        let clause = clause.replace("I've ", "I have ").replace("I’ve ", "I have ");
        return Some(format!("whether it matters that {clause}"));
    }
    let denials = [
        ("I'm not ", "I am "),
        ("I’m not ", "I am "),
        ("I am not ", "I am "),
        ("I've never ", "I have ever "),
        ("I’ve never ", "I have ever "),
        ("I have never ", "I have ever "),
        ("I haven't ", "I have "),
        ("I haven’t ", "I have "),
        ("I have not ", "I have "),
        ("I can't ", "I can "),
        ("I cannot ", "I can "),
    ];
    let denied = denials.iter().find_map(|(denial, claim)| Some((claim, clause.strip_prefix(denial)?)));
    if let Some((claim, rest)) = denied.filter(|(_, rest)| !rest.starts_with("only ")) {
        return Some(format!("whether {claim}{rest}"));
    }
    let denies = words
        .iter()
        .any(|word| word.ends_with("n't") || matches!(word.as_str(), "not" | "no" | "never" | "cannot"));
    let now = clause.strip_prefix("I was ").map(|rest| format!("I am {rest}"));
    (!denies).then(|| format!("whether {}", now.unwrap_or_else(|| clause.to_owned())))
}

/// `Ines doubts that …`, `worried that …`: what they doubt.
pub(super) fn after_doubt<'t>(text: &'t str, to: Addressee<'_>) -> Option<&'t str> {
    const DOUBTING: &[&str] = &[
        "doubts",
        "doubted",
        "doubt",
        "doubtful",
        "worries",
        "worried",
        "worry",
        "wonders",
        "wondered",
        "questioned",
        "concerned",
        "concern",
        "concerns",
        "suspects",
        "fears",
        "feared",
        "unsure",
        "sceptical",
        "skeptical",
    ];
    const SAYING: &[&str] = &[
        "said", "says", "say", "thought", "thinks", "think", "felt", "feels", "feel", "hinted", "asked",
        "asks",
    ];
    const BEFORE: &[&str] = &[
        "she",
        "he",
        "they",
        "seemed",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "voiced",
        "raised",
        "a",
        "some",
        "about",
        "the",
        "interviewer",
        "panel",
        "hiring",
        "manager",
        "one",
        "of",
        "them",
        "both",
        "openly",
        "clearly",
    ];
    let name = |token: &str| to.name.split_whitespace().any(|part| word(part) == token);
    let mut rest = ["I think ", "i think "].iter().find_map(|think| text.strip_prefix(think)).unwrap_or(text);
    for _ in 0..7 {
        let (first, behind) = rest.split_once(' ')?;
        let first = word(first);
        rest = behind;
        let linked =
            ["aloud ", "out loud "].iter().find_map(|adverb| behind.strip_prefix(adverb)).unwrap_or(behind);
        let linked = ["that ", "whether ", "if ", "about ", "over "]
            .iter()
            .find_map(|link| linked.strip_prefix(link))
            .unwrap_or(linked);
        if DOUBTING.contains(&first.as_str()) {
            return Some(linked);
        }
        if SAYING.contains(&first.as_str()) {
            if ["I ", "I'", "I’", "my "].iter().any(|me| linked.starts_with(me)) {
                return Some(linked);
            }
            continue;
        }
        if !BEFORE.contains(&first.as_str()) && !name(&first) {
            return None;
        }
    }
    None
}
