//! One gap as its kind's sentences may name it.

use super::view::View;
use serde::Serialize;

/// What a gap's sentences may name, beside everything that a letter may.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GapView<'a> {
    #[serde(flatten)]
    pub(super) letter: &'a View,
    #[serde(flatten)]
    pub(super) gap: Piece,
    /// The next gap of the same light kind, which this text may take along.
    pub(super) second: Option<Piece>,
}

/// One gap, lifted.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Piece {
    pub(super) topic: String,
    pub(super) point: String,
    pub(super) about: String,
    pub(super) whether: String,
    pub(super) question: String,
    pub(super) restated: String,
    pub(super) restated_rest: String,
    pub(super) answer: String,
    pub(super) answer_behind_colon: String,
    pub(super) is_fragment: bool,
    pub(super) says_enough: bool,
    pub(super) needs_topic: bool,
    pub(super) hint: String,
}

/// A gap of which everything is known, and one of which nothing is, for trying out templates.
pub(super) fn sample_views() -> Vec<serde_json::Value> {
    let x = || "x".to_owned();
    let full = Piece {
        topic: x(),
        point: x(),
        about: x(),
        whether: x(),
        question: x(),
        restated: x(),
        restated_rest: x(),
        answer: x(),
        answer_behind_colon: x(),
        is_fragment: true,
        says_enough: true,
        needs_topic: true,
        hint: x(),
    };
    let (known, unknown) = (View::full(), View::empty());
    let views = [
        GapView { letter: &known, gap: full.clone(), second: Some(full.clone()) },
        GapView { letter: &known, gap: Piece::default(), second: Some(Piece::default()) },
        GapView { letter: &unknown, gap: full, second: None },
        GapView { letter: &unknown, gap: Piece::default(), second: None },
    ];
    views.iter().filter_map(|view| serde_json::to_value(view).ok()).collect()
}
