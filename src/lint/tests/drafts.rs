//! Letter checks on drafts: hints at the note, since a draft has no file.

use crate::analysis::{Analysis, Material, analyse};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::letter::Letter;
use crate::lint::{Subject, check};
use crate::plan::{Day, FollowUp};
use crate::text::Source;
use std::sync::Arc;

/// What is said about a draft of `play` in the note, apart from what is said about the note itself.
fn said(note: &str, play: &str, draft: &str) -> Vec<String> {
    let source = Arc::new(Source::new("northwind/2026-03-04-dana.md", note));
    let material = Material { notes: vec![source], ..Material::default() };
    let analysis = analyse(&material, Date::parse("2026-03-06").expect("a date"));
    let letter = |follow_up: &FollowUp| {
        let body = draft.replace("NAME", &follow_up.to.name(&analysis.journal.notes[0]).unwrap_or_default());
        let is_meant = analysis.play(follow_up).name == play;
        is_meant.then(|| Letter { body, ..Letter::default() })
    };
    let letters: Vec<Vec<Option<Letter>>> =
        analysis.plans.iter().map(|plan| plan.follow_ups.iter().map(letter).collect()).collect();
    assert!(letters.iter().flatten().any(Option::is_some), "`{play}` does not apply");
    let found = check(&Subject { day: &day(&analysis), plans: &analysis.plans, letters: &letters });
    found.diagnostics.iter().filter(|it| it.code.starts_with("letter")).map(Diagnostic::short).collect()
}

fn day(analysis: &Analysis) -> Day<'_> {
    Day {
        journal: &analysis.journal,
        assessments: &analysis.assessments,
        playbook: &analysis.playbook,
        config: &analysis.config,
        calendar: &analysis.calendar,
        as_of: analysis.as_of,
    }
}

const LATE: &str = "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\nmood: shaky\ngaps:\n  - late: ten minutes -> I am so sorry about the wait, haha\n---\n";
const SLIP: &str = "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\nmood: okay\ngaps:\n  - slip: spilled my water\n---\n";
const PANEL: &str =
    "---\ndate: 2026-03-04\ninterviewers: [Dana Whitfield, Lee Park]\nmood: good\ngaps: []\n---\n";

#[test]
fn the_notes_own_words_are_pointed_at_where_they_are_to_blame() {
    let draft =
        "Hello Dana,\n\nMy apologies for Wednesday. I am so sorry about the wait, haha.\n\nBest wishes,\nSam";
    assert_eq!(
        said(LATE, "repair-note", draft),
        [
            "northwind/2026-03-04-dana.md:6:34: hint[letter-apologies]: this is apology number 2 of 2 in one letter",
            "northwind/2026-03-04-dana.md:6:56: hint[letter-jokes]: a joke beside an apology can sound as if it were not meant",
        ]
    );
}

#[test]
fn the_blanks_of_a_draft_are_one_hint_without_the_signature() {
    let draft =
        "Hello Dana,\n\nThank you for [a moment\nfrom your talk] and [a topic].\n\nBest wishes,\n[your name]";
    assert_eq!(
        said(SLIP, "thank-you", draft),
        [
            "northwind/2026-03-04-dana.md:1:1: hint[letter-blank]: the `thank-you` draft to Dana Whitfield leaves a blank: `[a moment from your talk]`, `[a topic]`"
        ]
    );
}

#[test]
fn no_apology_is_made_for_a_slip() {
    let draft = "Hello Dana,\n\nSorry about the water. Thank you for the talk.\n\nBest wishes,\nSam";
    assert_eq!(
        said(SLIP, "thank-you", draft),
        [
            "northwind/2026-03-04-dana.md:1:1: hint[letter-apologies]: this apologises for something nobody needs to hear about"
        ]
    );
}

#[test]
fn drafts_of_one_panel_that_say_the_same_are_told() {
    let draft = "Hello NAME,\n\nThank you for your time on Wednesday, I enjoyed hearing about the move to the new ledger.\n\nBest wishes,\nSam";
    assert_eq!(
        said(PANEL, "thank-you", draft),
        [
            "northwind/2026-03-04-dana.md:1:1: hint[letters-alike]: the `thank-you` draft to Lee Park says nearly the same as the `thank-you` draft to Dana Whitfield"
        ]
    );
}
