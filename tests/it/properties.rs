//! What holds for every journal and every day.

use crate::journal::Journal;
use afterword::analysis::Analysis;
use afterword::export::{Extent, ics, json};
use afterword::plan::{Recipient, State};
use proptest::prelude::*;

const FIRST_DAY: &str = "2026-02-01";

fn date(days: i32) -> String {
    crate::journal::day(FIRST_DAY).plus_days(days).to_string()
}

/// One field line, or none.
fn any_field() -> impl Strategy<Value = String> {
    let day = 0..60i32;
    let plays = prop::sample::select(vec![
        "thank-you",
        "repair-note",
        "check-in",
        "salvage-letter",
        "linkedin",
        "move-on",
    ]);
    prop_oneof![
        prop::sample::select(vec!["great", "okay", "shaky", "bad"]).prop_map(|mood| format!("mood: {mood}")),
        prop::sample::select(vec!["yes", "no", "unsure"]).prop_map(|want| format!("want: {want}")),
        prop::sample::select(vec!["waiting", "advanced", "offer", "rejected", "withdrawn", "closed"])
            .prop_flat_map(|status| (Just(status), 0..60i32))
            .prop_map(|(status, day)| format!("status: {status}\nstatus_on: {}", date(day))),
        day.clone().prop_map(|day| format!("decide_by: {}", date(day))),
        day.clone().prop_map(|day| format!("answer_by: {}", date(day))),
        day.clone().prop_map(|day| format!("return_on: {}", date(day))),
        day.clone().prop_map(|day| format!("heard:\n  - {} soon", date(day))),
        prop::sample::select(vec!["phone", "card", "email", "linkedin"])
            .prop_map(|channel| format!("prefers: {channel}")),
        Just("recruiter: Jo Fields".to_owned()),
        (plays.clone(), day.clone()).prop_map(|(play, day)| format!("sent:\n  - {} {play}", date(day))),
        (plays.clone(), day).prop_map(|(play, day)| format!("snooze:\n  - {play} until {}", date(day))),
        plays.prop_map(|play| format!("skip:\n  - {play} to Dana")),
    ]
}

fn any_note() -> impl Strategy<Value = String> {
    let people = prop::sample::select(vec![
        "Dana",
        "[Dana, Lee]",
        "unknown",
        "",
        "[unknown, Dana]",
        "Dana <+1 555 0100>",
    ]);
    let gaps = prop::sample::select(vec![
        "gaps: []",
        "",
        "gaps:\n  - blanked: CAP",
        "gaps:\n  - late: ten minutes\n  - unmentioned: the migration",
        "gaps:\n  - concern: Lee said never led a team",
        "gaps:\n  - slip: water",
        "gaps:\n  - job: too much travel",
        "gaps:\n  - forgot-name: the tall one",
    ]);
    (0..50i32, people, gaps, prop::collection::btree_map("[a-l]", any_field(), 0..4)).prop_map(
        |(day, people, gaps, fields)| {
            let mut seen = Vec::new();
            let mut text = format!("date: {}\ninterviewer: {people}\nmood_note: x\n{gaps}\n", date(day));
            for field in fields.values() {
                let key = field.split(':').next().unwrap_or_default().to_owned();
                if !seen.contains(&key) {
                    text.push_str(field);
                    text.push('\n');
                    seen.push(key);
                }
            }
            format!("---\n{text}---\n")
        },
    )
}

fn any_journal() -> impl Strategy<Value = Journal> {
    prop::collection::vec((prop::sample::select(vec!["n", "m"]), any_note()), 1..4).prop_map(|notes| {
        let paths: Vec<String> =
            notes.iter().enumerate().map(|(place, (folder, _))| format!("{folder}/{place}.md")).collect();
        let notes: Vec<(&str, &str)> =
            paths.iter().zip(&notes).map(|(path, (_, text))| (path.as_str(), text.as_str())).collect();
        Journal::of(&notes)
    })
}

/// How far along its life a follow-up is; it never goes back while the notes stay as they are.
fn stage(state: State) -> u8 {
    match state {
        State::Blocked | State::Upcoming => 0,
        State::Due => 1,
        State::Overdue => 2,
        State::Lapsed | State::Moot | State::Skipped | State::Sent => 3,
    }
}

fn states(analysis: &Analysis) -> Vec<(usize, String, Recipient, usize, State)> {
    let plans = analysis.plans.iter().enumerate();
    plans
        .flat_map(|(note, plan)| plan.follow_ups.iter().map(move |each| (note, each)))
        .map(|(note, each)| (note, analysis.play(each).name.clone(), each.to, each.number, each.state))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_window_opens_before_it_is_due_and_is_due_before_it_closes(journal in any_journal(), day in 0..90i32) {
        let analysis = journal.on(&date(day));
        for each in analysis.plans.iter().flat_map(|plan| &plan.follow_ups) {
            prop_assert!(each.opens <= each.due, "{each:?}");
            prop_assert!(each.closes.is_none_or(|closes| each.due <= closes), "{each:?}");
        }
    }

    #[test]
    fn every_entry_of_a_calendar_has_a_name_of_its_own_and_a_second_calendar_changes_nothing(
        journal in any_journal(),
        day in 0..90i32,
    ) {
        let analysis = journal.on(&date(day));
        for follow_ups in [ics::Shape::Event, ics::Shape::Task] {
            let options = ics::Options { follow_ups, ..ics::Options::default() };
            let text = ics::ics(&analysis, &options, None);
            let mut names: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), count, "{}", text);
            prop_assert_eq!(ics::ics(&analysis, &options, Some(&text)), text);
        }
    }

    #[test]
    fn nothing_is_to_do_for_nobody_or_outside_its_window(journal in any_journal(), day in 0..90i32) {
        let analysis = journal.on(&date(day));
        for each in analysis.plans.iter().flat_map(|plan| &plan.follow_ups).filter(|each| each.is_to_do()) {
            prop_assert!(each.to != Recipient::Nobody);
            prop_assert!(each.opens <= analysis.as_of && each.closes.is_none_or(|closes| analysis.as_of <= closes), "{each:?}");
        }
    }

    #[test]
    fn a_state_never_goes_back_while_the_notes_stay_as_they_are(journal in any_journal(), day in 0..90i32, later in 1..30i32) {
        let before = states(&journal.on(&date(day)));
        let after = states(&journal.on(&date(day + later)));
        for (note, play, to, number, state) in after {
            let was = before.iter().find(|each| (each.0, &each.1, each.2, each.3) == (note, &play, to, number));
            if let Some((.., was)) = was {
                prop_assert!(stage(*was) <= stage(state), "{play} to {to:?} went from {was} to {state}");
            }
        }
    }

    #[test]
    fn the_same_journal_and_day_give_the_same_bytes(journal in any_journal(), day in 0..90i32) {
        let once = json(&journal.on(&date(day)), Extent::Everything);
        prop_assert_eq!(&once, &json(&journal.on(&date(day)), Extent::Everything));
    }

    #[test]
    fn everything_to_do_is_on_the_agenda_once_and_offers_come_last(journal in any_journal(), day in 0..90i32) {
        let analysis = journal.on(&date(day));
        let to_do = analysis.plans.iter().flat_map(|plan| &plan.follow_ups).filter(|each| each.is_to_do()).count();
        prop_assert_eq!(analysis.agenda.now.len(), to_do);
        let optional: Vec<bool> = analysis.agenda.now.iter().map(|item| analysis.play(analysis.follow_up(*item)).optional).collect();
        prop_assert!(optional.is_sorted(), "{:?}", optional);
    }
}
