//! From notes to oneself to words for a letter: the fact is lifted out, the confession stays behind.
//!
//! Whatever cannot be turned safely is `None`; the letter then leaves a blank with the user's words as its hint.

mod answer;
mod case;
mod doubt;
mod gap;
mod lists;
mod moment;
mod openers;
mod pronouns;
mod question;
mod strengths;
mod words;

pub(super) use answer::{Answer, answer, fit, leans, listed, says_enough};
pub(super) use case::{Known, capitalised, cleaned, lowered};
pub(super) use gap::{Told, about, in_brackets, is_apposition, is_better_unsaid, is_unsaid, opens_plainly};
pub(super) use moment::moment;
pub(super) use pronouns::Addressee;
pub(super) use strengths::{strength_parts, strengths};
pub(super) use words::content_words;

#[cfg(test)]
mod tests;
