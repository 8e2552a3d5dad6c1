//! Offsets as the playbook writes them: `0`, `-7d`, `+1d` in calendar days, `+1bd` in business days.

use super::{Calendar, Date};
use std::fmt;
use std::str::FromStr;

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Every day.
    Calendar,
    /// Business days only.
    Business,
}

/// A number of days, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    /// How many days; negative is earlier.
    pub days: i32,
    /// Which days count.
    pub unit: Unit,
}

impl Offset {
    /// No days at all.
    pub const ZERO: Offset = Offset { days: 0, unit: Unit::Calendar };

    /// The day that lies this far from `date`.
    #[must_use]
    pub fn from(self, date: Date, calendar: &Calendar) -> Date {
        match self.unit {
            Unit::Calendar => date.plus_days(self.days),
            Unit::Business => calendar.plus(date, self.days),
        }
    }
}

/// The text is not an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an offset such as `0`, `+1d` or `+2bd`")]
pub struct OffsetError;

impl FromStr for Offset {
    type Err = OffsetError;

    fn from_str(text: &str) -> Result<Self, OffsetError> {
        let text = text.trim().replace('−', "-");
        let (number, unit) = match (text.strip_suffix("bd"), text.strip_suffix('d')) {
            (Some(number), _) => (number, Unit::Business),
            (None, Some(number)) => (number, Unit::Calendar),
            (None, None) if text == "0" => ("0", Unit::Calendar),
            (None, None) => return Err(OffsetError),
        };
        let days = number.parse::<i32>().map_err(|_| OffsetError)?;
        if days.abs() <= 3660 { Ok(Offset { days, unit }) } else { Err(OffsetError) }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.days, self.unit) {
            (0, _) => f.write_str("0"),
            (days, Unit::Calendar) => write!(f, "{days:+}d"),
            (days, Unit::Business) => write!(f, "{days:+}bd"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_read_as_the_playbook_writes_them() {
        for text in ["0", "-7d", "+1d", "+10bd"] {
            assert_eq!(text.parse::<Offset>().map(|offset| offset.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("−7d".parse(), Ok(Offset { days: -7, unit: Unit::Calendar }), "a typographic minus");
        for text in ["", "1", "d", "+1w", "+999999d", "open"] {
            assert_eq!(text.parse::<Offset>(), Err(OffsetError), "{text}");
        }
    }
}
