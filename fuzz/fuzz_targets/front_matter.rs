//! Any text as a note: it is read or complained about, every place lies in the file, and every complaint can be drawn.
#![no_main]

use afterword::diagnostic::{self, Picture};
use afterword::note::{self, Reading};
use afterword::text::Source;
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let source = Arc::new(Source::new("northwind/2026-03-04-dana.md", text));
    let (reading, diagnostics) = note::read(&source);
    for each in &diagnostics {
        assert!(text.get(each.span.range()).is_some(), "{each:?}");
        assert!(each.place.line >= 1 && each.place.column >= 1, "{each:?}");
        let drawn = diagnostic::draw(each, Some(&source), Picture::Plain);
        let is_unsafe = |c: char| c.is_control() && c != '\n';
        assert!(!drawn.contains(is_unsafe) && !each.short().contains(char::is_control), "{drawn:?}");
    }
    if let Reading::Note(note) = reading {
        assert!(text.ends_with(note.body()));
        for field in &note.front_matter.fields {
            assert!(text.get(field.value.span.range()).is_some(), "{field:?}");
        }
    }
});
