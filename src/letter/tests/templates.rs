//! What playbook files may say about letters, and what becomes of those that say it wrongly.

use super::fixture::{CONFIG, journal, letters};
use crate::letter::Templates;
use crate::letter::conditions::{self, Conditions};
use crate::playbook;
use crate::text::Source;
use std::sync::Arc;

const NOTE: &str = "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\ngaps: []\nprefers: email\n---\n";

fn play(block: &str) -> String {
    format!(
        "---\ntitle: Own\nwho: main\nchannel: [email]\nopens: 0\ndue: +1d\ncloses: +7d\n---\nProse.\n\n{block}\n"
    )
}

fn complaints(block: &str) -> Vec<String> {
    let analysis = journal(&[("playbook/plays/own.md", &play(block))], CONFIG, "2026-03-05");
    analysis
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.short())
        .filter(|line| line.contains("own.md"))
        .collect()
}

fn own_letter(block: &str) -> String {
    let files = [("playbook/plays/own.md", &*play(block)), ("northwind/a.md", NOTE)];
    let analysis = journal(&files, CONFIG, "2026-03-05");
    letters(&analysis, "own").first().map(|letter| letter.body.clone()).unwrap_or_default()
}

#[test]
fn the_built_in_letters_are_all_right() {
    let analysis = journal(&[], CONFIG, "2026-03-05");
    let wrong: Vec<String> = analysis
        .diagnostics
        .iter()
        .filter(|diagnostic| {
            diagnostic.code == "invalid-template" || diagnostic.message.contains("when this text")
        })
        .map(|diagnostic| diagnostic.short())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_value_that_no_letter_has_is_told_with_its_line() {
    assert_eq!(
        complaints("```letter\nDear {{name}},\n```"),
        ["playbook/plays/own.md:12:8: error[invalid-template]: there is no value `name` here"]
    );
    assert_eq!(
        complaints("```letter\n{{#if moment}}{{#if mood}}x{{/if}}{{/if}}\n```").len(),
        1,
        "a value inside a branch is tried as well"
    );
}

#[test]
fn a_word_behind_the_fence_that_says_nothing_is_told_with_its_line() {
    assert_eq!(
        complaints("```letter latre\nHello.\n```"),
        [
            "playbook/plays/own.md:11:11: error[playbook-file]: `latre` says nothing about when this text is used"
        ]
    );
    assert!(complaints("```letter not-later unmentioned thank-you\nHello.\n```").is_empty());
}

#[test]
fn the_block_with_the_most_words_that_hold_is_used() {
    let blocks = "```letter\nany\n```\n\n```letter email\nby mail\n```\n\n```letter email later\nlater\n```\n\n```letter email not-later\nfirst\n```";
    assert_eq!(own_letter(blocks), "first");
}

#[test]
fn a_play_that_is_one_markdown_file_writes_its_letter() {
    let block = "```letter\nSubject: Hi\n\n{{greeting}}\n\nThis is wrapped\nlike any Markdown {{when}}.\n\n- a list\n- stays one\n\nBest wishes,\n{{me}}\n```";
    assert_eq!(
        own_letter(block),
        "Dear Dana,\n\nThis is wrapped like any Markdown on Wednesday.\n\n- a list\n- stays one\n\nBest wishes,\nSam Rivera"
    );
}

#[test]
fn words_turned_round_hold_where_the_word_does_not() {
    let when = Conditions { words: vec!["later"] };
    assert!(when.hold("later") && !when.hold("not-later") && when.hold("not-again"));
    assert!(conditions::WORDS.iter().all(|word| !word.starts_with("not-")));
}

/// The words of a template, with three for each value and those of every branch: more than any letter has.
fn most_words(template: &str) -> usize {
    let mut words = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        let (inside, after) = behind.split_once("}}").expect("a value ends");
        words.push_str(before);
        if !inside.starts_with(['#', '/']) && inside != "else" {
            words.push_str("one two three");
        }
        rest = after;
    }
    words.push_str(rest);
    words.split_whitespace().count()
}

#[test]
fn a_voice_mail_takes_thirty_seconds_at_most() {
    let analysis = journal(&[], CONFIG, "2026-03-05");
    let mut found = 0;
    for play in analysis.playbook.plays() {
        for block in &play.letters {
            let text = play.source.slice(block.span);
            let Some((_, message)) = text.split_once("Voice mail:") else { continue };
            found += 1;
            let words = most_words(message);
            assert!((15..=75).contains(&words), "{}: {words} words: {message}", play.name);
        }
    }
    assert!(found > 5, "{found} scripts have one");
}

#[test]
fn every_call_to_somebody_who_may_not_pick_up_has_a_voice_mail() {
    let analysis = journal(&[], CONFIG, "2026-03-05");
    for play in analysis.playbook.plays() {
        for block in play.letters.iter().filter(|block| block.conditions.iter().any(|word| word == "phone")) {
            let text = play.source.slice(block.span);
            assert!(text.contains("Voice mail:"), "{}: {text}", play.name);
        }
    }
}

/// Ours are compiled when a letter needs them and never proved at a start; those of a journal are.
#[test]
fn every_built_in_letter_is_as_right_as_one_of_a_journal_must_be() {
    let own = |(path, text): (String, &str)| Arc::new(Source::new(format!("playbook/{path}"), text));
    let (own, _) = playbook::read(&playbook::files().map(own).collect::<Vec<_>>());
    assert!(
        own.plays().iter().all(|play| !play.built_in) && own.gap_kinds().iter().all(|kind| !kind.built_in)
    );
    assert_eq!(Templates::compile(&own).1, []);
}
