//! `afterword.toml`: who signs the letters, what to leave out, how time is counted, where the report goes.

use crate::date::{Calendar, Date, Style};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::front_matter::{self, Field, Kind, Value};
use crate::text::{Source, Span};

/// The file's name, at the journal's root.
pub const FILE_NAME: &str = crate::discover::CONFIG;

/// How many check-ins are sent before it is time to move on, where the journal does not say.
pub const CHECK_INS: usize = 2;

/// Everything that a journal may configure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Who writes.
    pub me: Me,
    /// How dates are written for people.
    pub dates: Style,
    /// Globs of files that are no notes, relative to the journal.
    pub ignore: Vec<String>,
    /// How many check-ins, from 0 to 5.
    pub check_ins: usize,
    /// Weekdays off, Monday 0 to Sunday 6.
    pub weekend: Vec<usize>,
    /// Single days off.
    pub holidays: Vec<Date>,
    /// Calendar files with days off, relative to the journal.
    pub holiday_files: Vec<String>,
    /// The report's folder, relative to the journal.
    pub output: String,
    /// The theme: a built-in one's name, or a folder, relative to the journal; absent means the default one.
    pub theme: Option<String>,
}

/// The user, as letters are signed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Me {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// LinkedIn address.
    pub linkedin: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            me: Me::default(),
            dates: Style::default(),
            ignore: Vec::new(),
            check_ins: CHECK_INS,
            weekend: vec![5, 6],
            holidays: Vec::new(),
            holiday_files: Vec::new(),
            output: "report".to_owned(),
            theme: None,
        }
    }
}

impl Config {
    /// The business days of this journal.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.weekend.iter().copied(), self.holidays.iter().copied())
    }
}

/// Reads the configuration, with everything that is wrong with it; any error must stop the run.
pub fn read(source: &Source) -> (Config, Vec<Diagnostic>) {
    let (tables, diagnostics) = front_matter::whole_toml(source);
    let mut reader = Reader { source, config: Config::default(), diagnostics };
    for table in &tables {
        reader.table(table);
    }
    (reader.config, reader.diagnostics)
}

/// Reads the days off in an iCalendar file: every day that an event of it covers.
pub fn read_holidays(source: &Source) -> (Vec<Date>, Vec<Diagnostic>) {
    use icalendar::{CalendarDateTime, Component, DatePerhapsTime};
    let day = |when: DatePerhapsTime| match when {
        DatePerhapsTime::Date(date) => Date::parse(&date.to_string()).ok(),
        DatePerhapsTime::DateTime(CalendarDateTime::Floating(time)) => Date::leading(&time.to_string()),
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(time)) => Date::leading(&time.to_string()),
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, .. }) => {
            Date::leading(&date_time.to_string())
        }
    };
    let calendar = match source.text().parse::<icalendar::Calendar>() {
        Ok(calendar) => calendar,
        Err(_) => {
            let complaint =
                Diagnostic::error("invalid-holidays", source, Span::default(), "not an iCalendar file");
            return (
                Vec::new(),
                vec![complaint.help("export the holidays as `.ics` again, or list them as dates")],
            );
        }
    };
    let events = calendar.components.iter().filter_map(|component| component.as_event());
    let mut days = Vec::new();
    for event in events.filter(|event| event.property_value("STATUS") != Some("CANCELLED")) {
        let (first, end) = (event.get_start().and_then(day), event.get_end().and_then(day));
        let Some(first) = first else { continue };
        let length = end.map_or(1, |end| first.days_until(end).clamp(1, 31));
        let years = match event.property_value("RRULE") {
            None => 1,
            Some(rule) if is_plainly_yearly(rule) => YEARS_AHEAD,
            Some(rule) => return (Vec::new(), vec![repeats_oddly(source, rule)]),
        };
        let (year, month, day_of_month) = first.parts();
        let again = (0..years).filter_map(|n| Date::new(year.checked_add(n)?, month, day_of_month));
        days.extend(again.flat_map(|first| (0..length).map(move |n| first.plus_days(n))));
    }
    (days, Vec::new())
}

/// How far a yearly holiday is repeated.
const YEARS_AHEAD: i16 = 30;

fn is_plainly_yearly(rule: &str) -> bool {
    let parts = rule.split(';').map(|part| part.split('=').next().unwrap_or_default());
    rule.contains("FREQ=YEARLY")
        && parts.into_iter().all(|key| matches!(key, "FREQ" | "BYMONTH" | "BYMONTHDAY" | "WKST"))
}

fn repeats_oddly(source: &Source, rule: &str) -> Diagnostic {
    let at = source.text().find(rule).unwrap_or_default();
    let message = "this event repeats in a way that is not understood here";
    Diagnostic::error("invalid-holidays", source, Span::new(at, at + rule.len()), message)
        .help("export the single days, or list them in `holidays` as dates")
}

const KEYS: &[(&str, &[&str])] = &[
    ("me", &["name", "email", "phone", "linkedin", "dates"]),
    ("journal", &["ignore"]),
    ("timing", &["check_ins", "weekend", "holidays"]),
    ("report", &["output", "theme"]),
];

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

struct Reader<'a> {
    source: &'a Source,
    config: Config,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn table(&mut self, table: &Field) {
        let Some((_, keys)) = KEYS.iter().find(|(name, _)| *name == table.name) else {
            let tables = KEYS.iter().map(|(name, _)| *name);
            return self.unknown(table, &format!("table `[{}]`", table.name), tables);
        };
        let Kind::Map(fields) = &table.value.kind else {
            let help = format!("write it as `[{}]` with keys below", table.name);
            return self.wrong(&table.value, &table.name, "a table", &help);
        };
        for field in fields {
            if keys.contains(&field.name.as_str()) {
                self.key(field);
            } else {
                self.unknown(
                    field,
                    &format!("key `{}` in `[{}]`", field.name, table.name),
                    keys.iter().copied(),
                );
            }
        }
    }

    fn key(&mut self, field: &Field) {
        let value = &field.value;
        match field.name.as_str() {
            "name" => self.config.me.name = self.text(field),
            "email" => self.config.me.email = self.text(field),
            "phone" => self.config.me.phone = self.text(field),
            "linkedin" => self.config.me.linkedin = self.text(field),
            "dates" => self.dates(field),
            "ignore" => self.config.ignore = self.list(field).into_iter().map(|(text, _)| text).collect(),
            "output" => self.config.output = self.text(field).unwrap_or_else(|| "report".to_owned()),
            "theme" => self.config.theme = self.text(field),
            "check_ins" => match self.text(field).and_then(|text| text.parse().ok()).filter(|n| *n <= 5) {
                Some(number) => self.config.check_ins = number,
                None => self.wrong(value, &field.name, "a number from 0 to 5", "two is the custom"),
            },
            "weekend" => self.weekend(field),
            _ => self.holidays(field),
        }
    }

    fn dates(&mut self, field: &Field) {
        let Some(text) = self.text(field) else { return };
        match Style::read(&text) {
            Some(style) => self.config.dates = style,
            None => {
                let help = "`day-month` is `Thu 5 Mar`, `month-day` is `Thu Mar 5`, `iso` is `2026-03-05`";
                let near = did_you_mean(&text, Style::ALL.map(|(word, _)| word));
                let help =
                    near.map_or_else(|| help.to_owned(), |near| format!("did you mean `{near}`? {help}"));
                self.wrong(&field.value, &field.name, "`day-month`, `month-day` or `iso`", &help);
            }
        }
    }

    fn weekend(&mut self, field: &Field) {
        self.config.weekend.clear();
        for (text, span) in self.list(field) {
            let word = text.to_lowercase();
            match WEEKDAYS.iter().position(|day| word.starts_with(day)) {
                Some(weekday) => self.config.weekend.push(weekday),
                None => {
                    self.complain(span, format!("`{text}` is not a weekday"), "write `sat`, `sun` and so on")
                }
            }
        }
    }

    fn holidays(&mut self, field: &Field) {
        for (text, span) in self.list(field) {
            let is_file = text.to_lowercase().ends_with(".ics");
            match Date::parse(&text) {
                Ok(date) => self.config.holidays.push(date),
                Err(_) if is_file => self.config.holiday_files.push(text),
                Err(error) => {
                    let message = format!("`{text}` is {error}");
                    self.complain(span, message, "write `\"2026-12-25\"`, or the name of an `.ics` file");
                }
            }
        }
    }

    fn text(&mut self, field: &Field) -> Option<String> {
        match &field.value.kind {
            Kind::Text(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
            Kind::Empty => None,
            _ => {
                self.wrong(&field.value, &field.name, "one value", "write it as `key = \"value\"`");
                None
            }
        }
    }

    fn list(&mut self, field: &Field) -> Vec<(String, Span)> {
        let items = match &field.value.kind {
            Kind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&field.value),
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.kind {
                Kind::Text(text) => texts.push((text.clone(), item.span)),
                _ => {
                    self.wrong(item, &field.name, "a list of texts", "write it as `key = [\"one\", \"two\"]`")
                }
            }
        }
        texts
    }

    fn unknown<'k>(&mut self, field: &Field, what: &str, known: impl Iterator<Item = &'k str> + Clone) {
        let list = known.clone().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let help = match did_you_mean(&field.name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {list}"),
        };
        let complaint =
            Diagnostic::error("unknown-key", self.source, field.name_span, format!("unknown {what}"));
        self.diagnostics.push(complaint.help(help));
    }

    fn wrong(&mut self, value: &Value, key: &str, expected: &str, help: &str) {
        self.complain(value.span, format!("`{key}` must be {expected}"), help);
    }

    fn complain(&mut self, span: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::error("wrong-value", self.source, span, message).help(help));
    }
}
