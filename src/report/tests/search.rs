//! What the search on the page of notes knows, and where it leads.

use super::{JOURNAL, PLAYBOOK, analysed, built, hostile_note, pages};
use crate::report::File;
use std::collections::BTreeSet;

/// The scripts that the search reads, put together.
fn searched(files: &[File]) -> String {
    let scripts = files.iter().filter(|file| file.path.starts_with("find-") && file.path.ends_with(".js"));
    scripts.map(|file| std::str::from_utf8(&file.bytes).expect("scripts are text")).collect()
}

#[test]
fn the_search_knows_of_each_note_what_its_page_says_and_begins_no_tag_with_it() {
    let note = hostile_note();
    let words = searched(&built(&analysed(&[("a/x.md", &note)], &[])));
    assert!(!words.contains('<') && words.contains("\\u003cscript>alert(1)"), "{words}");
    let example = searched(&built(&analysed(JOURNAL, PLAYBOOK)));
    let dana = example.lines().find(|line| line.contains("northwind-2026-03-04-dana")).unwrap_or_default();
    for part in [
        "\"company\":\"Northwind\"",
        "\"people\":[\"Dana Whitfield\"",
        "\"verdict_word\":\"repairable\"",
        "\"flags\":[{\"name\":\"damage control\",\"url\":\"notes/northwind-2026-03-04-dana.html#follow-up-1\"}]",
        "\"overdue\"",
        "payments migration",
    ] {
        assert!(dana.contains(part), "{part} in {dana}");
    }
    assert_eq!(example.lines().filter(|line| line.starts_with('{')).count(), 15);
}

#[test]
fn a_private_note_is_not_searched_and_neither_is_a_comment() {
    let notes = [
        ("a/1.md", "---\ndate: 2026-03-04\ninterviewer: A\nprivate: yes\n---\nsecretly\n"),
        ("b/1.md", "---\ndate: 2026-03-04\ninterviewer: B\n---\nopenly %%silently%%\n"),
    ];
    let words = searched(&built(&analysed(&notes, &[])));
    assert!(words.contains("openly"), "{words}");
    assert!(!words.contains("secretly") && !words.contains("silently") && !words.contains("a/1"), "{words}");
}

#[test]
fn what_is_found_leads_to_pages_that_are_there() {
    let files = built(&analysed(JOURNAL, PLAYBOOK));
    let words = searched(&files);
    let urls = words.split("url\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let pages = pages(&files);
    let mut kinds = BTreeSet::new();
    for url in urls {
        let page = url.split('#').next().unwrap_or_default();
        assert!(pages.contains_key(page), "{url}");
        kinds.insert(page.split('/').next().unwrap_or_default());
    }
    assert_eq!(kinds, BTreeSet::from(["notes", "opportunities"]));
}
