//! Whom a log line and an edited letter mean: one answer everywhere, however it is written.

use crate::journal::Journal;
use afterword::analysis::Analysis;
use afterword::letter::Letter;
use afterword::plan::{FollowUp, State};

const NOTE: &str = "n/2026-03-04-panel.md";
const PANEL: &str = "date: 2026-03-04\ninterviewers:\n  - Dana Whitfield <dana@n.example>\n  - José Müller\nrecruiter: Priya Nair\nmood: good\ngaps: []";
const DANAS: &str =
    "date: 2026-03-04\ninterviewers:\n  - Dana Whitfield\n  - Dana Wu <wu@n.example>\nmood: good\ngaps: []";

fn analysis(fields: &str, more: &str, letters: &[&str]) -> Analysis {
    let note = format!("---\n{fields}\n{more}\n---\n");
    let heads = letters.iter().enumerate().map(|(place, to)| {
        let text = format!("---\nplay: thank-you\nnote: {NOTE}\nto: {to}\n---\nMine for {to}\n");
        (format!("n/letters/{place}.md"), text)
    });
    let files: Vec<(String, String)> = std::iter::once((NOTE.to_owned(), note)).chain(heads).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Journal::of(&files).on("2026-03-06")
}

/// The states of the thank-yous, person by person.
fn thanks(analysis: &Analysis) -> Vec<State> {
    let follow_ups = analysis.plans[0].follow_ups.iter();
    follow_ups.filter(|it| analysis.play(it).name == "thank-you").map(|it| it.state).collect()
}

/// The first lines of the user's own thank-yous, person by person.
fn own(analysis: &Analysis) -> Vec<Option<&str>> {
    let each = analysis.plans[0].follow_ups.iter().zip(&analysis.letters[0]);
    let body = |letter: &'_ Letter| letter.edited.is_some();
    each.filter(|(it, _)| analysis.play(it).name == "thank-you")
        .map(|(_, letter)| letter.as_ref().filter(|letter| body(letter)).map(|letter| letter.body.as_str()))
        .collect()
}

fn codes(analysis: &Analysis) -> Vec<&'static str> {
    let codes = analysis.diagnostics.iter().map(|it| it.code);
    codes.filter(|code| code.contains("recipient") || code.contains("unknown-note")).collect()
}

#[test]
fn however_a_person_is_written_a_log_line_and_a_letter_mean_the_same() {
    for to in [
        "Dana",
        "whitfield",
        "Dana Whitfield",
        "Dana Whitfield <dana@n.example>",
        "Dana <somewhere@else.example>",
        "dana@n.example",
    ] {
        let logged = analysis(PANEL, &format!("sent:\n  - 2026-03-05 thank-you to {to} by email"), &[]);
        assert_eq!(thanks(&logged), [State::Sent, State::Overdue], "{to}");
        let written = analysis(PANEL, "", &[to]);
        assert_eq!(own(&written), [Some(format!("Mine for {to}").as_str()), None], "{to}");
        assert_eq!((codes(&logged), codes(&written)), (vec![], vec![]), "{to}");
    }
}

#[test]
fn a_name_without_its_accents_is_the_same_name() {
    let logged = analysis(PANEL, "sent:\n  - 2026-03-05 thank-you to Jose Muller", &[]);
    assert_eq!(thanks(&logged), [State::Overdue, State::Sent]);
}

#[test]
fn a_name_that_two_people_have_counts_for_both_and_is_told() {
    let logged = analysis(DANAS, "sent:\n  - 2026-03-05 thank-you to Dana", &[]);
    assert_eq!(thanks(&logged), [State::Sent, State::Sent]);
    assert_eq!(codes(&logged), ["ambiguous-recipient"]);
    let exact = analysis(DANAS, "sent:\n  - 2026-03-05 thank-you to wu@n.example", &[]);
    assert_eq!(thanks(&exact), [State::Overdue, State::Sent]);
    assert_eq!(codes(&exact), [""; 0]);
}

#[test]
fn the_letter_that_names_its_recipient_more_exactly_is_taken() {
    let both = analysis(DANAS, "", &["Dana", "Dana Wu"]);
    assert_eq!(own(&both), [Some("Mine for Dana"), Some("Mine for Dana Wu")]);
    assert_eq!(codes(&both), ["ambiguous-recipient"]);
}

#[test]
fn a_moment_of_one_of_two_namesakes_is_not_given_to_the_first() {
    let note = analysis(DANAS, "highlights: [\"Dana: the outage\", \"Dana Wu: the tea\"]", &[]);
    let highlights = &note.journal.notes[0].highlights;
    assert_eq!((highlights[0].interviewer, highlights[0].text.as_str()), (None, "the outage"));
    assert_eq!((highlights[1].interviewer, highlights[1].text.as_str()), (Some(1), "the tea"));
}

#[test]
fn one_person_with_two_parts_in_the_note_is_nobody_to_confuse() {
    let same = analysis(
        "date: 2026-03-04\ninterviewer: Dana Wu\nrecruiter: Dana Wu\nmood: good\ngaps: []",
        "sent:\n  - 2026-03-05 thank-you to Dana",
        &[],
    );
    assert_eq!((thanks(&same), codes(&same)), (vec![State::Sent], vec![]));
}

#[test]
fn the_recruiter_gets_a_copy_of_what_an_interviewer_is_told_after_a_no_and_of_nothing_else() {
    let follow_ups = |people: &str| {
        let fields = format!("date: 2026-03-04\nmood: good\ngaps: []\nstatus: rejected\n{people}");
        let analysis = analysis(&fields, "", &[]);
        let follow_ups = analysis.plans[0].follow_ups.iter();
        let told = |it: &FollowUp| {
            let to = it.to.name(analysis.note(it.note)).unwrap_or_else(|| "nobody".to_owned());
            let copy = if it.copy_to_recruiter { ", a copy to the recruiter" } else { "" };
            format!("{} to {to}{copy}", analysis.play(it).name)
        };
        follow_ups.map(told).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        follow_ups("interviewer: Dana\nrecruiter: Priya Nair"),
        "thank-you to Dana; after-no to Dana, a copy to the recruiter; check-in to Dana; linkedin to Dana"
    );
    assert_eq!(
        follow_ups("interviewer: Dana"),
        "thank-you to Dana; after-no to Dana; check-in to Dana; linkedin to Dana"
    );
    assert_eq!(
        follow_ups("recruiter: Priya Nair"),
        "find-name to Priya Nair; thank-you to nobody; after-no to Priya Nair; check-in to Priya Nair"
    );
}
