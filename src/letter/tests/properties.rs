//! Whatever a note says, its letters stay letters.

use super::fixture::{CONFIG, journal};
use crate::letter::Letter;
use proptest::prelude::*;

const KINDS: &[&str] = &[
    "unmentioned",
    "blanked",
    "unasked",
    "concern",
    "late",
    "misspoke",
    "first-impression",
    "interest",
    "manager",
    "slip",
    "unclear",
    "weak-answer",
];

fn phrase() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("Forgot to mention"),
        Just("the"),
        Just("my"),
        Just("migration"),
        Just("I led"),
        Just("she"),
        Just("her"),
        Just("told me about"),
        Just("CAP theorem"),
        Just("their"),
        Just("Dana's"),
        Just("question"),
        Just("blanked on"),
        Just("was"),
        Just("that"),
        Just("who"),
        Just("."),
        Just(","),
        Just(" - "),
        Just("{{x}}"),
        Just("[y]"),
        Just("it's"),
        Just("Kafka"),
        Just("?"),
        Just("how"),
        Just("“so”"),
        Just("building"),
        Just("led"),
        Just("3.5"),
        Just("…"),
        Just("émigré"),
        Just("sorry"),
        Just("We"),
        Just("and"),
        Just("Led"),
        Just("never"),
        Just("!"),
        Just(";"),
    ];
    proptest::collection::vec(words, 0..9).prop_map(|words| words.join(" "))
}

/// What would make a reader stumble; the text is that of the program around the user's words.
fn faults(letter: &Letter) -> Vec<&'static str> {
    let body = &letter.body;
    let has = |bad: &str| body.contains(bad);
    let mut faults = Vec::new();
    let mut fault = |holds: bool, name: &'static str| {
        if holds {
            faults.push(name)
        }
    };
    fault(has("  "), "two spaces");
    fault(has(" .") || has(" ,") && !has(" ,,"), "a space before a stop");
    fault(has(",,"), "two commas");
    fault(has("I I ") || has(" i "), "I I");
    fault(has("{{") && !body.to_lowercase().contains("{{x}}"), "a template's tag");
    fault(
        body.lines().any(|line| line.starts_with(' ') || line.ends_with(' ')),
        "a space at the edge of a line",
    );
    let sorry = body.split("Voice mail").next().unwrap_or(body);
    let own = sorry.matches("I am sorry").count();
    fault(own > 1, "two apologies");
    let starts = body.split("\n\n").filter_map(|part| part.chars().next());
    fault(starts.into_iter().any(char::is_lowercase), "a sentence that begins small");
    faults
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_letter_stumbles_whatever_the_note_says(
        gaps in proptest::collection::vec((0..KINDS.len(), phrase(), phrase()), 0..5),
        highlights in proptest::collection::vec(phrase(), 0..4),
        strengths in proptest::collection::vec(phrase(), 0..4),
        fit in phrase(),
        people in 0..3_usize,
        prefers in 0..5_usize,
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "'"));
        let list = |items: Vec<String>| items.iter().map(|item| format!("\n  - {}", quoted(item))).collect::<String>();
        let gaps: Vec<String> = gaps.iter().map(|(kind, text, answer)| match answer.trim() {
            "" => format!("{}: {text}", KINDS[*kind]),
            answer => format!("{}: {text} -> {answer}", KINDS[*kind]),
        }).collect();
        let people = ["Dana Whitfield", "[Dana Whitfield, Lee Park]", "unknown"][people];
        let prefers = ["", "email", "phone", "card", "linkedin"][prefers];
        let note = format!(
            "---\ndate: 2026-03-04\ncompany: Northwind\nrole: Engineer\ninterviewer: {people}\nprefers: {prefers}\ngaps: [] \n---\n"
        );
        let gaps = if gaps.is_empty() { "gaps: []".to_owned() } else { format!("gaps:{}", list(gaps)) };
        let more = format!("{gaps}\nhighlights:{}\nstrengths:{}\nfit: {}", list(highlights), list(strengths), quoted(&fit));
        let note = note.replace("gaps: [] ", &more);
        let analysis = journal(&[("northwind/a.md", &note)], CONFIG, "2026-03-05");
        for letter in analysis.letters.iter().flatten().flatten() {
            prop_assert!(faults(letter).is_empty(), "{:?}\n{}\n{note}", faults(letter), letter.body);
        }
    }
}
