//! Business days: every day but the weekend's and the holidays.

use super::Date;
use std::iter;

/// Which days are days off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    weekend: [bool; 7],
    /// In order, without those on a weekend.
    holidays: Vec<Date>,
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
        let mut holidays: Vec<Date> = holidays.into_iter().filter(|date| !off[date.weekday()]).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Calendar { weekend: off, holidays }
    }

    /// Whether people are at work on that day.
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.weekend[date.weekday()] && self.holidays.binary_search(&date).is_err()
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
        (0..count.unsigned_abs()).fold(date, |day, _| self.find(day.neighbour(step), step))
    }

    /// How many business days there are after `from`, up to and including `to`; zero where `to` is not later.
    pub fn between(&self, from: Date, to: Date) -> i32 {
        let Ok(days @ 1..) = usize::try_from(from.days_until(to)) else { return 0 };
        let is_at_work = |days: &usize| !self.weekend[(from.weekday() + days) % 7];
        let in_whole_weeks = days / 7 * (1..=7).filter(is_at_work).count();
        let in_the_rest = (1..=days % 7).filter(is_at_work).count();
        let at_work = in_whole_weeks + in_the_rest - self.holidays_between(from, to);
        i32::try_from(at_work).unwrap_or(i32::MAX)
    }

    /// How many there are after `from`, up to and including `to`.
    fn holidays_between(&self, from: Date, to: Date) -> usize {
        let until = |day: Date| self.holidays.partition_point(|holiday| *holiday <= day);
        until(to) - until(from)
    }

    /// The first business day from `date` on in the direction of `step`; gives up after two years of holidays.
    fn find(&self, date: Date, step: i32) -> Date {
        let mut days = iter::successors(Some(date), |day| Some(day.neighbour(step))).take(731);
        days.find(|&day| self.is_business_day(day)).unwrap_or(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    /// The first and the last day that a note can name, and days near them.
    fn any_day() -> impl Strategy<Value = Date> {
        let ends = [day("0001-01-01"), day("9999-12-31")];
        (prop::sample::select(vec![ends[0], ends[1], day("2026-03-04")]), -60..60_i32)
            .prop_map(move |(near, days)| near.plus_days(days).clamp(ends[0], ends[1]))
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        let holidays = prop::collection::vec(any_day(), 0..30);
        (prop::collection::vec(0..9_usize, 0..8), holidays).prop_map(|(off, days)| Calendar::new(off, days))
    }

    proptest! {
        #[test]
        fn between_counts_the_days_that_a_walk_meets(
            calendar in any_calendar(),
            from in any_day(),
            length in -9..200_i32,
        ) {
            let to = from.plus_days(length).clamp(day("0001-01-01"), day("9999-12-31"));
            let walk = (1..=from.days_until(to)).filter(|&n| calendar.is_business_day(from.plus_days(n)));
            prop_assert_eq!(usize::try_from(calendar.between(from, to)), Ok(walk.count()));
        }

        #[test]
        fn what_is_counted_in_two_parts_is_counted_in_one(
            calendar in any_calendar(),
            days in [any_day(), any_day(), any_day()],
        ) {
            let mut days = days;
            days.sort();
            let [from, over, to] = days;
            prop_assert_eq!(
                calendar.between(from, over) + calendar.between(over, to),
                calendar.between(from, to),
            );
        }

        #[test]
        fn no_count_of_business_days_leaves_the_calendar(
            calendar in any_calendar(),
            from in any_day(),
            count in -40..40_i32,
        ) {
            let there = calendar.plus(from, count);
            prop_assert_eq!(there.cmp(&from).is_gt(), count > 0 && there != from);
            prop_assert!(calendar.on_or_after(from) >= from);
        }
    }

    #[test]
    fn all_business_days_that_there_are_can_be_counted() {
        let (first, last) = (day("0001-01-01"), day("9999-12-31"));
        let years = (1..=9999).filter_map(|year| Date::new(year, 1, 1));
        let calendar = Calendar::new([5, 6], years);
        assert_eq!(Calendar::default().between(first, last), 2_608_614);
        assert_eq!(calendar.between(first, last), 2_608_614 - 7_149);
        assert_eq!(Calendar::default().between(last, first), 0);
        assert_eq!(Calendar::default().plus(last, 3), last);
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
