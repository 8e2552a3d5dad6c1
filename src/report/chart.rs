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
    /// How much damage there was, a word of [`DAMAGE`].
    damage: &'static str,
    /// Neither damage nor none: a mark of another shape.
    is_away: bool,
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
        damage: damage(feeling),
        is_away: feeling.verdict == Verdict::BowOut,
    }
}

/// What a mark says of an interview, and how it is told.
pub(super) const DAMAGE: [(&str, &str); 5] = [
    ("none", "no damage"),
    ("some", "repairable"),
    ("much", "serious"),
    ("away", "bow out"),
    ("open", "unassessed"),
];

/// How much damage there was: `none`, `some` or `much`; `away` and `open` where that is not the question.
pub(super) fn damage(feeling: &Feeling) -> &'static str {
    match feeling.verdict {
        Verdict::Solid | Verdict::Worry | Verdict::LetGo => "none",
        Verdict::Repairable => "some",
        Verdict::Serious => "much",
        Verdict::BowOut => "away",
        Verdict::Unassessed | Verdict::Upcoming => "open",
    }
}

/// The height of a mood's row.
pub(super) fn row(mood: Mood) -> usize {
    TOP + usize::from(5 - mood.number()) * ROW
}
