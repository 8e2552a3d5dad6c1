//! A single value set in place: `status`, and `status_on` beside it.

use super::append::at_end;
use super::page::Page;
use super::quote::Style;
use super::splice::{Splice, line_below, line_start};
use crate::date::Date;
use crate::front_matter::{Kind, Syntax, Value};
use crate::note::Status;
use crate::text::capital;

/// The ways to set both values; each still has to be proven.
pub(super) fn plans(page: &Page, status: Status, on: Date) -> Vec<Vec<Splice>> {
    let [old_status, old_on] = ["status", "status_on"].map(|name| page.note.field(name));
    let is_set = page.note.status == Some(status);
    let is_dated = page.note.status_on == Some(on);
    let new_status = new_field(page, "status", &Style::Double.around(status.word()), status.word());
    let new_on = new_field(page, "status_on", &new_date(page, on), &on.to_string());
    let set_status = || old_status.and_then(|field| set(page, &field.value, status.word()));
    let set_on = || old_on.and_then(|field| set(page, &field.value, &on.to_string()));
    let mut splices = Vec::new();
    match (old_status, old_on) {
        (None, None) => splices.push(Some(at_end(page, &[new_status, new_on]))),
        (Some(field), None) => {
            splices.extend((!is_set).then(set_status));
            splices.push(Some(line_below(page.text(), field.value.span.end, &new_on)));
        }
        (None, Some(field)) => {
            splices.push(Some(line_above(page.text(), field.name_span.start, &new_status)));
            splices.extend((!is_dated).then(set_on));
        }
        (Some(_), Some(_)) => {
            splices.extend((!is_set).then(set_status));
            splices.extend((!is_dated).then(set_on));
        }
    }
    let splices: Option<Vec<Splice>> = splices.into_iter().collect();
    let mut splices = splices.unwrap_or_default();
    splices.sort_by_key(|splice| splice.at);
    vec![splices]
}

fn new_field(page: &Page, name: &str, toml: &str, yaml: &str) -> String {
    match page.syntax() {
        Syntax::Yaml => format!("{}{name}: {yaml}", page.margin()),
        Syntax::Toml => format!("{name} = {toml}"),
    }
}

/// A TOML date, in quotes where the interview's own date is.
fn new_date(page: &Page, on: Date) -> String {
    let own = page.note.field("date").map(|field| Style::of(page.slice(field.value.span)));
    own.unwrap_or(Style::Plain).around(&on.to_string())
}

fn line_above(text: &str, at: usize, line: &str) -> Splice {
    let start = line_start(text, at);
    let ending = &line_below(text, at, "").inserted;
    Splice::insert(start, format!("{line}{ending}"))
}

/// The word instead of the value, in the value's own quotes; a list of one keeps its brackets or its dash.
fn set(page: &Page, value: &Value, word: &str) -> Option<Splice> {
    let (text, span) = (page.text(), value.span);
    let slice = page.slice(span);
    let replace = |new: String| Some(Splice::replace(text, span.start, span.end, new));
    match &value.kind {
        Kind::Map(_) => None,
        Kind::List(items) => match items.as_slice() {
            [] => replace(plain(page, word)),
            [only] => set(page, only, word),
            _ => None,
        },
        // More than a line is more than a status or a day, and what more it is would be lost.
        Kind::Text(_) if lines_of_text(slice) > 1 => None,
        Kind::Empty if slice.is_empty() => Some(Splice::insert(span.start, format!(" {word}"))),
        Kind::Empty => replace(word.to_owned()),
        Kind::Text(old) => match Style::of(slice) {
            Style::Plain if page.syntax() == Syntax::Yaml => replace(in_case_of(old, word)),
            Style::Plain => replace(plain(page, word)),
            style => replace(style.around(&in_case_of(old, word))),
        },
    }
}

/// How many lines a value's words take; the head of a block, `|` or `>`, has none.
fn lines_of_text(slice: &str) -> usize {
    let words = slice.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    words.skip(usize::from(slice.starts_with(['|', '>']))).count()
}

/// A word without an example: in TOML a date goes without quotes, a word does not.
fn plain(page: &Page, word: &str) -> String {
    match page.syntax() {
        Syntax::Toml if !is_date(word) => Style::Double.around(word),
        _ => word.to_owned(),
    }
}

fn is_date(word: &str) -> bool {
    Date::leading(word).is_some()
}

/// `Rejected` where `Waiting` stood, and `REJECTED` where `WAITING` did.
fn in_case_of(old: &str, word: &str) -> String {
    let begins_large = old.trim().starts_with(char::is_uppercase);
    let has_small = old.contains(char::is_lowercase);
    match begins_large {
        true if has_small => capital(word),
        true => word.to_uppercase(),
        false => word.to_owned(),
    }
}
