//! One item more in a list: between brackets, also over several lines, or below the last dash.

use super::quote::{self, Around, Style};
use super::splice::{Splice, indent, line_below, line_start};
use crate::front_matter::{Syntax, Value};
use crate::text::Span;

/// The new item: its text, and how its neighbours are written.
pub(super) struct Item<'a> {
    pub(super) text: &'a str,
    pub(super) syntax: Syntax,
    pub(super) style: Style,
}

impl Item<'_> {
    /// The item behind a dash.
    pub(super) fn on_line(&self) -> String {
        quote::value(self.text, self.syntax, self.style, Around::Lines)
    }

    /// The item between brackets.
    pub(super) fn in_brackets(&self) -> String {
        quote::value(self.text, self.syntax, self.style, Around::Brackets)
    }
}

/// Behind the last item of a list in brackets; where the items stand on lines of their own, on one of its own.
pub(super) fn in_brackets(text: &str, list: &Value, items: &[Value], item: &Item<'_>) -> Vec<Splice> {
    let new = item.in_brackets();
    let last = items.last().map_or(list.span, |last| last.span);
    let tail = text.get(last.end..list.span.end).unwrap_or_default();
    let comma = comma(tail).map(|offset| last.end + offset + 1);
    let is_alone = text[line_start(text, last.start)..last.start].trim().is_empty();
    let ends_line = without_comments(tail).contains(['\n', '\r']);
    match (comma, is_alone && ends_line) {
        (None, false) => vec![Splice::insert(last.end, format!(", {new}"))],
        (Some(comma), false) => vec![Splice::insert(comma, format!(" {new},"))],
        (None, true) => {
            let below = line_below(text, last.end, &format!("{}{new}", indent(text, last.start)));
            vec![Splice::insert(last.end, ","), below]
        }
        (Some(comma), true) => vec![line_below(text, comma, &format!("{}{new},", indent(text, last.start)))],
    }
}

/// Right behind the opening bracket of a list without items.
pub(super) fn in_empty_brackets(text: &str, list: Span, item: &Item<'_>) -> Vec<Splice> {
    let at = list.start + 1;
    let space = if text[at..].starts_with('#') { " " } else { "" };
    vec![Splice::insert(at, format!("{}{space}", item.in_brackets()))]
}

/// The blanks between the last dash that has a value beside it and that value.
pub(super) fn behind_dash<'t>(text: &'t str, items: &[Value]) -> &'t str {
    let blanks = items.iter().rev().find_map(|item| {
        let before = &text[line_start(text, item.span.start)..item.span.start];
        let blanks = &before[before.trim_end_matches([' ', '\t']).len()..];
        (before.ends_with(blanks) && before.trim() == "-" && !blanks.is_empty()).then_some(blanks)
    });
    blanks.unwrap_or(" ")
}

/// Where the comma stands behind the last item, outside comments.
fn comma(tail: &str) -> Option<usize> {
    without_comments(tail).find(',')
}

/// The stretch with its comments blanked, byte for byte.
fn without_comments(tail: &str) -> String {
    let mut is_comment = false;
    let blanked = tail.bytes().map(|byte| {
        is_comment = match byte {
            b'\n' | b'\r' => false,
            b'#' => true,
            _ => is_comment,
        };
        if is_comment { ' ' } else { char::from(byte) }
    });
    // Outside comments only blanks, commas and the bracket stand here, one byte each.
    blanked.map(|c| if c.is_ascii() { c } else { ' ' }).collect()
}
