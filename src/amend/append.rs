//! One line more in a log field: every shape that people give such a field, and the edits that keep it.

use super::list::{self, Item};
use super::page::{Page, is_nothing};
use super::quote::Style;
use super::splice::{Splice, ending, indent, line_below, line_end, line_start};
use crate::front_matter::{Field, Kind, Syntax, Value};
use crate::text::Span;

/// Ways to add the line to the field, the best first; each still has to be proven.
pub(super) fn plans(page: &Page, name: &'static str, line: &str) -> Vec<Vec<Splice>> {
    let Some(field) = page.note.field(name) else {
        return vec![new_field(page, name, line)];
    };
    let style = last_style(page, &field.value);
    let item = Item { text: line, syntax: page.syntax(), style };
    let is_in_brackets = page.slice(field.value.span).starts_with('[');
    match &field.value.kind {
        Kind::List(items) if is_in_brackets && !items.is_empty() => {
            vec![list::in_brackets(page.text(), &field.value, items, &item)]
        }
        Kind::List(items) if !items.is_empty() => below_items(page, &field.value, items, &item),
        _ if is_nothing(&field.value) => filled(page, field, &item),
        _ => beside_single(page, field, &item),
    }
}

/// The style of the last item that is a text; a text in quotes that says nothing sets no example.
fn last_style(page: &Page, value: &Value) -> Style {
    let mut texts = value.each().iter().filter(|item| item.as_text().is_some() && !is_nothing(item));
    texts.next_back().map_or(Style::Plain, |item| Style::of(page.slice(item.span)))
}

/// The field with its first line, at the end of the front matter; in TOML that is before the first table.
fn new_field(page: &Page, name: &str, line: &str) -> Vec<Splice> {
    let item = Item { text: line, syntax: page.syntax(), style: Style::Plain };
    let margin = page.margin();
    match page.syntax() {
        Syntax::Yaml => {
            let dash = format!("{margin}{}", habit(page));
            vec![at_end(page, &[format!("{margin}{name}:"), format!("{dash}- {}", item.on_line())])]
        }
        Syntax::Toml => vec![at_end(page, &[format!("{name} = [{}]", item.in_brackets())])],
    }
}

/// New lines at the end of the front matter, with the line end of the line above them.
pub(super) fn at_end(page: &Page, lines: &[String]) -> Splice {
    let (text, inner) = (page.text(), page.note.front_matter.inner);
    let at = match page.syntax() {
        Syntax::Yaml => inner.end,
        Syntax::Toml => end_of_root(page),
    };
    // The line above may be blank: its own line end counts, not that of the text further up.
    let above =
        text[..at].strip_suffix("\r\n").or_else(|| text[..at].strip_suffix('\n')).map_or(at, str::len);
    let ending = ending(text, above);
    Splice::insert(at, lines.iter().map(|line| format!("{line}{ending}")).collect::<String>())
}

/// Where the fields end that belong to no table: behind the last of them, or before the first table.
fn end_of_root(page: &Page) -> usize {
    let (text, inner) = (page.text(), page.note.front_matter.inner);
    let mut values = Vec::new();
    page.note.front_matter.fields.iter().for_each(|field| leaves(&field.value, &mut values));
    let Some(header) = first_header(text, inner, &values) else { return inner.end };
    let last = values.iter().filter(|span| span.start < header).map(|span| span.end).max();
    last.map_or(header, |end| {
        let end = line_end(text, end);
        (end + ending(text, end).len()).min(header)
    })
}

/// The places of all values that are written in one piece, as a mapping need not be: `own.a = 1` and, far below, `[own.b]`.
fn leaves(value: &Value, found: &mut Vec<Span>) {
    match &value.kind {
        Kind::Map(fields) => fields.iter().for_each(|field| leaves(&field.value, found)),
        _ => found.push(value.span),
    }
}

fn first_header(text: &str, inner: Span, values: &[Span]) -> Option<usize> {
    let mut at = inner.start;
    for line in text[inner.range()].split_inclusive('\n') {
        let is_inside = values.iter().any(|value| value.start < at && at < value.end);
        if line.trim_start().starts_with('[') && !is_inside {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// How far the lists of this front matter are indented under their names.
fn habit(page: &Page) -> String {
    let lists = page.note.front_matter.fields.iter().map(|field| field.value.span);
    let mut dashes = lists.filter(|span| page.slice(*span).starts_with("- "));
    let indent = dashes.next().map(|span| indent(page.text(), span.start));
    indent.and_then(|indent| indent.strip_prefix(page.margin())).unwrap_or("  ").to_owned()
}

/// Below the last item of a list of dashes, with its indent.
fn below_items(page: &Page, value: &Value, items: &[Value], item: &Item<'_>) -> Vec<Vec<Splice>> {
    let text = page.text();
    let dash = &text[line_start(text, value.span.start)..value.span.start];
    let line = format!("{dash}-{}{}", list::behind_dash(text, items), item.on_line());
    below(text, value.span.end, &line).into_iter().map(|splice| vec![splice]).collect()
}

/// A line below the byte `end`: at once, or behind the blank lines that follow, which may belong to a text above.
fn below(text: &str, end: usize, line: &str) -> Vec<Splice> {
    let mut last = line_end(text, end);
    let mut ways = vec![line_below(text, last, line)];
    while let Some(next) = blank_line_below(text, last) {
        last = next;
    }
    ways.push(line_below(text, last, line));
    ways.dedup();
    ways
}

fn blank_line_below(text: &str, end: usize) -> Option<usize> {
    let next = end + ending(text, end).len();
    let next_end = line_end(text, next.min(text.len()));
    (next_end < text.len() && text[next..next_end].trim().is_empty()).then_some(next_end)
}

/// A field without a value, or with a word for nothing, becomes a list of one.
fn filled(page: &Page, field: &Field, item: &Item<'_>) -> Vec<Vec<Splice>> {
    let (text, span) = (page.text(), field.value.span);
    let slice = page.slice(span);
    let is_list = matches!(field.value.kind, Kind::List(_));
    let inside = is_list.then(|| list::in_empty_brackets(text, span, item));
    let Some(mark) = page.behind_mark(field) else { return Vec::new() };
    let in_brackets =
        || vec![Splice::replace(text, span.start, span.end, format!("[{}]", item.in_brackets()))];
    if page.syntax() == Syntax::Toml {
        return vec![inside.unwrap_or_else(in_brackets)];
    }
    if slice.contains(['\n', '\r']) {
        return inside.into_iter().collect();
    }
    let gap = Span::new(mark, span.start);
    if page.slice(gap).contains(['\n', '\r']) {
        return vec![vec![Splice::replace(text, span.start, span.end, format!("- {}", item.on_line()))]];
    }
    let dash = format!("{}{}", page.margin(), habit(page));
    let below = line_below(text, span.end, &format!("{dash}- {}", item.on_line()));
    let mut plans = vec![vec![below]];
    if !slice.is_empty() {
        plans[0].insert(0, Splice::replace(text, mark, span.end, ""));
    }
    plans.extend(inside);
    plans
}

/// A single value becomes the first of two items; its own bytes stay.
fn beside_single(page: &Page, field: &Field, item: &Item<'_>) -> Vec<Vec<Splice>> {
    let (text, span) = (page.text(), field.value.span);
    let brackets =
        vec![Splice::insert(span.start, "["), Splice::insert(span.end, format!(", {}]", item.in_brackets()))];
    let Some(mark) = page.behind_mark(field) else { return Vec::new() };
    if page.syntax() == Syntax::Toml {
        return vec![brackets];
    }
    let gap = page.slice(Span::new(mark, span.start));
    let with_below = |first: Splice, dash: &str| {
        let line = format!("{dash}{}", item.on_line());
        let ways = below(text, span.end, &line).into_iter();
        ways.map(|second| vec![first.clone(), second]).collect::<Vec<_>>()
    };
    if gap.contains(['\n', '\r']) {
        let dash = format!("{}- ", indent(text, span.start));
        let mut plans = with_below(Splice::insert(span.start, "- "), &dash);
        plans.push(brackets);
        return plans;
    }
    let ending = ending(text, line_end(text, field.name_span.end));
    let mut plans = Vec::new();
    for indent in [habit(page).as_str(), ""] {
        let dash = format!("{}{indent}- ", page.margin());
        let first = Splice::replace(text, mark, span.start, format!("{ending}{dash}"));
        plans.extend(with_below(first, &dash));
    }
    plans.push(brackets);
    plans
}
