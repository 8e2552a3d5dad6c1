//! How dates are written for people: on pages, in the terminal and in letters. Files and programs get `2026-03-04`.

use super::Date;

/// An order of weekday, day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// `Wed 4 Mar`, and `4 March` in a letter.
    #[default]
    DayMonth,
    /// `Wed Mar 4`, and `March 4` in a letter.
    MonthDay,
    /// `2026-03-04`; a letter has `4 March` all the same, since it is read by somebody else.
    Iso,
}

impl Style {
    /// Every style with the word that chooses it.
    pub const ALL: [(&str, Style); 3] =
        [("day-month", Style::DayMonth), ("month-day", Style::MonthDay), ("iso", Style::Iso)];

    /// The style that a word chooses.
    pub fn read(word: &str) -> Option<Self> {
        Style::ALL.iter().find(|(known, _)| *known == word).map(|(_, style)| *style)
    }

    /// As people read it in a report: `Wed 4 Mar 2026`, `Wed Mar 4, 2026`.
    pub fn in_full(self, date: Date) -> String {
        self.written(date, "%a %-d %b %Y", "%a %b %-d, %Y", "%Y-%m-%d")
    }

    /// The same without the year where it is that of the as-of date: `Wed 4 Mar`.
    pub fn in_short(self, date: Date, as_of: Date) -> String {
        match date.parts().0 == as_of.parts().0 {
            true => self.written(date, "%a %-d %b", "%a %b %-d", "%Y-%m-%d"),
            false => self.in_full(date),
        }
    }

    /// With its weekday, as at the head of a page: `Wednesday 4 March`, `Wednesday, March 4`.
    pub fn with_weekday(self, date: Date) -> String {
        self.written(date, "%A %-d %B", "%A, %B %-d", "%A %Y-%m-%d")
    }

    /// As people write it in a letter: `4 March`, `March 4`.
    pub fn in_a_letter(self, date: Date) -> String {
        self.written(date, "%-d %B", "%B %-d", "%-d %B")
    }

    /// The month of a day: `Mar 2026`.
    pub fn month(self, date: Date) -> String {
        self.written(date, "%b %Y", "%b %Y", "%Y-%m")
    }

    fn written(self, date: Date, day_month: &str, month_day: &str, iso: &str) -> String {
        let form = match self {
            Style::DayMonth => day_month,
            Style::MonthDay => month_day,
            Style::Iso => iso,
        };
        date.0.strftime(form).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_writes_a_day_as_its_readers_do() {
        let (date, other_year) = (Date::new(2026, 3, 4), Date::new(2025, 12, 31));
        let (date, other_year) = (date.expect("a day"), other_year.expect("a day"));
        let all = |style: Style| {
            let short = [style.in_short(date, date), style.in_short(other_year, date)];
            let long = [style.with_weekday(date), style.in_a_letter(date), style.month(date)];
            [short.join("; "), style.in_full(date), long.join("; ")]
        };
        assert_eq!(
            all(Style::DayMonth),
            ["Wed 4 Mar; Wed 31 Dec 2025", "Wed 4 Mar 2026", "Wednesday 4 March; 4 March; Mar 2026"]
        );
        assert_eq!(
            all(Style::MonthDay),
            ["Wed Mar 4; Wed Dec 31, 2025", "Wed Mar 4, 2026", "Wednesday, March 4; March 4; Mar 2026"]
        );
        assert_eq!(
            all(Style::Iso),
            ["2026-03-04; 2025-12-31", "2026-03-04", "Wednesday 2026-03-04; 4 March; 2026-03"]
        );
        assert_eq!(Style::ALL.map(|(word, _)| Style::read(word)), Style::ALL.map(|(_, style)| Some(style)));
        assert_eq!(Style::read("american"), None);
    }
}
