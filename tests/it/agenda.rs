//! The agenda: what comes before what, how far it looks ahead, and what waits for a name.

use crate::journal::Journal;
use afterword::analysis::Analysis;
use afterword::plan::{FollowUp, Item, rank};

/// A journal for 2026-03-06, a note for each of these: folder and fields.
fn on_friday(notes: &[(&str, &str)]) -> Analysis {
    let file = |(folder, fields): &(&str, &str)| (format!("{folder}/1.md"), format!("---\n{fields}\n---\n"));
    let files: Vec<(String, String)> = notes.iter().map(file).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Journal::of(&files).on("2026-03-06")
}

/// `a thank-you`: the folder and the play of each.
fn told(analysis: &Analysis, items: &[Item]) -> Vec<String> {
    let told = |item: &Item| {
        let path = analysis.note(item.note).path();
        let folder = path.split('/').next().unwrap_or_default();
        format!("{folder} {}", analysis.play(analysis.follow_up(*item)).name)
    };
    items.iter().map(told).collect()
}

#[test]
fn what_is_pressing_comes_first_then_the_plays_priority_then_the_days_and_offers_last() {
    let analysis = on_friday(&[
        ("a", "date: 2026-03-06\ninterviewer: Ann\ngaps: []"),
        ("b", "date: 2026-02-20\ninterviewer: Ben\ngaps: []\nstatus: rejected\nstatus_on: 2026-03-04"),
        ("c", "date: 2026-03-04\ninterviewer: Cem\ngaps: []"),
        ("d", "date: 2026-03-03\ninterviewer: Dee\ngaps: []"),
        ("e", "date: 2026-02-20\ninterviewer: Eva\ngaps: []\nstatus: offer\nstatus_on: 2026-03-06"),
        (
            "f",
            "date: 2026-02-20\ninterviewer: Flo\ngaps: []\nstatus: offer\nstatus_on: 2026-03-06\nanswer_by: 2026-03-20",
        ),
        (
            "g",
            "date: 2026-02-20\ninterviewer: Gus\ngaps: []\nstatus: offer\nstatus_on: 2026-03-06\nanswer_by: 2026-03-16",
        ),
    ]);
    let expected = [
        "d thank-you",
        "c thank-you",
        "b after-no",
        "g offer-reply",
        "f offer-reply",
        "e offer-reply",
        "a thank-you",
        "d linkedin",
        "c linkedin",
    ];
    assert_eq!(told(&analysis, &analysis.agenda.now), expected);
}

#[test]
fn what_is_coming_goes_by_its_first_day_and_seven_days_ahead() {
    let analysis = on_friday(&[
        ("a", "date: 2026-03-20\ninterviewer: Ann"),
        ("b", "date: 2026-03-21\ninterviewer: Ben"),
        ("c", "date: 2026-03-15\ninterviewer: Cem"),
        ("d", "date: 2026-02-20\ninterviewer: Dee\ngaps: []\nstatus: offer\nanswer_by: 2026-03-14"),
        ("e", "date: 2026-03-06\ninterviewer: Eva\ngaps: []\nsent: 2026-03-06 thank-you"),
    ]);
    let expected = ["e linkedin", "c prepare", "d give-answer", "a prepare", "e check-in"];
    assert_eq!(told(&analysis, &analysis.agenda.coming), expected);
}

#[test]
fn what_has_nobody_to_go_to_waits_in_a_list_of_its_own() {
    let analysis = on_friday(&[
        ("a", "date: 2026-03-05\ninterviewer: unknown\ngaps:\n  - blanked"),
        ("b", "date: 2026-03-05\ninterviewer: Ben\ngaps: []"),
        ("c", "date: 2026-03-05\ninterviewer: unknown\ngaps: []\nskip: thank-you"),
    ]);
    assert_eq!(told(&analysis, &analysis.agenda.blocked), ["a repair-note", "a check-in", "c check-in"]);
}

#[test]
fn a_repair_is_a_flag_while_it_is_open_and_all_else_only_while_it_is_to_do() {
    let flags = |fields: &str| {
        let analysis = on_friday(&[("a", &format!("date: 2026-03-05\n{fields}"))]);
        analysis.plans[0].flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(flags("interviewer: Dana\ngaps: [blanked]"), "damage-control");
    assert_eq!(flags("interviewer: unknown\ngaps: [blanked]"), "damage-control nudge");
    assert_eq!(
        flags("interviewer: Dana\ngaps: [blanked]\nsnooze: repair-note until 2026-03-09"),
        "damage-control"
    );
    assert_eq!(flags("interviewer: Dana\ngaps: [blanked]\nsent: 2026-03-06 repair-note"), "");
    assert_eq!(flags("interviewer: Dana\ngaps: []"), "nudge");
    assert_eq!(flags("interviewer: Dana\ngaps: []\nsnooze: thank-you until 2026-03-09"), "");
}

#[test]
fn among_all_follow_ups_what_is_to_do_now_stands_before_what_is_to_come() {
    let analysis = on_friday(&[
        ("a", "date: 2026-03-08\ninterviewer: Ann"),
        ("b", "date: 2026-03-05\ninterviewer: Ben\ngaps: []"),
    ]);
    let mut all: Vec<&FollowUp> = analysis.plans.iter().flat_map(|plan| &plan.follow_ups).collect();
    all.sort_by_key(|it| rank(it, &analysis.playbook, analysis.as_of));
    let told = all.iter().map(|it| format!("{} {}", analysis.play(it).name, it.state));
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["thank-you due", "prepare due", "linkedin due", "check-in upcoming"]
    );
}
