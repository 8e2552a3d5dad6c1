//! A long list over several files: which part this is, and where the others lie.

use serde::Serialize;

/// Long lists come in parts; each page of them knows its neighbours.
#[derive(Serialize)]
pub(super) struct Parts {
    /// This part, from 1.
    number: usize,
    /// How many there are.
    of: usize,
    /// Whether that is more than one.
    is_split: bool,
    /// The file before this one.
    before: Option<String>,
    /// The file after this one.
    after: Option<String>,
}

impl Parts {
    /// How many parts a list has; an empty one has one all the same.
    pub(super) fn number(length: usize, part: usize) -> usize {
        length.div_ceil(part).max(1)
    }

    /// Part `place`, from 0, of `of`, under names made from `stem`.
    pub(super) fn new(stem: &str, place: usize, of: usize) -> Self {
        Parts {
            number: place + 1,
            of,
            is_split: of > 1,
            before: place.checked_sub(1).map(|before| Parts::file(stem, before)),
            after: Some(place + 1).filter(|&after| after < of).map(|after| Parts::file(stem, after)),
        }
    }

    /// `notes.html`, `notes-2.html`
    pub(super) fn file(stem: &str, place: usize) -> String {
        match place {
            0 => format!("{stem}.html"),
            _ => format!("{stem}-{}.html", place + 1),
        }
    }
}
