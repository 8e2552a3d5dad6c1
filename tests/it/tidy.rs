//! What neither the compiler nor clippy can tell: the order of modules, who stands behind which door, and the shape of files.

use std::fs;
use std::path::{Path, PathBuf};

/// A package, or a side effect, and the modules that may use it.
const DOORS: &[(&str, &[&str])] = &[
    ("pulldown_cmark::", &["markdown"]),
    ("handlebars::", &["template"]),
    ("gray_matter::", &["front_matter"]),
    ("granit_parser::", &["front_matter"]),
    ("toml_parser::", &["front_matter"]),
    ("toml::de", &["front_matter"]),
    ("walkdir::", &["discover"]),
    ("clap::", &["cli"]),
    ("clap_complete::", &["cli"]),
    ("clap_mangen::", &["cli"]),
    ("anstream::", &["cli"]),
    ("annotate_snippets::", &["diagnostic"]),
    ("jiff::", &["date", "cli"]),
    ("icalendar::", &["config"]),
    ("rust_stemmers::", &["playbook"]),
    ("csv::Writer", &["export"]),
    ("uuid::", &["export"]),
    ("sha2::", &["report"]),
    ("base64::", &["report"]),
    ("mail_builder::", &["export"]),
    ("encodify::", &["export"]),
    ("notify::", &["watch"]),
    ("hyper::", &["serve"]),
    ("hyper_util::", &["serve"]),
    ("tokio::", &["serve"]),
    ("intl_pluralrules::", &["report"]),
    ("unic_langid::", &["report"]),
    ("percent_encoding::", &["export", "report", "serve"]),
    ("xxhash_rust::", &["disk"]),
    ("tempfile::", &["disk", "discover"]),
    ("open::that", &["cli"]),
    ("fs::", &["discover", "disk", "watch", "serve", "lsp"]),
    ("File::", &["discover", "disk", "watch", "serve", "lsp"]),
    ("env::", &["discover", "disk", "watch", "serve", "lsp", "cli"]),
    ("Zoned::now", &["cli"]),
    ("SystemTime", &["cli"]),
    ("Instant::now", &["watch", "cli"]),
];

const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with that ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The top module that a file of `src/` belongs to.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a file of src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules of `lib.rs`, in the order of their declaration.
fn modules() -> Vec<String> {
    let lib = read(&root().join("src/lib.rs"));
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    declared.map(str::to_owned).collect()
}

/// The lines of a file that are code and not tests, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
}

/// The top modules that a statement names: `crate::note::Note`, `crate::{date, plan::State}`, and `super::` as far
/// as it leads out of the file's own top module, which lies `depth` steps up.
fn named_modules(statement: &str, depth: usize) -> Vec<String> {
    let root = "super::".repeat(depth);
    let mut named = Vec::new();
    for begin in ["crate::", root.as_str()] {
        for rest in statement.split(begin).skip(1) {
            match rest.strip_prefix('{') {
                Some(group) => named.extend(top_level_items(group).iter().map(|item| word(item))),
                None => named.push(word(rest)),
            }
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

fn word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The items of a `{…}` group, those of inner groups left together.
fn top_level_items(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ => {}
        }
        items.last_mut().expect("there is always one").push(c);
    }
    items.iter().map(|item| item.trim_start_matches(',').to_owned()).collect()
}

/// The code of a file, with every `use` on one line.
fn statements(text: &str) -> Vec<(usize, String)> {
    let mut statements: Vec<(usize, String)> = Vec::new();
    for (number, line) in code(text) {
        let trimmed = line.trim();
        match statements.last_mut() {
            Some((_, last)) if is_use(last) && !last.ends_with(';') => last.push_str(trimmed),
            _ => statements.push((number, trimmed.to_owned())),
        }
    }
    statements
}

fn is_use(line: &str) -> bool {
    line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "))
}

/// How many `super::` lead from a file to the crate's root: 1 for `src/plan.rs`, 2 for `src/plan/state.rs`.
fn depth(path: &Path) -> usize {
    path.strip_prefix(root().join("src")).map_or(1, |inside| inside.components().count())
}

#[test]
fn the_law_sees_groups_over_several_lines_and_ways_out_of_a_module() {
    let text =
        "use crate::{\n    date::{Date, Offset},\n    plan,\n};\nlet x = super::super::report::build;\n";
    let named: Vec<String> = statements(text).iter().flat_map(|(_, line)| named_modules(line, 2)).collect();
    assert_eq!(named, ["date", "plan", "report"]);
    assert!(named_modules("super::words::count(1)", 2).is_empty(), "within the module");
}

#[test]
fn a_module_uses_only_modules_declared_above_it() {
    let order = modules();
    let place = |name: &str| order.iter().position(|module| module == name);
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), "rs").iter().filter(|path| !is_test(path)) {
        let Some(own) = place(&module(path)) else { continue };
        for (number, line) in statements(&read(path)) {
            for other in named_modules(&line, depth(path)) {
                if place(&other).is_some_and(|other| other > own) {
                    wrong.push(format!("{}:{number} uses `{other}`, which is declared below", shown(path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_is_declared_and_every_declared_module_exists() {
    let declared = modules();
    for module in &declared {
        assert!(root().join(format!("src/{module}.rs")).is_file(), "{module} has no file");
    }
    for path in files(&root().join("src"), "rs") {
        let module = module(&path);
        assert!(
            ["lib", "main"].contains(&module.as_str()) || declared.contains(&module),
            "{} is nowhere declared",
            shown(&path)
        );
    }
}

#[test]
fn packages_and_side_effects_stay_behind_their_doors() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), "rs").iter().filter(|path| !is_test(path)) {
        let own = module(path);
        for (number, line) in code(&read(path)) {
            for (what, behind) in DOORS {
                let is_used = line
                    .match_indices(what)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
                if is_used && !behind.contains(&own.as_str()) {
                    wrong.push(format!("{}:{number} uses `{what}`", shown(path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_source_file_begins_with_a_sentence_and_none_is_too_long() {
    let folders = ["src", "tests", "benches"].map(|folder| root().join(folder));
    for path in folders.iter().flat_map(|folder| files(folder, "rs")) {
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{} does not say what it is", shown(&path));
        assert!(text.lines().count() <= LONGEST, "{} is longer than {LONGEST} lines", shown(&path));
    }
}

#[test]
fn every_rule_and_every_page_has_all_its_files_and_its_line() {
    same_stems("src/lint/rules", "rs", "src/lint/rules", "md");
    listed("src/lint/rules.rs", "src/lint/rules", "::RULE,");
    listed("src/report/pages.rs", "src/report/pages", "::pages,");
    for page in files(&root().join("src/report/pages"), "rs") {
        let template =
            root().join("themes/default").join(page.with_extension("hbs").file_name().expect("a name"));
        assert!(template.is_file(), "{} has no template", shown(&page));
    }
}

fn same_stems(folder: &str, ending: &str, other_folder: &str, other_ending: &str) {
    let stems = |folder: &str, ending: &str| -> Vec<String> {
        let stem = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
        files(&root().join(folder), ending).iter().map(stem).collect()
    };
    assert_eq!(stems(folder, ending), stems(other_folder, other_ending), "{folder}");
}

/// Every file of a folder stands in the list beside it, under its own name.
fn listed(list: &str, folder: &str, item: &str) {
    let text = read(&root().join(list));
    for path in files(&root().join(folder), "rs") {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        assert!(text.contains(&format!("{stem}{item}")), "{list} does not list {stem}");
    }
}

#[test]
fn every_path_named_in_the_documents_exists() {
    for document in ["README.md", "CHANGELOG.md"] {
        for path in read(&root().join(document)).split('`').skip(1).step_by(2).filter(|text| is_path(text)) {
            assert!(root().join(path).exists(), "{document} names `{path}`, which does not exist");
        }
    }
}

/// Whether a text between backticks is a path of this project: it begins with one of its top folders.
fn is_path(text: &str) -> bool {
    let begins = ["src/", "tests/", "themes/", "journal-example/", "benches/", ".ci/"]
        .iter()
        .any(|top| text.starts_with(top));
    begins
        && !text.contains([' ', '*', '…'])
        && !text.contains("NAME")
        && !text.starts_with("journal-example/report")
}

#[test]
fn the_names_of_the_changelog_and_the_licences_are_where_people_look_for_them() {
    for file in
        ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "Cargo.toml", ".ci/run", "tests/run"]
    {
        assert!(root().join(file).is_file(), "{file}");
    }
}
