//! Days, numbers and vocabularies in the words that a person would use.

use crate::date::{Date, Style};
use crate::note::Channel;
use crate::plan::{FollowUp, State};
use crate::playbook::{Verdict, Weight};

/// The day that pages are made for, and how they write others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Today {
    /// The as-of date.
    pub(super) as_of: Date,
    /// How dates are written.
    pub(super) style: Style,
}

/// `Wed 4 Mar`; with the year where it is not the year of the as-of date.
pub(super) fn day(date: Date, today: Today) -> String {
    today.style.in_short(date, today.as_of)
}

/// `today`, `tomorrow`, `in three days`, `yesterday`, `three days ago`.
pub(super) fn relative(date: Date, as_of: Date) -> String {
    match as_of.days_until(date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {}", days_long(days)),
        days if days >= -MANY_DAYS => format!("{} ago", days_long(-days)),
        days => {
            format!("{} months ago", number(usize::try_from(-days / DAYS_OF_A_MONTH).unwrap_or_default()))
        }
    }
}

const MANY_DAYS: i32 = 90;
const DAYS_OF_A_MONTH: i32 = 30;

/// `one day`, `three days`, `14 days`.
pub(super) fn days_long(days: i32) -> String {
    match days {
        1 => "one day".to_owned(),
        days => format!("{} days", number(usize::try_from(days).unwrap_or_default())),
    }
}

const NUMBERS: &[&str] = &[
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// A number in words up to twelve.
pub(super) fn number(number: usize) -> String {
    NUMBERS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `one thing`, `three things`.
pub(super) fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// `one of nine`, `12 of 18`: both in words, or neither.
pub(super) fn part_of(part: usize, whole: usize) -> String {
    match whole < NUMBERS.len() {
        true => format!("{} of {}", number(part), number(whole)),
        false => format!("{part} of {whole}"),
    }
}

/// `once`, `twice`, `three times`
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{} times", number(count)),
    }
}

/// `a`, `a and b`, `a, b and c`
pub(super) fn list(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// The stage of an interview as its note has it; a bare number is a round's.
pub(super) fn stage(stage: &str) -> String {
    match stage.trim().trim_start_matches('#').parse::<u32>() {
        Ok(round) => format!("round {round}"),
        Err(_) => stage.to_owned(),
    }
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Facts carry dates as files write them, `2026-03-04`; pages show `Wed 4 Mar`.
pub(super) fn with_days(text: &str, today: Today) -> String {
    let mut words = text.split(' ').map(|word| match Date::parse(word) {
        Ok(date) if word.len() == 10 => day(date, today),
        _ => word.to_owned(),
    });
    let first = words.next().unwrap_or_default();
    words.fold(first, |text, word| text + " " + &word)
}

/// When a follow-up is to be done, or what became of it: `one day late`, `today`, `sent Thu 5 Mar`.
pub(super) fn standing(follow_up: &FollowUp, optional: bool, today: Today) -> String {
    let as_of = today.as_of;
    let day = |date| day(date, today);
    match follow_up.state {
        State::Overdue => match follow_up.due.days_until(as_of) {
            late if late <= LATE => format!("{} late", days_long(late)),
            _ => "still open".to_owned(),
        },
        State::Due if optional => match follow_up.closes {
            Some(closes) => format!("if you like, until {}", day(closes)),
            None => "if you like".to_owned(),
        },
        State::Due if follow_up.due == as_of => "today".to_owned(),
        State::Due => format!("by {}", near(follow_up.due, today)),
        State::Upcoming => format!("from {}", near(follow_up.opens, today)),
        State::Sent => {
            follow_up.sent_on.map_or_else(|| "done".to_owned(), |sent| format!("done {}", day(sent)))
        }
        State::Skipped => "skipped, as you wished".to_owned(),
        State::Moot => "no longer needed".to_owned(),
        State::Lapsed => "its time has passed".to_owned(),
        State::Blocked => "waits for a name".to_owned(),
    }
}

/// To be so many days late is news; to be later is no help to anybody.
const LATE: i32 = 14;

/// After so many days of silence nobody counts them any more.
const LONG_AGO: i32 = 30;

/// `quiet for nine days`, `quiet since Sat 15 Jan 2022`.
pub(super) fn quiet(last_word: Date, today: Today) -> String {
    match last_word.days_until(today.as_of) {
        days if days <= LONG_AGO => format!("quiet for {}", days_long(days)),
        _ => format!("quiet since {}", day(last_word, today)),
    }
}

/// A day nearby: `tomorrow`, or `Mon 9 Mar, in three days`.
pub(super) fn near(date: Date, today: Today) -> String {
    match today.as_of.days_until(date) {
        -1..=1 => relative(date, today.as_of),
        _ => format!("{}, {}", day(date, today), relative(date, today.as_of)),
    }
}

/// `by e-mail`, `on LinkedIn`.
pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by e-mail",
        Channel::Phone => "by phone",
        Channel::Linkedin => "on LinkedIn",
        Channel::Card => "on a handwritten card",
    }
}

/// What a gap's weight asks for.
pub(super) fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::LetGo => "let it go, nobody needs to hear of it",
        Weight::Repair => "mend it in a sentence or two",
        Weight::Apologise => "say sorry once, sincerely",
        Weight::BowOut => "a reason to leave gracefully",
        Weight::LookUp => "find out first",
    }
}

/// The verdict as pages write it: `let go`.
pub(super) fn verdict(verdict: Verdict) -> String {
    verdict.word().replace('-', " ")
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

    #[test]
    fn days_are_said_as_people_say_them() {
        let as_of = Date::new(2026, 3, 6).expect("a day");
        let said = |days| relative(as_of.plus_days(days), as_of);
        assert_eq!([said(0), said(1), said(-1)], ["today", "tomorrow", "yesterday"]);
        assert_eq!([said(3), said(-2), said(14)], ["in three days", "two days ago", "in 14 days"]);
        let today = Today { as_of, style: Style::DayMonth };
        assert_eq!(day(as_of, today), "Fri 6 Mar");
        assert_eq!(day(as_of.plus_days(-365), today), "Thu 6 Mar 2025");
        assert_eq!(with_days("no word since 2026-03-04", today), "no word since Wed 4 Mar");
        assert_eq!(count(1, "thing", "things"), "one thing");
        assert_eq!(count(13, "thing", "things"), "13 things");
        assert_eq!([part_of(1, 9), part_of(3, 18)], ["one of nine", "3 of 18"]);
        assert_eq!([stage("2"), stage("final")], ["round 2", "final"]);
    }
}
