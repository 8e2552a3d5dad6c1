//! Which packages may come into the program: how many, from where, and none that calls out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use toml::{Table, Value};

/// More packages than this, and each has to be looked at again.
const MOST: usize = 150;

fn table(file: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn list<'a>(table: &'a Value, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(table: &'a Value, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The lines of `cargo tree` without its drawing.
fn tree(arguments: &[&str]) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"]).args(arguments);
    let run = cargo.output().expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let lines = String::from_utf8(run.stdout).expect("text");
    lines
        .lines()
        .map(|line| line.trim_end_matches(" (*)").to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_program_is_made_of_fewer_packages_than_one_can_keep_an_eye_on() {
    let packages = tree(&["--format", "{p}"]);
    assert!(packages.len() > 40, "{packages:#?}");
    assert!(packages.len() < MOST, "{} packages: {packages:#?}", packages.len());
}

#[test]
fn no_package_that_calls_out_is_anywhere_in_the_lock_file_not_even_for_tests_or_other_systems() {
    let deny = table(".deny.toml");
    let unwanted: Vec<&str> = list(&deny["bans"], "deny").iter().map(|each| text(each, "crate")).collect();
    assert!(unwanted.contains(&"reqwest") && unwanted.contains(&"rustls"), "{unwanted:?}");
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().expect("a list");
    let found: Vec<&str> =
        packages.iter().map(|each| text(each, "name")).filter(|name| unwanted.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn hyper_is_a_server_here_and_never_a_client() {
    for line in tree(&["--format", "{p} {f}"]) {
        let is_hyper = line.starts_with("hyper v") || line.starts_with("hyper-util v");
        assert!(!(is_hyper && line.contains("client")), "{line}");
    }
}

#[test]
fn every_package_comes_from_crates_io_and_has_its_checksum() {
    let deny = table(".deny.toml");
    let allowed: Vec<&str> =
        list(&deny["sources"], "allow-registry").iter().filter_map(Value::as_str).collect();
    for package in table("Cargo.lock")["package"].as_array().expect("a list") {
        let name = text(package, "name");
        if name == env!("CARGO_PKG_NAME") {
            continue;
        }
        let source = text(package, "source");
        assert!(
            allowed.iter().any(|each| source == format!("registry+{each}")),
            "{name} comes from `{source}`"
        );
        assert_eq!(text(package, "checksum").len(), 64, "{name}");
    }
}
