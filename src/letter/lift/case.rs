//! Capitals and full stops: what begins a sentence, and what stands in the middle of one.

use super::words::{is_deed, is_gerund, is_small, word};

/// Who and what keeps its capital in the middle of a sentence.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::letter) struct Known<'a> {
    /// Names: people, the company.
    pub(in crate::letter) names: &'a [String],
    /// The note's own text, where the same word may stand in the middle of a sentence.
    pub(in crate::letter) body: &'a str,
}

/// The text in one line, without the marks of Markdown, quotes around it, and stops behind it.
pub(in crate::letter) fn cleaned(text: &str) -> String {
    let text = without_links(text).replace("**", "").replace('`', "");
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = one_line.as_str();
    loop {
        let before = rest;
        rest = rest.trim().trim_matches('*').trim_matches('_');
        rest = rest
            .trim_start_matches([',', ';', ':', '-', '–', '—', '.'])
            .trim_end_matches([',', ';', ':', '-', '–', '—', '.', '!', '…', ' ']);
        for (open, close) in [('"', '"'), ('“', '”'), ('\'', '\''), ('‘', '’')] {
            let inside = rest.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            rest = inside.filter(|inside| !inside.contains([open, close])).unwrap_or(rest);
        }
        if rest == before {
            break;
        }
    }
    without_loose_marks(rest)
}

/// Cleaned for a letter: no emoji, and the shorthand of notes written out.
pub(in crate::letter) fn plain(text: &str) -> String {
    const SHORTHAND: &[(&str, &str)] = &[
        ("w/", "with"),
        ("yrs", "years"),
        ("yr", "year"),
        ("b/c", "because"),
        ("bc", "because"),
        ("tho", "though"),
    ];
    const LAUGHING: &[&str] = &["lol", "haha", "hahaha", "lmao", "xd", "tbh", "ugh", "argh", "oops", "sigh"];
    let without_emoji: String = text.chars().filter(|&c| !is_emoji(c)).collect();
    let written_out = |token: &str| {
        let short = SHORTHAND.iter().find(|(short, _)| token.eq_ignore_ascii_case(short));
        short.map_or_else(|| token.to_owned(), |(_, long)| (*long).to_owned())
    };
    let mut words: Vec<String> = cleaned(&without_emoji).split(' ').map(written_out).collect();
    while words.last().is_some_and(|last| LAUGHING.contains(&last.to_lowercase().as_str())) {
        words.pop();
    }
    cleaned(&words.join(" "))
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}')
}

/// A comma or stop that stands alone joins the word before it, unless that has one already.
fn without_loose_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in text.split_whitespace() {
        let is_mark = token.chars().all(|c| ",.;:!?".contains(c));
        let first = token.chars().next().unwrap_or(' ');
        let has_mark = out.is_empty() || out.ends_with([',', '.', ';', ':', '!', '?']);
        match (is_mark, has_mark) {
            (true, true) => {}
            (true, false) => out.push(first),
            (false, _) => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(token);
            }
        }
    }
    out.replace(",,", ",")
}

/// `[[Noor Haddad|Noor]]` is Noor.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("[[") {
        let Some((inside, behind)) = behind.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = behind;
    }
    out + rest
}

/// As it stands in the middle of a sentence: the first letter small, unless the word keeps its capital.
pub(in crate::letter) fn lowered(text: &str, known: Known<'_>) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if keeps_capital(first, known) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) => letter.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn keeps_capital(first: &str, known: Known<'_>) -> bool {
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = bare.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return true;
    }
    let lower = word(first);
    let one_letter = first == "A";
    if lower == "i" || lower.starts_with("i'") || letters.any(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return true;
    }
    let name = lower.strip_suffix("'s").unwrap_or(&lower);
    if known.names.iter().any(|known| known.split_whitespace().any(|part| word(part) == name)) {
        return true;
    }
    !(one_letter
        || is_small(&lower)
        || is_deed(&lower)
        || is_common(&lower)
        || stands_small_in(known.body, &lower))
}

/// Endings and words that are hardly ever a name.
fn is_common(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["tion", "tions", "ment", "ments", "ness", "ity", "ance", "ence", "ship", "ism", "ure", "ures"];
    const WORDS: &[&str] = &[
        "company",
        "everyone",
        "office",
        "lunch",
        "remote",
        "coffee",
        "dog",
        "book",
        "books",
        "music",
        "football",
        "travel",
        "family",
        "weekend",
        "product",
        "platform",
        "customer",
        "user",
        "culture",
        "mission",
        "roadmap",
        "strategy",
        "technical",
        "whiteboard",
        "pair",
        "favourite",
        "shared",
        "distributed",
        "automated",
        "advanced",
        "story",
        "stories",
        "project",
        "projects",
        "question",
        "questions",
        "work",
        "team",
        "teams",
        "experience",
        "years",
        "design",
        "talk",
        "talking",
        "demo",
        "tour",
        "joke",
        "idea",
        "plan",
        "problem",
        "problems",
        "data",
        "code",
        "results",
        "figures",
        "numbers",
        "people",
        "customers",
        "users",
        "budget",
        "sales",
        "salary",
        "career",
        "side",
        "open",
        "team's",
        "background",
        "skills",
        "strong",
        "deep",
        "long",
        "small",
        "big",
        "new",
        "old",
        "hands-on",
        "on-call",
        "testing",
        "monitoring",
        "leadership",
        "rate",
        "time",
        "cost",
        "costs",
        "degree",
        "thesis",
        "course",
        "certificate",
        "languages",
        "database",
        "databases",
        "systems",
        "system",
        "audit",
        "launch",
        "rewrite",
        "redesign",
        "recursion",
        "sorting",
        "hash",
        "big-o",
        "calm",
        "quiet",
        "clear",
        "solid",
        "practical",
        "event-driven",
    ];
    is_gerund(word)
        || WORDS.contains(&word)
        || (word.len() > 6 && ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Whether the body has the word with a small letter.
fn stands_small_in(body: &str, lower: &str) -> bool {
    body.match_indices(lower).any(|(at, _)| {
        let before = body[..at].chars().next_back();
        let after = body[at + lower.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The first letter large; one that brings its own spelling, like `iOS`, stays.
pub(in crate::letter) fn capitalised(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.chars().skip(1).any(char::is_uppercase) && first.starts_with(char::is_lowercase) {
        return text.to_owned();
    }
    let mut done = false;
    let up = |c: char| {
        let first = !done && c.is_alphanumeric();
        done |= first;
        if first { c.to_uppercase().collect::<String>() } else { c.to_string() }
    };
    text.chars().map(up).collect()
}

/// With a full stop behind it, unless it ends a sentence already.
pub(in crate::letter) fn stopped(text: &str) -> String {
    let bare = text.trim_end_matches(['"', '”', '\'', '’', ')']);
    if text.is_empty() || bare.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
