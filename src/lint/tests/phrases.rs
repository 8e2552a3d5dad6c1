//! What the letter checks find and what they leave alone, on sentences written before the checks were widened.
//!
//! A false objection annoys and teaches people to look away, so there is to be none; a miss is only a pity.

use crate::analysis::{Material, analyse};
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::text::Source;
use std::sync::Arc;

const HEAD: &str = "date: 2026-03-04\ninterviewers: [Dana Whitfield, Tomasz Bielak, Ines Castellane]\nrecruiter: Priya Nair\ncompany: Acme\nmood: good";

/// Sentences with what they are, and how a letter with one is found out.
struct Set {
    code: &'static str,
    play: &'static str,
    fields: &'static str,
    sentences: &'static str,
}

const DEMANDS: Set = Set {
    code: "letter-demands",
    play: "check-in",
    fields: "gaps: []",
    sentences: include_str!("../../../tests/phrases/letters/demands.tsv"),
};
const ARGUES: Set = Set {
    code: "letter-argues",
    play: "after-no",
    fields: "gaps: []\nstatus: rejected\nstatus_on: 2026-03-05",
    sentences: include_str!("../../../tests/phrases/letters/argues.tsv"),
};
const JOKES: Set = Set {
    code: "letter-jokes",
    play: "repair-note",
    fields: "gaps: [\"late: ten minutes\"]",
    sentences: include_str!("../../../tests/phrases/letters/jokes.tsv"),
};
const NAMES: Set = Set {
    code: "letter-misspelt-name",
    play: "thank-you",
    fields: "gaps: []",
    sentences: include_str!("../../../tests/phrases/letters/names.tsv"),
};

/// Another one's accents are only a warning, and may well be another one's.
fn is_grave(set: &Set, severity: Severity) -> bool {
    set.code != NAMES.code || severity == Severity::Error
}

/// How many of the offending sentences are found, those that are missed, and the innocent ones that are objected to.
fn measured(set: &Set) -> (usize, Vec<&'static str>, Vec<&'static str>) {
    let lines: Vec<(bool, &str)> = set
        .sentences
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, sentence)| (word == "bad", sentence))
        .collect();
    let mut notes = Vec::new();
    for (number, (_, sentence)) in lines.iter().enumerate() {
        let note = format!("---\n{HEAD}\nrole: Role {number}\n{}\n---\n", set.fields);
        let text = match sentence.ends_with([',', '!']) && sentence.split(' ').count() < 7 {
            true if set.code == NAMES.code => format!("{sentence}\n\nThank you."),
            _ => format!("Dear Dana,\n\nThank you. {sentence}\n\nBest wishes,\nSam"),
        };
        let letter =
            format!("---\nplay: {}\nnote: n/{number}.md\nto: Dana Whitfield\n---\n{text}\n", set.play);
        notes.push(Arc::new(Source::new(format!("n/{number}.md"), note)));
        notes.push(Arc::new(Source::new(format!("n/letters/{number}.md"), letter)));
    }
    notes.sort_by(|a, b| a.path().cmp(b.path()));
    let material = Material { notes, ..Material::default() };
    let found = analyse(&material, Date::parse("2026-03-06").expect("a date")).diagnostics;
    let is_found = |number: usize| {
        let path = format!("n/letters/{number}.md");
        found.iter().any(|it| it.code == set.code && it.path == path && is_grave(set, it.severity))
    };
    let mut hits = 0;
    let mut missed = Vec::new();
    let mut false_alarms = Vec::new();
    for (number, (is_bad, sentence)) in lines.iter().enumerate() {
        match (is_bad, is_found(number)) {
            (true, true) => hits += 1,
            (true, false) => missed.push(*sentence),
            (false, true) => false_alarms.push(*sentence),
            (false, false) => {}
        }
    }
    (hits, missed, false_alarms)
}

fn check(set: &Set, at_least: usize) {
    let (hits, missed, false_alarms) = measured(set);
    assert_eq!(false_alarms, [""; 0], "{} objects to what is innocent", set.code);
    assert!(hits >= at_least, "{} finds {hits}, and misses {missed:?}", set.code);
}

#[test]
fn demands_are_told_from_polite_questions() {
    check(&DEMANDS, 57);
}

#[test]
fn arguing_is_told_from_thanks_and_from_asking_for_advice() {
    check(&ARGUES, 57);
}

#[test]
fn a_joke_is_told_from_an_earnest_apology() {
    check(&JOKES, 24);
}

#[test]
fn a_misspelt_name_is_told_from_other_names_and_words() {
    check(&NAMES, 56);
}
