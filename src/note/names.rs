//! Field names: the known ones, the names people use instead, and what is plainly a misspelling.

use super::values::is_unseen;
use crate::diagnostic::did_you_mean;

/// Every field that a note may have, under the name that this program uses.
pub const FIELDS: &[&str] = &[
    "date",
    "interviewer",
    "mood",
    "gaps",
    "company",
    "role",
    "stage",
    "status",
    "status_on",
    "decide_by",
    "want",
    "answered",
    "interest",
    "they_know",
    "prefers",
    "recruiter",
    "highlights",
    "strengths",
    "fit",
    "sent",
    "heard",
    "skip",
    "snooze",
    "answer_by",
    "return_on",
    "tags",
    "private",
    "practice",
    "source",
];

/// Fields whose presence makes a file a note.
pub const TELLING: &[&str] = &["interviewer", "mood", "gaps"];

/// Names that other tools and templates use, and the field that they mean.
const ALIASES: &[(&str, &str)] = &[
    ("interviewdate", "date"),
    ("interviewers", "interviewer"),
    ("interviewername", "interviewer"),
    ("position", "role"),
    ("jobtitle", "role"),
    ("employer", "company"),
    ("round", "stage"),
    ("interviewstage", "stage"),
    ("lastround", "stage"),
    ("result", "status"),
    ("outcome", "status"),
    ("feeling", "mood"),
    ("gapssurfaced", "gaps"),
    ("gap", "gaps"),
    ("highlight", "highlights"),
    ("strength", "strengths"),
];

/// Words that resemble a field's name, but are common names of other things in people's notes.
const OTHERS: &[&str] =
    &["state", "stages", "rate", "updated", "created", "data", "rule", "type", "interviews", "tag"];

/// The field that a key means; case, `-`, `_` and space of every kind do not matter, also what cannot be seen at all, as
/// it comes along when a note is pasted from a word processor.
pub fn field(key: &str) -> Option<&'static str> {
    let to_the_letter = FIELDS.iter().find(|field| **field == key);
    to_the_letter.copied().or_else(|| field_like(key))
}

fn field_like(key: &str) -> Option<&'static str> {
    let folded = folded(key);
    let known = FIELDS.iter().find(|field| field.bytes().filter(|byte| *byte != b'_').eq(folded.bytes()));
    known.copied().or_else(|| ALIASES.iter().find(|(alias, _)| *alias == folded).map(|&(_, field)| field))
}

/// The field that an unknown key is plainly a misspelling of: one slip in a short word
/// (but never in its first letter: food is no mood), two in a long one.
pub fn misspelt(key: &str) -> Option<&'static str> {
    let folded = folded(key);
    if OTHERS.contains(&folded.as_str()) {
        return None;
    }
    if folded.chars().count() < 4 {
        let cut_off = |field: &&&str| folded.len() == 3 && field.len() == 4 && field.starts_with(&folded);
        return FIELDS.iter().find(cut_off).copied();
    }
    // Two slips change a length by two at most; one more is allowed for a separator.
    let is_as_long = |field: &&str| field.len().abs_diff(folded.len()) <= 3;
    let known = FIELDS.iter().copied().chain(["interviewers"]).filter(is_as_long);
    let near = did_you_mean(&key.to_lowercase().replace(['-', ' '], "_"), known)?;
    let slips = strsim::damerau_levenshtein(&folded, &near.replace('_', ""));
    let plainly = match near.len() {
        7.. => slips <= 2,
        _ => slips <= 1 && folded.chars().next() == near.chars().next(),
    };
    plainly.then(|| field(near)).flatten()
}

fn folded(key: &str) -> String {
    key.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_') && !is_unseen(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_hyphens_and_underscores_do_not_matter() {
        for key in
            ["They Know", "they-know", "theyKnow", "THEY_KNOW", "they\u{a0}know", "they_\u{ad}know\u{200b}"]
        {
            assert_eq!(field(key), Some("they_know"), "{key}");
        }
    }

    #[test]
    fn names_that_other_tools_use_are_understood() {
        for (key, meant) in [
            ("interview_date", "date"),
            ("Interviewers", "interviewer"),
            ("job title", "role"),
            ("outcome", "status"),
            ("gaps_surfaced", "gaps"),
            ("last_round", "stage"),
        ] {
            assert_eq!(field(key), Some(meant), "{key}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_a_misspelling_and_another_word_is_not() {
        for (key, meant) in [
            ("intervewer", "interviewer"),
            ("statis", "status"),
            ("moood", "mood"),
            ("gpas", "gaps"),
            ("descide_by", "decide_by"),
            ("higlights", "highlights"),
            ("dat", "date"),
        ] {
            assert_eq!(misspelt(key), Some(meant), "{key}");
        }
        for key in
            ["salary", "location", "state", "link", "id", "food", "updated", "title", "aliases", "cssclasses"]
        {
            assert_eq!(misspelt(key), None, "{key}");
        }
    }
}
