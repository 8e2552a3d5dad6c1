//! What a note says already, told as wishes.

use super::Wish;
use crate::note::{Note, values};
use crate::text::Span;

/// The lines of the wish's own field as wishes, with their places; of a status, that one if it is complete.
pub(super) fn like(wish: &Wish, note: &Note) -> Vec<(Wish, Span)> {
    match wish {
        Wish::Sent { .. } => sent(note),
        Wish::Heard { .. } => heard(note),
        Wish::Status { .. } => status(note).into_iter().collect(),
        Wish::Skip { .. } => skips(note).filter(|(wish, _)| matches!(wish, Wish::Skip { .. })).collect(),
        Wish::Snooze { .. } => skips(note).filter(|(wish, _)| matches!(wish, Wish::Snooze { .. })).collect(),
    }
}

/// Where the note says exactly this.
pub(super) fn place(note: &Note, wish: &Wish) -> Option<Span> {
    let read = as_read(wish);
    like(wish, note).into_iter().find(|(said, _)| *said == read).map(|(_, span)| span)
}

/// The wish as the reader understands its line: wikilinks are their text.
pub(super) fn as_read(wish: &Wish) -> Wish {
    let text = |text: &String| values::unlinked(text).trim().to_owned();
    let mut wish = wish.clone();
    match &mut wish {
        Wish::Sent { to, words, .. } => {
            *to = to.as_ref().map(text);
            *words = words.as_ref().map(text);
        }
        Wish::Heard { words, .. } => *words = text(words),
        Wish::Status { .. } => {}
        Wish::Skip { to, reason, .. } | Wish::Snooze { to, reason, .. } => {
            *to = to.as_ref().map(text);
            *reason = reason.as_ref().map(text);
        }
    }
    wish
}

fn sent(note: &Note) -> Vec<(Wish, Span)> {
    let wish = |line: &crate::note::Sent| Wish::Sent {
        on: line.date,
        play: line.play.clone(),
        to: line.to.clone(),
        by: line.by,
        words: line.words.clone(),
    };
    note.sent.iter().map(|line| (wish(line), line.span)).collect()
}

fn heard(note: &Note) -> Vec<(Wish, Span)> {
    let wish = |line: &crate::note::Heard| Wish::Heard { on: line.date, words: line.words.clone() };
    note.heard.iter().map(|line| (wish(line), line.span)).collect()
}

fn status(note: &Note) -> Option<(Wish, Span)> {
    let wish = Wish::Status { status: note.status?, on: note.status_on? };
    Some((wish, note.span_of("status")))
}

fn skips(note: &Note) -> impl Iterator<Item = (Wish, Span)> {
    note.skips.iter().map(|line| {
        let (play, to, reason) = (line.play.clone(), line.to.clone(), line.reason.clone());
        let wish = match line.until {
            Some(until) => Wish::Snooze { play, to, until, reason },
            None => Wish::Skip { play, to, reason },
        };
        (wish, line.span)
    })
}
