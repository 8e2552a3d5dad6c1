//! A draft never breaks the measure or the manners that the letter checks ask of everybody.
//!
//! `letters-alike` is no part of it: a panel of which the note has only one long `fit` to tell gets letters that share it.

use crate::journal::Journal;
use proptest::prelude::*;

/// What people plainly write; the checks are on the program's own words, and on how much of the user's it takes.
const FACTS: &[&str] = &[
    "the move to the new ledger",
    "she told me how they moved the ledger off cron. It took a year. Nobody noticed",
    "Dana: the checklist on the fridge",
    "three years of payments in two regions",
    "calm on-call habits; clear runbooks",
    "I like that post-mortems are written for everybody. It shows. I read them all! They are good",
    "why they chose Postgres, which is what I would have done as well, given the size of the team, the number of regions and the state of the other tools at the time",
];
const GAPS: &[&str] = &[
    "unmentioned: I led the payments migration -> moved 1.2 million accounts. It took eleven weeks. No run failed. I was proud",
    "blanked: the CAP theorem -> under a partition you keep either consistency or availability",
    "weak-answer: how I would shard the ledger",
    "unasked: how the team decides",
    "late: ten minutes",
    "misspoke: a joke about tabs",
    "slip: spilled my water",
    "logistics: no date for a decision",
    "interest: did not say that I want it",
    "first-impression: my shoes",
];
const STATUS: &[&str] = &["waiting", "rejected", "offer", "advanced"];

fn list(name: &str, items: &[&str]) -> String {
    let quoted = items.iter().map(|item| format!("\n  - \"{item}\""));
    if items.is_empty() { String::new() } else { format!("{name}:{}\n", quoted.collect::<String>()) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_the_facts_a_draft_is_objected_to_for_its_blanks_only(
        gaps in proptest::sample::subsequence(GAPS, 0..4),
        highlights in proptest::sample::subsequence(FACTS, 0..4),
        strengths in proptest::sample::subsequence(FACTS, 0..3),
        fit in proptest::sample::select(FACTS),
        status in proptest::sample::select(STATUS),
        panel in any::<bool>(),
        later in any::<bool>(),
        as_of in proptest::sample::select(&["2026-03-05", "2026-03-10", "2026-03-16"]),
    ) {
        let people = if panel { "[Dana Whitfield, Lee Park, Ines Castellane]" } else { "Dana Whitfield" };
        let facts = [list("highlights", &highlights), list("strengths", &strengths)].concat();
        let gaps = if gaps.is_empty() { "gaps: []\n".to_owned() } else { list("gaps", &gaps) };
        let note = format!(
            "---\ndate: 2026-03-04\ncompany: Northwind\nrole: Engineer\ninterviewers: {people}\nmood: good\nfit: \"{fit}\"\nstatus: {status}\nstatus_on: 2026-03-04\n{facts}{gaps}---\n"
        );
        let first = "---\ndate: 2026-02-10\ncompany: Northwind\nrole: Engineer\ninterviewer: Priya Nair\nmood: good\ngaps: []\nsent:\n  - 2026-02-11 thank-you\n---\n";
        let mut files = vec![("n/2026-03-04.md", note.as_str())];
        if later {
            files.insert(0, ("n/2026-02-10.md", first));
        }
        let analysis = Journal::of(&files).configured("[me]\nname = \"Sam Rivera\"\n").on(as_of);
        let said: Vec<_> = analysis.diagnostics.iter().filter(|it| it.code.starts_with("letter-") && it.code != "letter-blank").collect();
        prop_assert!(said.is_empty(), "{:?}\n{note}\n{:#?}", said.iter().map(|it| it.short()).collect::<Vec<_>>(), analysis.letters.iter().flatten().flatten().map(|it| it.body.as_str()).collect::<Vec<_>>());
    }
}
