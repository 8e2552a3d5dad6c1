//! The commands that the report's pages show do what the pages say, typed as they stand there.
#![cfg(unix)]

use crate::commands::{afterword, words};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const DAY: &str = "--as-of=2026-03-06";

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("it can be made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copied(&path, &target),
            false => drop(fs::copy(&path, &target).expect("it can be copied")),
        }
    }
}

fn journal() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("journal-example"), folder.path());
    // A name and a path that a shell would take for something else.
    let note = "---\ninterviewers: [Zoë O'Brien $(rm x), Tomasz Bielak]\ndate: 2026-03-05\nmood: good\ngaps: []\n---\n";
    fs::create_dir_all(folder.path().join("it's & co")).expect("it can be made");
    fs::write(folder.path().join("it's & co/a b.md"), note).expect("it can be written");
    folder
}

/// The agenda as it stands in the folder's report.
fn agenda(folder: &Path) -> String {
    let run = afterword(folder, &["build", DAY]);
    assert!(run.status.code().is_some_and(|code| code <= 1), "{}", words(&run.stderr));
    fs::read_to_string(folder.join("report/index.html")).expect("a page")
}

/// What stands in the page's elements whose id begins so.
fn shown(page: &str, id: &str) -> BTreeSet<String> {
    let opening = format!("<code id=\"{id}-");
    let inside = |rest: &str| {
        let (_, text) = rest.split_once('>').unwrap_or_default();
        let text = text.split("</code>").next().unwrap_or_default();
        text.replace("&#x27;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
    };
    page.split(opening.as_str()).skip(1).map(inside).collect()
}

fn typed(folder: &Path, command: &str) {
    let folder_of_binary = Path::new(env!("CARGO_BIN_EXE_afterword")).parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", folder_of_binary.display());
    let mut shell = Command::new("sh");
    let run = shell.args(["-c", &format!("{command} {DAY}")]).env("PATH", path);
    let run = run.current_dir(folder).output().expect("a shell");
    assert_eq!(run.status.code(), Some(0), "{command}: {}", words(&run.stderr));
}

#[test]
fn whoever_types_every_command_that_logs_has_nothing_left_but_what_only_a_note_can_say() {
    let journal = journal();
    let mut commands = shown(&agenda(journal.path()), "done");
    assert!(commands.len() > 8, "{commands:?}");
    assert!(commands.iter().any(|command| command.contains("O'\\''Brien")), "{commands:?}");
    for _ in 0..2 {
        commands.iter().for_each(|command| typed(journal.path(), command));
        commands = shown(&agenda(journal.path()), "done");
    }
    assert!(commands.is_empty(), "{commands:?}");
}

#[test]
fn what_is_not_wanted_is_gone_once_its_command_is_typed() {
    let journal = journal();
    let before = shown(&agenda(journal.path()), "skip");
    let unwanted: Vec<&String> = before.iter().filter(|command| command.contains("Brien")).collect();
    unwanted.iter().for_each(|command| typed(journal.path(), command));
    let after = shown(&agenda(journal.path()), "skip");
    assert!(!unwanted.is_empty() && unwanted.iter().all(|command| !after.contains(*command)), "{after:?}");
}
