//! Any text in the fields: the calendar keeps to RFC 5545, another library reads it, and a second one changes nothing.
#![no_main]

use afterword::analysis::{Material, Memory, analyse_again};
use afterword::date::Date;
use afterword::export::ics::{Options, ics};
use afterword::text::Source;
use icalendar::Calendar;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// Keeps the compiled playbook, which takes a hundred times as long as one note.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

fuzz_target!(|fields: [&str; 4]| {
    let [name, company, stage, gap] =
        fields.map(|text| serde_json::to_string(text).expect("any text is a JSON string"));
    let fields = format!("company: {company}\nstage: {stage}\ninterviewer:\n  name: {name}\ngaps: [{gap}]");
    let note = |path: &str, date: &str| {
        Arc::new(Source::new(path, format!("---\ndate: {date}\n{fields}\nmood: good\n---\n")))
    };
    let notes = vec![note("a.md", "2026-03-04"), note("b.md", "2026-03-09")];
    let as_of = Date::new(2026, 3, 6).expect("a day of March");
    let analysis = MEMORY
        .with_borrow_mut(|memory| analyse_again(&Material { notes, ..Material::default() }, as_of, memory));

    let text = ics(&analysis, &Options::default(), None);
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(char::is_control), "{line:?}");
    }
    let read: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.components.len(), text.matches("\r\nBEGIN:").count());
    assert_eq!(ics(&analysis, &Options::default(), Some(&text)), text);
});
