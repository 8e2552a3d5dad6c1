//! A calendar's content lines, each folded and with its end.
//!
//! The library that reads calendars is not used to write them: it puts in random names and the current time, and folds
//! some lines at 76 octets.

use crate::text::Escapes;

/// Lines, one below the other.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// One more line. The value is text: where it is a word, a number or a day, nothing in it is escaped.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        let start = self.text.len();
        self.text += key;
        self.text += ":";
        ESCAPES.push(&mut self.text, value);
        self.fold(start);
        self.text += "\r\n";
    }

    /// More lines, as [`Lines::text`] gives them.
    pub(super) fn append(&mut self, text: &str) {
        self.text += text;
    }

    /// All of them.
    pub(super) fn text(self) -> String {
        self.text
    }

    /// Folds the line that begins at `start`, between characters and not within one: RFC 5545, 3.1.
    fn fold(&mut self, start: usize) {
        if self.text.len() - start <= LONGEST {
            return;
        }
        let line = self.text.split_off(start);
        let (mut rest, mut room) = (line.as_str(), LONGEST);
        while rest.len() > room {
            let (before, behind) = rest.split_at(rest.floor_char_boundary(room));
            self.text += before;
            self.text += "\r\n ";
            // The blank at its beginning counts.
            (rest, room) = (behind, LONGEST - 1);
        }
        self.text += rest;
    }
}

/// RFC 5545, 3.3.11.
static ESCAPES: Escapes = Escapes::new(&[(b'\\', r"\\"), (b',', r"\,"), (b';', r"\;"), (b'\n', r"\n")]);

/// In octets, without the line's end.
const LONGEST: usize = 75;
