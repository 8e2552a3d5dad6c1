//! Letters that are compared, letters that were edited, letters to nobody.

use super::fixture::{CONFIG, journal, letter, letters};

const PANEL: &str = "---\ndate: 2026-03-04\ninterviewers:\n  - Ines Castellane\n  - Tomasz Bielak\n  - Rukmini Desai\n  - Ada Byron\ngaps: []\nhighlights:\n  - \"Ines: the plan for two regions\"\n  - the failure drill\n  - the loud radiator\n  - the shop owner who reads her payout at six\nstrengths: [one thing, another thing, a third thing]\nfit: I like the work\nprefers: email\n---\n";

#[test]
fn letters_of_one_panel_are_never_alike() {
    let analysis = journal(&[("kestrel/a.md", PANEL)], CONFIG, "2026-03-05");
    let letters = letters(&analysis, "thank-you");
    assert_eq!(letters.len(), 4);
    let sentences = |body: &str| -> Vec<String> {
        body.split(['.', ';', '\n'])
            .map(|part| part.trim().to_owned())
            .filter(|part| part.split(' ').count() > 2)
            .collect()
    };
    for (at, one) in letters.iter().enumerate() {
        for other in &letters[at + 1..] {
            let shared: Vec<String> =
                sentences(&one.body).into_iter().filter(|part| other.body.contains(part.as_str())).collect();
            assert!(shared.is_empty(), "both say {shared:?}");
            assert_ne!(one.subject, other.subject);
        }
    }
}

#[test]
fn each_of_a_panel_reads_of_their_own_moment_first_then_of_one_nobody_else_has() {
    let analysis = journal(&[("kestrel/a.md", PANEL)], CONFIG, "2026-03-05");
    let letters = letters(&analysis, "thank-you");
    let moments = [
        "the plan for two regions",
        "the failure drill",
        "the loud radiator",
        "the shop owner who reads her payout at six",
    ];
    for (letter, moment) in letters.iter().zip(moments) {
        assert!(letter.body.contains(moment), "{}", letter.body);
    }
}

#[test]
fn an_edited_letter_replaces_the_draft_for_the_one_it_names() {
    let edited = "---\nplay: thank-you\nnote: kestrel/a.md\nto: Tomasz\nsubject: Mine\n---\nHello [name], see [this](https://a.example) and [ ] that.\n";
    let analysis =
        journal(&[("kestrel/a.md", PANEL), ("kestrel/letters/b.md", edited)], CONFIG, "2026-03-05");
    let letters = letters(&analysis, "thank-you");
    let paths: Vec<Option<&str>> = letters.iter().map(|letter| letter.edited.as_deref()).collect();
    assert_eq!(paths, [None, Some("kestrel/letters/b.md"), None, None]);
    assert_eq!(letters[1].subject.as_deref(), Some("Mine"));
    assert_eq!(letters[1].blanks, ["name"]);
}

#[test]
fn an_edited_letter_without_a_name_is_for_everybody_but_those_who_have_their_own() {
    let all = "---\nplay: thank-you\nnote: kestrel/a.md\n---\nHello all.\n";
    let ada = "---\nplay: thank-you\nnote: kestrel/a.md\nto: Ada Byron\n---\nHello Ada.\n";
    let files = [("kestrel/a.md", PANEL), ("kestrel/letters/a.md", all), ("kestrel/letters/b.md", ada)];
    let analysis = journal(&files, CONFIG, "2026-03-05");
    let bodies: Vec<&str> =
        letters(&analysis, "thank-you").iter().map(|letter| letter.body.as_str()).collect();
    assert_eq!(bodies, ["Hello all.", "Hello all.", "Hello all.", "Hello Ada."]);
}

#[test]
fn nobody_unknown_is_greeted() {
    let letter = letter("interviewer: unknown\ngaps: []", "thank-you");
    assert!(letter.body.starts_with("Thank you for your time"), "{}", letter.body);
    assert_eq!(letter.blanks.len(), 2);
}

#[test]
fn a_card_has_no_subject() {
    assert_eq!(letter("interviewer: Dana\ngaps: []", "thank-you").subject, None);
    assert!(letter("interviewer: Dana\ngaps: []\nprefers: email", "thank-you").subject.is_some());
}

#[test]
fn the_same_journal_and_day_give_the_same_bytes() {
    let bodies = || -> Vec<String> {
        let analysis = journal(&[("kestrel/a.md", PANEL)], CONFIG, "2026-03-05");
        analysis.letters.iter().flatten().flatten().map(|letter| letter.body.clone()).collect()
    };
    assert_eq!(bodies(), bodies());
}
