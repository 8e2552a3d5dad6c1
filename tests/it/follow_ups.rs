//! Windows, states, recipients, channels and what settles what.

use crate::journal::{Journal, follow_ups, has, the};
use afterword::playbook::Flag;

/// Dana, on Wednesday 4 March 2026.
fn dana(fields: &str) -> Journal {
    Journal::with_fields(&format!("date: 2026-03-04\ninterviewer: Dana\n{fields}"))
}

#[test]
fn a_thank_you_is_due_on_the_next_calendar_day_and_lapses_after_a_week() {
    let journal = dana("gaps: []");
    assert_eq!(the(&journal.on("2026-03-04"), "thank-you"), "thank-you to Dana: 03-04 03-05 03-11 due");
    assert!(the(&journal.on("2026-03-05"), "thank-you").ends_with("due"));
    assert!(the(&journal.on("2026-03-06"), "thank-you").ends_with("overdue"));
    assert!(the(&journal.on("2026-03-11"), "thank-you").ends_with("overdue"));
    assert!(the(&journal.on("2026-03-12"), "thank-you").ends_with("lapsed"));
}

#[test]
fn a_friday_interview_does_not_make_its_thank_you_wait_for_monday() {
    let journal = Journal::with_fields("date: 2026-03-06\ninterviewer: Dana\ngaps: []");
    assert_eq!(the(&journal.on("2026-03-07"), "thank-you"), "thank-you to Dana: 03-06 03-07 03-13 due");
}

#[test]
fn a_call_on_a_day_off_moves_to_the_next_business_day() {
    let journal = Journal::with_fields(
        "date: 2026-03-06\ninterviewer: Dana <+1 555 0100>\ngaps:\n  - concern: never led a team",
    );
    assert_eq!(the(&journal.on("2026-03-07"), "salvage-call"), "salvage-call to Dana: 03-06 03-09 03-13 due");
    let saturday = Journal::with_fields("date: 2026-03-07\ninterviewer: unknown\ngaps: []");
    assert_eq!(
        the(&saturday.on("2026-03-07"), "find-name"),
        "find-name to the company's operator: 03-09 03-09 03-12 upcoming"
    );
}

#[test]
fn holidays_of_the_journal_are_no_business_days() {
    let journal =
        Journal::with_fields("date: 2026-03-06\ninterviewer: Dana\ngaps:\n  - concern: never led a team")
            .configured("[timing]\nholidays = [\"2026-03-09\"]");
    assert_eq!(the(&journal.on("2026-03-07"), "salvage-call"), "salvage-call to Dana: 03-06 03-10 03-16 due");
}

#[test]
fn a_repair_takes_the_place_of_the_thank_you_to_the_same_person_only() {
    let journal = Journal::with_fields(
        "date: 2026-03-04\ninterviewer: [Dana, Lee]\ngaps:\n  - blanked: Dana asked about CAP",
    );
    let lines = follow_ups(&journal.on("2026-03-06"), "northwind/a.md");
    assert!(lines.contains(&"repair-note to Dana: 03-04 03-05 03-11 overdue".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"thank-you to Lee: 03-04 03-05 03-11 overdue".to_owned()), "{lines:#?}");
    assert!(
        !lines
            .iter()
            .any(|line| line.starts_with("thank-you to Dana") || line.starts_with("repair-note to Lee"))
    );
}

#[test]
fn a_repair_that_is_not_wanted_gives_the_thank_you_back() {
    let journal = dana("gaps:\n  - blanked: CAP\nskip:\n  - repair-note - no need");
    let analysis = journal.on("2026-03-05");
    assert!(the(&analysis, "repair-note").ends_with("skipped"));
    assert!(the(&analysis, "thank-you").ends_with("due"));
}

#[test]
fn a_gap_that_names_one_interviewer_belongs_to_that_letter_else_to_the_main_one() {
    let journal = Journal::with_fields(
        "date: 2026-03-04\ninterviewer: [Dana, Lee]\ngaps:\n  - blanked: Lee asked about CAP\n  - unmentioned: the migration",
    );
    let analysis = journal.on("2026-03-05");
    let lines = follow_ups(&analysis, "northwind/a.md");
    assert!(lines.contains(&"salvage-letter to Dana: 03-04 03-05 03-11 due".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"salvage-letter to Lee: 03-04 03-05 03-11 due".to_owned()), "{lines:#?}");
    let salvage =
        analysis.plans[0].follow_ups.iter().filter(|each| analysis.play(each).name == "salvage-letter");
    assert_eq!(salvage.map(|each| each.gaps.clone()).collect::<Vec<_>>(), [vec![1], vec![0]]);
}

#[test]
fn a_plain_thank_you_does_not_settle_a_repair_and_a_repair_settles_the_thank_you() {
    let thanked = dana("gaps:\n  - blanked: CAP\nsent:\n  - 2026-03-05 thank-you").on("2026-03-06");
    assert!(the(&thanked, "repair-note").ends_with("overdue"));
    assert!(thanked.plans[0].flags.contains(&Flag::DamageControl));
    let salvaged = dana("gaps:\n  - blanked: CAP\nsent:\n  - 2026-03-05 salvage-letter").on("2026-03-06");
    assert!(the(&salvaged, "repair-note").ends_with("sent"));
    assert!(salvaged.plans[0].flags.is_empty());
}

#[test]
fn a_log_line_without_a_name_settles_the_play_for_everyone_and_one_with_a_name_for_that_person() {
    let panel = |sent: &str| {
        let journal = Journal::with_fields(&format!(
            "date: 2026-03-04\ninterviewer: [Dana Whitfield, Lee Park]\ngaps: []\nsent: {sent}"
        ));
        follow_ups(&journal.on("2026-03-05"), "northwind/a.md")
            .into_iter()
            .filter(|line| line.starts_with("thank-you") && line.ends_with("sent"))
            .count()
    };
    assert_eq!(panel("2026-03-05 thank-you"), 2);
    assert_eq!(panel("2026-03-05 thank-you to lee"), 1);
    assert_eq!(panel("2026-03-05 thank-you to Priya"), 0);
}

#[test]
fn a_log_line_may_call_a_play_by_the_names_that_people_use() {
    for name in ["thank-you", "Thank you", "thanks", "thank you note", "thank-you email"] {
        let analysis = dana(&format!("gaps: []\nsent: 2026-03-05 {name} to Dana by email")).on("2026-03-06");
        assert!(the(&analysis, "thank-you").ends_with("sent"), "{name}");
    }
}

#[test]
fn a_play_put_off_is_upcoming_until_that_day_and_then_due() {
    let journal = dana("gaps: []\nsnooze:\n  - thank-you until 2026-03-09 - she is away");
    assert!(the(&journal.on("2026-03-06"), "thank-you").ends_with("upcoming"));
    assert_eq!(the(&journal.on("2026-03-09"), "thank-you"), "thank-you to Dana: 03-09 03-09 03-11 due");
    assert!(the(&journal.on("2026-03-12"), "thank-you").ends_with("lapsed"));
    let later = dana("gaps: []\nsnooze:\n  - thank-you until 2026-03-20");
    assert_eq!(the(&later.on("2026-03-20"), "thank-you"), "thank-you to Dana: 03-20 03-20 03-20 due");
}

#[test]
fn nothing_is_due_for_nobody() {
    let analysis = Journal::with_fields("date: 2026-03-04\nmood: okay\ngaps: []").on("2026-03-05");
    assert_eq!(the(&analysis, "thank-you"), "thank-you to nobody: 03-04 03-05 03-11 blocked");
    assert!(the(&analysis, "find-name").ends_with("overdue"));
    assert!(!has(&analysis, "linkedin"));
}

#[test]
fn a_name_is_looked_up_with_the_recruiter_if_there_is_one() {
    let analysis =
        Journal::with_fields("date: 2026-03-04\ninterviewer: unknown\ngaps: []\nrecruiter: Jo Fields")
            .on("2026-03-04");
    assert_eq!(the(&analysis, "find-name"), "find-name to Jo Fields: 03-04 03-04 03-09 due");
    let analysis = dana("gaps:\n  - forgot-name: the second engineer").on("2026-03-04");
    assert_eq!(the(&analysis, "find-name"), "find-name to the company's operator: 03-04 03-04 03-09 due");
}

#[test]
fn an_interview_to_come_is_prepared_in_the_seven_days_before_it() {
    let journal = Journal::with_fields("date: 2026-03-16\ninterviewer: Dana");
    assert_eq!(the(&journal.on("2026-03-08"), "prepare"), "prepare to self: 03-09 03-15 03-16 upcoming");
    let analysis = journal.on("2026-03-09");
    assert!(the(&analysis, "prepare").ends_with("due"));
    assert_eq!(analysis.plans[0].flags, [Flag::Prepare]);
    assert!(!has(&analysis, "thank-you") && !has(&analysis, "linkedin") && !has(&analysis, "check-in"));
}

#[test]
fn on_the_day_of_the_interview_the_debrief_takes_the_place_of_the_preparation() {
    let journal = Journal::with_fields("date: 2026-03-16\ninterviewer: Dana");
    let analysis = journal.on("2026-03-16");
    assert!(the(&analysis, "debrief").ends_with("due") && !has(&analysis, "prepare"));
}

#[test]
fn an_unassessed_note_asks_for_a_debrief_at_once_and_for_ten_days() {
    let journal = Journal::with_fields("date: 2026-03-04\ninterviewer: Dana\nmood: good");
    assert_eq!(the(&journal.on("2026-03-04"), "debrief"), "debrief to self: 03-04 03-04 03-14 due");
    assert_eq!(journal.on("2026-03-05").plans[0].flags, [Flag::Nudge, Flag::Debrief]);
    assert!(the(&journal.on("2026-03-15"), "debrief").ends_with("lapsed"));
}

#[test]
fn a_salvage_call_needs_a_number_a_preference_or_a_voiced_concern() {
    let two = "gaps:\n  - blanked: CAP\n  - unmentioned: the migration";
    assert!(!has(&dana(two).on("2026-03-05"), "salvage-call"));
    assert!(has(&dana(&format!("{two}\nprefers: phone")).on("2026-03-05"), "salvage-call"));
    assert!(has(&dana("gaps:\n  - concern: never led a team").on("2026-03-05"), "salvage-call"));
    let with_number = Journal::with_fields(&format!(
        "date: 2026-03-04\ninterviewer:\n  - name: Dana\n    phone: +1 555 0100\n{two}"
    ));
    assert!(has(&with_number.on("2026-03-05"), "salvage-call"));
}

#[test]
fn bowing_out_is_due_in_two_business_days_and_stays_open() {
    let analysis = dana("want: no\nrecruiter: Jo Fields").on("2026-03-05");
    assert_eq!(the(&analysis, "bow-out"), "bow-out to Dana: 03-04 03-06 open due");
    assert_eq!(analysis.plans[0].flags, [Flag::BowOut]);
    assert!(analysis.plans[0].follow_ups.iter().any(|each| each.copy_to_recruiter));
    assert!(!has(&analysis, "thank-you") && !has(&analysis, "linkedin"));
}

#[test]
fn linkedin_is_an_offer_never_overdue_and_never_a_flag() {
    let journal = dana("gaps: []\nsent: 2026-03-05 thank-you");
    assert_eq!(the(&journal.on("2026-03-05"), "linkedin"), "linkedin to Dana: 03-05 03-09 03-25 due");
    let analysis = journal.on("2026-03-20");
    assert!(the(&analysis, "linkedin").ends_with(" due"));
    assert!(!analysis.plans[0].flags.contains(&Flag::Nudge) || the(&analysis, "check-in").ends_with("due"));
    assert_eq!(
        analysis.agenda.now.last().map(|item| analysis.play(analysis.follow_up(*item)).name.as_str()),
        Some("linkedin")
    );
}

#[test]
fn a_rejection_ends_everything_but_a_last_note() {
    let analysis = dana("gaps:\n  - blanked: CAP\nstatus: rejected\nstatus_on: 2026-03-05").on("2026-03-06");
    assert_eq!(the(&analysis, "after-no"), "after-no to Dana: 03-05 03-09 03-19 due");
    assert!(the(&analysis, "repair-note").ends_with("moot"));
    assert_eq!(analysis.plans[0].flags, [Flag::CloseOut]);
}

#[test]
fn an_offer_ends_all_but_its_reply_which_closes_on_the_day_it_must_be_answered() {
    let analysis =
        dana("gaps: []\nstatus: offer\nstatus_on: 2026-03-06\nanswer_by: 2026-03-10").on("2026-03-06");
    assert_eq!(the(&analysis, "offer-reply"), "offer-reply to Dana: 03-06 03-07 03-10 due");
    assert!(the(&analysis, "thank-you").ends_with("moot"));
    let open = dana("gaps: []\nstatus: offer").on("2026-03-06");
    assert_eq!(the(&open, "offer-reply"), "offer-reply to Dana: 03-04 03-05 open overdue");
}

#[test]
fn they_are_asked_again_when_they_said_so() {
    let analysis = dana("gaps: []\nstatus: rejected\nreturn_on: 2026-06-01").on("2026-06-02");
    assert_eq!(the(&analysis, "return"), "return to Dana: 06-01 06-08 open due");
    assert!(!has(&dana("gaps: []\nreturn_on: 2026-06-01").on("2026-06-02"), "return"), "nobody said no");
}

#[test]
fn a_later_round_makes_check_ins_and_repairs_of_the_earlier_moot_but_not_an_open_thank_you() {
    let journal = Journal::of(&[
        (
            "n/1.md",
            "---\ndate: 2026-03-02\ninterviewer: [Dana, Lee]\ngaps:\n  - blanked: Dana asked about CAP\n---\n",
        ),
        ("n/2.md", "---\ndate: 2026-03-05\ninterviewer: Priya\ngaps: []\n---\n"),
    ]);
    let lines = follow_ups(&journal.on("2026-03-06"), "n/1.md");
    assert!(lines.contains(&"repair-note to Dana: 03-02 03-03 03-09 moot".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"thank-you to Lee: 03-02 03-03 03-09 overdue".to_owned()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("check-in") && line.ends_with("moot")), "{lines:#?}");
}

#[test]
fn having_advanced_makes_a_repair_moot_since_they_asked_the_user_back() {
    let analysis = dana("gaps:\n  - blanked: CAP\nstatus: advanced").on("2026-03-05");
    assert!(the(&analysis, "repair-note").ends_with("moot"));
    assert!(analysis.plans[0].flags.is_empty());
}

#[test]
fn a_rehearsal_has_no_follow_ups_and_no_flags() {
    for mark in ["practice: yes", "source: mock", "source: Practice"] {
        let analysis = dana(&format!("gaps:\n  - blanked: CAP\n{mark}")).on("2026-03-05");
        assert!(analysis.plans[0].follow_ups.is_empty() && analysis.plans[0].flags.is_empty(), "{mark}");
        assert_eq!(analysis.patterns.gaps[0].kind, "blanked");
    }
}

#[test]
fn a_card_is_for_those_who_have_the_time_and_damage_control_is_never_by_post() {
    let channel = |fields: &str, play: &str| {
        let analysis = dana(fields).on("2026-03-05");
        let follow_up = analysis.plans[0].follow_ups.iter().find(|each| analysis.play(each).name == play);
        follow_up.and_then(|each| each.channel).map(|channel| channel.to_string()).unwrap_or_default()
    };
    assert_eq!(channel("gaps: []", "thank-you"), "card");
    assert_eq!(channel("gaps: []\ndecide_by: 2026-03-11", "thank-you"), "card", "four business days off");
    assert_eq!(channel("gaps: []\ndecide_by: 2026-03-10", "thank-you"), "email");
    assert_eq!(channel("gaps: []\nprefers: linkedin", "thank-you"), "linkedin");
    assert_eq!(channel("gaps:\n  - blanked: CAP", "repair-note"), "email");
    assert_eq!(channel("gaps:\n  - blanked: CAP\nprefers: card", "repair-note"), "email");
    assert_eq!(channel("gaps:\n  - blanked: CAP\nprefers: phone", "repair-note"), "phone");
}

#[test]
fn the_agenda_puts_what_is_most_urgent_first() {
    let journal = Journal::of(&[
        ("a/1.md", "---\ndate: 2026-03-04\ninterviewer: Ann\ngaps: []\n---\n"),
        ("b/1.md", "---\ndate: 2026-03-04\ninterviewer: Ben\ngaps:\n  - blanked: CAP\n---\n"),
        ("c/1.md", "---\ndate: 2026-03-04\ninterviewer: Cem\ngaps: []\nstatus: offer\n---\n"),
    ]);
    let analysis = journal.on("2026-03-06");
    let plays: Vec<&str> = analysis
        .agenda
        .now
        .iter()
        .map(|item| analysis.play(analysis.follow_up(*item)).name.as_str())
        .collect();
    assert_eq!(plays, ["offer-reply", "repair-note", "thank-you", "linkedin", "linkedin"]);
}

#[test]
fn a_play_of_the_journals_own_needs_one_file_and_nothing_else() {
    let journal = dana("gaps: []\nstrengths: [Kafka]").with_playbook(&[(
        "playbook/plays/portfolio.md",
        "
        ---
        title: Send the portfolio
        flag: nudge
        verdict: [solid]
        who: main
        anchor: interview
        opens: +1d
        due: +2d
        closes: +5d
        channel: [email]
        ---
        Show the work.
        ",
    )]);
    let analysis = journal.on("2026-03-06");
    assert!(
        analysis.diagnostics.iter().all(|each| each.code != "playbook-file"),
        "{:?}",
        analysis.diagnostics
    );
    assert_eq!(the(&analysis, "portfolio"), "portfolio to Dana: 03-05 03-06 03-09 due");
}

#[test]
fn a_wrong_playbook_file_is_told_and_the_built_in_one_stays() {
    let journal = dana("gaps: []").with_playbook(&[(
        "playbook/plays/thank-you.md",
        "
        ---
        title: Mine
        verdikt: [solid]
        who: everybody
        opens: soon
        ---
        ",
    )]);
    let analysis = journal.on("2026-03-06");
    let messages: Vec<String> = analysis
        .diagnostics
        .iter()
        .filter(|each| each.code == "playbook-file")
        .map(|each| each.short())
        .collect();
    assert_eq!(
        messages,
        [
            "playbook/plays/thank-you.md:3:1: error[playbook-file]: unknown field `verdikt` in a playbook file",
            "playbook/plays/thank-you.md:4:6: error[playbook-file]: `everybody` is no `who`",
            "playbook/plays/thank-you.md:5:8: error[playbook-file]: `soon` is no `opens`",
        ]
    );
    assert_eq!(the(&analysis, "thank-you"), "thank-you to Dana: 03-04 03-05 03-11 overdue");
}

#[test]
fn an_offer_that_was_acknowledged_is_still_to_be_answered_by_the_day_they_named() {
    let offer = "gaps: []\nstatus: offer\nstatus_on: 2026-03-26\nsent: 2026-03-27 offer-reply\n";
    let with_day = dana(&format!("{offer}answer_by: 2026-03-31"));
    let answer = "give-answer to self: 03-29 03-31";
    assert!(the(&with_day.on("2026-03-28"), "give-answer").starts_with(answer));
    assert!(the(&with_day.on("2026-03-28"), "give-answer").ends_with("upcoming"));
    assert!(the(&with_day.on("2026-03-31"), "give-answer").ends_with(" due"));
    assert!(the(&with_day.on("2026-04-02"), "give-answer").ends_with("overdue"));
    assert!(!has(&dana(offer).on("2026-03-31"), "give-answer"), "no day was named");
    let taken = offer.replace("status: offer", "status: accepted");
    assert!(!has(&dana(&format!("{taken}answer_by: 2026-03-31")).on("2026-03-31"), "give-answer"));
}
