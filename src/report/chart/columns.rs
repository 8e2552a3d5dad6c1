//! How many of each: columns side by side, for days that went by.

use super::{Fill, Frame, Key, Piece, Row, Table, cuts, is_worth_drawing};
use crate::patterns::Answers;
use crate::report::words::Words;
use serde::Serialize;

/// Columns of a picture 320 units wide and 150 high.
#[derive(Serialize)]
pub(in crate::report) struct Columns {
    frame: Frame,
    columns: Vec<Column>,
    /// What the labels count.
    unit: String,
}

#[derive(Serialize)]
struct Column {
    label: String,
    count: usize,
    /// The column's middle.
    x: usize,
    /// Where the count stands.
    count_y: usize,
    piece: Piece,
}

/// The drawing's width, its base, and how high a column may be.
const WIDTH: usize = 320;
const BASE: usize = 112;
const HIGHEST: usize = 92;
const THICKEST: usize = 34;
/// Days that nothing took are left out at the end, but for these.
const FEWEST: usize = 4;

/// Thank-yous by calendar days: what went out within a day is full, what took longer is hatched.
pub(in crate::report) fn days(values: &[i32], words: Words<'_>) -> Option<Columns> {
    let labels = ["0", "1", "2", "3", "4", "5", &words.say("charts.more")];
    let bin = |days: i32| usize::try_from(days).unwrap_or_default();
    let fills = |place: usize| if place <= 1 { Fill::Full } else { Fill::Hatched };
    let counts = counted(values, labels.len(), bin);
    let shown = counts.iter().rposition(|count| *count > 0).map_or(1, |last| last + 1).max(FEWEST);
    let (labels, counts) = (&labels[..shown], &counts[..shown]);
    let frame = Frame {
        id: "thanks",
        title: words.say("charts.thanks"),
        description: words.say("charts.thanks-description"),
        keys: keys(
            &[(Fill::Full, "charts.within-a-day"), (Fill::Hatched, "charts.later")],
            fills,
            counts,
            words,
        ),
        table: table("charts.thanks-caption", ["charts.days", "charts.letters"], (labels, counts), words),
    };
    is_worth_drawing(counts).then(|| columns(frame, words.say("charts.thanks-unit"), labels, counts, fills))
}

/// Answers by business weeks, and a hollow column for the interviews that nobody has answered.
pub(in crate::report) fn business_weeks(answers: &Answers, words: Words<'_>) -> Option<Columns> {
    let (more, no_word) = (words.say("charts.more"), words.say("charts.no-word"));
    let labels = ["0–5", "6–10", "11–15", "16–20", &more, &no_word];
    let bin = |days: i32| usize::try_from((days - 1).max(0) / 5).unwrap_or_default();
    let silent = labels.len() - 1;
    let fills = |place: usize| if place == silent { Fill::Hollow } else { Fill::Full };
    let mut counts = counted(&answers.days, silent, bin);
    counts.push(answers.silent);
    let frame = Frame {
        id: "answers",
        title: words.say("charts.answers"),
        description: words.say("charts.answers-description"),
        keys: keys(
            &[(Fill::Full, "charts.answered"), (Fill::Hollow, "charts.no-word-yet")],
            fills,
            &counts,
            words,
        ),
        table: table(
            "charts.answers-caption",
            ["charts.business-days", "charts.interviews"],
            (&labels, &counts),
            words,
        ),
    };
    let unit = words.say("charts.answers-unit");
    is_worth_drawing(&counts).then(|| columns(frame, unit, &labels, &counts, fills))
}

/// What the fillings stand for that are there.
fn keys(all: &[(Fill, &str)], fill: impl Fn(usize) -> Fill, counts: &[usize], words: Words<'_>) -> Vec<Key> {
    let is_there = |key: &&(Fill, &str)| {
        counts.iter().enumerate().any(|(place, count)| *count > 0 && fill(place) == key.0)
    };
    let there = all.iter().filter(is_there);
    there.map(|(fill, key)| Key { fill: *fill, words: words.say(key) }).collect()
}

/// How many values fall in each of `bins`; what lies beyond the last belongs to it.
fn counted(values: &[i32], bins: usize, bin: impl Fn(i32) -> usize) -> Vec<usize> {
    let mut counts = vec![0; bins];
    for value in values {
        counts[bin(*value).min(bins - 1)] += 1;
    }
    counts
}

fn table(caption: &str, head: [&str; 2], (labels, counts): (&[&str], &[usize]), words: Words<'_>) -> Table {
    let rows = labels.iter().zip(counts);
    Table {
        caption: words.say(caption),
        head: head.map(|key| words.say(key)).to_vec(),
        rows: rows.map(|(label, count)| Row::of_counts((*label).to_owned(), &[*count])).collect(),
    }
}

fn columns(
    frame: Frame,
    unit: String,
    labels: &[&str],
    counts: &[usize],
    fill: impl Fn(usize) -> Fill,
) -> Columns {
    let most = counts.iter().copied().max().unwrap_or_default();
    let slot = WIDTH / counts.len().max(1);
    let thickness = THICKEST.min(slot - 6);
    let column = |(place, (label, count)): (usize, (&&str, &usize))| {
        let height = cuts(&[*count], most, HIGHEST)[0].1;
        let (x, y) = (slot * place + slot / 2, BASE - height);
        let piece = Piece::new((x - thickness / 2, y), (thickness, height), fill(place));
        Column { label: (*label).to_owned(), count: *count, x, count_y: y - 6, piece }
    };
    Columns { frame, unit, columns: labels.iter().zip(counts).enumerate().map(column).collect() }
}
