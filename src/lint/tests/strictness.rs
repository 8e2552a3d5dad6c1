//! What must not be complained about: a list that cries wolf is not read.

use crate::analysis::{Material, analyse};
use crate::config;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn analysed(notes: &[(&str, &str)]) -> Vec<Diagnostic> {
    let mut notes: Vec<_> = notes.iter().map(|&(path, text)| Arc::new(Source::new(path, text))).collect();
    notes.sort_by(|a, b| a.path().cmp(b.path()));
    let material = Material { notes, ..Material::default() };
    analyse(&material, Date::parse("2026-03-06").expect("a date")).diagnostics
}

/// The codes raised for one note, in the order of the file.
fn codes(fields: &str) -> Vec<&'static str> {
    let note = format!("---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\nmood: good\n{fields}\n---\n");
    let found = analysed(&[("northwind/2026-03-04-dana.md", &note)]);
    found.iter().filter(|said| !is_about_drafts(said)).map(|said| said.code).collect()
}

/// Drafts of bare notes have blanks and no signature.
fn is_about_drafts(said: &Diagnostic) -> bool {
    matches!(said.code, "unsigned" | "letter-blank") && said.severity == Severity::Hint
}

#[test]
fn the_example_journal_has_one_warning_and_no_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("journal-example");
    let mut material = Material::default();
    let text = fs::read_to_string(root.join(config::FILE_NAME)).expect("the configuration is there");
    material.config = config::read(&Source::new(config::FILE_NAME, text)).0;
    let mut files = Vec::new();
    markdown_files(&root, &mut files);
    files.sort();
    for file in files {
        let path = file.strip_prefix(&root).expect("it lies inside").to_string_lossy().replace('\\', "/");
        let source = Arc::new(Source::new(path.as_str(), fs::read_to_string(&file).expect("it is text")));
        match path.split('/').next() {
            Some("playbook") => material.playbook.push(source),
            Some("templates") => {}
            _ => material.notes.push(source),
        }
    }
    let found = analyse(&material, Date::parse("2026-03-06").expect("a date")).diagnostics;
    let grave: Vec<String> =
        found.iter().filter(|it| it.severity != Severity::Hint).map(Diagnostic::short).collect();
    assert_eq!(
        grave,
        [
            "harbor-lane/2026-02-17-desmond.md:19:1: warning[misspelt-field]: `statis` is not a field known here, so it is not read"
        ]
    );
}

fn markdown_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            markdown_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
}

#[test]
fn fields_of_the_users_own_are_left_alone() {
    let own = "gaps: []\nhighlights: [cold starts]\nsalary: 70k\nlocation: Leeds\ndates: [2026-03-04]\nlink: https://a.example\naliases: [x]";
    assert_eq!(codes(own), Vec::<&str>::new());
}

#[test]
fn gaps_with_a_colon_of_their_own_are_no_misspelt_kinds() {
    let gaps = "highlights: [x]\ngaps:\n  - \"Data: they asked about models\"\n  - \"Dana: doubted my SQL\"\n  - \"Latency: no numbers at hand\"";
    assert!(!codes(gaps).contains(&"unknown-gap-kind"));
}

#[test]
fn somebody_named_by_first_name_or_the_recruiter_is_known() {
    let log = "gaps: []\nrecruiter: Priya Nair\nhighlights: [x]\nsent:\n  - 2026-03-05 thank-you to Dana\n  - 2026-03-05 thank-you to priya\n  - 2026-03-05 find-name to the front desk";
    assert_eq!(codes(log), Vec::<&str>::new());
}

#[test]
fn a_rehearsal_is_asked_for_its_gaps_and_nothing_else() {
    let note = "---\npractice: yes\ndate: 2026-03-04\ninterviewer: Theo\n---\n";
    let found = analysed(&[("practice/2026-03-04-theo.md", note)]);
    assert_eq!(found.iter().map(|said| said.code).collect::<Vec<_>>(), ["no-gaps"]);
}

#[test]
fn an_interview_to_come_is_asked_for_nothing_that_cannot_be_known_yet() {
    let note = "---\ndate: 2026-03-12\ninterviewer: Dana Whitfield\ncompany: Northwind\n---\n";
    assert_eq!(analysed(&[("northwind/2026-03-12.md", note)]), Vec::new());
}

#[test]
fn a_second_chance_that_they_offered_is_no_contradiction() {
    let first = "---\ndate: 2025-09-02\nrole: SRE\ncompany: Pinegrove\ninterviewer: Walter\nmood: good\ngaps: []\nstatus: rejected\nstatus_on: 2025-09-09\nreturn_on: 2026-02-01\n---\n";
    let second = "---\ndate: 2026-03-04\nrole: SRE\ncompany: Pinegrove\ninterviewer: Walter\nmood: good\ngaps: []\n---\n";
    let found = analysed(&[("p/2025-09-02.md", first), ("p/2026-03-04.md", second)]);
    assert!(found.iter().all(|said| said.code != "interview-after-rejection"), "{found:?}");
}

#[test]
fn a_letter_that_has_gone_out_is_left_in_peace() {
    let note = "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\nmood: good\ngaps: []\nsent:\n  - 2026-03-05 thank-you\n---\n";
    let letter = "---\nplay: thank-you\nnote: northwind/2026-03-04-dana.md\nto: Dana Whitfield\n---\nDear Dena, I need an answer ASAP.\n";
    let found = analysed(&[
        ("northwind/2026-03-04-dana.md", note),
        ("northwind/letters/2026-03-04-dana-thank-you.md", letter),
    ]);
    assert!(found.iter().all(is_about_drafts), "{found:?}");
}

#[test]
fn an_opportunity_of_many_rounds_is_complained_about_once() {
    let notes: Vec<(String, String)> = (0..300)
        .map(|n| {
            let day = Date::parse("2020-01-01").expect("a date").plus_days(n);
            let text = format!("---\ndate: {day}\ncompany: Northwind\nrole: SRE\ninterviewer: Dana\nmood: good\ngaps: []\n---\n");
            (format!("n/{n:04}.md"), text)
        })
        .collect();
    let notes: Vec<_> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert!(analysed(&notes).len() <= 4);
}

#[test]
fn a_job_that_is_not_wanted_waits_for_no_word_of_theirs() {
    let note = "---\ndate: 2025-11-04\ninterviewer: Gavin\nmood: bad\nwant: no\ngaps: []\n---\n";
    assert!(analysed(&[("b/2025-11-04.md", note)]).iter().all(|said| said.code != "long-silence"));
}

#[test]
fn a_field_that_is_misspelt_is_not_missed_as_well() {
    let note = "---\ndate: 2026-03-04\nintervewer: Dana\nmoood: good\ngpas: []\nhiglights: [x]\n---\n";
    let mut found = analysed(&[("n/2026-03-04.md", note)]);
    found.retain(|said| !is_about_drafts(said));
    assert!(found.iter().all(|said| said.code == "misspelt-field"), "{found:?}");
    assert_eq!(found.len(), 4);
}
