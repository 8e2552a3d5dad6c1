//! Verdicts: facts alone, mood never raises them.

use crate::journal::{Journal, verdict};

const PAST: &str = "date: 2026-03-04\ninterviewer: Dana Whitfield\n";

fn past(fields: &str) -> String {
    verdict(&format!("{PAST}{fields}"))
}

#[test]
fn an_interview_tomorrow_is_upcoming_and_one_today_is_not() {
    assert_eq!(verdict("date: 2026-03-07\ninterviewer: Dana"), "upcoming");
    assert_eq!(verdict("date: 2026-03-06\ninterviewer: Dana"), "unassessed");
}

#[test]
fn a_past_note_without_gaps_and_without_self_assessment_is_unassessed() {
    assert_eq!(past("mood: bad"), "unassessed");
    assert_eq!(past("gaps: TBD"), "unassessed");
    assert_eq!(past("gaps:\n  -"), "unassessed", "an item that nobody filled in");
    assert_eq!(past("gaps: nothing really"), "solid");
    assert_eq!(past("gaps:\n  - nothing"), "solid");
    assert_eq!(past("want: yes"), "unassessed", "that it is wanted can be said before it takes place");
    assert_eq!(past("answered: yes"), "solid");
    assert_eq!(past("they_know: yes"), "solid");
}

#[test]
fn an_empty_list_says_nothing_went_wrong() {
    assert_eq!(past("gaps: []"), "solid");
}

#[test]
fn a_kind_may_stand_behind_a_name_or_before_a_full_stop() {
    assert_eq!(past("gaps:\n  - \"Dana: slip: spilled the water\""), "let-go");
    assert_eq!(past("gaps:\n  - slip. the water"), "let-go");
}

#[test]
fn mood_is_a_feeling_and_never_damage() {
    assert_eq!(past("gaps: []\nmood: okay"), "solid");
    assert_eq!(past("gaps: []\nmood: shaky"), "worry");
    assert_eq!(past("gaps: []\nmood: 1"), "worry");
    assert_eq!(past("gaps:\n  - slip: spilled the water\nmood: bad"), "let-go");
    assert_eq!(past("gaps:\n  - blanked: CAP\nmood: great"), "repairable");
}

#[test]
fn gaps_that_nobody_needs_to_hear_about_are_let_go() {
    assert_eq!(
        past("gaps:\n  - slip: tripped over the mat\n  - logistics: no date for a decision"),
        "let-go"
    );
}

#[test]
fn a_forgotten_name_is_looked_up_and_is_no_damage() {
    assert_eq!(past("gaps:\n  - forgot-name: the second engineer"), "let-go");
}

#[test]
fn one_gap_to_repair_is_repairable_and_two_are_serious() {
    assert_eq!(past("gaps:\n  - blanked: CAP"), "repairable");
    assert_eq!(past("gaps:\n  - blanked: CAP\n  - unmentioned: the migration"), "serious");
}

#[test]
fn an_apology_alone_is_repairable_and_beside_a_gap_to_repair_serious() {
    assert_eq!(past("gaps:\n  - late: ten minutes"), "repairable");
    assert_eq!(past("gaps:\n  - late: ten minutes\n  - misspoke: a joke"), "repairable");
    assert_eq!(past("gaps:\n  - late: ten minutes\n  - blanked: CAP"), "serious");
}

#[test]
fn a_concern_they_voiced_is_serious_by_itself() {
    assert_eq!(past("gaps:\n  - concern: never led a team"), "serious");
}

#[test]
fn any_number_of_questions_to_ask_counts_as_one_gap() {
    assert_eq!(
        past("gaps:\n  - unasked: on-call\n  - unasked: budget\n  - unasked: team size"),
        "repairable"
    );
    assert_eq!(past("gaps:\n  - unasked: on-call\n  - unasked: budget\n  - blanked: CAP"), "serious");
}

#[test]
fn a_text_that_no_kind_can_be_read_from_is_a_gap_to_repair() {
    assert_eq!(past("gaps:\n  - zzz qqq"), "repairable");
}

#[test]
fn a_job_that_is_not_wanted_is_left_gracefully() {
    assert_eq!(past("want: no"), "bow-out");
    assert_eq!(past("gaps:\n  - manager: he talked over everybody"), "bow-out");
    assert_eq!(past("gaps:\n  - concern: never led a team\nwant: no"), "bow-out");
}

#[test]
fn a_job_that_is_wanted_all_the_same_makes_a_bad_manager_something_not_to_mention() {
    assert_eq!(past("gaps:\n  - manager: he talked over everybody\nwant: yes"), "let-go");
    assert_eq!(past("gaps:\n  - manager: cold\n  - blanked: CAP\nwant: yes"), "repairable");
}

#[test]
fn not_having_said_that_one_wants_it_is_one_gap_however_it_is_noted() {
    assert_eq!(past("interest: no"), "repairable");
    assert_eq!(past("interest: no\nthey_know: no"), "repairable");
    assert_eq!(past("interest: no\ngaps:\n  - interest: never said so"), "repairable");
}

#[test]
fn answers_that_went_badly_count_unless_the_gaps_name_them() {
    assert_eq!(past("answered: no"), "repairable");
    assert_eq!(past("answered: no\ngaps:\n  - blanked: CAP"), "repairable");
    assert_eq!(past("answered: no\ninterest: no\nwant: yes"), "serious");
    assert_eq!(past("answered: partly"), "solid");
}

#[test]
fn whether_the_job_is_wanted_is_asked_only_where_there_is_damage_and_no_answer() {
    let asks = |fields: &str| {
        Journal::with_fields(&format!("{PAST}{fields}")).on("2026-03-06").assessments[0].ask_whether_wanted
    };
    assert!(asks("gaps:\n  - blanked: CAP"));
    assert!(asks("gaps:\n  - blanked: CAP\nwant: unsure"));
    assert!(!asks("gaps:\n  - blanked: CAP\nwant: yes"));
    assert!(!asks("gaps: []"));
}

#[test]
fn questions_left_unticked_in_the_body_count_once_the_interview_is_past() {
    let note = |date: &str| {
        format!(
            "---\ndate: {date}\ninterviewer: Dana\ngaps: []\n---\n## My questions\n- [ ] On-call?\n- [x] Budget?\n"
        )
    };
    let gaps = |date: &str| {
        let analysis = Journal::of(&[("a.md", &note(date))]).on("2026-03-06");
        analysis.assessments[0]
            .gaps
            .iter()
            .map(|gap| format!("{} {} {:?}", gap.kind, gap.text, gap.line))
            .collect::<Vec<_>>()
    };
    assert_eq!(gaps("2026-03-04"), ["unasked On-call? Some(7)"]);
    assert!(gaps("2026-03-06").is_empty(), "today they may still be asked");
    assert!(gaps("2026-03-09").is_empty());
}

#[test]
fn a_bare_kind_and_a_kind_with_a_dash_are_as_exact_as_one_with_a_colon() {
    let kinds = |gap: &str| {
        let analysis = Journal::with_fields(&format!("{PAST}gaps:\n  - {gap}")).on("2026-03-06");
        let gap = &analysis.assessments[0].gaps[0];
        (gap.kind.clone(), gap.text.clone(), gap.answer.clone(), gap.guessed)
    };
    let exact = |text: &str| ("weak-answer".to_owned(), text.to_owned(), None, false);
    assert_eq!(kinds("weak-answer"), exact(""));
    assert_eq!(kinds("Weak Answer - rambled"), exact("rambled"));
    assert_eq!(kinds("\"weak_answer: rambled\""), exact("rambled"));
    assert_eq!(kinds("weak-answer: rambled"), exact("rambled"));
    let (_, text, answer, _) = kinds("'blanked: CAP -> pick two → or not'");
    assert_eq!((text.as_str(), answer.as_deref()), ("CAP", Some("pick two → or not")));
}

#[test]
fn a_reason_to_bow_out_that_was_only_read_from_words_asks_whether_the_job_is_wanted() {
    let asks = |gap: &str, want: &str| {
        let text = format!(
            "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\nmood: okay\n{want}gaps:\n  - \"{gap}\"\n---\n"
        );
        let analysis = Journal::of(&[("n/a.md", &text)]).on("2026-03-06");
        let assessment = &analysis.assessments[0];
        (assessment.verdict.word(), assessment.ask_whether_wanted)
    };
    let guessed = "the manager was rude to the receptionist and interrupted me all the time";
    assert_eq!(asks(guessed, "want: unsure\n"), ("bow-out", true));
    assert_eq!(asks(guessed, ""), ("bow-out", true));
    assert_eq!(asks(guessed, "want: no\n"), ("bow-out", false));
    assert_eq!(asks("manager: rude to the receptionist", ""), ("bow-out", false));
}
