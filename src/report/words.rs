//! Days, numbers and vocabularies in the words that a person would use, as the theme has them.

use super::wording::Wording;
use crate::date::{Date, Style};
use crate::note::Channel;
use crate::plan::{FollowUp, State};
use crate::playbook::{Verdict, Weight};
use crate::template::{Phrase, Phrases};
use std::borrow::Cow;

/// The words of a report that is read for one day.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    wording: &'a Wording,
    as_of: Date,
    style: Style,
}

/// To be so many days late is news; to be later is no help to anybody.
const LATE: i32 = 14;
/// After so many days of silence nobody counts them any more.
const LONG_AGO: i32 = 30;
const MANY_DAYS: i32 = 90;
const DAYS_OF_A_MONTH: i32 = 30;

impl<'a> Words<'a> {
    pub(super) fn new(wording: &'a Wording, as_of: Date, style: Style) -> Self {
        Words { wording, as_of, style }
    }

    /// The phrase behind a key. A test holds that every key is there; one that is not shows as itself.
    pub(super) fn say(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The same with its places filled in.
    pub(super) fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        self.wording.phrase(key, None).map_or_else(|| key.to_owned(), |phrase| phrase.fill(values))
    }

    /// The phrase that goes with a number, which is filled in at `{count}` in words.
    pub(super) fn count(self, key: &str, count: usize) -> String {
        self.count_with(key, count, &[])
    }

    /// The same with other places filled in.
    pub(super) fn count_with(self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let number = self.number(count);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("count", number.as_str())]).collect();
        self.wording.phrase(key, Some(count)).map_or_else(|| key.to_owned(), |phrase| phrase.fill(&values))
    }

    /// The phrase that goes with a number, which is filled in at `{count}` in figures.
    pub(super) fn with_figure(self, key: &str, count: usize) -> String {
        let phrase = self.wording.phrase(key, Some(count));
        phrase.map_or_else(|| key.to_owned(), |phrase| phrase.fill(&[("count", &count.to_string())]))
    }

    /// The name of a word of the domain, by its table; one that the table has not is its own name.
    pub(super) fn name(self, table: &str, word: &str) -> String {
        self.wording.of(table, word).map_or_else(|| word.to_owned(), |phrase: &Phrase| phrase.fill(&[]))
    }

    /// `Wed 4 Mar`; with the year where it is not the year of the as-of date.
    pub(super) fn day(self, date: Date) -> String {
        match date.parts().0 == self.as_of.parts().0 {
            true => self.date(["days.day", "days-month-first.day"], date),
            false => self.in_full(date),
        }
    }

    /// `Wed 4 Mar 2026`
    pub(super) fn in_full(self, date: Date) -> String {
        self.date(["days.day-of-year", "days-month-first.day-of-year"], date)
    }

    fn date(self, [day_first, month_first]: [&str; 2], date: Date) -> String {
        let key = match self.style {
            Style::DayMonth => day_first,
            Style::MonthDay => month_first,
            Style::Iso => return date.to_string(),
        };
        self.dated(key, date, (self.weekday(date.weekday()).1, self.month(date.parts().1).1))
    }

    /// `Friday 6 March`
    pub(super) fn headline(self, date: Date) -> String {
        let key = match self.style {
            Style::DayMonth => "days.headline",
            Style::MonthDay => "days-month-first.headline",
            Style::Iso => "days-iso.headline",
        };
        self.dated(key, date, (self.weekday(date.weekday()).0, self.month(date.parts().1).0))
    }

    /// `Mar 2026`
    pub(super) fn month_of_year(self, date: Date) -> String {
        let (year, month, _) = date.parts();
        match self.style {
            Style::Iso => date.to_string().chars().take(7).collect(),
            Style::DayMonth | Style::MonthDay => {
                let month = self.month(month).1;
                self.with("days.month-of-year-short", &[("month", month), ("year", &year.to_string())])
            }
        }
    }

    /// `March` and `Mar`
    pub(super) fn month(self, month: i8) -> (&'a str, &'a str) {
        self.wording.month(month)
    }

    /// `Friday` and `Fri`, by the day's place in the week from 0.
    pub(super) fn weekday(self, place: usize) -> (&'a str, &'a str) {
        self.wording.weekday(place)
    }

    fn dated(self, key: &str, date: Date, (weekday, month): (&str, &str)) -> String {
        let (year, _, day) = date.parts();
        let value = |name: &str| match name {
            "weekday" => weekday.into(),
            "day" => day.to_string().into(),
            "month" => month.into(),
            "year" => year.to_string().into(),
            "date" => date.to_string().into(),
            _ => Cow::Borrowed(""),
        };
        self.wording.phrase(key, None).map_or_else(|| key.to_owned(), |phrase| phrase.fill_by(value))
    }

    /// `today`, `tomorrow`, `in three days`, `yesterday`, `three days ago`.
    pub(super) fn relative(self, date: Date) -> String {
        match self.as_of.days_until(date) {
            0 => self.say("days.today"),
            1 => self.say("days.tomorrow"),
            -1 => self.say("days.yesterday"),
            days if days > 0 => self.with("days.in", &[("days", &self.days_long(days))]),
            days if days >= -MANY_DAYS => self.with("days.ago", &[("days", &self.days_long(-days))]),
            days => {
                self.count("days.months-ago", usize::try_from(-days / DAYS_OF_A_MONTH).unwrap_or_default())
            }
        }
    }

    /// `one day`, `three days`, `14 days`.
    pub(super) fn days_long(self, days: i32) -> String {
        self.count("days.days", usize::try_from(days).unwrap_or_default())
    }

    /// A number in words up to twelve.
    pub(super) fn number(self, number: usize) -> String {
        self.wording.number(number).map_or_else(|| number.to_string(), str::to_owned)
    }

    /// `one of nine`, `12 of 18`: both in words, or neither.
    pub(super) fn part_of(self, part: usize, whole: usize) -> String {
        let (part, whole) = match self.wording.number(whole) {
            Some(_) => (self.number(part), self.number(whole)),
            None => (part.to_string(), whole.to_string()),
        };
        self.with("lists.part-of", &[("part", &part), ("whole", &whole)])
    }

    /// `once`, `twice`, `three times`
    pub(super) fn times(self, count: usize) -> String {
        match count {
            2 => self.say("lists.twice"),
            count => self.count("lists.times", count),
        }
    }

    /// `a`, `a and b`, `a, b and c`
    pub(super) fn list(self, parts: &[String]) -> String {
        match parts.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => {
                let more = |first: String, part: &String| {
                    self.with("lists.more", &[("first", &first), ("last", part)])
                };
                let first = rest.iter().skip(1).fold(rest[0].clone(), more);
                self.with("lists.two", &[("first", &first), ("last", last)])
            }
        }
    }

    /// The stage of an interview as its note has it; a bare number is a round's.
    pub(super) fn stage(self, stage: &str) -> String {
        match stage.trim().trim_start_matches('#').parse::<u32>() {
            Ok(round) => self.with("common.round", &[("number", &round.to_string())]),
            Err(_) => stage.to_owned(),
        }
    }

    /// Facts carry dates as files write them, `2026-03-04`; pages show `Wed 4 Mar`.
    pub(super) fn with_days(self, text: &str) -> String {
        let mut words = text.split(' ').map(|word| match Date::parse(word) {
            Ok(date) if word.len() == 10 => self.day(date),
            _ => word.to_owned(),
        });
        let first = words.next().unwrap_or_default();
        words.fold(first, |text, word| text + " " + &word)
    }

    /// When a follow-up is to be done, or what became of it: `one day late`, `today`, `sent Thu 5 Mar`.
    pub(super) fn standing(self, follow_up: &FollowUp, optional: bool) -> String {
        let day = |key, date| self.with(key, &[("day", &self.day(date))]);
        let near = |key, date| self.with(key, &[("day", &self.near(date))]);
        match follow_up.state {
            State::Overdue => match follow_up.due.days_until(self.as_of) {
                late if late <= LATE => self.with("standing.late", &[("days", &self.days_long(late))]),
                _ => self.say("standing.still-open"),
            },
            State::Due if optional => match follow_up.closes {
                Some(closes) => day("standing.offered-until", closes),
                None => self.say("standing.offered"),
            },
            State::Due if follow_up.due == self.as_of => self.say("standing.today"),
            State::Due => near("standing.by", follow_up.due),
            State::Upcoming => near("standing.from", follow_up.opens),
            State::Sent => follow_up
                .sent_on
                .map_or_else(|| self.say("standing.done"), |sent| day("standing.done-on", sent)),
            State::Skipped => self.say("standing.skipped"),
            State::Moot => self.say("standing.moot"),
            State::Lapsed => self.say("standing.lapsed"),
            State::Blocked => self.say("standing.blocked"),
        }
    }

    /// `quiet for nine days`, `quiet since Sat 15 Jan 2022`.
    pub(super) fn quiet(self, last_word: Date) -> String {
        match last_word.days_until(self.as_of) {
            days if days <= LONG_AGO => self.with("days.quiet-for", &[("days", &self.days_long(days))]),
            _ => self.with("days.quiet-since", &[("day", &self.day(last_word))]),
        }
    }

    /// A day nearby: `tomorrow`, or `Mon 9 Mar, in three days`.
    pub(super) fn near(self, date: Date) -> String {
        match self.as_of.days_until(date) {
            -1..=1 => self.relative(date),
            _ => self.with("days.near", &[("day", &self.day(date)), ("how-far", &self.relative(date))]),
        }
    }

    /// `by e-mail`, `on LinkedIn`.
    pub(super) fn channel(self, channel: Channel) -> String {
        self.name("by", channel.word())
    }

    /// What a gap's weight asks for.
    pub(super) fn weight(self, weight: Weight) -> String {
        self.name("weights", weight.word())
    }

    /// The verdict as pages write it: `let go`.
    pub(super) fn verdict(self, verdict: Verdict) -> String {
        self.name("verdicts", verdict.word())
    }
}

/// The text, cut behind a word where it is longer than so many characters.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ']))
        }
    }
}

/// A file's name without folder and ending.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".md").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Theme;

    #[test]
    fn days_are_said_as_people_say_them() {
        let as_of = Date::new(2026, 3, 6).expect("a day");
        let theme = Theme::built_in();
        let words = theme.words(as_of, Style::DayMonth);
        let said = |days| words.relative(as_of.plus_days(days));
        assert_eq!([said(0), said(1), said(-1)], ["today", "tomorrow", "yesterday"]);
        assert_eq!([said(3), said(-2), said(14)], ["in three days", "two days ago", "in 14 days"]);
        assert_eq!(words.day(as_of), "Fri 6 Mar");
        assert_eq!(words.headline(as_of), "Friday 6 March");
        assert_eq!(words.day(as_of.plus_days(-365)), "Thu 6 Mar 2025");
        assert_eq!(words.with_days("no word since 2026-03-04"), "no word since Wed 4 Mar");
        assert_eq!(
            [words.count("counts.notes", 1), words.count("counts.notes", 13)],
            ["one note", "13 notes"]
        );
        assert_eq!([words.part_of(1, 9), words.part_of(3, 18)], ["one of nine", "3 of 18"]);
        assert_eq!([words.stage("2"), words.stage("final")], ["round 2", "final"]);
        let other = |style| theme.words(as_of, style).day(as_of.plus_days(-365));
        assert_eq!([other(Style::MonthDay), other(Style::Iso)], ["Thu Mar 6, 2025", "2025-03-06"]);
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(
            [words.list(&names), words.list(&names[..2]), words.list(&[])],
            ["a, b and c", "a and b", ""]
        );
    }
}
