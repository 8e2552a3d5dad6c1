//! A fault of ours in one file, from the command line to the exit code: the others are done, and it is told.
//!
//! The child is this test program itself, which alone can be asked to break off (see `diagnostic::guarded`).

use super::*;
use std::fs;
use std::process::{Command as Process, Output as Said};

const ARGUMENTS: &str = "AFTERWORD_TEST_ARGUMENTS";
const NOTE: &str =
    "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps:\n  - blanked: CAP\n---\n";

#[test]
fn a_child() {
    let Ok(arguments) = env::var(ARGUMENTS) else { return };
    let exit = obey(arguments.split(' ').map(OsString::from));
    std::process::exit(exit as i32);
}

/// A journal with a note that is fine and one that asks to break off.
fn journal(task: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in
        [("a/fine.md", NOTE.to_owned()), ("b/broken.md", format!("{NOTE}\nbreak off while {task}\n"))]
    {
        fs::create_dir_all(folder.path().join(&path[..1])).expect("it can be made");
        fs::write(folder.path().join(path), text).expect("it can be written");
    }
    folder
}

fn afterword(folder: &tempfile::TempDir, arguments: &str) -> (Option<i32>, String) {
    let program = env::current_exe().expect("we run");
    let mut child = Process::new(program);
    child.args(["cli::tests::a_child", "--exact", "--nocapture", "--test-threads=1"]);
    child.env(ARGUMENTS, format!("afterword {arguments} --as-of 2026-03-06")).env("NO_COLOR", "1");
    let Said { status, stdout, stderr } = child.current_dir(folder.path()).output().expect("it runs");
    (status.code(), [stdout, stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat())
}

/// Every task, and whether the note is left out where it breaks off there.
const TASKS: &[(&str, bool)] = &[
    ("reading it", true),
    ("judging its gaps", true),
    ("planning its follow-ups", true),
    ("writing a letter for it", false),
    ("checking it", false),
];

#[test]
fn where_we_break_off_at_one_note_it_is_told_and_all_the_others_are_done() {
    for (task, is_left_out) in TASKS {
        let folder = journal(task);
        let (exit, said) = afterword(&folder, "build");
        assert_eq!(exit, Some(3), "{task}: {said}");
        assert!(!said.contains("panicked"), "{task}: {said}");
        assert!(
            said.contains(if *is_left_out { "  1 note read" } else { "  2 notes read" }),
            "{task}: {said}"
        );
        let problems = fs::read_to_string(folder.path().join("report/problems.html")).expect("a page");
        assert!(problems.contains("b/broken.md"), "{task}");
        for (page, is_there) in [("a-fine", true), ("b-broken", !is_left_out)] {
            let page = folder.path().join(format!("report/notes/{page}.html"));
            assert_eq!(page.is_file(), is_there, "{task}: {}", page.display());
        }
        let (exit, said) = afterword(&folder, "check --format short");
        let line = format!(
            "b/broken.md:1:1: error[our-fault]: a bug in afterword, not in your file: it broke off while {task}\n"
        );
        assert_eq!((exit, said.matches(&line).count()), (Some(3), 1), "{task}: {said}");
        let (exit, said) = afterword(&folder, "due");
        // It shows no letters, so it neither writes nor checks any.
        let expected = if *is_left_out { Some(3) } else { Some(0) };
        assert!(exit == expected && said.contains("a/fine.md"), "{task}: {said}");
        let note = fs::read_to_string(folder.path().join("b/broken.md")).expect("a note");
        assert!(note.ends_with(&format!("{task}\n")), "{task}");
    }
}

#[test]
fn where_we_break_off_at_a_page_it_says_so_in_its_place_and_all_the_others_are_drawn() {
    let folder = journal("drawing its page");
    for arguments in ["build", "build --single-file", "build --redact --with-bodies"] {
        let (exit, said) = afterword(&folder, arguments);
        assert_eq!(exit, Some(3), "{arguments}: {said}");
        assert!(said.contains("error[our-fault]") && said.contains("2 notes read"), "{arguments}: {said}");
    }
    let page = |path: &str| fs::read_to_string(folder.path().join(path)).expect("a page");
    let broken = page("report/notes/b-broken.html");
    assert!(broken.contains("<h1>This page could not be drawn</h1>"), "{broken}");
    assert!(broken.contains("<code>b/broken.md</code>") && broken.contains("<nav"), "{broken}");
    assert!(page("report/notes/a-fine.html").contains("Dana Whitfield"));
    assert!(page("report.html").contains("This page could not be drawn"));
    assert_eq!(afterword(&folder, "check").0, Some(0), "nothing was drawn");
}

#[test]
fn a_private_note_stays_private_where_we_break_off_at_it() {
    let folder = journal("reading it");
    let private = NOTE.replace("mood", "private: yes\nmood") + "break off while reading it";
    fs::write(folder.path().join("b/broken.md"), private).expect("it can be written");
    let (exit, said) = afterword(&folder, "check");
    assert!(exit == Some(0) && !said.contains("broken"), "{said}");
}
