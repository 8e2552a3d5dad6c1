//! The silence clock: check-ins and moving on.

use crate::journal::{Journal, follow_ups, has, the};
use afterword::plan::FollowUp;

fn dana(fields: &str) -> Journal {
    Journal::with_fields(&format!("date: 2026-03-04\ninterviewer: Dana\ngaps: []\n{fields}"))
}

fn check_ins(journal: &Journal, as_of: &str) -> Vec<String> {
    let lines = follow_ups(&journal.on(as_of), "northwind/a.md");
    lines.into_iter().filter(|line| line.starts_with("check-in")).collect()
}

#[test]
fn without_a_date_given_the_first_check_in_comes_five_business_days_after_the_interview() {
    assert_eq!(check_ins(&dana(""), "2026-03-10"), ["check-in to Dana: 03-11 03-12 03-25 upcoming"]);
    assert_eq!(check_ins(&dana(""), "2026-03-13"), ["check-in to Dana: 03-11 03-12 03-25 overdue"]);
}

#[test]
fn with_a_date_given_the_check_in_waits_one_business_day_past_it() {
    assert_eq!(
        check_ins(&dana("decide_by: 2026-03-20"), "2026-03-20"),
        ["check-in to Dana: 03-23 03-24 04-03 upcoming"]
    );
}

#[test]
fn an_answer_of_theirs_restarts_the_clock() {
    let heard = dana("heard:\n  - 2026-03-10 they need more time");
    assert_eq!(check_ins(&heard, "2026-03-12"), ["check-in to Dana: 03-17 03-18 03-31 upcoming"]);
    for decide_by in ["2026-03-09", "2026-03-10"] {
        let past_the_date =
            dana(&format!("decide_by: {decide_by}\nheard:\n  - 2026-03-10 they need more time"));
        assert_eq!(check_ins(&past_the_date, "2026-03-12"), ["check-in to Dana: 03-17 03-18 03-31 upcoming"]);
    }
}

#[test]
fn the_second_check_in_counts_from_the_first_and_there_is_no_third() {
    let once = dana("sent:\n  - 2026-03-12 check-in");
    assert_eq!(
        check_ins(&once, "2026-03-13"),
        ["check-in to Dana: 03-11 03-12 03-25 sent", "check-in to Dana: 03-19 03-20 04-02 upcoming"]
    );
    let twice = dana("sent:\n  - 2026-03-12 check-in\n  - 2026-03-20 check-in");
    assert_eq!(
        check_ins(&twice, "2026-03-23"),
        ["check-in to Dana: 03-11 03-12 03-25 sent", "check-in to Dana: 03-19 03-20 04-02 sent"]
    );
}

#[test]
fn every_check_in_has_its_number_and_says_since_when_nobody_spoke() {
    let numbers = |journal: Journal| {
        let analysis = journal.on("2026-03-13");
        let check_ins = analysis.plans[0].follow_ups.iter().filter(|it| analysis.play(it).name == "check-in");
        let told = |it: &FollowUp| {
            let why: Vec<String> = it.why.iter().map(ToString::to_string).collect();
            format!("{}: {}", it.number, why.join("; "))
        };
        check_ins.map(told).collect::<Vec<_>>()
    };
    assert_eq!(numbers(dana("")), ["1: no word since 2026-03-04 (line 2)"]);
    assert_eq!(
        numbers(dana("sent:\n  - 2026-03-12 check-in")),
        ["1: no word since 2026-03-04 (line 2)", "2: no word since 2026-03-12 (line 6)"]
    );
    assert_eq!(numbers(dana("heard:\n  - 2026-03-10 more time")), ["1: no word since 2026-03-10 (line 6)"]);
    let asked_to_wait = ["1: they meant to decide by 2026-03-20 (line 5)"];
    assert_eq!(numbers(dana("decide_by: 2026-03-20")), asked_to_wait);
    let earlier = "---\ndate: 2026-03-02\ninterviewer: Lee\ngaps: []\nheard:\n  - 2026-03-06 good\n---\n";
    let newer = "---\ndate: 2026-03-04\ninterviewer: Dana\ngaps: []\n---\n";
    assert_eq!(
        numbers(Journal::of(&[("n/1.md", newer), ("n/2.md", earlier)])),
        ["1: no word since 2026-03-06"]
    );
}

#[test]
fn a_thank_you_does_not_restart_the_clock() {
    let thanked = dana("sent:\n  - 2026-03-09 thank-you");
    assert_eq!(check_ins(&thanked, "2026-03-10"), ["check-in to Dana: 03-11 03-12 03-25 upcoming"]);
}

#[test]
fn after_the_last_check_in_and_ten_business_days_it_is_time_to_move_on() {
    let twice = dana("sent:\n  - 2026-03-12 check-in\n  - 2026-03-20 check-in");
    assert_eq!(the(&twice.on("2026-03-23"), "move-on"), "move-on to self: 04-03 04-03 open upcoming");
    assert!(the(&twice.on("2026-05-23"), "move-on").ends_with("overdue"));
    assert!(!has(&dana("sent: 2026-03-12 check-in").on("2026-05-23"), "move-on"));
}

#[test]
fn how_often_to_ask_is_the_journals_choice() {
    let never = dana("").configured("[timing]\ncheck_ins = 0");
    assert!(check_ins(&never, "2026-03-20").is_empty());
    assert_eq!(the(&never.on("2026-03-20"), "move-on"), "move-on to self: 03-18 03-18 open overdue");
}

#[test]
fn only_the_newest_round_is_asked_about() {
    let journal = Journal::of(&[
        ("n/1.md", "---\ndate: 2026-02-02\ninterviewer: Dana\ngaps: []\n---\n"),
        ("n/2.md", "---\ndate: 2026-02-09\ninterviewer: Lee\ngaps: []\n---\n"),
    ]);
    let analysis = journal.on("2026-02-20");
    assert!(follow_ups(&analysis, "n/1.md").contains(&"check-in to Dana: 02-09 02-10 02-23 moot".to_owned()));
    assert!(
        follow_ups(&analysis, "n/2.md").contains(&"check-in to Lee: 02-16 02-17 03-02 overdue".to_owned())
    );
}

#[test]
fn who_has_advanced_or_said_no_is_not_asked() {
    for status in ["advanced", "rejected", "offer", "closed"] {
        let lines = check_ins(&dana(&format!("status: {status}")), "2026-03-16");
        assert!(lines.iter().all(|line| line.ends_with("moot")), "{status}: {lines:?}");
    }
}
