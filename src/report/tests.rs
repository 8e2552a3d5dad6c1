//! What the whole report must hold to: nothing escapes, nothing dangles, nothing changes by itself.

mod files;
mod calendar;
mod people;
mod reasons;
mod search;
mod theme;
mod timeline;
mod words;

use super::*;
use crate::analysis::{Material, analyse};
use crate::config;
use crate::date::Date;
use crate::text::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

macro_rules! journal_example {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../journal-example/", $path)))),+]
    };
}

const JOURNAL: &[(&str, &str)] = journal_example![
    "README.md",
    "bright-acre/2026-03-04-gavin.md",
    "cobalt-ferry/2026-01-29-agnes.md",
    "halyard/2026-02-24-yusuf.md",
    "halyard/2026-03-12-onsite.md",
    "harbor-lane/2026-02-17-desmond.md",
    "hiring/2026-02-11-second-reader.md",
    "kestrel-pay/2026-02-05-joel.md",
    "kestrel-pay/2026-02-18-marguerite.md",
    "kestrel-pay/2026-03-05-panel.md",
    "kestrel-pay/letters/2026-03-05-panel-thank-you-tomasz.md",
    "loomwork/2026-03-03-noor.md",
    "northwind/2026-03-04-dana.md",
    "northwind/research.md",
    "orchard-health/2026-02-25-lucia.md",
    "pinegrove/2026-01-27-walter.md",
    "practice/2026-01-21-theo.md",
    "tessellate-maps/2026-02-03-hanne.md",
    "wayfarer/2026-03-05-phone-screen.md",
];

const PLAYBOOK: &[(&str, &str)] =
    journal_example!["playbook/gaps/rambling-intro.md", "playbook/plays/portfolio-note.md"];

const CONFIG: &[(&str, &str)] = journal_example!["afterword.toml"];

fn source((path, text): &(&str, &str)) -> Arc<Source> {
    Arc::new(Source::new(*path, *text))
}

/// A journal without a playbook or a configuration, on a day.
fn analysed_on(notes: &[(&str, &str)], as_of: Date) -> Analysis {
    analyse(&Material { notes: notes.iter().map(source).collect(), ..Material::default() }, as_of)
}

pub(super) fn analysed(notes: &[(&str, &str)], playbook: &[(&str, &str)]) -> Analysis {
    analyse(&material(notes, playbook), Date::new(2026, 3, 6).expect("a day"))
}

fn material(notes: &[(&str, &str)], playbook: &[(&str, &str)]) -> Material {
    Material {
        notes: notes.iter().map(source).collect(),
        playbook: playbook.iter().map(source).collect(),
        config: config::read(&source(&CONFIG[0])).0,
        diagnostics: Vec::new(),
    }
}

fn built(analysis: &Analysis) -> Vec<File> {
    build(analysis, &Theme::built_in(), &Options::default())
        .unwrap_or_else(|wrong| panic!("{}", wrong[0].short()))
}

/// The pages by path.
fn pages(files: &[File]) -> BTreeMap<&str, &str> {
    let text = |file: &'_ File| std::str::from_utf8(&file.bytes).expect("pages are text").len();
    assert!(files.iter().all(|file| text(file) > 0));
    let pages = files.iter().filter(|file| file.path.ends_with(".html"));
    pages.map(|file| (file.path.as_str(), std::str::from_utf8(&file.bytes).unwrap_or_default())).collect()
}

fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect()
}

/// The path that a relative address on a page leads to; `None` where it leaves the report.
fn resolved(page: &str, address: &str) -> Option<String> {
    let mut folder: Vec<&str> = page.split('/').collect();
    folder.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(folder.pop()?),
            part => folder.push(part),
        }
    }
    Some(folder.join("/"))
}

#[test]
fn every_link_and_anchor_of_the_example_leads_somewhere() {
    let files = built(&analysed(JOURNAL, PLAYBOOK));
    let pages = pages(&files);
    let ids: BTreeMap<&str, Vec<&str>> =
        pages.iter().map(|(path, html)| (*path, values(html, "id"))).collect();
    let has_file = |path: &str| files.iter().any(|file| file.path == path);
    let mut links = 0;
    for (page, html) in &pages {
        for address in values(html, "href").into_iter().chain(values(html, "src")) {
            if address.contains(':') {
                continue;
            }
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            // What follows the hash may be a question to the search.
            let question = anchor.split_once("&#x3D;").map(|(filter, _)| format!("find-{filter}"));
            let anchor = question.as_deref().unwrap_or(anchor);
            let target = if file.is_empty() { Some((*page).to_owned()) } else { resolved(page, file) };
            let Some(target) = target else { continue };
            links += 1;
            assert!(has_file(&target), "{page} links to {address}, which is no file");
            let is_there = anchor.is_empty() || ids[target.as_str()].contains(&anchor);
            assert!(is_there, "{page} links to {address}, where there is no such place");
        }
    }
    assert!(links > 300, "{links}");
}

#[test]
fn no_page_has_an_id_twice_or_a_control_for_nothing() {
    let files = built(&analysed(JOURNAL, PLAYBOOK));
    for (page, html) in pages(&files) {
        let ids = values(html, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{page}: {ids:?}");
        for source in values(html, "data-copy") {
            assert!(ids.contains(&source), "{page} copies {source}");
        }
    }
}

#[test]
fn every_page_is_strict_and_asks_nothing_of_the_network() {
    let files = built(&analysed(JOURNAL, PLAYBOOK));
    for (page, html) in pages(&files) {
        assert!(html.contains("content=\"default-src 'none';"), "{page}");
        assert!(html.contains("content=\"no-referrer\"") && html.contains("content=\"noindex"), "{page}");
        assert!(!html.contains(" style=\"") && !html.contains("<style"), "{page}");
        assert!(values(html, "src").iter().all(|address| !address.contains(':')), "{page}");
        assert_eq!(html.matches("<script").count(), html.matches("<script src=\"").count(), "{page}");
        assert_eq!(html.matches("<h1").count(), 1, "{page}");
        assert!(!html.contains(env!("CARGO_MANIFEST_DIR")), "{page}");
    }
}

#[test]
fn the_same_analysis_gives_the_same_bytes() {
    let once = built(&analysed(JOURNAL, PLAYBOOK));
    assert_eq!(once, built(&analysed(JOURNAL, PLAYBOOK)));
    let paths: BTreeSet<&String> = once.iter().map(|file| &file.path).collect();
    assert_eq!(paths.len(), once.len());
}

/// Everything that ends an attribute, opens a tag or closes a script.
const HOSTILE: &str =
    "</script><script>alert(1)</script><img src=x onerror=x>\\\" onmouseover=\\\"x' onfocus='y";

fn hostile_note() -> String {
    let fields = [
        "company",
        "role",
        "stage",
        "fit",
        "interest",
        "status",
        "mood",
        "want",
        "prefers",
        "answer_by",
        "unknown",
    ];
    let lists = ["gaps", "highlights", "strengths", "tags", "sent", "heard", "skip", "snooze"];
    let mut note = "---\ndate: 2026-03-04\n".to_owned();
    for field in fields {
        note += &format!("{field}: \"{HOSTILE}\"\n");
    }
    for list in lists {
        note += &format!(
            "{list}:\n  - \"{HOSTILE}\"\n  - \"2026-03-05 {HOSTILE}\"\n  - \"blanked: a -> {HOSTILE}\"\n"
        );
    }
    note += &format!("recruiter: {{name: \"{HOSTILE}\", email: \"{HOSTILE}\"}}\n");
    note += &format!(
        "interviewers:\n  - {{name: \"{HOSTILE}\", title: \"{HOSTILE}\", email: \"{HOSTILE}\", phone: \"{HOSTILE}\", linkedin: \"javascript:{HOSTILE}\"}}\n"
    );
    let body = HOSTILE.replace('\\', "");
    note + &format!("---\n# {body}\n\n{body}\n\n## Questions\n- [ ] {body}\n\n[a](javascript:alert(1))\n")
}

#[test]
fn a_hostile_string_in_every_field_comes_out_escaped() {
    let note = hostile_note();
    let gap = format!(
        "---\ntitle: \"{HOSTILE}\"\nweight: repair\nphrases: [\"{HOSTILE}\"]\nin_letter: \"{HOSTILE}\"\nnext_time: \"{HOSTILE}\"\n---\n{HOSTILE}\n"
    );
    let paths = ["a/<b onclick=x>.md", "\"><script>alert(1)</script>/2026-03-04.md"];
    let notes: Vec<(&str, &str)> = paths.iter().map(|path| (*path, note.as_str())).collect();
    let mut material = material(&notes, &[("playbook/gaps/\"><script>.md", &gap)]);
    material.config.me.name = Some(HOSTILE.to_owned());
    let mut analysis = analyse(&material, Date::new(2026, 3, 6).expect("a day"));
    assert_eq!(analysis.journal.notes.len(), 2, "{:?}", analysis.diagnostics);
    let source = Source::new("<script>x", HOSTILE);
    analysis.diagnostics.push(Diagnostic::error("x", &source, Span::new(0, 3), HOSTILE).help(HOSTILE));
    for letter in analysis.letters.iter_mut().flatten() {
        let hint = "</div><script>";
        *letter = Some(crate::letter::Letter {
            subject: Some(HOSTILE.to_owned()),
            body: format!("{HOSTILE} [{hint}]"),
            blanks: vec![hint.to_owned()],
            edited: Some(HOSTILE.to_owned()),
        });
    }
    let of_theme = |name: &str| {
        let theme = Theme::named(name).expect("it is built in");
        build(&analysis, &theme, &Options::default()).expect("every built-in theme is right")
    };
    let of_themes: Vec<Vec<File>> = Theme::names().map(of_theme).collect();
    for (page, html) in of_themes.iter().flat_map(|files| pages(files)) {
        assert!(!page.contains(['<', '"', '\'', ' ']), "{page}");
        assert_eq!(html.matches("<script").count(), html.matches("<script src=\"").count(), "{page}");
        assert!(!html.contains("<img"), "{page}");
        assert!(values(html, "href").iter().all(|address| !address.contains("javascript:")), "{page}");
        for tag in html.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let outside_quotes: String = tag.split('"').step_by(2).collect();
            assert!(
                !outside_quotes.contains("onmouseover") && !outside_quotes.contains("onfocus"),
                "{page}: {tag}"
            );
        }
    }
}

#[test]
fn an_empty_journal_has_every_page() {
    let analysis = analysed(&[], &[]);
    for name in Theme::names() {
        let theme = Theme::named(name).expect("it is built in");
        build(&analysis, &theme, &Options::default()).expect("every built-in theme is right");
    }
    let files = built(&analysis);
    let paths: Vec<&str> = pages(&files).into_keys().collect();
    assert_eq!(
        paths,
        [
            "calendar.html",
            "index.html",
            "notes.html",
            "opportunities.html",
            "patterns.html",
            "people.html",
            "playbook.html",
            "prepare.html",
            "problems.html"
        ]
    );
}

/// The text between tags.
fn plain(html: &str) -> String {
    let text = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    text.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page of a journal of these notes, each with the path and what follows `date: ` in its front matter.
pub(super) fn page_of(page: &str, notes: &[(&str, &str)]) -> String {
    let text = |(path, rest): &(&str, &str)| ((*path).to_owned(), format!("---\ndate: {rest}"));
    let notes: Vec<(String, String)> = notes.iter().map(text).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let files = built(&analysed(&notes, &[]));
    pages(&files)[page].to_owned()
}

#[test]
fn the_preparation_list_has_every_interview_ahead_and_that_of_today_with_its_own_questions() {
    let notes = [
        (
            "acme/1.md",
            "2026-03-06\ninterviewer: A\nwant: yes\nstrengths: [dosing]\n---\n## Questions\n- [ ] Who is on call?\n",
        ),
        ("birch/1.md", "2026-02-27\ninterviewer: B\nmood: good\ngaps: []\nstage: 1\n---\n"),
        ("birch/2.md", "2026-03-09\ninterviewer: C\nstage: 2\n---\n"),
        ("cedar/1.md", "2026-03-06\ninterviewer: D\nmood: bad\ngaps: [\"weak-answer: pay\"]\n---\n"),
        ("delta/1.md", "2026-03-10\ninterviewer: E\nstatus: withdrawn\n---\n"),
        ("elm/1.md", "2026-05-10\ninterviewer: F\n---\n"),
    ];
    let page = page_of("prepare.html", &notes);
    assert!(page.contains("<h1>Prepare for two interviews</h1>"), "{page}");
    assert!(page.contains("Who is on call?") && page.contains(">dosing<"), "{page}");
    assert!(page.contains(">Round 1, Fri 27 Feb</a>") && page.contains(" · round 2</p>"), "{page}");
    assert!(page.contains("Further ahead: <a href=\"notes/elm-1.html\">Elm, Sun 10 May</a>"), "{page}");
    assert!(!page.contains("Delta") && !page.contains("bank"), "{page}");
    let agenda = page_of("index.html", &notes);
    assert!(agenda.contains("An interview today, at Acme."), "{agenda}");
}

#[test]
fn the_patterns_say_of_any_number_what_is_true_of_it() {
    let bad = |gaps: &str| format!("2026-03-0{}\ninterviewer: A\nmood: bad\ngaps: [{gaps}]\n---\n", 1);
    let (harmless, damaged, away) = (bad(""), bad("\"blanked: x\""), bad("\"manager: shouted\""));
    let said = |notes: &[&String]| {
        let paths = ["a/1.md", "b/1.md", "c/1.md"];
        let notes: Vec<(&str, &str)> =
            paths.into_iter().zip(notes.iter().map(|note| note.as_str())).collect();
        let page = page_of("patterns.html", &notes);
        let (_, rest) = page.split_once("<p class=\"finding\">").unwrap_or_default();
        rest.split('<').next().unwrap_or_default().to_owned()
    };
    assert_eq!(said(&[&away]), "One interview felt shaky or bad; it told you to bow out.");
    assert_eq!(said(&[&harmless, &harmless]), "Two interviews felt shaky or bad; both did no damage.");
    assert_eq!(
        said(&[&damaged, &damaged, &damaged]),
        "Three interviews felt shaky or bad; all of them had something worth mending."
    );
    assert_eq!(
        said(&[&damaged, &away, &harmless]),
        "Three interviews felt shaky or bad: one had something worth mending, one did no damage and one told you to bow out."
    );
}
