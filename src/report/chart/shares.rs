//! What became of so many: bars that are cut into parts.

use super::{ENOUGH, Fill, Frame, Key, Piece, Row, Table, cuts, is_worth_drawing};
use crate::patterns::{Punctuality, Reached};
use crate::report::words::Words;
use serde::Serialize;

/// Bars of a picture 320 units wide.
#[derive(Serialize)]
pub(in crate::report) struct Shares {
    frame: Frame,
    height: usize,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    count: usize,
    /// The middle of the bar, where words stand.
    y: usize,
    /// Where the count stands.
    count_x: usize,
    pieces: Vec<Piece>,
}

/// Where bars begin, and how long one may be.
const LEFT: usize = 78;
const LONGEST: usize = 206;
const ROW: usize = 30;
const THICKNESS: usize = 20;

/// So many rounds are drawn; a journal of one company without roles may have hundreds.
const MOST: usize = 8;

/// A part of a bar: its filling and the phrase that names it.
type Part = (Fill, &'static str);

/// How far opportunities got: a bar for each round, and one for offers.
pub(in crate::report) fn rounds(reached: &[Reached], offers: usize, words: Words<'_>) -> Option<Shares> {
    const PARTS: [Part; 3] = [
        (Fill::Full, "charts.went-on"),
        (Fill::Hatched, "charts.still-open"),
        (Fill::Hollow, "charts.ended"),
    ];
    let first = reached.first().filter(|first| first.count() >= ENOUGH)?;
    let row = |(place, round): (usize, &Reached)| {
        (
            words.with("common.round", &[("number", &(place + 1).to_string())]),
            [round.went_on, round.open, round.ended],
        )
    };
    let mut rows: Vec<(String, [usize; 3])> = reached.iter().take(MOST).enumerate().map(row).collect();
    rows.push((words.say("charts.offer"), [offers, 0, 0]));
    let frame = Frame {
        id: "rounds",
        title: words.say("charts.rounds"),
        description: words.say("charts.rounds-description"),
        keys: keys(&PARTS, &rows, words),
        table: table(["charts.rounds-caption", "charts.round"], &PARTS, &rows, words),
    };
    Some(shares(frame, &PARTS, &rows, first.count()))
}

/// What was done by its day.
pub(in crate::report) fn punctuality(done: Punctuality, words: Words<'_>) -> Option<Shares> {
    const PARTS: [Part; 3] = [
        (Fill::Full, "charts.by-the-day"),
        (Fill::Hatched, "charts.later"),
        (Fill::Hollow, "charts.not-done"),
    ];
    let rows = [(words.say("charts.follow-ups"), [done.in_time, done.late, done.undone])];
    let frame = Frame {
        id: "done",
        title: words.say("charts.done"),
        description: words.say("charts.done-description"),
        keys: keys(&PARTS, &rows, words),
        table: table(["charts.done-caption", "charts.due-by-now"], &PARTS, &rows, words),
    };
    is_worth_drawing(&rows[0].1).then(|| shares(frame, &PARTS, &rows, done.count()))
}

/// The parts that there are.
fn keys(parts: &[Part; 3], rows: &[(String, [usize; 3])], words: Words<'_>) -> Vec<Key> {
    let is_there = |place: usize| rows.iter().any(|(_, counts)| counts[place] > 0);
    let there = parts.iter().enumerate().filter(|(place, _)| is_there(*place));
    there.map(|(_, (fill, key))| Key { fill: *fill, words: words.say(key) }).collect()
}

fn table(
    [caption, first]: [&str; 2],
    parts: &[Part; 3],
    rows: &[(String, [usize; 3])],
    words: Words<'_>,
) -> Table {
    Table {
        caption: words.say(caption),
        head: std::iter::once(first)
            .chain(parts.iter().map(|(_, key)| *key))
            .map(|key| words.say(key))
            .collect(),
        rows: rows.iter().map(|(label, counts)| Row::of_counts(label.clone(), counts)).collect(),
    }
}

fn shares(frame: Frame, parts: &[Part; 3], rows: &[(String, [usize; 3])], most: usize) -> Shares {
    let bar = |(place, (label, counts)): (usize, &(String, [usize; 3]))| {
        let top = place * ROW + (ROW - THICKNESS) / 2;
        let cut = cuts(counts, most, LONGEST);
        let piece = |((x, width), (fill, _)): (&(usize, usize), &Part)| {
            Piece::new((LEFT + x, top), (*width, THICKNESS), *fill)
        };
        let end = cut.last().map_or(0, |(x, width)| x + width);
        Bar {
            label: label.clone(),
            count: counts.iter().sum(),
            y: place * ROW + ROW / 2,
            count_x: LEFT + end + 8,
            pieces: cut.iter().zip(parts).map(piece).filter(|piece| piece.width > 0).collect(),
        }
    };
    Shares { frame, height: rows.len() * ROW, bars: rows.iter().enumerate().map(bar).collect() }
}
