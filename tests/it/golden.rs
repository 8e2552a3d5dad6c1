//! The whole of journal-example, compared byte by byte with what was last looked at and found right.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` rewrites the expected files; look at the difference before you keep it.

use afterword::analysis::{Analysis, Material, analyse};
use afterword::export::{Extent, csv, ics, json};
use afterword::report::{self, Theme};
use afterword::text::Source;
use afterword::{config, discover};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The example as the commands read it, on the day that its README names.
pub(crate) fn example() -> Analysis {
    analyse(&material(), crate::journal::day("2026-03-06"))
}

/// What the example is made of.
pub(crate) fn material() -> Material {
    let journal = root().join("journal-example");
    let source = discover::file(&journal, config::FILE_NAME).expect("it can be read").expect("it is there");
    let (config, diagnostics) = config::read(&source);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let options = discover::Options { ignore: &config.ignore, output: None };
    let notes = discover::journal(&journal, &options).expect("the example can be read").files;
    let own = discover::folder(&journal.join("playbook"), &["md"]).expect("its playbook can be read").files;
    Material {
        notes: notes.into_iter().map(|file| Arc::new(file.source)).collect(),
        playbook: own
            .iter()
            .map(|file| Arc::new(Source::new(format!("playbook/{}", file.path), file.source.text())))
            .collect(),
        config,
        ..Material::default()
    }
}

/// Compares with the files below `tests/golden/NAME`, or rewrites them; a file that nothing expects fails as well.
fn compare(name: &str, actual: &BTreeMap<String, String>) {
    let folder = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in actual {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
        return;
    }
    let expected = golden(&folder, &folder);
    let differing: Vec<&String> = actual
        .keys()
        .chain(expected.keys())
        .filter(|path| actual.get(*path) != expected.get(*path))
        .collect();
    assert!(
        differing.is_empty(),
        "{name} differs in {differing:#?}; UPDATE_GOLDEN=1 rewrites it, git diff shows it"
    );
}

fn golden(folder: &Path, base: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for path in entries.map(|entry| entry.expect("it can be listed").path()) {
        if path.is_dir() {
            files.extend(golden(&path, base));
        } else {
            files.insert(
                slashed(path.strip_prefix(base).expect("below")),
                fs::read_to_string(&path).expect("text"),
            );
        }
    }
    files
}

fn slashed(path: &Path) -> String {
    PathBuf::from(path)
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn the_report_of_the_example_is_what_it_was() {
    let files = report::build(&example(), &Theme::built_in(), &report::Options::default())
        .expect("the built-in theme is right");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("pages are UTF-8");
    let pages = files
        .into_iter()
        .filter(|file| file.path.ends_with(".html"))
        .map(|file| (file.path, text(file.bytes)));
    compare("report", &pages.collect());
}

#[test]
fn two_pages_of_the_example_in_the_theme_for_paper_are_what_they_were() {
    let theme = Theme::named("paper").expect("it is built in");
    let files = report::build(&example(), &theme, &report::Options::default()).expect("it is right");
    let shown = ["index.html", "notes/northwind-2026-03-04-dana.html"];
    let pages = files.into_iter().filter(|file| shown.contains(&file.path.as_str()));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("pages are UTF-8");
    compare("paper", &pages.map(|file| (file.path, text(file.bytes))).collect());
}

#[test]
fn the_json_of_the_example_is_what_it_was() {
    let text = json(&example(), Extent::Everything);
    compare("json", &BTreeMap::from([("journal-example.json".to_owned(), text)]));
}

#[test]
fn the_calendars_and_the_table_of_the_example_are_what_they_were() {
    let example = example();
    let tasks = ics::Options {
        follow_ups: ics::Shape::Task,
        alarm: Some("09:00".parse().expect("a time")),
        ..ics::Options::default()
    };
    let private = ics::Options { names: ics::Names::Withheld, ..ics::Options::default() };
    let events = ics::ics(&example, &ics::Options::default(), None);
    compare(
        "ics",
        &BTreeMap::from([
            ("events.ics".to_owned(), events),
            ("private.ics".to_owned(), ics::ics(&example, &private, None)),
            ("tasks-with-alarms.ics".to_owned(), ics::ics(&example, &tasks, None)),
        ]),
    );
    compare("csv", &BTreeMap::from([("journal-example.csv".to_owned(), csv::csv(&example))]));
}

#[test]
fn every_letter_of_the_example_is_what_it_was() {
    let analysis = example();
    let mut letters = BTreeMap::new();
    for id in analysis.journal.ids() {
        let mut text = String::new();
        for (follow_up, letter) in analysis.plans[id.0].follow_ups.iter().zip(&analysis.letters[id.0]) {
            let Some(letter) = letter else { continue };
            let to = follow_up.to.name(analysis.note(id)).unwrap_or_else(|| "nobody".to_owned());
            let _ = writeln!(text, "=== {} to {to}, {}", analysis.play(follow_up).name, follow_up.state);
            let _ = writeln!(
                text,
                "Subject: {}\n\n{}\n",
                letter.subject.as_deref().unwrap_or("none"),
                letter.body
            );
        }
        if !text.is_empty() {
            let name = analysis.note(id).path().replace('/', "--").replace(".md", ".txt");
            letters.insert(name, text);
        }
    }
    compare("letters", &letters);
}

#[test]
fn the_example_shows_every_verdict_and_nearly_every_play_and_has_one_warning() {
    let analysis = example();
    for verdict in afterword::playbook::Verdict::ALL {
        assert!(analysis.assessments.iter().any(|each| each.verdict == *verdict), "no note is {verdict}");
    }
    let used = |play: &str| {
        analysis.plans.iter().flat_map(|plan| &plan.follow_ups).any(|each| analysis.play(each).name == play)
    };
    let unused: Vec<&str> =
        analysis.playbook.plays().iter().map(|play| play.name.as_str()).filter(|play| !used(play)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    let grave: Vec<String> = analysis
        .diagnostics
        .iter()
        .filter(|each| each.severity != afterword::diagnostic::Severity::Hint)
        .map(|each| each.short())
        .collect();
    assert_eq!(grave.len(), 1, "{grave:#?}");
    assert!(grave[0].contains("statis"), "{grave:?}");
}
