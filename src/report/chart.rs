//! Small pictures of the patterns, as places and lengths that templates draw as inline SVG.

use crate::note::Mood;
use crate::patterns::Feeling;
use crate::playbook::Verdict;
use serde::Serialize;

/// A bar of a list; the longest is 100 units long.
#[derive(Serialize)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) count: usize,
    length: usize,
}

/// Bars for labels with their counts.
pub(super) fn bars(counts: impl Iterator<Item = (String, usize)>) -> Vec<Bar> {
    let counts: Vec<(String, usize)> = counts.collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    counts.into_iter().map(|(label, count)| Bar { length: count * 100 / most, label, count }).collect()
}

/// An interview in the picture of feeling against fact.
#[derive(Serialize)]
pub(super) struct Dot {
    x: usize,
    y: usize,
    /// `none`, `some` or `much`: how much damage there was.
    damage: &'static str,
}

/// The picture's size and places.
const LEFT: usize = 56;
const TOP: usize = 18;
const ROW: usize = 30;
const WIDTH: usize = 480;

/// Where an interview stands: its turn from left to right, its mood from great above to bad below.
pub(super) fn dot(feeling: &Feeling, place: usize, of: usize) -> Dot {
    let step = (WIDTH - LEFT - 24) / of.max(1);
    Dot {
        x: LEFT + 12 + step * place + step / 2,
        y: row(feeling.mood),
        damage: match feeling.verdict {
            Verdict::Serious => "much",
            Verdict::Repairable => "some",
            _ => "none",
        },
    }
}

/// The height of a mood's row.
pub(super) fn row(mood: Mood) -> usize {
    TOP + usize::from(5 - mood.number()) * ROW
}
