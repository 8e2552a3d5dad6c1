//! Days on a calendar, business days, holidays; the only module that knows the date library's arithmetic.

mod business;
mod meant;
mod offset;
mod style;

pub use business::Calendar;
pub use offset::{Offset, Unit};
pub use style::Style;

use jiff::civil;
use serde::{Serialize, Serializer};
use std::fmt;

/// One day. It is written and read as `2026-03-04` and has no time of day and no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(civil::Date);

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It does not look like `2026-03-04`.
    #[error("not a date of the form `2026-03-04`")]
    Shape,
    /// It has the right shape, but no calendar has that day.
    #[error("a day that does not exist")]
    NoSuchDay,
}

impl Date {
    /// The day `year-month-day`, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// Reads `2026-03-04`, also with a time behind it (`T14:00`, ` 14:00`), which is dropped.
    ///
    /// # Errors
    /// [`DateError::Shape`] where it does not look like a date, [`DateError::NoSuchDay`] for `2026-02-30`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let (day, time) = text.split_at_checked(10).ok_or(DateError::Shape)?;
        if !has_date_shape(day) || !is_time_or_nothing(time) {
            return Err(DateError::Shape);
        }
        day.parse().map(Date).map_err(|_| DateError::NoSuchDay)
    }

    /// The date that a text begins with, as in the file name `2026-03-04-dana.md`.
    pub fn leading(text: &str) -> Option<Self> {
        let (day, rest) = text.split_at_checked(10)?;
        let ends_there = !rest.starts_with(|c: char| c.is_ascii_digit());
        (ends_there && has_date_shape(day)).then(|| day.parse().ok().map(Date)).flatten()
    }

    /// Reads the as-of date: `2026-03-06`, `today`, `yesterday`, `tomorrow`, `+3d`, `-1w`, counted from `today`.
    ///
    /// # Errors
    /// As [`Date::parse`]; a day beyond the calendar's end is [`DateError::NoSuchDay`].
    pub fn parse_as_of(text: &str, today: Date) -> Result<Self, DateError> {
        let days = match text.trim() {
            "today" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            relative if relative.starts_with(['+', '-']) => days_in(relative).ok_or(DateError::Shape)?,
            absolute => return Date::parse(absolute),
        };
        let span = jiff::Span::new().try_days(days);
        span.and_then(|span| today.0.checked_add(span)).map(Date).map_err(|_| DateError::NoSuchDay)
    }

    /// The day `days` calendar days later, earlier where negative; stops at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        match days {
            0 => self,
            _ => Date(self.0.saturating_add(jiff::Span::new().days(days))),
        }
    }

    /// The next day, or the one before for a negative `step`; the calendar's last day is its own next.
    fn neighbour(self, step: i32) -> Self {
        let day = if step < 0 { self.0.yesterday() } else { self.0.tomorrow() };
        day.map_or(self, Date)
    }

    /// Calendar days from this day to `other`; negative where `other` is earlier.
    pub fn days_until(self, other: Date) -> i32 {
        (other.0 - self.0).get_days()
    }

    /// Day of the week, Monday 0 to Sunday 6.
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or_default()
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The weekday's English name: `Wednesday`.
    pub fn weekday_name(self) -> String {
        self.0.strftime("%A").to_string()
    }

    /// The month's English name: `March`.
    pub fn month_name(self) -> String {
        self.0.strftime("%B").to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn has_date_shape(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

fn is_time_or_nothing(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', 't', ' ']) else {
        return text.is_empty();
    };
    let time = time.trim();
    time.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && time.bytes().all(|b| b.is_ascii_digit() || b":.+-Zz aApPmM".contains(&b))
}

fn days_in(relative: &str) -> Option<i64> {
    let (number, days_per_unit) = match relative.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (relative.strip_suffix('d')?, 1),
    };
    number.parse::<i64>().ok()?.checked_mul(days_per_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a valid date")
    }

    #[test]
    fn a_date_may_carry_a_time_which_is_dropped() {
        for text in [
            "2026-03-04",
            "2026-03-04T14:00",
            "2026-03-04 14:00",
            "2026-03-04T14:00:00Z",
            "2026-03-04 2:30 pm",
        ] {
            assert_eq!(Date::parse(text), Ok(day("2026-03-04")), "{text}");
        }
    }

    #[test]
    fn a_text_that_only_resembles_a_date_is_none() {
        for text in [
            "20260304",
            "2026-3-4",
            "04.03.2026",
            "2026-03-04x",
            "2026-03-04 soon",
            "2026-03-04 pm",
            "2026-03-04 2nd round",
            "",
            "2026-03-0é",
        ] {
            assert_eq!(Date::parse(text), Err(DateError::Shape), "{text}");
        }
        assert_eq!(Date::parse("2026-02-30"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn the_as_of_date_may_be_counted_from_today() {
        let today = day("2026-03-06");
        let read = |text| Date::parse_as_of(text, today).map(|date| date.to_string());
        assert_eq!(read("today").as_deref(), Ok("2026-03-06"));
        assert_eq!(read("yesterday").as_deref(), Ok("2026-03-05"));
        assert_eq!(read("+3d").as_deref(), Ok("2026-03-09"));
        assert_eq!(read("-1w").as_deref(), Ok("2026-02-27"));
        assert_eq!(read("2024-02-29").as_deref(), Ok("2024-02-29"));
        assert_eq!(read("+3"), Err(DateError::Shape));
    }

    #[test]
    fn an_as_of_date_beyond_the_calendar_is_a_day_that_does_not_exist() {
        for text in ["+99999999d", "-9999999d", "+99999999999w"] {
            assert_eq!(Date::parse_as_of(text, day("2026-03-06")), Err(DateError::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn a_file_name_may_begin_with_a_date() {
        assert_eq!(Date::leading("2026-03-04-dana.md"), Some(day("2026-03-04")));
        assert_eq!(Date::leading("2026-03-041.md"), None);
        assert_eq!(Date::leading("notes.md"), None);
    }

    #[test]
    fn dates_are_read_aloud() {
        let day = day("2026-03-04");
        assert_eq!([day.weekday_name(), day.month_name()], ["Wednesday", "March"]);
    }
}
