//! How many of each: columns side by side, for days that went by.

use super::{Fill, Frame, Key, Piece, Row, Table, cuts, is_worth_drawing};
use crate::patterns::Answers;
use serde::Serialize;

/// Columns of a picture 320 units wide and 150 high.
#[derive(Serialize)]
pub(in crate::report) struct Columns {
    frame: Frame,
    columns: Vec<Column>,
    /// What the labels count.
    unit: &'static str,
}

#[derive(Serialize)]
struct Column {
    label: &'static str,
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
pub(in crate::report) fn days(values: &[i32]) -> Option<Columns> {
    const LABELS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "more"];
    let bin = |days: i32| usize::try_from(days).unwrap_or_default();
    let fills = |place: usize| if place <= 1 { Fill::Full } else { Fill::Hatched };
    let counts = counted(values, LABELS.len(), bin);
    let shown = counts.iter().rposition(|count| *count > 0).map_or(1, |last| last + 1).max(FEWEST);
    let (labels, counts) = (&LABELS[..shown], &counts[..shown]);
    let frame = Frame {
        id: "thanks",
        title: "Days from an interview to your thank-you",
        description: "One column for each number of days; the higher, the more letters.".to_owned(),
        keys: keys(&[(Fill::Full, "within a day"), (Fill::Hatched, "later")], fills, counts),
        table: table("Letters by days after the interview", ["Days", "Letters"], labels, counts),
    };
    is_worth_drawing(counts).then(|| columns(frame, "days after the interview", labels, counts, fills))
}

/// Answers by business weeks, and a hollow column for the interviews that nobody has answered.
pub(in crate::report) fn business_weeks(answers: &Answers) -> Option<Columns> {
    const LABELS: [&str; 6] = ["0–5", "6–10", "11–15", "16–20", "more", "no word"];
    let bin = |days: i32| usize::try_from((days - 1).max(0) / 5).unwrap_or_default();
    let silent = LABELS.len() - 1;
    let fills = |place: usize| if place == silent { Fill::Hollow } else { Fill::Full };
    let mut counts = counted(&answers.days, silent, bin);
    counts.push(answers.silent);
    let frame = Frame {
        id: "answers",
        title: "Business days from an interview to their answer",
        description:
            "One column for each week of five business days, and one for no word so far; the higher, \
                      the more interviews."
                .to_owned(),
        keys: keys(&[(Fill::Full, "answered"), (Fill::Hollow, "no word so far")], fills, &counts),
        table: table(
            "Interviews by business days until the answer",
            ["Business days", "Interviews"],
            &LABELS,
            &counts,
        ),
    };
    let unit = "business days after the interview";
    is_worth_drawing(&counts).then(|| columns(frame, unit, &LABELS, &counts, fills))
}

/// What the fillings stand for that are there.
fn keys(all: &[(Fill, &str)], fill: impl Fn(usize) -> Fill, counts: &[usize]) -> Vec<Key> {
    let is_there = |key: &&(Fill, &str)| {
        counts.iter().enumerate().any(|(place, count)| *count > 0 && fill(place) == key.0)
    };
    let there = all.iter().filter(is_there);
    there.map(|(fill, words)| Key { fill: *fill, words: (*words).to_owned() }).collect()
}

/// How many values fall in each of `bins`; what lies beyond the last belongs to it.
fn counted(values: &[i32], bins: usize, bin: impl Fn(i32) -> usize) -> Vec<usize> {
    let mut counts = vec![0; bins];
    for value in values {
        counts[bin(*value).min(bins - 1)] += 1;
    }
    counts
}

fn table(caption: &str, head: [&'static str; 2], labels: &[&str], counts: &[usize]) -> Table {
    let rows = labels.iter().zip(counts);
    Table {
        caption: caption.to_owned(),
        head: head.to_vec(),
        rows: rows.map(|(label, count)| Row::of_counts((*label).to_owned(), &[*count])).collect(),
    }
}

fn columns(
    frame: Frame,
    unit: &'static str,
    labels: &[&'static str],
    counts: &[usize],
    fill: impl Fn(usize) -> Fill,
) -> Columns {
    let most = counts.iter().copied().max().unwrap_or_default();
    let slot = WIDTH / counts.len().max(1);
    let thickness = THICKEST.min(slot - 6);
    let column = |(place, (label, count)): (usize, (&&'static str, &usize))| {
        let height = cuts(&[*count], most, HIGHEST)[0].1;
        let (x, y) = (slot * place + slot / 2, BASE - height);
        let piece = Piece::new((x - thickness / 2, y), (thickness, height), fill(place));
        Column { label, count: *count, x, count_y: y - 6, piece }
    };
    Columns { frame, unit, columns: labels.iter().zip(counts).enumerate().map(column).collect() }
}
