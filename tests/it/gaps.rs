//! What a note says went wrong, gap by gap, and the facts that its verdict rests on: everything that is told of them.

use crate::journal::{Journal, unindented};
use afterword::analysis::Analysis;
use afterword::assess::Gap;
use afterword::journal::NoteId;

fn read(fields: &str, body: &str) -> Analysis {
    Journal::of(&[("n/a.md", &format!("---\n{}\n---\n{body}", unindented(fields)))]).on("2026-03-06")
}

/// Each gap of the only note: `line kind weight, how it was read, its words, its answer, whose it is, as it is written`.
fn gaps(analysis: &Analysis) -> Vec<String> {
    let note = analysis.note(NoteId(0));
    let told = |gap: &Gap| {
        let read = match (gap.guessed, gap.confidence < 1.0) {
            (false, false) => "named",
            (true, true) => "guessed",
            _ => "both named and guessed",
        };
        let answer = gap.answer.as_ref().map_or(String::new(), |answer| format!(" -> {answer}"));
        let whose = gap.interviewer.map_or(String::new(), |place| format!(" ({place})"));
        let written = gap.span.map_or("", |span| note.source.slice(span));
        let line = gap.line.unwrap_or_default();
        format!("{line} {} {}, {read}: {}{answer}{whose} | {written}", gap.kind, gap.weight, gap.text)
    };
    analysis.assessments[0].gaps.iter().map(told).collect()
}

#[test]
fn every_gap_keeps_its_words_its_answer_its_place_and_whose_it_is() {
    let analysis = read(
        "
        date: 2026-03-04
        interviewer: [Dana Whitfield, Lee Park]
        mood: bad
        gaps:
          - \"blanked: the CAP theorem -> pick two\"
          - \"Lee: slip: spilled the water\"
          - Dana asked about the outage and my mind went blank -> it was the cache
          - zzz qqq
          - late
        answered: no
        they_know: no",
        "## My questions\n- [ ] Budget?\n",
    );
    let expected = [
        "6 blanked repair, named: the CAP theorem -> pick two | \"blanked: the CAP theorem -> pick two\"",
        "7 slip let-go, named: spilled the water (1) | \"Lee: slip: spilled the water\"",
        "8 blanked repair, guessed: Dana asked about the outage and my mind went blank -> it was the cache (0) \
         | Dana asked about the outage and my mind went blank -> it was the cache",
        "9 unclear repair, guessed: zzz qqq | zzz qqq",
        "10 late apologise, named:  | late",
        "15 unasked repair, named: Budget? | Budget?",
        "12 interest repair, named:  | ",
    ];
    assert_eq!(gaps(&analysis), expected);
}

#[test]
fn what_the_self_assessment_brings_stands_where_the_self_assessment_does() {
    let analysis = read("date: 2026-03-04\ninterviewer: Dana\nanswered: no\ninterest: no\nthey_know: no", "");
    assert_eq!(gaps(&analysis), ["4 weak-answer repair, named:  | ", "5 interest repair, named:  | "]);
}

#[test]
fn a_question_that_stands_in_the_gaps_and_in_the_body_is_one_gap() {
    let analysis = read(
        "
        date: 2026-03-04
        interviewer: Dana
        gaps:
          - \"unasked: on-call?\"
          - \"blanked: Budget?\"",
        "## My questions\n- [ ] On-call?\n- [ ] Budget?\n",
    );
    let expected = [
        "5 unasked repair, named: on-call? | \"unasked: on-call?\"",
        "6 blanked repair, named: Budget? | \"blanked: Budget?\"",
        "10 unasked repair, named: Budget? | Budget?",
    ];
    assert_eq!(gaps(&analysis), expected);
}

#[test]
fn every_verdict_names_the_facts_it_rests_on_with_their_lines() {
    for (fields, verdict) in [
        ("date: 2026-03-08", "upcoming: interview on 2026-03-08 (line 3)"),
        ("mood: bad", "unassessed: `gaps` is not filled in"),
        ("gaps: []\nmood: okay", "solid: no gap (line 4); mood okay (line 5)"),
        ("answered: yes\nmood: 1", "worry: no gap; mood bad (line 5)"),
        ("gaps: [slip, logistics]", "let-go: gap slip (line 4); gap logistics (line 4)"),
        ("gaps:\n  - slip\n  - blanked", "repairable: gap blanked (line 6)"),
        ("gaps:\n  - late\n  - blanked\n  - slip", "serious: gap late (line 5); gap blanked (line 6)"),
        ("want: no\ngaps:\n  - blanked\n  - manager", "bow-out: want no (line 4); gap manager (line 7)"),
        ("gaps:\n  - blanked\n  - manager", "bow-out: gap manager (line 6)"),
        ("interest: no", "repairable: gap interest (line 4)"),
    ] {
        let date = if fields.starts_with("date") { "" } else { "date: 2026-03-04\n" };
        let analysis = read(&format!("interviewer: Dana\n{date}{fields}"), "");
        let assessment = &analysis.assessments[0];
        let because: Vec<String> = assessment.because.iter().map(ToString::to_string).collect();
        assert_eq!(format!("{}: {}", assessment.verdict, because.join("; ")), verdict, "{fields}");
    }
}
