//! Days as people write them elsewhere: read only to say how they are written here.

use super::Date;

impl Date {
    /// The day that `13.03.2026`, `3/14/2026`, `2026/3/4` or `14 March 2026` can only mean; none where day and month
    /// could change places, as in `04.03.2026`.
    pub fn meant(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty() && day_of_week(part).is_none())
            .collect();
        let [first, second, third] = parts.as_slice() else { return None };
        match (year(first), year(third)) {
            (Some(year), None) => Date::new(year, month(second)?, number(third)?),
            (None, Some(year)) => of_two(year, first, second),
            _ => None,
        }
    }
}

/// Day and month in whichever order gives a day, if only one does.
fn of_two(year: i16, first: &str, second: &str) -> Option<Date> {
    let day_first = number(first).zip(month(second)).and_then(|(day, month)| Date::new(year, month, day));
    let month_first = month(first).zip(number(second)).and_then(|(month, day)| Date::new(year, month, day));
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

/// Four digits; two of them could be anything.
fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

/// `4`, `04`, `4th`.
fn number(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = text.get(digits.len()..)?.to_lowercase();
    matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}

/// `3`, `03`, `March`, `mar`.
fn month(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = place_of(text, &NAMES).and_then(|place| i8::try_from(place + 1).ok());
    place.or_else(|| text.parse().ok())
}

fn day_of_week(text: &str) -> Option<usize> {
    place_of(text, &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

/// Which of the names the text is, or the beginning of, from three letters on.
fn place_of(text: &str, names: &[&str]) -> Option<usize> {
    let lower = text.to_lowercase();
    names.iter().position(|name| lower.len() >= 3 && name.starts_with(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_can_be_only_one_is_read_however_it_is_written() {
        for text in [
            "13.03.2026",
            "13/3/2026",
            "3/13/2026",
            "2026/3/13",
            "2026.03.13",
            "2026-3-13",
            "13 March 2026",
            "March 13, 2026",
            "Fri 13th Mar 2026",
            "13-mar-2026",
        ] {
            assert_eq!(Date::meant(text).map(|day| day.to_string()).as_deref(), Some("2026-03-13"), "{text}");
        }
        assert_eq!(Date::meant("03.03.2026"), Date::new(2026, 3, 3));
    }

    #[test]
    fn a_day_that_could_be_two_or_none_is_not_guessed() {
        for text in [
            "04.03.2026",
            "3/4/2026",
            "13.03.26",
            "31.02.2026",
            "2026",
            "in March 2026",
            "soon",
            "",
            "1 2 3 4",
        ] {
            assert_eq!(Date::meant(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_looked_at(text in "[0-9]{0,5}[./ -]?\\PC{0,6}[./ -]?[0-9]{0,5}") {
            let _ = Date::meant(&text);
        }
    }
}
