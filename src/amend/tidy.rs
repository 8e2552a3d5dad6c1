//! A wish on one line, in the words of the grammar, and the test that it is read back as it is.

use super::doubt::Refusal;
use super::{Wish, said};
use crate::front_matter::write;
use crate::note::{self, Reading, play_name};
use crate::text::Source;
use std::sync::Arc;

/// The wish with each text on one line; refused where it could not be read back as it is.
pub(super) fn tidied(wish: &Wish) -> Result<Wish, Refusal> {
    let wish = match wish {
        Wish::Sent { on, play, to, by, words } => {
            Wish::Sent { on: *on, play: named(play)?, to: person(to)?, by: *by, words: own_words(words)? }
        }
        Wish::Heard { on, words } => Wish::Heard { on: *on, words: answer(words)? },
        Wish::Status { .. } => return Ok(wish.clone()),
        Wish::Skip { play, to, reason } => {
            Wish::Skip { play: named(play)?, to: person(to)?, reason: own_words(reason)? }
        }
        Wish::Snooze { play, to, until, reason } => {
            Wish::Snooze { play: named(play)?, to: person(to)?, until: *until, reason: own_words(reason)? }
        }
    };
    if is_read_back(&wish) { Ok(wish) } else { Err(misread(&wish)) }
}

fn named(play: &str) -> Result<String, Refusal> {
    let name = play_name(&one_line(play)?);
    match name.is_empty() {
        true => Err(Refusal::new("it names no play", "name a play, such as `thank-you`")),
        false => Ok(name),
    }
}

/// A name that turns out empty is refused: without a name the line would hold for everyone.
fn person(to: &Option<String>) -> Result<Option<String>, Refusal> {
    let Some(to) = to else { return Ok(None) };
    let name = one_line(to)?;
    match name.is_empty() {
        true => Err(Refusal::new(
            "the name of the person is empty",
            "write the name, or leave it out for everyone",
        )),
        false => Ok(Some(name)),
    }
}

fn own_words(words: &Option<String>) -> Result<Option<String>, Refusal> {
    let words = words.as_deref().map(one_line).transpose()?;
    Ok(words.filter(|words| !words.is_empty()))
}

/// A dash before an answer is a bullet and no part of it; the reader drops it too.
fn answer(words: &str) -> Result<String, Refusal> {
    let words = one_line(words)?;
    let is_bullet = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let answer = match words.strip_prefix(['-', '–', '—']) {
        Some(rest) if is_bullet(rest) => rest.trim(),
        _ => words.as_str(),
    };
    match answer.is_empty() {
        true => Err(Refusal::new("there are no words in it", "say in a few words what they answered")),
        false => Ok(answer.to_owned()),
    }
}

fn one_line(text: &str) -> Result<String, Refusal> {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let parts = text.split(breaks).map(str::trim).filter(|part| !part.is_empty());
    let line = parts.collect::<Vec<_>>().join(" ");
    match line.chars().find(|c| c.is_control()) {
        Some(c) => {
            let message = format!("an invisible character (U+{:04X}) stands in it", u32::from(c));
            Err(Refusal::new(message, "type the words again without it"))
        }
        None => Ok(line),
    }
}

/// Whether the line, in a note that holds nothing else, is read as exactly the wish.
fn is_read_back(wish: &Wish) -> bool {
    let item = write::quoted(&wish.line());
    let text = format!("---\nmood: good\n{}:\n  - {item}\n---\n", wish.field());
    let (reading, _) = note::read(&Arc::new(Source::new("2026-01-01.md", text)));
    let Reading::Note(note) = reading else { return false };
    matches!(said::like(wish, &note).as_slice(), [(said, _)] if *said == said::as_read(wish))
}

fn misread(wish: &Wish) -> Refusal {
    let message = format!("the line `{}` would be read as something else", wish.line());
    let help = match wish {
        Wish::Heard { .. } => "begin the words with a letter or a digit",
        _ => {
            "in the names of play and person, leave away ` - `, ` to `, ` by ` and ` until `; a first name is enough"
        }
    };
    Refusal::new(message, help)
}
