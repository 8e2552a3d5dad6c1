//! A redacted report holds nothing of whom it is about: proved on the example, and on hostile journals made by chance.

use crate::commands::{afterword, folder, words};
use afterword::analysis::{Material, analyse};
use afterword::config::{Config, Me};
use afterword::date::Date;
use afterword::export::csv::csv;
use afterword::export::ics::{self, ics};
use afterword::export::{Extent, json};
use afterword::redact::{Bodies, finished, redact};
use afterword::report::{self, Options, Shape, Theme};
use afterword::text::Source;
use deunicode::deunicode;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn day() -> Date {
    crate::journal::day("2026-03-06")
}

/// Every file of the redacted report in both shapes, and what is exported, by name.
fn output(material: &Material, bodies: Bodies) -> BTreeMap<String, String> {
    let analysis = analyse(&redact(material, bodies).material, day());
    let mut files = BTreeMap::new();
    for (folder, shape) in [("pages", Shape::Pages), ("single", Shape::OneFile)] {
        let options = Options { journal: None, shape, redacted: true, ..Options::default() };
        let made = report::build(&analysis, &Theme::built_in(), &options).expect("the report is made");
        let finished =
            made.into_iter().map(|file| (format!("{folder}/{}", file.path), finished(&file.bytes)));
        files.extend(finished.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("text"))));
    }
    let tasks = ics::Options { follow_ups: ics::Shape::Task, ..ics::Options::default() };
    let exported = [
        ("json", json(&analysis, Extent::Everything)),
        ("csv", csv(&analysis)),
        ("ics", ics(&analysis, &tasks, None)),
    ];
    for (name, text) in exported {
        files.insert(name.to_owned(), String::from_utf8(finished(text.as_bytes())).expect("text"));
    }
    assert!(files.contains_key("pages/calendar.ics"));
    files
}

/// What is written there as somebody looks for it who knows the name: without case, accents, entities and escapes, and
/// with the long lines of a calendar whole.
fn seen(text: &str) -> String {
    let text = text.replace("\r\n ", "");
    let text =
        text.replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    deunicode(&text).to_lowercase()
}

fn assert_nothing_of(tokens: &BTreeSet<String>, files: &BTreeMap<String, String>, innocent: &str) {
    for (name, text) in files {
        assert!(!text.contains('‿'), "{name} shows a label as the program writes it");
        let seen = format!("{}\n{}", seen(name), seen(text));
        for token in tokens.iter().filter(|token| !innocent.contains(token.as_str())) {
            let around = seen.find(token.as_str()).map(|at| {
                let begin = (at.saturating_sub(80)..=at).find(|at| seen.is_char_boundary(*at)).unwrap_or(at);
                seen[begin..].chars().take(160).collect::<String>()
            });
            assert!(around.is_none(), "`{token}` is in {name}: {}", around.unwrap_or_default());
        }
    }
}

/// What a report of an empty journal says: words that it has anyway tell nothing.
fn own_words() -> String {
    let files = output(&Material::default(), Bodies::LeftOut);
    files.values().map(|text| seen(text)).collect()
}

fn tokens(texts: &[&str]) -> BTreeSet<String> {
    let parts = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    parts.map(|part| deunicode(part).to_lowercase()).filter(|part| part.len() > 3).collect()
}

fn example() -> Material {
    let journal = Path::new(env!("CARGO_MANIFEST_DIR")).join("journal-example");
    let source =
        afterword::discover::file(&journal, "afterword.toml").expect("it can be read").expect("it is there");
    let found =
        afterword::discover::journal(&journal, &Default::default()).expect("the example can be read").files;
    Material {
        notes: found.into_iter().map(|file| Arc::new(file.source)).collect(),
        config: afterword::config::read(&source).0,
        ..Material::default()
    }
}

#[test]
fn the_example_is_told_without_its_people_and_companies() {
    let material = example();
    let whole = analyse(&material, day());
    let mut names: Vec<String> = Vec::new();
    for note in &whole.journal.notes {
        for person in note.interviewers.iter().chain(&note.recruiter) {
            let details = [&person.name, &person.email, &person.phone, &person.linkedin];
            names.extend(details.into_iter().flatten().cloned());
        }
        names.extend(note.company.clone());
        names.push(note.path().replace(".md", ""));
    }
    let me = &material.config.me;
    names.extend([&me.name, &me.email, &me.phone, &me.linkedin].into_iter().flatten().cloned());
    let mut tokens = tokens(&names.iter().map(String::as_str).collect::<Vec<_>>());
    // Days and rounds are told, and so are words that stand in every report.
    tokens.retain(|token| !matches!(token.as_str(), "2026" | "example" | "panel" | "onsite" | "https"));
    assert!(tokens.len() > 40, "{tokens:?}");
    assert!(output(&material, Bodies::LeftOut).contains_key("pages/find-1.js"));
    for bodies in [Bodies::LeftOut, Bodies::Kept] {
        assert_nothing_of(&tokens, &output(&material, bodies), &own_words());
    }
}

#[test]
fn the_redacted_example_comes_to_the_same() {
    let material = example();
    let clean = analyse(&redact(&material, Bodies::LeftOut).material, day());
    let whole = analyse(&material, day());
    let verdicts = |analysis: &afterword::analysis::Analysis| -> Vec<String> {
        let notes = analysis.journal.ids().map(|id| {
            let plans = analysis.plans[id.0].follow_ups.iter();
            let plans: Vec<String> =
                plans.map(|each| format!("{} {:?} {:?}", each.play.0, each.state, each.due)).collect();
            let note = analysis.note(id);
            format!("{:?} {:?} {:?} {plans:?}", note.date, note.stage, analysis.assessments[id.0].verdict)
        });
        let mut notes: Vec<String> = notes.collect();
        notes.sort();
        notes
    };
    assert_eq!(verdicts(&clean), verdicts(&whole));
}

/// A name that is no word of the program's, with an accent, a hyphen or an apostrophe here and there.
fn name() -> impl Strategy<Value = String> {
    let part = "[A-Z][bcdfghjklmnpqrstvwxz][aeiouéöåñ][qxzvkw][aeiouyüíø][qxzvkw]{1,2}[aeo]{0,1}";
    proptest::collection::vec(part, 1..3).prop_flat_map(|parts| {
        proptest::sample::select(vec![" ", "-", "'", ". "]).prop_map(move |between| parts.join(between))
    })
}

/// The same name as somebody in a hurry writes it.
fn written(name: &str, way: usize) -> String {
    match way % 10 {
        0 => name.to_lowercase(),
        1 => name.to_uppercase(),
        2 => deunicode(name),
        3 => name.replace([' ', '-', '\'', '.'], ""),
        4 => format!("{name}'s"),
        5 => name.replace([' ', '\'', '.'], "-").to_lowercase(),
        6 => {
            format!("https://{}.example/{}?q=1", deunicode(name).replace(' ', "-"), name.replace(' ', "%20"))
        }
        7 => format!("ask{}s", name.replace(' ', "_")),
        8 => format!("**{name}**, @{}", deunicode(name).replace([' ', '\'', '.'], "")),
        _ => name.split_whitespace().next_back().unwrap_or(name).to_owned(),
    }
}

/// A note that tells every name in every field there is.
fn note(person: &str, other: &str, company: &str, number: u32, way: usize) -> String {
    let say = |more: usize| {
        let (a, b, c) =
            (written(person, way + more), written(company, way + more + 1), written(other, way + more + 2));
        format!("{a} and {c} of {b}, {number}, on +1 555 {number}").replace('"', "")
    };
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', ""));
    let lines = [
        format!("company: {}", quoted(company)),
        format!("role: {}", quoted(&format!("Engineer at {}", written(company, way)))),
        "date: 2026-03-04".to_owned(),
        format!(
            "interviewers: [{}, {}]",
            quoted(&format!("{person} <{}@x.example>", deunicode(person).replace(' ', "."))),
            quoted(other)
        ),
        format!("recruiter: {}", quoted(&format!("{other} ({number}{number})"))),
        format!("stage: {}", quoted(&say(1))),
        "mood: shaky".to_owned(),
        format!(
            "gaps: [{}, {}, {}]",
            quoted(&say(2)),
            quoted(&format!("blanked: {} -> {}", say(3), say(4))),
            quoted(&say(11))
        ),
        format!("highlights: [{}, {}]", quoted(&format!("{person}: {}", say(5))), quoted(&say(6))),
        format!("strengths: [{}]", quoted(&say(7))),
        format!("fit: {}", quoted(&say(8))),
        format!("tags: [{}]", quoted(&say(9))),
        format!("x{}: {}", deunicode(other).replace([' ', '\'', '.'], ""), quoted(&say(10))),
        format!("sent: [{}]", quoted(&format!("2026-03-05 thank-you to {person} by email - {}", say(0)))),
        format!("heard: [{}]", quoted(&format!("2026-03-06 {}", say(5)))),
        format!("skip: [{}]", quoted(&format!("linkedin to {other} - {}", say(6)))),
        format!("mod: {}", quoted(&say(4))),
    ];
    let bodies = format!(
        "# {}\n\n## Questions\n\n- [ ] {}\n\n{} [x](../{}/cv.pdf)\n",
        say(1),
        say(2),
        say(3),
        written(company, 5)
    );
    format!("---\n{}\n---\n{bodies}", lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]
    #[test]
    fn no_word_of_a_redacted_field_is_anywhere(
        people in proptest::collection::vec(name(), 4),
        companies in proptest::collection::vec(name(), 2),
        number in 100_000_u32..999_999,
        way in 0_usize..10,
        kept in any::<bool>(),
    ) {
        let note = |a: usize, b: usize, c: usize| note(&people[a], &people[b], &companies[c], number, way + a);
        let path = |c: usize, a: usize| {
            format!("{}/2026-03-04-{}.md", written(&companies[c], 5).replace("'s", ""), written(&people[a], 5))
        };
        let letter = format!(
            "---\nplay: thank-you\nnote: {}\nto: \"{}\"\n---\nDear {}, it was {number}.\n",
            path(0, 0), people[0], people[0],
        );
        let private = format!("---\nprivate: yes\ninterviewer: \"{}\"\n---\n", people[3]);
        let sources = [
            (path(0, 0), note(0, 1, 0)),
            (path(1, 2), note(2, 3, 1)),
            ("private.md".to_owned(), private),
            (format!("letters/{}.md", written(&people[0], 5)), letter),
            (format!("{}.md", written(&people[1], 3)), "no note".to_owned()),
            ("broken.md".to_owned(), format!("---\nmood: [{}\n---\n", people[2])),
        ];
        let mut notes: Vec<Arc<Source>> =
            sources.into_iter().map(|(path, text)| Arc::new(Source::new(path, text))).collect();
        notes.sort_by(|a, b| a.path().cmp(b.path()));
        let me = Me { name: Some(people[3].clone()), phone: Some(format!("+1 {number}")), ..Me::default() };
        let material = Material { notes, config: Config { me, ..Config::default() }, ..Material::default() };
        let count = |material: &Material| analyse(material, day()).journal.notes.len();
        prop_assert_eq!(count(&material), count(&redact(&material, Bodies::LeftOut).material));
        let named: Vec<&str> = people.iter().chain(&companies).map(String::as_str).collect();
        let mut tokens = tokens(&named);
        tokens.insert(number.to_string());
        let bodies = if kept { Bodies::Kept } else { Bodies::LeftOut };
        assert_nothing_of(&tokens, &output(&material, bodies), &own_words());
    }
}

const NOTE: &str = "---\ninterviewer: Dana Whitfield <dana@northwind.example>\ndate: 2026-03-04\nmood: shaky\n\
                    gaps:\n  - blanked: CAP\n---\nSee [the plan](plan.pdf).\n";

/// Every file below a folder with its bytes.
fn files(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("it can be read")).into_owned();
            found.insert(path.display().to_string(), text);
        }
    }
    found
}

#[test]
fn a_redacted_report_has_a_place_of_its_own_and_says_what_it_is() {
    let journal = folder(&[("northwind/2026-03-04-dana.md", NOTE)]);
    let run = afterword(journal.path(), &["build", "--redact", "--as-of", "2026-03-06"]);
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    assert!(words(&run.stdout).contains("read it before you send it"), "{}", words(&run.stdout));
    let page = journal.path().join("report-redacted/notes/company-1-2026-03-04-interviewer-a.html");
    let page = fs::read_to_string(page).expect("the note has its page");
    assert!(page.contains(">Company 1</a></h1>") && page.contains("stand behind labels"), "{page}");
    assert!(!page.contains("the plan"), "bodies are left out");
    assert!(
        page.contains("is-overdue") && !page.contains("log-fold"),
        "nobody can run a command with labels"
    );
    assert!(!journal.path().join("report").exists());
}

#[test]
fn one_file_holds_the_report_and_asks_for_no_other() {
    let journal = folder(&[("northwind/2026-03-04-dana.md", NOTE)]);
    let run =
        afterword(journal.path(), &["build", "--single-file", "-o", "to send.html", "--as-of", "2026-03-06"]);
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    assert_eq!(fs::read_dir(journal.path()).expect("a folder").count(), 2);
    let html = fs::read_to_string(journal.path().join("to send.html")).expect("it is there");
    for part in ["<style>", "<script>", "id=\"index\"", "id=\"notes.northwind-2026-03-04-dana\"", "sha256-"] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("plan.pdf"), "a file that does not come along is not led to");
    let folder = afterword(journal.path(), &["build", "--single-file", "-o", "out", "--as-of", "2026-03-06"]);
    assert_eq!(folder.status.code(), Some(0), "{}", words(&folder.stderr));
    assert!(
        journal.path().join("out/index.html").is_file() && !journal.path().join("out/style.css").exists()
    );
}

#[test]
fn every_link_of_the_single_file_leads_to_something_in_it() {
    let options = Options { journal: None, shape: Shape::OneFile, ..Options::default() };
    let made = report::build(&analyse(&example(), day()), &Theme::built_in(), &options).expect("it is made");
    let html = String::from_utf8(made[0].bytes.clone()).expect("text");
    let after = |mark: &str| -> Vec<String> {
        html.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    let ids = after(" id=\"");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    for link in after(" href=\"") {
        let is_away = ["mailto:", "https://", "data:", "tel:"].iter().any(|scheme| link.starts_with(scheme));
        let is_known = link.strip_prefix('#').is_some_and(|id| ids.iter().any(|known| known == id));
        assert!(is_away || is_known, "{link} leads nowhere");
    }
    assert!(after(" src=\"").is_empty());
    for dead in ["<search", "journal.add", "calendar.ics", "Add to your calendar", "data-keys>"] {
        assert!(!html.contains(dead), "{dead} is of no use in a single file");
    }
}

#[test]
fn no_page_tells_where_it_was_made_or_wants_to_be_found() {
    let journal = folder(&[("northwind/2026-03-04-dana.md", NOTE)]);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let place = |name: &str| elsewhere.path().join(name).display().to_string();
    for (name, options) in [
        ("plain", vec![]),
        ("redacted", vec!["--redact"]),
        ("bodies", vec!["--redact", "--with-bodies"]),
        ("one.html", vec!["--single-file"]),
    ] {
        let place = place(name);
        let arguments = [vec!["build", "-o", &place, "--as-of", "2026-03-06"], options].concat();
        assert_eq!(afterword(journal.path(), &arguments).status.code(), Some(0));
    }
    let root = fs::canonicalize(journal.path()).expect("it is there").display().to_string();
    let home = std::env::var("HOME").unwrap_or_default();
    for (name, text) in files(elsewhere.path()) {
        assert!(!text.contains(&root) && !text.contains(&place("")), "{name} tells a folder");
        assert!(home.len() < 2 || !text.contains(&home), "{name} tells whose machine it is");
        if name.ends_with(".html") {
            assert!(text.contains("<meta name=\"robots\" content=\"noindex"), "{name}");
            assert!(text.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "{name}");
        }
    }
}

#[test]
fn other_programs_are_told_as_little() {
    let journal = folder(&[("northwind/2026-03-04-dana.md", NOTE)]);
    let run = afterword(journal.path(), &["export", "json", "--redact", "--as-of", "2026-03-06"]);
    let json = words(&run.stdout);
    for format in ["csv", "ics"] {
        let run = afterword(journal.path(), &["export", format, "--redact", "--as-of", "2026-03-06"]);
        let text = words(&run.stdout).to_lowercase();
        assert!(text.contains("interviewer a") && text.contains("company 1"), "{text}");
        assert!(!text.contains("dana") && !text.contains("northwind"), "{text}");
    }
    assert!(json.contains("\"path\": \"company-1/2026-03-04-interviewer-a.md\""), "{json}");
    assert!(json.contains("Dear Interviewer A,"), "{json}");
    assert!(!json.to_lowercase().contains("dana") && !json.to_lowercase().contains("northwind"), "{json}");
}

#[test]
fn an_earlier_calendar_with_names_in_it_is_not_carried_on() {
    let journal = folder(&[("northwind/2026-03-04-dana.md", NOTE)]);
    let run = |arguments: &[&str]| {
        let run = afterword(journal.path(), &[arguments, &["--as-of", "2026-03-06"]].concat());
        assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    };
    run(&["build"]);
    run(&["export", "ics", "-o", "mine.ics"]);
    run(&["build", "--redact", "-o", "report"]);
    run(&["export", "ics", "--redact", "-o", "mine.ics"]);
    for name in ["report/calendar.ics", "mine.ics"] {
        let text = fs::read_to_string(journal.path().join(name)).expect("it is there").to_lowercase();
        assert!(text.contains("interviewer a"), "{text}");
        assert!(
            !text.contains("dana") && !text.contains("northwind") && !text.contains("cancelled"),
            "{text}"
        );
    }
}
