//! A letter as a file to edit: front matter that leads back to its follow-up, then the text.

use super::Draft;
use crate::note::Channel;
use crate::plan::Recipient;
use std::fmt::Write as _;

/// The letter as Markdown. Reading it gives an edited letter of exactly this follow-up.
///
/// The note is named from the letter's own folder, so that both may move together.
pub fn markdown(draft: &Draft<'_>) -> String {
    let follow_up = draft.follow_up();
    let note = draft.note();
    let file = note.path().rsplit('/').next().unwrap_or_default();
    let mut text = "---\n".to_owned();
    let mut field = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {}", scalar(value));
        }
    };
    field("play", Some(&draft.play().name));
    field("note", Some(&format!("../{file}")));
    field("to", named(follow_up.to).and_then(|to| to.name(note)).as_deref());
    field("turn", Some(follow_up.number).filter(|&turn| turn > 1).map(|turn| turn.to_string()).as_deref());
    field("channel", follow_up.channel.map(Channel::word));
    field("subject", draft.letter.subject.as_deref());
    let _ = write!(text, "---\n{}\n", draft.letter.body);
    text
}

/// Whoever has a name in the note.
fn named(to: Recipient) -> Option<Recipient> {
    Some(to).filter(|to| matches!(to, Recipient::Interviewer(_) | Recipient::Recruiter))
}

/// A text as a YAML value: bare where nothing in it means anything to YAML, else between quotes.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " ._/-@+'(),".contains(c) || is_letter(c);
    let begins_plainly = text.starts_with(|c: char| c.is_alphanumeric() || c == '.');
    let is_trimmed = text.trim() == text && !text.is_empty();
    let is_word = text.eq_ignore_ascii_case("null");
    if begins_plainly && is_trimmed && !is_word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_letter(c) || c == ' ' || c.is_ascii_graphic() => quoted.push(c),
            c => drop(write!(quoted, "\\U{:08X}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

/// A letter beyond ASCII, or a mark that people put into sentences.
fn is_letter(c: char) -> bool {
    !c.is_ascii() && (c.is_alphabetic() || "–—’‘“”«»…·".contains(c))
}
