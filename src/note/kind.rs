//! What a file of the journal is: a note, or something else that is left alone.

use super::values::trimmed;
use super::{Note, YesNo, names};
use crate::date::Date;
use crate::front_matter::{Field, FrontMatter, Kind, Value};
use crate::text::Source;
use std::sync::Arc;

/// What a file of the journal turned out to be.
#[derive(Debug, Clone)]
pub enum Reading {
    /// A note.
    Note(Arc<Note>),
    /// A letter that the user edited: its front matter has a `play`.
    Letter(FrontMatter),
    /// A note that is kept out of every output.
    Private,
    /// Something else, left alone, with the reason.
    NotANote(&'static str),
    /// Its front matter cannot be read; an error says why.
    Unreadable,
}

/// Whether a field waits for a template engine: `date: {{date}}`, `mood: <% tp.file.cursor() %>`.
pub(super) fn has_placeholders(front_matter: &str) -> bool {
    let values = front_matter.lines().filter_map(|line| line.split_once([':', '=']));
    values.into_iter().any(|(_, value)| is_placeholder(value))
}

/// What a file with front matter is, if it is no note to be read.
pub(super) fn other_than_a_note(
    source: &Source,
    front_matter: &FrontMatter,
    meanings: &[Option<&'static str>],
) -> Option<Reading> {
    let meant = || front_matter.fields.iter().zip(meanings);
    let is = |name: &str| meant().find(|(_, meaning)| **meaning == Some(name)).map(|(field, _)| field);
    let other = |name: &str| front_matter.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name));
    if is("private").is_some_and(|field| !says_no(&field.value)) {
        return Some(Reading::Private);
    }
    if other("play").is_some() {
        return Some(Reading::Letter(front_matter.clone()));
    }
    if other("candidate").is_some() {
        return Some(Reading::NotANote("a note of the hiring side: it has a `candidate`"));
    }
    let waits = |(field, meaning): (&Field, &Option<&str>)| {
        let counts = matches!(meaning, Some("date" | "interviewer" | "company" | "role" | "mood"));
        counts && is_placeholder(source.slice(field.value.span))
    };
    if meant().any(waits) {
        return Some(Reading::NotANote("a template: its front matter holds placeholders"));
    }
    let tells = |meaning: Option<&str>| meaning.is_some_and(|meant| names::TELLING.contains(&meant));
    let unknown = || meant().filter(|(_, meaning)| meaning.is_none());
    if !meanings.iter().any(|meaning| tells(*meaning))
        && !unknown().any(|(field, _)| tells(names::misspelt(&field.name)))
    {
        return Some(Reading::NotANote("its front matter has none of `interviewer`, `mood`, `gaps`"));
    }
    let mut ours = meant().filter(|(_, meaning)| meaning.is_some());
    let name = source.path().rsplit('/').next().unwrap_or_default();
    if Date::leading(name).is_none() && ours.all(|(field, _)| field.value.is_empty()) {
        return Some(Reading::NotANote("none of its fields is filled in"));
    }
    None
}

/// Whether a value begins with something that a template engine is still to fill in.
fn is_placeholder(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    let blank = value.strip_prefix('<').and_then(|value| value.strip_suffix('>'));
    blank.is_some_and(|words| !words.contains(['@', '<', '>', '(', '=', ';']))
        || value.eq_ignore_ascii_case("yyyy-mm-dd")
        || ["{{", "<%"].iter().any(|mark| value.starts_with(mark))
}

/// Whatever is written there but a plain no keeps the note private: a slip of the finger must not publish it.
fn says_no(value: &Value) -> bool {
    match &value.kind {
        Kind::Empty => true,
        Kind::Text(text) => trimmed(text).is_none_or(|text| YesNo::read(&text) == Some(YesNo::No)),
        _ => false,
    }
}

/// Front matter that cannot be read may still say that nobody else is to read it.
pub(super) fn is_marked_private(front_matter: &str) -> bool {
    let fields = front_matter.lines().filter_map(|line| line.split_once([':', '=']));
    let mut private = fields.filter(|(name, _)| names::field(name) == Some("private"));
    private.any(|(_, value)| YesNo::read(value.trim().trim_matches(['"', '\''])) != Some(YesNo::No))
}

pub(super) fn yes(value: &Value) -> bool {
    matches!(&value.kind, Kind::Text(text) if YesNo::read(text) == Some(YesNo::Yes))
}
