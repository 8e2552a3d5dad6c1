//! How large pages get: they are opened every morning, on a phone too.

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

use afterword::analysis::{Material, analyse};
use afterword::date::Date;
use afterword::report::{self, Options, Theme};
use afterword::text::Source;
use std::sync::Arc;

#[test]
fn of_a_large_journal_the_first_page_stays_light_and_no_file_is_too_large_to_open() {
    let notes = corpus::notes(2_000).into_iter().map(|(path, text)| Arc::new(Source::new(path, text)));
    let material = Material { notes: notes.collect(), ..Material::default() };
    let analysis = analyse(&material, Date::new(2025, 7, 1).expect("a day of that year"));
    let files = report::build(&analysis, &Theme::built_in(), &Options::default()).expect("no errors");
    for file in &files {
        let most = if file.path == "index.html" { 100 << 10 } else { 1 << 20 };
        assert!(file.bytes.len() <= most, "{}: {} bytes", file.path, file.bytes.len());
    }
    let first = files.iter().find(|file| file.path == "index.html").expect("the first page");
    assert!(first.bytes.len() > 50 << 10, "it is not much of a test: {} bytes", first.bytes.len());
}
