//! Lists and folders agree: every rule has its page, every code that is raised anywhere has one, and no page is left over.

use super::*;
use crate::lint::rules::RULES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_rule_is_a_file_with_its_page_beside_it_and_stands_in_the_list() {
    let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.code.replace('-', "_")).collect();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    assert_eq!(listed.len(), RULES.len(), "a code stands twice in the list");
    assert_eq!(stems(&rules, "rs"), listed);
    assert_eq!(stems(&rules, "md"), listed);
}

#[test]
fn every_page_can_be_read() {
    let lint = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint");
    let files = stems(&lint.join("rules"), "md").len() + stems(&lint.join("reading"), "md").len();
    assert_eq!(pages().len(), files, "a page lacks its title or severity");
    for page in pages() {
        assert_eq!(super::super::page(&page.code), Some(page));
        assert!(!page.title.ends_with('.'), "{}", page.code);
    }
}

#[test]
fn every_code_that_is_raised_anywhere_has_its_page_and_every_page_its_code() {
    let mut text = String::new();
    read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let raised = raised(&text);
    let with_page: BTreeSet<&str> = pages().iter().map(|page| page.code.as_str()).collect();
    let without: Vec<_> = raised.iter().filter(|code| !with_page.contains(code.as_str())).collect();
    assert!(without.is_empty(), "raised and not explained: {without:?}");
    for code in with_page {
        assert!(text.contains(&format!("\"{code}\"")), "{code} has a page and is never raised");
    }
}

/// The literals behind `Diagnostic::error(` and its like, and behind `code: `.
fn raised(text: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for mark in ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::hint(", "code: "] {
        for (at, _) in text.match_indices(mark) {
            let literal = text[at + mark.len()..].trim_start().strip_prefix('"');
            codes.extend(literal.and_then(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    codes
}

/// All sources but the tests.
fn read_sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("it can be read").path();
        let stem = path.file_stem().unwrap_or_default();
        if stem == "tests" {
            continue;
        }
        if path.is_dir() {
            read_sources(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).expect("it is text");
            text.push_str(source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
        }
    }
}

fn stems(folder: &Path, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let paths = files.map(|file| file.expect("it can be read").path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|it| it == ending));
    wanted.filter_map(|path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned())).collect()
}
