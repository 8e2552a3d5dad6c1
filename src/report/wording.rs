//! The words of the report's interface: every phrase of `words.toml`, the built-in one and a theme's own over it.
//!
//! Here stands what the pages say themselves. What is content stays where it is: the user's own words, the playbook
//! with its verdicts and rules, letters, the messages of diagnostics, and the facts by which a verdict or a follow-up
//! is reasoned. Phrases are text and never HTML.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::front_matter::{self, Field, Kind, Value};
use crate::template::{Phrase, Phrases};
use crate::text::{Source, Span};
use fnv::FnvHashMap;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// The file's name, in a theme.
pub(super) const FILE_NAME: &str = "words.toml";
/// The code of everything that is wrong with such a file, but for TOML itself.
const INVALID_WORDS: &str = "invalid-words";
/// The language that the other phrases are in, as HTML names it.
const LANGUAGE: &str = "page.language";

/// All phrases by table and key.
pub(super) struct Wording {
    tables: FnvHashMap<String, FnvHashMap<String, Entry>>,
    rules: Option<PluralRules>,
    numbers: Vec<String>,
    /// From Monday on, and from January on; each in full and in short.
    weekdays: Vec<(String, String)>,
    months: Vec<(String, String)>,
}

/// What stands behind one key.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    Plain(Phrase),
    /// The form for all other numbers, and those for some.
    Counted {
        other: Phrase,
        forms: Vec<(Form, Phrase)>,
    },
}

/// The forms that languages have for a number, as Unicode names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

const FORMS: [(&str, Form); 6] = [
    ("zero", Form::Zero),
    ("one", Form::One),
    ("two", Form::Two),
    ("few", Form::Few),
    ("many", Form::Many),
    ("other", Form::Other),
];

impl Wording {
    /// The phrases of the built-in file, and those of a theme's own in the place of the ones with the same key.
    ///
    /// # Errors
    /// Whatever is wrong with the theme's file: keys and places that the built-in file does not have, and all else.
    pub(super) fn new(built_in: &Source, own: Option<&Source>) -> Result<Self, Vec<Diagnostic>> {
        let mut wording = Wording {
            tables: FnvHashMap::default(),
            rules: None,
            numbers: Vec::new(),
            weekdays: Vec::new(),
            months: Vec::new(),
        };
        let mut diagnostics = Vec::new();
        for (source, is_own) in [(Some(built_in), false), (own, true)] {
            let Some(source) = source else { continue };
            let mut reader = Reader { source, diagnostics: Vec::new() };
            for written in reader.entries() {
                if !is_own || reader.fits(&wording, &written) {
                    wording.tables.entry(written.table).or_default().insert(written.key, written.entry);
                }
            }
            diagnostics.extend(reader.diagnostics);
        }
        if diagnostics.is_empty() { Ok(wording.finished()) } else { Err(diagnostics) }
    }

    /// What does not change from page to page is looked up once.
    fn finished(mut self) -> Self {
        let language = self.phrase(LANGUAGE, None).map(|phrase| phrase.fill(&[])).unwrap_or_default();
        self.rules = language.parse().ok().and_then(rules_of);
        let nth = |table: &str, n: usize| self.of(table, &n.to_string()).map(|phrase| phrase.fill(&[]));
        let both = |full, short, n| nth(full, n).zip(nth(short, n));
        let weekdays = (1..).map_while(|n| both("weekdays", "weekdays-short", n)).collect();
        let months = (1..).map_while(|n| both("months", "months-short", n)).collect();
        let numbers = (0..).map_while(|n| nth("numbers", n)).collect();
        (self.weekdays, self.months, self.numbers) = (weekdays, months, numbers);
        self
    }

    /// A phrase by its table and its key in it.
    pub(super) fn of(&self, table: &str, key: &str) -> Option<&Phrase> {
        match self.tables.get(table)?.get(key)? {
            Entry::Plain(phrase) | Entry::Counted { other: phrase, .. } => Some(phrase),
        }
    }

    /// The names of a weekday, from 0 for Monday: in full and in short.
    pub(super) fn weekday(&self, weekday: usize) -> (&str, &str) {
        self.weekdays.get(weekday).map_or(("", ""), |(full, short)| (full, short))
    }

    /// The names of a month, from 1 for January.
    pub(super) fn month(&self, month: i8) -> (&str, &str) {
        let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
        place.and_then(|place| self.months.get(place)).map_or(("", ""), |(full, short)| (full, short))
    }

    /// A number as a word, where the file has one for it.
    pub(super) fn number(&self, number: usize) -> Option<&str> {
        self.numbers.get(number).map(String::as_str)
    }

    /// The phrases of a table as a script reads them: a text each, or the texts of all forms by their names.
    pub(super) fn for_scripts(&self, table: &str) -> BTreeMap<&str, serde_json::Value> {
        let written = |entry: &Entry| match entry {
            Entry::Plain(phrase) => phrase.to_string().into(),
            Entry::Counted { other, forms } => {
                let named = |form: Form| {
                    FORMS.iter().find(|(_, each)| *each == form).map_or("other", |(name, _)| name)
                };
                let forms =
                    forms.iter().map(|(form, phrase)| (named(*form).to_owned(), phrase.to_string().into()));
                let other = std::iter::once(("other".to_owned(), other.to_string().into()));
                serde_json::Value::Object(forms.chain(other).collect())
            }
        };
        let entries = self.tables.get(table).into_iter().flatten();
        entries.map(|(key, entry)| (key.as_str(), written(entry))).collect()
    }

    fn form(&self, count: usize) -> Form {
        let category = self.rules.as_ref().and_then(|rules| rules.select(count).ok());
        match category {
            Some(PluralCategory::ZERO) => Form::Zero,
            Some(PluralCategory::ONE) => Form::One,
            Some(PluralCategory::TWO) => Form::Two,
            Some(PluralCategory::FEW) => Form::Few,
            Some(PluralCategory::MANY) => Form::Many,
            None if count == 1 => Form::One,
            Some(PluralCategory::OTHER) | None => Form::Other,
        }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        let (table, key) = key.split_once('.')?;
        self.tables.get(table)?.get(key)
    }

    /// All keys, `table.key`.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        self.tables
            .iter()
            .flat_map(|(table, entries)| entries.keys().map(move |key| format!("{table}.{key}")))
    }
}

impl Phrases for Wording {
    fn phrase(&self, key: &str, count: Option<usize>) -> Option<&Phrase> {
        Some(match (self.entry(key)?, count) {
            (Entry::Plain(phrase), _) | (Entry::Counted { other: phrase, .. }, None) => phrase,
            (Entry::Counted { other, forms }, Some(count)) => {
                let form = self.form(count);
                forms.iter().find(|(each, _)| *each == form).map_or(other, |(_, phrase)| phrase)
            }
        })
    }

    fn is_counted(&self, key: &str) -> bool {
        matches!(self.entry(key), Some(Entry::Counted { .. }))
    }

    fn near(&self, key: &str) -> Option<String> {
        let keys: Vec<String> = self.keys().collect();
        did_you_mean(key, keys.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// The rules of a language; those of a region are mostly the language's own.
fn rules_of(language: LanguageIdentifier) -> Option<PluralRules> {
    let plain = LanguageIdentifier::from_parts(language.language, None, None, &[]);
    let rules = |language| PluralRules::create(language, PluralRuleType::CARDINAL).ok();
    rules(language).or_else(|| rules(plain))
}

/// An entry as a file has it.
struct Written {
    table: String,
    key: String,
    entry: Entry,
    name_span: Span,
    value_span: Span,
}

/// Reads one file.
struct Reader<'s> {
    source: &'s Source,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Every entry that can be read.
    fn entries(&mut self) -> Vec<Written> {
        let (tables, diagnostics) = front_matter::whole_toml(self.source);
        self.diagnostics.extend(diagnostics);
        let mut entries = Vec::new();
        for table in tables {
            match &table.value.kind {
                Kind::Map(fields) => {
                    entries.extend(fields.iter().filter_map(|field| self.written(&table, field)))
                }
                _ => self.wrong(
                    table.name_span,
                    format!("`{}` stands in no table", table.name),
                    "write it below its table’s name, as in `[agenda]`",
                ),
            }
        }
        entries
    }

    fn written(&mut self, table: &Field, field: &Field) -> Option<Written> {
        let entry = match &field.value.kind {
            Kind::Text(text) => Entry::Plain(self.phrase(text, &field.value)?),
            Kind::Map(forms) => self.counted(field, forms)?,
            _ => {
                let message = format!("`{}` is no phrase", field.name);
                self.wrong(field.value.span, message, "write it between quotes");
                return None;
            }
        };
        Some(Written {
            table: table.name.clone(),
            key: field.name.clone(),
            entry,
            name_span: field.name_span,
            value_span: field.value.span,
        })
    }

    fn counted(&mut self, field: &Field, forms: &[Field]) -> Option<Entry> {
        let (mut other, mut some) = (None, Vec::new());
        for written in forms {
            let Kind::Text(text) = &written.value.kind else {
                self.wrong(
                    written.value.span,
                    format!("`{}` is no phrase", written.name),
                    "write it between quotes",
                );
                continue;
            };
            let form = FORMS.iter().find(|(name, _)| *name == written.name).map(|(_, form)| *form);
            match (form, self.phrase(text, &written.value)) {
                (Some(Form::Other), phrase) => other = phrase,
                (Some(form), Some(phrase)) => some.push((form, phrase)),
                (None, _) => self.unknown(written, "form", FORMS.iter().map(|(name, _)| *name)),
                (_, None) => {}
            }
        }
        if other.is_none() && !forms.iter().any(|form| form.name == "other") {
            let message = format!("`{}` has no form `other`, which all other numbers need", field.name);
            self.wrong(field.name_span, message, "write `{ one = \"…\", other = \"…\" }`");
        }
        Some(Entry::Counted { other: other?, forms: some })
    }

    fn phrase(&mut self, text: &str, value: &Value) -> Option<Phrase> {
        let phrase = Phrase::parse(text);
        if let Err(place) = &phrase {
            let wrong = text.get(place.start..place.end).unwrap_or_default();
            let help = "a place is a name between braces, such as `{count}`";
            self.wrong(self.within(value.span, wrong), "this brace is not one of a place".to_owned(), help);
        }
        let phrase = phrase.ok()?;
        // A place may hold a piece of a page, which may hold others: twice of each would double with every level.
        let twice = |place: &&str| phrase.places().filter(|other| other == place).count() > 1;
        if let Some(place) = phrase.places().find(twice) {
            let help = "write it once, and reword the rest";
            let at = self.within(value.span, &format!("{{{place}}}"));
            self.wrong(at, format!("the place `{{{place}}}` stands here twice"), help);
            return None;
        }
        Some(phrase)
    }

    /// Whether a theme's entry may take the place of the built-in one.
    fn fits(&mut self, wording: &Wording, written: &Written) -> bool {
        let Some(entries) = wording.tables.get(&written.table) else {
            return self.unknown_key(wording, written);
        };
        let Some(known) = entries.get(&written.key) else {
            return self.unknown_key(wording, written);
        };
        let Written { table, key, entry, value_span, .. } = written;
        match (known, entry) {
            (Entry::Plain(_), Entry::Counted { .. }) => {
                let message = format!("`{key}` is one phrase for all numbers");
                self.wrong(*value_span, message, "write one text instead of several forms");
                return false;
            }
            (Entry::Counted { .. }, _) | (Entry::Plain(_), Entry::Plain(_)) => {}
        }
        if format!("{table}.{key}") == LANGUAGE && !is_language(entry) {
            let message = "this is no name of a language".to_owned();
            self.wrong(*value_span, message, "write it as in `language = \"de\"`");
            return false;
        }
        let places: Vec<&str> = known.phrases().flat_map(Phrase::places).collect();
        let unknown = entry.phrases().flat_map(Phrase::places).find(|place| !places.contains(place));
        let Some(place) = unknown else { return true };
        let near = did_you_mean(place, places.iter().copied());
        let help = match (near, places.is_empty()) {
            (Some(near), _) => format!("did you mean `{{{near}}}`?"),
            (None, true) => "it has none".to_owned(),
            (None, false) => format!("it has {}", in_backticks(&places)),
        };
        let at = self.within(*value_span, &format!("{{{place}}}"));
        self.wrong(at, format!("`{key}` has no place `{{{place}}}`"), &help);
        false
    }

    fn unknown_key(&mut self, wording: &Wording, written: &Written) -> bool {
        let key = format!("{}.{}", written.table, written.key);
        let help = match wording.near(&key) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`afterword theme export` shows all phrases there are".to_owned(),
        };
        self.wrong(written.name_span, format!("there is no phrase `{key}`"), &help);
        false
    }

    fn unknown<'k>(&mut self, field: &Field, what: &str, known: impl Iterator<Item = &'k str> + Clone) {
        let help = match did_you_mean(&field.name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "known here: {}",
                known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        self.wrong(field.name_span, format!("unknown {what} `{}`", field.name), &help);
    }

    fn wrong(&mut self, span: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::error(INVALID_WORDS, self.source, span, message).help(help));
    }

    /// Where in a value a text stands, whatever case it is in; the whole value where it is written otherwise there.
    fn within(&self, value: Span, text: &str) -> Span {
        let written = self.source.slice(value).to_ascii_lowercase();
        written.find(&text.to_ascii_lowercase()).map_or(value, |at| value.within(at, text.len()))
    }
}

impl Entry {
    fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        let (first, others) = match self {
            Entry::Plain(phrase) => (phrase, [].as_slice()),
            Entry::Counted { other, forms } => (other, forms.as_slice()),
        };
        std::iter::once(first).chain(others.iter().map(|(_, phrase)| phrase))
    }
}

fn is_language(entry: &Entry) -> bool {
    matches!(entry, Entry::Plain(phrase) if phrase.fill(&[]).parse::<LanguageIdentifier>().is_ok())
}

fn in_backticks(places: &[&str]) -> String {
    let mut places: Vec<String> = places.iter().map(|place| format!("`{{{place}}}`")).collect();
    places.dedup();
    places.join(", ")
}
