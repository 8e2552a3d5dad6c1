//! The words of the interface and those who ask for them: no key is asked for in vain, and none stands there for nobody.

use afterword::note::{Channel, Mood, Status, Want};
use afterword::plan::State;
use afterword::playbook::{Damage, Flag, Verdict, Weight};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("the folder is there") {
        let path = entry.expect("a file").path();
        match path.is_dir() {
            true => found.extend(files(&path.display().to_string(), ending)),
            false if path.extension().is_some_and(|known| known == ending) => found.push(path),
            false => {}
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("it is text")
}

/// Every key of the built-in words, `table.key`.
fn keys() -> BTreeSet<String> {
    let text = read(&root().join("themes/default/words.toml"));
    let tables: toml::Table = text.parse().expect("it is TOML");
    let keys = |(name, table): (&String, &toml::Value)| {
        let table = table.as_table().expect("phrases stand in tables").clone();
        table.into_iter().map(|(key, _)| format!("{name}.{key}")).collect::<Vec<_>>()
    };
    tables.iter().flat_map(keys).collect()
}

/// The texts between quotes that follow one of these openings.
fn after<'t>(text: &'t str, openings: &'t [&str]) -> impl Iterator<Item = &'t str> {
    let following = openings.iter().flat_map(move |opening| text.split(opening).skip(1));
    following.filter_map(|rest| rest.split('"').next())
}

/// The code of the report, without its tests.
fn code() -> String {
    let is_test = |path: &PathBuf| {
        path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
    };
    let report = files("src/report", "rs").into_iter().filter(|path| !is_test(path));
    report
        .map(|path| read(&path).split("#[cfg(test)]").next().unwrap_or_default().to_owned() + "\n")
        .collect()
}

/// The words that one of the domain's vocabularies gives to a table.
fn named(table: &str, words: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    words.into_iter().map(|word| format!("{table}.{}", word.to_string().replace(' ', "-"))).collect()
}

/// The keys that code makes from a word or a number.
fn made() -> Vec<String> {
    [
        named("verdicts", Verdict::ALL.iter().map(|each| each.word()).chain(["rehearsal"])),
        named("flags", Flag::ALL.iter().map(|each| each.word())),
        named("states", State::ALL.iter().map(|each| each.word())),
        named("moods", Mood::ALL.iter().map(|each| each.word())),
        named("statuses", Status::ALL.iter().map(|each| each.word())),
        named("wants", Want::ALL.iter().map(|each| each.word())),
        named("damages", Damage::ALL.iter().map(|each| each.word())),
        named("weights", Weight::ALL.iter().map(|each| each.word())),
        named("by", Channel::ALL.iter().map(|each| each.word())),
        named("channels", Channel::ALL.iter().map(|each| each.word())),
        named("severities", ["error", "warning", "hint"]),
        named("numbers", 0..=12),
        named("months", 1..=12),
        named("months-short", 1..=12),
        named("weekdays", 1..=7),
        named("weekdays-short", 1..=7),
    ]
    .concat()
}

/// Every key that a template, the code or a script asks for.
fn asked() -> BTreeSet<String> {
    let templates: String = files("themes", "hbs").iter().map(|path| read(path)).collect();
    let scripts: String = files("themes/default", "js").iter().map(|path| read(path)).collect();
    let code = code();
    let tables: BTreeSet<String> =
        keys().iter().filter_map(|key| Some(key.split_once('.')?.0.to_owned())).collect();
    let is_key = |text: &&str| {
        let is_name =
            |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !part.is_empty();
        text.split_once('.').is_some_and(|(table, key)| {
            tables.contains(table) && is_name(key) && !["html", "js"].contains(&key)
        })
    };
    let in_templates = after(&templates, &["{{t \"", "{{#t \"", "(t \""]).map(str::to_owned);
    let in_code = code.split('"').filter(is_key).map(str::to_owned);
    let in_scripts =
        after(&scripts, &["phrase(\"", "? \"", ": \"", "\", \""]).map(|key| format!("script.{key}"));
    let known = keys();
    let in_scripts = in_scripts.filter(|key| known.contains(key));
    in_templates.chain(in_code).chain(in_scripts).chain(made()).collect()
}

#[test]
fn every_phrase_that_is_asked_for_is_there_and_every_phrase_is_asked_for() {
    let (keys, asked) = (keys(), asked());
    let missing: Vec<&String> = asked.difference(&keys).collect();
    let idle: Vec<&String> = keys.difference(&asked).collect();
    assert!(missing.is_empty(), "asked for, and not there: {missing:?}");
    assert!(idle.is_empty(), "there, and never asked for: {idle:?}");
    assert!(keys.len() > 400, "{}", keys.len());
}

#[test]
fn a_script_asks_for_no_phrase_in_vain() {
    let (keys, scripts) = (keys(), files("themes/default", "js"));
    let scripts: String = scripts.iter().map(|path| read(path)).collect();
    for key in after(&scripts, &["phrase(\""]) {
        assert!(keys.contains(&format!("script.{key}")), "{key}");
    }
}

/// What a template says by itself: its text without tags, without what is filled in and without code.
fn said_by(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        text.push_str(before);
        let (end, raw) = if behind.starts_with('{') { ("}}}", 3) } else { ("}}", 2) };
        rest = behind.find(end).map_or("", |at| &behind[at + raw..]);
    }
    text.push_str(rest);
    let mut said = String::new();
    for attribute in ["title", "aria-label", "placeholder", "alt", "label"] {
        said.extend(after(&text, &[&format!(" {attribute}=\"")]));
    }
    let mut skipped = false;
    for part in text.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name {
            "code" | "pre" | "kbd" => skipped = true,
            "/code" | "/pre" | "/kbd" => skipped = false,
            _ => {}
        }
        if !skipped {
            said.push_str(words);
        }
    }
    said.replace("&lt;", "").replace("&gt;", "").replace("Afterword", "").replace("<!doctype html>", "")
}

#[test]
fn no_template_says_anything_in_words_of_its_own() {
    for path in files("themes", "hbs") {
        let said = said_by(&read(&path));
        assert!(!said.chars().any(char::is_alphabetic), "{}: {}", path.display(), said.trim());
    }
}
