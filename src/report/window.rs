//! A follow-up's window as a picture: opens, due, closes, and where today is.

use super::words::Words;
use crate::date::Date;
use crate::plan::FollowUp;
use serde::Serialize;

/// A window in words, and as places on a line 320 units long.
#[derive(Serialize)]
pub(super) struct WindowView {
    /// `Wed 4 Mar`
    opens: String,
    due: String,
    /// Absent where it stays open.
    closes: Option<String>,
    today: String,
    /// Places from the left.
    opens_x: i32,
    due_x: i32,
    closes_x: i32,
    today_x: i32,
    /// From opens to due.
    first_length: i32,
    /// From due to closes.
    second_length: i32,
}

const LEFT: i32 = 8;
const LENGTH: i32 = 304;
/// How much of an open end is drawn.
const OPEN_END: i32 = 5;

/// Draws the window on a scale that holds it and today.
pub(super) fn draw(follow_up: &FollowUp, words: Words<'_>, as_of: Date) -> WindowView {
    let end = follow_up.closes.unwrap_or_else(|| follow_up.due.max(as_of).plus_days(OPEN_END));
    let first = follow_up.opens.min(as_of);
    let days = first.days_until(end.max(as_of)).max(1);
    let place = |date: Date| LEFT + first.days_until(date) * LENGTH / days;
    let (opens_x, due_x, closes_x) = (place(follow_up.opens), place(follow_up.due), place(end));
    WindowView {
        opens: words.day(follow_up.opens),
        due: words.day(follow_up.due),
        closes: follow_up.closes.map(|closes| words.day(closes)),
        today: words.day(as_of),
        opens_x,
        due_x,
        closes_x,
        today_x: place(as_of),
        first_length: due_x - opens_x,
        second_length: closes_x - due_x,
    }
}
