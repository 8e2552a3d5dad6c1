//! What holds for every note and every wish: refused, or done and provably nothing else.

use super::generator::{any_wish, damaged, note, scraps, wish};
use super::*;
use crate::front_matter::{Field, Kind, Value};
use crate::note::{self, Note, Reading};
use proptest::prelude::*;
use std::sync::Arc;

fn read(text: &str) -> Note {
    match note::read(&Arc::new(Source::new(PATH, text))).0 {
        Reading::Note(note) => Arc::unwrap_or_clone(note),
        other => panic!("{other:?}: {text}"),
    }
}

/// Everything that must hold of an outcome, told without the module's own proof.
fn check(text: &str, wish: &Wish) -> Result<Outcome, Vec<Diagnostic>> {
    let outcome = try_amend(text, wish);
    match &outcome {
        Err(refused) => {
            assert!(!refused.is_empty(), "{text}");
            for it in refused {
                assert!(!it.message.is_empty() && !it.help.is_empty() && !it.code.is_empty(), "{it:?}");
            }
        }
        Ok(Outcome::AlreadySo { line }) => assert!((1..=lines(text)).contains(line)),
        Ok(Outcome::Amended(amended)) => check_amended(text, wish, amended),
    }
    outcome
}

fn check_amended(text: &str, wish: &Wish, amended: &Amended) {
    let new = amended.text.as_str();
    assert_ne!(new, text);
    assert_eq!(amended.undone(), text, "undone");
    let (first, last) = (&amended.splices[0], &amended.splices[amended.splices.len() - 1]);
    assert_eq!(new[..first.at], text[..first.at], "above");
    assert!(new.ends_with(&text[last.at + last.removed.len()..]), "below");
    assert_eq!(try_amend(new, wish), Ok(Outcome::AlreadySo { line: amended.line }), "twice: {new}");
    let (before, after) = (read(text), read(new));
    assert_eq!(before.body(), after.body());
    assert_eq!(others(&before, wish), others(&after, wish), "{text}\n{new}");
    assert!((1..=lines(new)).contains(&amended.line));
}

fn lines(text: &str) -> usize {
    Source::new(PATH, text).line(text.len())
}

/// The fields that the wish is not about, without their places.
fn others(note: &Note, wish: &Wish) -> Vec<String> {
    let own: &[&str] = if wish.field() == "status" { &["status", "status_on"] } else { &[wish.field()] };
    let fields = note.front_matter.fields.iter().zip(&note.meanings);
    let others = fields.filter(|(_, meaning)| meaning.is_none_or(|meaning| !own.contains(&meaning)));
    others.map(|(field, _)| show_field(field)).collect()
}

fn show_field(field: &Field) -> String {
    format!("{}: {}", field.name, show(&field.value))
}

fn show(value: &Value) -> String {
    match &value.kind {
        Kind::Empty => "~".to_owned(),
        Kind::Text(text) => format!("{text:?}"),
        Kind::List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", ")),
        Kind::Map(fields) => format!("{{{}}}", fields.iter().map(show_field).collect::<Vec<_>>().join(", ")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_ordinary_wish_is_refused_by_an_ordinary_note(text in note(), wish in wish()) {
        let outcome = check(&text, &wish);
        prop_assert!(outcome.is_ok(), "{text}\n{wish:?}\n{outcome:#?}");
    }

    #[test]
    fn any_words_at_all_are_refused_or_read_back(text in note(), wish in any_wish()) {
        let _ = check(&text, &wish);
    }

    #[test]
    fn damaged_notes_are_refused_or_keep_every_other_byte(text in damaged(), wish in wish()) {
        let _ = check(&text, &wish);
    }

    #[test]
    fn garbage_is_refused_or_keeps_every_other_byte(scraps in scraps(), wish in wish()) {
        let _ = check(&scraps, &wish);
        let _ = check(&format!("---\nmood: good\n{scraps}\n---\n"), &wish);
        let _ = check(&format!("---\nmood: good\nsent: {scraps}\n---\n"), &wish);
        let _ = check(&format!("+++\nmood = 'good'\nsent = {scraps}\n+++\n"), &wish);
    }

    #[test]
    fn a_status_set_and_set_back_gives_the_bytes_as_they_were(
        text in note(),
        there in prop::sample::select(Status::ALL),
        day in 1..29_i8,
    ) {
        let Reading::Note(note) = note::read(&Arc::new(Source::new(PATH, text.as_str()))).0 else { return Ok(()) };
        let (Some(status), Some(on)) = (note.status, note.status_on) else { return Ok(()) };
        let there = Wish::Status { status: there, on: Date::new(2026, 3, day).expect("a day of March") };
        if let Ok(Outcome::Amended(amended)) = check(&text, &there) {
            let back = check(&amended.text, &Wish::Status { status, on });
            let Ok(Outcome::Amended(back)) = back else { panic!("{back:?}") };
            // A time of day and a text of several lines are not put back: the words are.
            let is_short = !text.contains(">\n") && !text.contains(">\r\n") && !text.contains("T14:00");
            prop_assert!(!is_short || back.text == text, "{text}\n{}", back.text);
        }
    }
}
