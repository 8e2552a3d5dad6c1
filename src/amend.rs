//! A wish (`sent`, `heard`, `status`, `skip`) becomes a small, verified edit of a note's front matter.
//!
//! The edit is a splice on the places that the reader gives; nothing is written anew. The new text is read again,
//! and only where every other field, the body and every other byte are as before, and the new line is read as
//! exactly the wish, is it handed out. Files are not touched here: the caller writes [`Amended::text`].

mod append;
mod by_hand;
mod doubt;
mod list;
mod page;
mod proof;
mod quote;
mod said;
mod set;
mod splice;
mod tidy;

#[cfg(test)]
mod tests;

pub use splice::Splice;

use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::note::{Channel, Status};
use crate::text::Source;
use page::Page;

/// What the user wants a note to say.
///
/// Texts are put on one line: a line break or a tab with the space around it becomes one space. Wikilinks stay
/// in the file and are read as their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A follow-up went out: one line more under `sent`.
    Sent {
        /// The day it went out.
        on: Date,
        /// The play's name.
        play: String,
        /// To whom; absent means everyone in the note.
        to: Option<String>,
        /// By which channel.
        by: Option<Channel>,
        /// The user's own words.
        words: Option<String>,
    },
    /// They answered: one line more under `heard`.
    Heard {
        /// The day it came.
        on: Date,
        /// What they said.
        words: String,
    },
    /// What came of it: `status`, and `status_on` beside it.
    Status {
        /// The new status.
        status: Status,
        /// When that was learnt.
        on: Date,
    },
    /// A play is not wanted for this note: one line more under `skip`.
    Skip {
        /// The play's name.
        play: String,
        /// For whom; absent means everyone in the note.
        to: Option<String>,
        /// The user's own words.
        reason: Option<String>,
    },
    /// A play is put off: one line more under `snooze`.
    Snooze {
        /// The play's name.
        play: String,
        /// For whom; absent means everyone in the note.
        to: Option<String>,
        /// Not before this day.
        until: Date,
        /// The user's own words.
        reason: Option<String>,
    },
}

/// What a wish came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The note's new text.
    Amended(Amended),
    /// The note says exactly this already.
    AlreadySo {
        /// The line that says so, from 1.
        line: usize,
    },
}

/// A note's new text, and how it differs from the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The whole new file.
    pub text: String,
    /// The stretches that changed, from top to bottom; every byte outside them is as it was.
    pub splices: Vec<Splice>,
    /// The line of the new text that says what was wished, from 1.
    pub line: usize,
}

impl Amended {
    /// The text as it was before, taken from the new text and the splices alone.
    pub fn undone(&self) -> String {
        splice::undone(&self.text, &self.splices)
    }
}

/// Makes the note in `source` say what is wished.
///
/// # Errors
/// Refuses, with at least one diagnostic, where the file is no note, where its front matter cannot be read without
/// doubt, where the wish cannot be written so that it is read back as it is, or where the new text does not prove
/// to be the old one with the wish in it. Nothing is changed then.
pub fn amend(source: &Source, wish: &Wish) -> Result<Outcome, Vec<Diagnostic>> {
    let page = Page::read(source)?;
    let wish = tidy::tidied(wish).map_err(|refusal| vec![refusal.at(&page, wish)])?;
    doubt::about(&page, &wish)?;
    if let Some(span) = said::place(&page.note, &wish) {
        return Ok(Outcome::AlreadySo { line: source.line(span.start) });
    }
    let plans = match &wish {
        Wish::Status { status, on } => set::plans(&page, *status, *on),
        _ => append::plans(&page, wish.field(), &wish.line()),
    };
    let amended = plans.into_iter().find_map(|splices| proof::proven(&page, &wish, splices));
    amended.map(Outcome::Amended).ok_or_else(|| vec![doubt::unproven(&page, &wish)])
}

impl Wish {
    /// The field that the wish is about.
    pub fn field(&self) -> &'static str {
        match self {
            Wish::Sent { .. } => "sent",
            Wish::Heard { .. } => "heard",
            Wish::Status { .. } => "status",
            Wish::Skip { .. } => "skip",
            Wish::Snooze { .. } => "snooze",
        }
    }

    /// The wish as a note writes it: `2026-03-05 thank-you to Dana by email`; of a status, the word.
    pub fn line(&self) -> String {
        let part = |word: &str, value: &Option<String>| match value {
            Some(value) => format!(" {word} {value}"),
            None => String::new(),
        };
        match self {
            Wish::Sent { on, play, to, by, words } => {
                let by = by.map(|by| by.word().to_owned());
                format!("{on} {play}{}{}{}", part("to", to), part("by", &by), part("-", words))
            }
            Wish::Heard { on, words } => format!("{on} {words}"),
            Wish::Status { status, .. } => status.word().to_owned(),
            Wish::Skip { play, to, reason } => format!("{play}{}{}", part("to", to), part("-", reason)),
            Wish::Snooze { play, to, until, reason } => {
                format!("{play}{} until {until}{}", part("to", to), part("-", reason))
            }
        }
    }
}
