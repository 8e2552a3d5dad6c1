//! The patterns as pictures: places, lengths and labels that templates draw as inline SVG, and the table behind each.
//!
//! No picture speaks by colour alone: what differs, differs in filling or in shape. All measures are units of the
//! picture's own `viewBox`.

mod columns;
mod course;
mod shares;

#[cfg(test)]
mod tests;

pub(super) use columns::{Columns, business_weeks, days};
pub(super) use course::{Course, course};
pub(super) use shares::{Shares, punctuality, rounds};

use serde::Serialize;

/// Fewer than this are better told than drawn.
pub(super) const ENOUGH: usize = 5;

/// Whether there is anything to see: enough, and of more than one sort.
fn is_worth_drawing(counts: &[usize]) -> bool {
    counts.iter().sum::<usize>() >= ENOUGH && counts.iter().filter(|count| **count > 0).count() > 1
}

/// What every picture has beside its drawing.
#[derive(Serialize)]
pub(super) struct Frame {
    /// Its own word among the page's ids.
    id: &'static str,
    title: String,
    /// What is to be seen, for those who do not see it.
    description: String,
    keys: Vec<Key>,
    table: Table,
}

/// What a filling or a shape stands for.
#[derive(Serialize)]
struct Key {
    fill: Fill,
    words: String,
}

/// How a piece is drawn; style sheets know it by its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Fill {
    Full,
    Hatched,
    Hollow,
    /// A low line: there is nothing.
    Flat,
    Diamond,
    /// A question mark.
    Asked,
}

/// The figures of a picture.
#[derive(Serialize)]
struct Table {
    caption: String,
    head: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    label: String,
    /// Where the label leads; nowhere where it is no interview.
    url: Option<String>,
    cells: Vec<String>,
}

impl Row {
    fn of_counts(label: String, counts: &[usize]) -> Self {
        Row { label, url: None, cells: counts.iter().map(usize::to_string).collect() }
    }
}

/// A piece of a bar or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Piece {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    fill: Fill,
    is_hatched: bool,
}

impl Piece {
    fn new((x, y): (usize, usize), (width, height): (usize, usize), fill: Fill) -> Self {
        Piece { x, y, width, height, fill, is_hatched: fill == Fill::Hatched }
    }
}

/// Cuts `length`, which stands for `whole`, at the places where one part ends and the next begins. Whatever is
/// rounded, the parts touch and never reach beyond the length.
fn cuts(parts: &[usize], whole: usize, length: usize) -> Vec<(usize, usize)> {
    let place = |sum: usize| (sum * length).checked_div(whole).unwrap_or_default().min(length);
    let mut sum = 0;
    let cut = |part: &usize| {
        let from = place(sum);
        sum += part;
        (from, place(sum) - from)
    };
    parts.iter().map(cut).collect()
}
