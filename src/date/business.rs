//! Business days: every day but the weekend's and the holidays.

use super::Date;
use std::collections::BTreeSet;

/// Which days are days off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    weekend: [bool; 7],
    holidays: BTreeSet<Date>,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar::new([5, 6], [])
    }
}

impl Calendar {
    /// A calendar with these days off: weekdays from Monday 0 to Sunday 6, and single days.
    ///
    /// A week without any working day has no business days to count, so it is taken as one without a weekend.
    pub fn new(weekend: impl IntoIterator<Item = usize>, holidays: impl IntoIterator<Item = Date>) -> Self {
        let mut off = [false; 7];
        for weekday in weekend {
            if let Some(slot) = off.get_mut(weekday) {
                *slot = true;
            }
        }
        if off == [true; 7] {
            off = [false; 7];
        }
        Calendar { weekend: off, holidays: holidays.into_iter().collect() }
    }

    /// Whether people are at work on that day.
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.weekend[date.weekday()] && !self.holidays.contains(&date)
    }

    /// The day itself, or the first business day after it.
    #[must_use]
    pub fn on_or_after(&self, date: Date) -> Date {
        self.find(date, 1)
    }

    /// The day `count` business days later; earlier where negative. Zero is the day itself, even a day off.
    #[must_use]
    pub fn plus(&self, date: Date, count: i32) -> Date {
        let step = count.signum();
        (0..count.unsigned_abs()).fold(date, |day, _| self.find(day.plus_days(step), step))
    }

    /// How many business days there are after `from`, up to and including `to`; zero where `to` is not later.
    pub fn between(&self, from: Date, to: Date) -> i32 {
        let days = (1..=from.days_until(to)).filter(|&days| self.is_business_day(from.plus_days(days)));
        i32::try_from(days.count()).unwrap_or(i32::MAX)
    }

    /// The first business day from `date` on in the direction of `step`; gives up after two years of holidays.
    fn find(&self, date: Date, step: i32) -> Date {
        (0..731).map(|n| date.plus_days(n * step)).find(|&day| self.is_business_day(day)).unwrap_or(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a valid date")
    }

    #[test]
    fn business_days_skip_weekends_and_holidays() {
        let calendar = Calendar::new([5, 6], [day("2026-03-09")]);
        assert_eq!(calendar.plus(day("2026-03-06"), 1), day("2026-03-10"), "Friday, then a Monday off");
        assert_eq!(calendar.plus(day("2026-03-04"), 5), day("2026-03-12"));
        assert_eq!(calendar.plus(day("2026-03-10"), -1), day("2026-03-06"));
    }

    #[test]
    fn zero_business_days_is_the_day_itself_even_on_a_weekend() {
        assert_eq!(Calendar::default().plus(day("2026-03-07"), 0), day("2026-03-07"));
        assert_eq!(Calendar::default().on_or_after(day("2026-03-07")), day("2026-03-09"));
    }

    #[test]
    fn the_weekend_may_lie_elsewhere() {
        let calendar = Calendar::new([4, 5], []);
        assert_eq!(calendar.plus(day("2026-03-05"), 1), day("2026-03-08"), "Thursday, then Sunday");
    }

    #[test]
    fn a_week_of_seven_days_off_is_a_week_of_seven_working_days() {
        assert_eq!(Calendar::new(0..7, []).plus(day("2026-03-06"), 1), day("2026-03-07"));
    }

    #[test]
    fn between_counts_what_plus_adds() {
        let calendar = Calendar::new([5, 6], [day("2026-03-09")]);
        let from = day("2026-03-05");
        for count in 0..20 {
            assert_eq!(calendar.between(from, calendar.plus(from, count)), count);
        }
    }
}
