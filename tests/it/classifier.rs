//! How well free-text gaps are read, with a floor below which no change may take it.

use afterword::playbook::{self, GapKind, Score, UNCLEAR, leave_one_out};
use afterword::text::Source;
use std::collections::HashMap;
use std::sync::Arc;

/// Phrases written by people who had not seen the playbook's; they must never go into it.
const UNSEEN: &str = include_str!("../phrases/unseen.tsv");

fn percent(part: usize, score: Score) -> f64 {
    100.0 * part as f64 / (score.right + score.wrong + score.unclear) as f64
}

/// Fails where too few are right or too many wrong, and always says how many of each there are.
#[allow(clippy::print_stdout)]
fn hold(what: &str, score: Score, least_right: f64, most_wrong: f64) {
    let [right, wrong, unclear] = [score.right, score.wrong, score.unclear].map(|part| percent(part, score));
    println!("{what}: {right:.1} % right, {wrong:.1} % wrong, {unclear:.1} % unclear");
    assert!(right >= least_right && wrong <= most_wrong, "{right:.1} % right, {wrong:.1} % wrong");
}

#[test]
fn of_phrases_never_seen_nine_in_ten_are_read_rightly_and_at_most_one_in_twenty_wrongly() {
    let (playbook, _) = playbook::read(&[]);
    let mut score = Score::default();
    for line in UNSEEN.lines() {
        let (kind, phrase) = line.split_once('\t').expect("a kind, a tab and a phrase");
        score.note(kind, &playbook.guess(phrase));
    }
    hold("unseen", score, 90.0, 5.0);
}

#[test]
fn leaving_one_phrase_out_the_others_tell_its_kind_in_four_of_five_cases() {
    let (playbook, _) = playbook::read(&[]);
    let examples: Vec<(&str, &str)> = playbook.examples().collect();
    hold("leave one out", leave_one_out(&examples), 80.0, 8.0);
}

#[test]
fn every_kind_but_the_unclear_one_is_taught_by_at_least_twenty_phrases_and_no_phrase_teaches_two() {
    let (playbook, _) = playbook::read(&[]);
    let mut taught: HashMap<String, &str> = HashMap::new();
    for kind in playbook.gap_kinds() {
        assert!(kind.phrases.len() >= 20 || kind.name == UNCLEAR, "{} has {}", kind.name, kind.phrases.len());
        for phrase in kind.phrases.iter() {
            let other = taught.insert(phrase.to_lowercase(), &kind.name);
            assert!(
                other.is_none_or(|other| other == kind.name),
                "{phrase:?} teaches {} and {other:?}",
                kind.name
            );
        }
    }
}

#[test]
fn no_unseen_phrase_is_in_the_playbook() {
    let (playbook, _) = playbook::read(&[]);
    let seen: Vec<String> = playbook.examples().map(|(_, phrase)| phrase.to_lowercase()).collect();
    let copied: Vec<&str> = UNSEEN
        .lines()
        .filter(|line| line.split('\t').nth(1).is_some_and(|phrase| seen.contains(&phrase.to_lowercase())))
        .collect();
    assert!(copied.is_empty(), "{copied:#?}");
}

#[test]
fn words_that_say_nothing_are_unclear() {
    let (playbook, _) = playbook::read(&[]);
    for text in ["", "zzz qqq", "🙈", "the the the", "."] {
        assert_eq!(playbook.guess(text).kind, None, "{text:?}");
    }
}

#[test]
fn a_phrase_in_a_journals_own_playbook_teaches_a_new_kind() {
    let own = Source::new(
        "playbook/gaps/parking.md",
        "---\ntitle: Parking\nweight: let-go\nphrases:\n  - the car park barrier ate my ticket\n  - no space left in the car park\n---\n",
    );
    let (playbook, diagnostics) = playbook::read(&[Arc::new(own)]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(playbook.guess("car park barrier would not open").kind.as_deref(), Some("parking"));
}

/// The built-in phrases are neither read as YAML nor learnt at a start; a journal's own are.
#[test]
fn the_built_in_files_say_and_teach_the_same_as_if_they_were_a_journals_own() {
    let (built_in, _) = playbook::read(&[]);
    let own = |(path, text): (String, &str)| Arc::new(Source::new(format!("playbook/{path}"), text));
    let (own, diagnostics) = playbook::read(&playbook::files().map(own).collect::<Vec<_>>());
    assert_eq!(diagnostics, []);
    assert!(built_in.examples().eq(own.examples()));
    for (one, other) in built_in.gap_kinds().iter().zip(own.gap_kinds()) {
        assert_eq!(one.explanation(), other.explanation());
        let written = |kind: &GapKind| -> Vec<String> {
            kind.sentences.iter().map(|sentence| kind.source.slice(sentence.span).to_owned()).collect()
        };
        assert_eq!(written(one), written(other));
    }
    for phrase in UNSEEN.lines().filter_map(|line| line.split('\t').nth(1)) {
        assert_eq!(built_in.guess(phrase), own.guess(phrase), "{phrase}");
    }
}
