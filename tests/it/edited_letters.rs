//! Letters that the user edited: whose draft each one replaces, how it goes, and what is told about it.

use crate::journal::{Journal, unindented};
use afterword::analysis::Analysis;
use afterword::journal::NoteId;

const WAITING: &str = "
    interviewer: Dana Whitfield <dana@northwind.example>
    date: 2026-03-02
    mood: good
    gaps: []
    decide_by: 2026-03-04
";

/// A note of these fields with one edited letter beside it.
fn with_letter(fields: &str, letter: &str) -> Analysis {
    let note = format!("---\n{}\n---\n", unindented(fields));
    let letter = unindented(letter);
    Journal::of(&[("n/a.md", &note), ("n/letters/a.md", &letter)]).on("2026-03-12")
}

/// `check-in 2 sent by email: own` for every follow-up of a play.
fn told(analysis: &Analysis, play: &str) -> Vec<String> {
    let follow_ups = &analysis.plans[0].follow_ups;
    let of_play = follow_ups.iter().zip(&analysis.letters[0]);
    let of_play = of_play.filter(|(follow_up, _)| analysis.play(follow_up).name == play);
    let told = of_play.map(|(follow_up, letter)| {
        let whose = match letter {
            Some(letter) if letter.edited.is_some() => "own",
            Some(_) => "draft",
            None => "none",
        };
        let to = follow_up.to.name(analysis.note(NoteId(0))).unwrap_or_default();
        let channel = follow_up.channel.map_or("-", |channel| channel.word());
        format!("{} {to} {channel} {}: {whose}", follow_up.number, follow_up.state)
    });
    told.collect()
}

const CHECK_IN: &str = "
    ---
    play: check-in
    note: n/a.md
    ---
    Dear Dana, how is the timing?
";

#[test]
fn a_letter_for_the_first_check_in_stands_for_that_one_only() {
    assert_eq!(told(&with_letter(WAITING, CHECK_IN), "check-in"), ["1 Dana Whitfield email overdue: own"]);
    let asked = format!("{WAITING}    sent:\n      - 2026-03-06 check-in\n");
    let told = told(&with_letter(&asked, CHECK_IN), "check-in");
    assert_eq!(told, ["1 Dana Whitfield email sent: own", "2 Dana Whitfield email upcoming: draft"]);
}

#[test]
fn a_letter_may_say_that_it_is_for_the_second_turn() {
    let asked = format!("{WAITING}    sent:\n      - 2026-03-06 check-in\n");
    let second = CHECK_IN.replace("note:", "turn: 2\n    note:");
    let analysis = with_letter(&asked, &second);
    assert_eq!(
        told(&analysis, "check-in"),
        ["1 Dana Whitfield email sent: none", "2 Dana Whitfield email upcoming: own"]
    );
}

#[test]
fn a_recipient_may_be_written_with_an_address_or_as_one() {
    for to in ["Dana Whitfield <dana@northwind.example>", "dana", "<dana@northwind.example>"] {
        let letter = CHECK_IN.replace("note:", &format!("to: {to}\n    note:"));
        let analysis = with_letter(WAITING, &letter);
        assert_eq!(told(&analysis, "check-in"), ["1 Dana Whitfield email overdue: own"], "{to}");
    }
    let stranger = CHECK_IN.replace("note:", "to: Dana Okafor\n    note:");
    assert_eq!(told(&with_letter(WAITING, &stranger), "check-in"), ["1 Dana Whitfield email overdue: draft"]);
}

#[test]
fn the_letter_settles_how_it_goes() {
    let letter = CHECK_IN.replace("note:", "channel: phone\n    subject: Hello\n    note:");
    let analysis = with_letter(WAITING, &letter);
    assert_eq!(told(&analysis, "check-in"), ["1 Dana Whitfield phone overdue: own"]);
    let place = analysis.plans[0].follow_ups.iter().position(|each| analysis.play(each).name == "check-in");
    let letter = analysis.letters[0][place.expect("it is planned")].as_ref().expect("the letter");
    assert_eq!(letter.subject, None, "a call has no subject");
}

#[test]
fn a_channel_or_a_turn_that_cannot_be_read_is_told_where_it_stands() {
    let letter = CHECK_IN.replace("note:", "channel: pigeon\n    turn: two\n    note:");
    let analysis = with_letter(WAITING, &letter);
    let said: Vec<String> = analysis
        .diagnostics
        .iter()
        .filter(|each| each.code == "unknown-word")
        .map(afterword::diagnostic::Diagnostic::short)
        .collect();
    assert_eq!(
        said,
        [
            "n/letters/a.md:3:10: warning[unknown-word]: `pigeon` is no `channel` that is known here, so the letter goes as planned",
            "n/letters/a.md:4:7: warning[unknown-word]: `two` is no `turn`, so the letter is taken for the first one",
        ]
    );
}
