//! Any text as a log line: it becomes an entry or a complaint, never nothing, and a plan can be made of it.
#![no_main]

use afterword::analysis::{Material, Memory, analyse_again};
use afterword::date::Date;
use afterword::text::Source;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::sync::Arc;

const NOTE: &str = "interviewers: [Dana Whitfield, Lee Ash]\ndate: 2026-03-04\nmood: good\ngaps: [late]\n";

thread_local! {
    /// Keeps the compiled playbook, which takes a hundred times as long as one note.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

fuzz_target!(|text: &str| {
    let as_of = Date::new(2026, 3, 9).expect("a day of March");
    for field in ["sent", "heard", "skip", "snooze"] {
        let line = serde_json::to_string(text).expect("any text is a JSON string");
        let note = Source::new("northwind/a.md", format!("---\n{NOTE}{field}:\n  - {line}\n---\n"));
        let analysis = MEMORY.with_borrow_mut(|memory| {
            analyse_again(&Material { notes: vec![Arc::new(note)], ..Material::default() }, as_of, memory)
        });
        let read: usize =
            analysis.journal.notes.iter().map(|n| n.sent.len() + n.heard.len() + n.skips.len()).sum();
        let says_something = text.chars().any(char::is_alphanumeric) && !is_a_word_for_nothing(text);
        assert!(read == 1 || !analysis.diagnostics.is_empty() || !says_something, "{field}: {line}");
    }
});

/// `TBD`, `n/a` and their like are fields not filled in.
fn is_a_word_for_nothing(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.chars().count() <= 8 && !letters.contains(|c: char| c.is_ascii_digit())
}
