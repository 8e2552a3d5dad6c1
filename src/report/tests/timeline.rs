//! What the page of an opportunity tells, and in which order.

use super::{page_of, plain};

/// The labels of a timeline, each with its day where it has one.
fn told(page: &str) -> Vec<String> {
    let (_, timeline) = page.split_once("<ol class=\"timeline\">").expect("a timeline");
    let (timeline, _) = timeline.split_once("</ol>").unwrap_or_default();
    timeline.split("<li ").skip(1).map(|event| plain(event.split_once('>').unwrap_or_default().1)).collect()
}

#[test]
fn rounds_letters_answers_and_silences_stand_in_the_order_of_their_days() {
    let notes = [
        (
            "acme/1.md",
            "2026-02-10\ninterviewer: Ana Bell\nrole: Cook\nmood: good\ngaps: []\nsent: [2026-02-11 thank-you by email]\nheard: [2026-02-20 come again]\n---\n",
        ),
        (
            "acme/2.md",
            "2026-02-24\ninterviewer: Ben Cho\nrole: Cook\nmood: good\ngaps: []\nsent: [2026-02-24 thank-you]\ndecide_by: 2026-03-12\n---\n",
        ),
    ];
    let page = page_of("opportunities/acme-1.html", &notes);
    assert_eq!(
        told(&page),
        [
            "Tue 10 Feb Interview, round 1, with Ana Bell solid",
            "Wed 11 Feb You: Thank-you note by e-mail line 7",
            "Quiet for nine days",
            "Fri 20 Feb They answered line 8 come again",
            "Quiet for four days",
            "Tue 24 Feb Interview, round 2, with Ben Cho solid",
            "Tue 24 Feb You: Thank-you note line 7",
            "Quiet for ten days",
            "Fri 6 Mar Today",
            "Thu 12 Mar They mean to decide line 8",
            "Fri 13 Mar Check-in to Ben Cho they meant to decide by Thu 12 Mar line 8",
        ]
    );
    assert!(page.contains("Waiting, two rounds, quiet for ten days"), "{page}");
}

#[test]
fn what_is_over_has_no_today_and_no_silence_after_its_end() {
    let note = "2026-02-10\ninterviewer: Ana Bell\nmood: good\ngaps: []\nstatus: rejected\nstatus_on: 2026-02-12\nskip: [after-no, thank-you]\n---\n";
    let page = page_of("opportunities/acme-1.html", &[("acme/1.md", note)]);
    let told = told(&page);
    assert_eq!(told[1..], ["Thu 12 Feb They said no line 6"], "{told:?}");
    assert!(page.contains("It is settled."), "{page}");
}

#[test]
fn a_rehearsal_has_no_page_as_an_opportunity_and_no_link_to_one() {
    let note = "2026-02-10\ninterviewer: Theo\nmood: good\ngaps: []\npractice: yes\n---\n";
    let page = page_of("notes.html", &[("acme/1.md", note)]);
    assert!(!page.contains("opportunities/"), "{page}");
}

/// The rounds that a note's page leads to.
fn rounds(page: &str) -> String {
    let (_, rounds) = page.split_once("class=\"round-nav\">").unwrap_or_default();
    plain(rounds.split_once("</nav>").unwrap_or_default().0)
}

#[test]
fn of_many_rounds_a_note_leads_to_the_first_the_last_its_neighbours_and_all_of_them() {
    let notes: Vec<(String, String)> = (1..=20)
        .map(|n| {
            (
                format!("acme/{n:02}.md"),
                format!("2026-01-{n:02}\ninterviewer: Ana Bell\nstage: talk {n}\n---\n"),
            )
        })
        .collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, rest)| (path.as_str(), rest.as_str())).collect();
    let shown = |note: &str| rounds(&page_of(&format!("notes/acme-{note}.html"), &notes));
    assert_eq!(
        shown("10"),
        "talk 1 Thu 1 Jantalk 9 Fri 9 Jantalk 10 Sat 10 Jantalk 11 Sun 11 Jantalk 20 Tue 20 Jan all 20 rounds"
    );
    assert_eq!(shown("01"), "talk 1 Thu 1 Jantalk 2 Fri 2 Jantalk 20 Tue 20 Jan all 20 rounds");
    let few = rounds(&page_of("notes/acme-02.html", &notes[..6]));
    assert!(few.starts_with("talk 1") && few.ends_with("talk 6 Tue 6 Jan"), "{few}");
}
