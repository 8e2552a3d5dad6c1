//! What people type for a play or a person, and what they are told where it is not enough.

use super::{person, play};
use crate::analysis::{Analysis, Material, analyse};
use crate::date::Date;
use crate::journal::NoteId;
use crate::text::Source;
use std::sync::Arc;

const PANEL: &str = "---
interviewers:
  - Dana Whitfield <dana@northwind.example>
  - Dan Okafor
  - Dr. Lena Wilk
recruiter: Joel Amsel <joel@northwind.example>
date: 2026-03-04
mood: okay
gaps: []
---
";

fn analysis(note: &str) -> Analysis {
    let notes = vec![Arc::new(Source::new("n/a.md", note))];
    let as_of = Date::parse("2026-03-05").expect("a day");
    analyse(&Material { notes, ..Material::default() }, as_of)
}

#[track_caller]
fn check_play(wanted: &str, expected: &str) {
    let analysis = analysis(PANEL);
    let found = play(&analysis, NoteId(0), wanted).map(|play| play.name.clone());
    assert_eq!(found.unwrap_or_else(|error| error.to_string()), expected);
}

#[track_caller]
fn check_person(note: &str, wanted: &str, expected: &str) {
    let analysis = analysis(note);
    let note = analysis.note(NoteId(0));
    let found = person(note, wanted).map(|to| to.name(note).expect("a name"));
    assert_eq!(found.unwrap_or_else(|error| error.to_string()), expected);
}

#[test]
fn a_play_is_known_by_its_name_its_other_names_and_any_part_that_only_it_has() {
    for wanted in ["thank-you", "Thank you", "thank_you", "thanks", "thank", "thank-you-c", "you", "ThankYou"]
    {
        check_play(wanted, "thank-you");
    }
    check_play("call", "salvage-call");
    check_play("followup", "check-in");
    check_play("check", "check-in");
}

#[test]
fn a_part_of_several_plays_lists_them() {
    check_play("salvage", "`salvage` may be `salvage-call` or `salvage-letter`; say which");
}

#[test]
fn of_several_plays_the_one_that_the_note_has_is_meant() {
    let serious = PANEL.replace("gaps: []", "gaps: [\"blanked: CAP\", \"weak-answer: sharding\"]");
    let analysis = analysis(&serious.replace("mood", "status: waiting\nmood"));
    let planned: Vec<&str> =
        analysis.plans[0].follow_ups.iter().map(|it| analysis.play(it).name.as_str()).collect();
    let salvage: Vec<&&str> = planned.iter().filter(|name| name.starts_with("salvage")).collect();
    assert_eq!(salvage, [&"salvage-letter"], "{planned:?}");
    assert_eq!(
        play(&analysis, NoteId(0), "salvage").map(|play| play.name.as_str()).ok(),
        Some("salvage-letter")
    );
}

#[test]
fn an_unknown_play_lists_those_of_the_note() {
    check_play(
        "thnak-you",
        "there is no play `thnak-you`; did you mean `thank-you`? this note has `thank-you`, `check-in` and `linkedin`",
    );
    check_play("", "name a play; this note has `thank-you`, `check-in` and `linkedin`");
    check_play(
        "\u{1b}[31m",
        "there is no play `\u{fffd}[31m`; this note has `thank-you`, `check-in` and `linkedin`",
    );
}

#[test]
fn a_person_is_known_by_name_by_a_part_of_it_and_by_address() {
    for wanted in [
        "Dana Whitfield",
        "dana",
        "WHITFIELD",
        "whit",
        "dana@northwind.example",
        "D. <dana@Northwind.example>",
    ] {
        check_person(PANEL, wanted, "Dana Whitfield");
    }
    check_person(PANEL, "dan", "Dan Okafor");
    check_person(PANEL, "wilk", "Dr. Lena Wilk");
    check_person(PANEL, "joel", "Joel Amsel");
}

#[test]
fn a_name_that_may_be_two_people_lists_them() {
    check_person(PANEL, "da", "`da` may be `Dana Whitfield`, `Dan Okafor`; say which");
}

#[test]
fn a_recruiter_who_was_in_the_interview_is_one_person() {
    check_person(&PANEL.replace("Joel Amsel <joel", "Dana Whitfield <dana"), "dana", "Dana Whitfield");
}

#[test]
fn somebody_who_is_not_there_is_told_with_those_who_are() {
    check_person(
        PANEL,
        "Dnaa",
        "`Dnaa` is not in this note; did you mean `Dana`? it has `Dana Whitfield`, `Dan Okafor`, `Dr. Lena Wilk`, `Joel Amsel`",
    );
    check_person(
        "---\ndate: 2026-03-04\nmood: okay\n---\n",
        "Dana",
        "`Dana` is not in this note, and nobody else is; add the name under `interviewer`",
    );
    check_person(
        PANEL,
        " ",
        "` ` is not in this note; it has `Dana Whitfield`, `Dan Okafor`, `Dr. Lena Wilk`, `Joel Amsel`",
    );
}
