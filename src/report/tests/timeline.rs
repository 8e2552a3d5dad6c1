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
