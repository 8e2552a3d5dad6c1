//! The proof by itself: whatever an edit does beside the wish, or instead of it, it is not handed out.

use super::*;
use crate::amend::proof::{has_no_new_complaint, proven};
use crate::text::Span;

const NOTE: &str = "---
mood: good
tags: [a, b]
own: {x: 1, y: 2}
sent:
  - 2026-03-04 call
status: waiting
status_on: 2026-03-04
---
## Questions
- [ ] On-call?
";

/// Whether the wish is proven to be what these edits make of a text, each an old stretch and a new one, from top to bottom.
fn holds(text: &str, wish: &Wish, edits: &[(&str, &str)]) -> bool {
    let page = Page::read(&Source::new(PATH, text)).expect("a note");
    let splice = |(old, new): &(&str, &str)| {
        let at = text.find(old).expect("the stretch is there");
        Splice::replace(text, at, at + old.len(), *new)
    };
    proven(&page, wish, edits.iter().map(splice).collect()).is_some()
}

#[test]
fn the_wish_and_nothing_beside_it_is_proven() {
    let right = ("call\n", "call\n  - 2026-03-05 thank-you\n");
    assert!(holds(NOTE, &thanks(), &[right]));
    for before in [
        ("good", "bad"),
        ("mood", "moods"),
        ("[a, b]", "[a, c]"),
        ("[a, b]", "[a, b, c]"),
        ("[a, b]", "[a]"),
        ("y: 2", "y: 3"),
        ("y: 2", "z: 2"),
        (", y: 2", ""),
        ("y: 2", "y: 2, z: 3"),
        ("{x: 1, y: 2}", "words"),
    ] {
        assert!(!holds(NOTE, &thanks(), &[before, right]), "{before:?}");
    }
    for after in [("waiting", "offer"), ("## Q", "# Q"), ("- [ ]", "- [x]"), ("On-call?\n", "On-call?")] {
        assert!(!holds(NOTE, &thanks(), &[right, after]), "{after:?}");
    }
}

#[test]
fn a_line_that_is_not_the_wish_is_not_proven() {
    for lines in [
        "  - 2026-03-05 thanks\n",
        "  - 2026-03-05: thank-you\n",
        "  - 2026-03-05 thank-you\n  - 2026-03-05 thank-you\n",
        "  - 2026-03-05 thank-you\n  -\n",
        "",
    ] {
        assert!(!holds(NOTE, &thanks(), &[("call\n", &format!("call\n{lines}"))]), "{lines}");
    }
    assert!(!holds(NOTE, &thanks(), &[("2026-03-04 call", "2026-03-05 thank-you")]), "instead of another");
}

#[test]
fn a_new_field_holds_the_wish_alone() {
    let text = "---\nmood: good\n---\n";
    let is_proven = |field: &str| holds(text, &thanks(), &[("good\n", &format!("good\n{field}"))]);
    assert!(is_proven("sent: [2026-03-05 thank-you]\n"));
    for field in [
        "sent: 2026-03-05 thank-you\n",
        "sent: [\"2026-03-05: thank-you\"]\n",
        "sent: [2026-03-05 thank-you, ~]\n",
        "sent: [~, 2026-03-05 thank-you]\n",
        "sent: [2026-03-05 thank-you]\ntags: []\n",
        "Sent: [2026-03-05 thank-you]\n",
    ] {
        assert!(!is_proven(field), "{field}");
    }
}

#[test]
fn a_status_is_the_one_that_is_wished_on_its_day() {
    let is_proven = |status: &str, on: &str| {
        holds(NOTE, &rejected(), &[("waiting", status), ("2026-03-04\n---", &format!("{on}\n---"))])
    };
    assert!(is_proven("rejected", "2026-03-10"));
    assert!(!is_proven("offer", "2026-03-10"));
    assert!(!is_proven("rejected", "2026-03-11"));
    assert!(!is_proven("rejected", "[2026-03-10, x]"));
}

#[test]
fn a_complaint_that_was_not_there_is_new_and_each_counts_once() {
    let source = Source::new(PATH, NOTE);
    let complaint = |code, message: &str| Diagnostic::error(code, &source, Span::default(), message);
    let (a, b, c) = (complaint("x", "one"), complaint("x", "two"), complaint("y", "one"));
    let is_old = |old: &[&Diagnostic], new: &[&Diagnostic]| {
        let all = |them: &[&Diagnostic]| them.iter().copied().cloned().collect::<Vec<_>>();
        has_no_new_complaint(&all(old), &all(new))
    };
    assert!(is_old(&[&a, &b], &[&b, &a]));
    assert!(is_old(&[&a, &b], &[&b]));
    for (old, new) in
        [(vec![], vec![&a]), (vec![&a], vec![&b]), (vec![&a], vec![&c]), (vec![&a], vec![&a, &a])]
    {
        assert!(!is_old(&old, &new), "{new:?}");
    }
}
