//! Whole patterns of small journals, figure by figure.

use super::*;
use crate::analysis::{Analysis, Material, analyse};
use crate::date::Date;
use crate::note::Mood;
use crate::playbook::{Damage, Verdict};
use crate::text::Source;
use std::sync::Arc;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// A journal of notes, each with its path and its front matter, on Friday, 6 March 2026.
fn analysed(notes: &[(&str, &str)]) -> Analysis {
    let note = |(path, fields): &(&str, &str)| Arc::new(Source::new(*path, format!("---\n{fields}\n---\n")));
    let material = Material { notes: notes.iter().map(note).collect(), ..Material::default() };
    analyse(&material, day("2026-03-06"))
}

const JOURNAL: &[(&str, &str)] = &[
    (
        "acme/1.md",
        "date: 2026-02-02\ninterviewer: Dana\nmood: bad\ngaps: []\nsent:\n  - 2026-02-03 thanks\nheard:\n  - 2026-02-09 more soon",
    ),
    (
        "acme/2.md",
        "date: 2026-02-16\ninterviewer: Dana\nmood: good\ngaps: [\"blanked: CAP theorem\"]\nsent:\n  - 2026-02-20 thank-you\nstatus: rejected\nstatus_on: 2026-02-23",
    ),
    (
        "birch/1.md",
        "date: 2026-03-02\ninterviewer: Lee\nmood: okay\ngaps: [\"blanked: the CAP theorem again\"]",
    ),
    (
        "cedar/1.md",
        "date: 2026-02-10\ninterviewer: Kim\nwant: no\nmood: shaky\nstatus: withdrawn\nstatus_on: 2026-02-12",
    ),
    ("delta/1.md", "date: 2026-03-09\ninterviewer: Jo"),
    (
        "elm/1.md",
        "date: 2026-02-04\ninterviewer: Al\nmood: great\ngaps: []\nstatus: offer\nstatus_on: 2026-02-05",
    ),
    (
        "practice/1.md",
        "date: 2026-02-01\npractice: yes\nmood: bad\ngaps: [\"blanked: joins\", \"weak-answer: pay\"]",
    ),
];

#[test]
fn a_small_journal_is_counted_figure_by_figure() {
    let patterns = analysed(JOURNAL).patterns;
    let gap = |kind: &str, count, notes: &[usize]| GapPattern {
        kind: kind.to_owned(),
        count,
        notes: notes.iter().copied().map(NoteId).collect(),
    };
    assert_eq!(patterns.gaps, [gap("blanked", 3, &[1, 2, 6]), gap("weak-answer", 1, &[6])]);
    assert_eq!(
        patterns.topics,
        [Topic { words: "CAP theorem".to_owned(), notes: vec![NoteId(1), NoteId(2)] }]
    );
    let feeling = |note, date, mood, verdict| Feeling { note: NoteId(note), date: day(date), mood, verdict };
    assert_eq!(
        patterns.moods,
        [
            feeling(0, "2026-02-02", Mood::Bad, Verdict::Worry),
            feeling(5, "2026-02-04", Mood::Great, Verdict::Solid),
            feeling(3, "2026-02-10", Mood::Shaky, Verdict::BowOut),
            feeling(1, "2026-02-16", Mood::Good, Verdict::Repairable),
            feeling(2, "2026-03-02", Mood::Okay, Verdict::Repairable),
        ]
    );
    assert_eq!(patterns.days_to_thank_you, [1, 4], "the second is a plain one where a repair was planned");
    assert_eq!(patterns.answers, Answers { days: vec![5, 5, 1], silent: 1 });
    let reached = |went_on, open, ended| Reached { went_on, open, ended };
    assert_eq!(patterns.rounds_reached, [reached(2, 1, 1), reached(0, 0, 1)]);
    assert_eq!(patterns.offers, 1);
}

#[test]
fn what_was_done_by_its_day_later_and_not_at_all_is_told_apart() {
    let note = |sent: &str| {
        format!("date: 2026-02-02\ninterviewer: Dana\nmood: good\ngaps: []\nstatus: waiting{sent}")
    };
    let (prompt, late, never) =
        (note("\nsent:\n  - 2026-02-03 thank-you"), note("\nsent:\n  - 2026-02-06 thank-you"), note(""));
    let done = |note: &str| {
        let analysis = analysed(&[("acme/1.md", note)]);
        let thanks = |follow_up: &&crate::plan::FollowUp| analysis.play(follow_up).name == "thank-you";
        let plans: Vec<NotePlan> = analysis
            .plans
            .iter()
            .map(|plan| NotePlan {
                follow_ups: plan.follow_ups.iter().filter(thanks).cloned().collect(),
                ..plan.clone()
            })
            .collect();
        time::punctuality(&plans, &analysis.playbook)
    };
    assert_eq!(done(&prompt), Punctuality { in_time: 1, late: 0, undone: 0 });
    assert_eq!(done(&late), Punctuality { in_time: 0, late: 1, undone: 0 });
    assert_eq!(done(&never), Punctuality { in_time: 0, late: 0, undone: 1 });
}

#[test]
fn only_their_own_word_is_an_answer_and_only_one_that_has_come() {
    let answers = |notes: &[(&str, &str)]| analysed(notes).patterns.answers;
    let none = |silent| Answers { days: Vec::new(), silent };
    let base = "date: 2026-03-02\ninterviewer: Dana\ngaps: []";
    let with = |rest: &str| format!("{base}\n{rest}");
    assert_eq!(answers(&[("a/1.md", base)]), none(1));
    assert_eq!(answers(&[("a/1.md", &with("heard:\n  - 2026-03-20 yes"))]), none(1), "not yet");
    assert_eq!(answers(&[("a/1.md", &with("status: withdrawn\nstatus_on: 2026-03-03"))]), none(0));
    assert_eq!(answers(&[("a/1.md", &with("status: closed\nstatus_on: 2026-03-05"))]), none(1));
    assert_eq!(answers(&[("a/1.md", &with("status: rejected"))]), none(0), "nobody knows on which day");
    let ahead = answers(&[("a/1.md", base), ("a/2.md", "date: 2026-03-12\ninterviewer: Lee")]);
    assert_eq!(ahead, Answers { days: vec![4], silent: 0 }, "asked back by today at the latest");
    let old = "date: 0001-01-01\ninterviewer: Dana\ngaps: []\nheard:\n  - 2026-01-01 sorry for the delay";
    assert_eq!(answers(&[("a/1.md", old)]), none(1), "two thousand years later it is no answer");
}

fn moods(days: &[(&str, Mood, Verdict)]) -> Vec<Feeling> {
    let feeling = |(number, (date, mood, verdict)): (usize, &(&str, Mood, Verdict))| Feeling {
        note: NoteId(number),
        date: day(date),
        mood: *mood,
        verdict: *verdict,
    };
    days.iter().enumerate().map(feeling).collect()
}

#[test]
fn many_interviews_are_taken_together_by_the_week_the_month_or_the_year() {
    let feelings = moods(&[
        ("2025-12-31", Mood::Great, Verdict::Solid),
        ("2026-01-02", Mood::Bad, Verdict::Serious),
        ("2026-01-04", Mood::Okay, Verdict::BowOut),
        ("2026-01-12", Mood::Good, Verdict::Repairable),
        ("2026-02-28", Mood::Shaky, Verdict::Unassessed),
    ]);
    let stretch = |from: &str, place, mood, damages| Stretch { from: day(from), place, mood, damages };
    let (pace, by_week) = stretches(&feelings, 9);
    assert_eq!(pace, Pace::Week);
    assert_eq!(
        by_week,
        [
            stretch("2025-12-29", 0, Mood::Okay, [1, 0, 1, 1, 0]),
            stretch("2026-01-12", 2, Mood::Good, [0, 1, 0, 0, 0]),
            stretch("2026-02-23", 8, Mood::Shaky, [0, 0, 0, 0, 1]),
        ]
    );
    let (pace, by_month) = stretches(&feelings, 8);
    assert_eq!(pace, Pace::Month);
    assert_eq!(
        by_month,
        [
            stretch("2025-12-01", 0, Mood::Great, [0, 0, 1, 0, 0]),
            stretch("2026-01-01", 1, Mood::Okay, [1, 1, 0, 1, 0]),
            stretch("2026-02-01", 2, Mood::Shaky, [0, 0, 0, 0, 1]),
        ]
    );
    let (pace, by_year) = stretches(&feelings, 1);
    assert_eq!((pace, by_year), (Pace::Year, vec![stretch("2026-01-01", 0, Mood::Shaky, [1, 1, 0, 1, 1])]));
    assert_eq!(stretches(&[], 9), (Pace::Week, Vec::new()));
}

#[test]
fn a_verdict_has_one_place_on_the_scale() {
    let damages: Vec<Damage> = Verdict::ALL.iter().map(|verdict| verdict.damage()).collect();
    use Damage::{BowOut, None, Repairable, Serious, Unknown};
    assert_eq!(damages, [Unknown, Unknown, BowOut, None, None, None, Repairable, Serious]);
}

fn topics_of(gaps: &[&str]) -> Vec<(String, usize)> {
    let paths: Vec<String> = (1..=gaps.len()).map(|number| format!("c{number}/1.md")).collect();
    let fields: Vec<String> = gaps
        .iter()
        .map(|gap| format!("date: 2026-03-02\ninterviewer: Priscilla Vandermeer\ngaps:\n  - '{gap}'"))
        .collect();
    let notes: Vec<(&str, &str)> =
        paths.iter().map(String::as_str).zip(fields.iter().map(String::as_str)).collect();
    analysed(&notes).patterns.topics.into_iter().map(|topic| (topic.words, topic.notes.len())).collect()
}

#[test]
fn a_topic_is_what_the_gaps_of_several_notes_are_about() {
    let found = |words: &str, count| vec![(words.to_owned(), count)];
    let gaps = [
        "Blanked on the CAP theorem question",
        "weak-answer: how the cap theorems apply",
        "slip: spilled water",
    ];
    assert_eq!(topics_of(&gaps), found("CAP theorem", 2), "whatever the kind, the case and the number");
    assert_eq!(topics_of(&["blanked: Kubernetes", "unasked: who runs Kubernetes?"]), found("Kubernetes", 2));
    let longer = ["blanked: Kubernetes networking", "blanked: Kubernetes networking", "blanked: Kubernetes"];
    assert_eq!(topics_of(&longer), found("Kubernetes", 3), "the longer one would say the same again");
    assert_eq!(topics_of(&["blanked: Kubernetes twice, Kubernetes"]), [], "one note is no pattern");
    let manners = ["forgot the question she asked", "forgot to answer the question"];
    assert_eq!(topics_of(&manners), [], "words of every gap are no topic");
    assert_eq!(topics_of(&["slip: Vandermeer saw it", "blanked: Vandermeer waited"]), [], "nor are people");
}

#[test]
fn words_of_any_kind_make_no_trouble() {
    let hostile = "</svg><script>alert(1)</script> \u{202e}ɐ ẞtraße 🦀🦀";
    assert!(topics_of(&[hostile, hostile]).iter().all(|(_, count)| *count == 2));
    let endless = "weather ".repeat(50_000);
    assert!(topics_of(&[&endless, &endless]).len() <= 1);
    assert_eq!(topics_of(&["", " "]), []);
}
