//! The commands as their users see them: transcripts in `tests/cmd/`, and what they do to a folder.
//!
//! `TRYCMD=overwrite cargo test commands` rewrites the transcripts; look at the difference before you keep it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("README.md").env("NO_COLOR", "1");
}

pub(crate) fn afterword(folder: &Path, arguments: &[&str]) -> Output {
    let binary = env!("CARGO_BIN_EXE_afterword");
    Command::new(binary).args(arguments).current_dir(folder).output().expect("the binary runs")
}

pub(crate) fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    folder
}

pub(crate) const NOTE: &str =
    "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps:\n  - blanked: CAP\n---\n";

#[test]
fn a_stranger_builds_a_folder_of_notes_without_any_configuration() {
    let journal = folder(&[("northwind/dana.md", NOTE), ("todo.md", "# Buy milk\n")]);
    let run = afterword(journal.path(), &["build", "--as-of", "2026-03-06"]);
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    let said = words(&run.stdout);
    assert!(said.contains("1 note read for Fri 6 Mar 2026; 1 other file left alone"), "{said}");
    assert!(journal.path().join("report/index.html").is_file());
    let again = words(&afterword(journal.path(), &["build", "--as-of", "2026-03-06"]).stdout);
    assert!(again.contains("0 files written"), "{again}");
}

#[test]
fn a_path_without_any_configuration_belongs_to_the_folder_that_the_command_runs_in() {
    let journal = folder(&[("northwind/dana.md", NOTE)]);
    let shown = afterword(journal.path(), &["show", "northwind/dana.md", "--as-of", "2026-03-06"]);
    assert!(words(&shown.stdout).starts_with("Northwind · Dana Whitfield"), "{}", words(&shown.stdout));
}

#[test]
fn one_broken_note_is_told_and_the_others_are_built() {
    let journal = folder(&[("a/ok.md", NOTE), ("b/broken.md", "---\nmood: [good\ngaps: []\n---\n")]);
    let run = afterword(journal.path(), &["build", "--as-of", "2026-03-06"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(words(&run.stdout).contains("1 file could not be read"), "{}", words(&run.stdout));
    assert!(journal.path().join("report/index.html").is_file());
    let check = words(&afterword(journal.path(), &["check", "--format", "short"]).stdout);
    assert!(check.lines().any(|line| line.starts_with("b/broken.md:2:7: error[invalid-yaml]")), "{check}");
}

#[test]
fn a_stray_nul_in_the_text_loses_no_note() {
    let journal = folder(&[("n/a.md", &format!("{NOTE}\na stray \0 byte\n"))]);
    let run = afterword(journal.path(), &["build", "--as-of", "2026-03-06"]);
    assert!(words(&run.stdout).contains("1 note read"), "{}", words(&run.stdout));
    let page =
        fs::read_to_string(journal.path().join("report/notes/n-a.html")).expect("the note has its page");
    assert!(!page.contains('\0') && page.contains("a stray"));
}

#[test]
fn warnings_change_the_exit_code_only_when_asked_to() {
    let journal = folder(&[("a/ok.md", &NOTE.replace("mood: shaky", "mood: shaky\nstatis: waiting"))]);
    assert_eq!(afterword(journal.path(), &["check", "--as-of", "2026-03-06"]).status.code(), Some(0));
    assert_eq!(
        afterword(journal.path(), &["check", "--as-of", "2026-03-06", "--strict"]).status.code(),
        Some(1)
    );
}

#[test]
fn a_configuration_that_cannot_be_read_stops_the_run_before_anything_is_done() {
    let journal = folder(&[("a/ok.md", NOTE), ("afterword.toml", "[timing]\ncheck_in = 2\n")]);
    let run = afterword(journal.path(), &["build"]);
    assert_eq!(run.status.code(), Some(2));
    let said = words(&run.stderr);
    assert!(said.contains("afterword.toml:2:1") && said.contains("did you mean `check_ins`?"), "{said}");
    assert!(!journal.path().join("report").exists());
}

#[test]
fn the_report_is_never_written_over_a_folder_that_is_not_ours() {
    let journal = folder(&[("a/ok.md", NOTE), ("photos/cat.txt", "meow")]);
    for target in [".", "..", "a", "photos", "photos/cat.txt"] {
        let run = afterword(journal.path(), &["build", "-o", target]);
        assert_eq!(run.status.code(), Some(2), "{target}: {}", words(&run.stdout));
    }
    assert_eq!(fs::read_to_string(journal.path().join("a/ok.md")).expect("it is there"), NOTE);
    assert_eq!(fs::read_dir(journal.path().join("photos")).expect("it is there").count(), 1);
}

#[test]
fn no_command_ever_changes_a_note() {
    let journal = folder(&[("a/crlf.md", &NOTE.replace('\n', "\r\n")), ("b/odd.md", "---\nmood: meh\n---")]);
    let before = [journal.path().join("a/crlf.md"), journal.path().join("b/odd.md")]
        .map(|path| fs::read(path).expect("it is there"));
    for command in ["build", "due", "check"] {
        afterword(journal.path(), &[command]);
    }
    let after = [journal.path().join("a/crlf.md"), journal.path().join("b/odd.md")]
        .map(|path| fs::read(path).expect("it is there"));
    assert_eq!(before, after);
}

#[test]
fn holidays_may_come_from_a_calendar_file() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260309\r\nSUMMARY:Day off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let note =
        "---\ninterviewer: Dana <+1 555 0100>\ndate: 2026-03-06\ngaps:\n  - concern: no payroll\n---\n";
    let journal = folder(&[
        ("n/a.md", note),
        ("afterword.toml", "[timing]\nholidays = [\"days.ics\"]\n"),
        ("days.ics", calendar),
    ]);
    let said = words(&afterword(journal.path(), &["show", "dana", "--as-of", "2026-03-06"]).stdout);
    assert!(said.contains("opens 2026-03-06, due 2026-03-10"), "{said}");
}

#[test]
fn yearly_holidays_repeat_and_what_repeats_oddly_stops_the_run() {
    let calendar = |rule: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:20200309\r\nRRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let note =
        "---\ninterviewer: Dana <+1 555 0100>\ndate: 2026-03-06\ngaps:\n  - concern: no payroll\n---\n";
    let run = |rule: &str| {
        let journal = folder(&[
            ("n/a.md", note),
            ("afterword.toml", "[timing]\nholidays = [\"days.ics\"]\n"),
            ("days.ics", &calendar(rule)),
        ]);
        afterword(journal.path(), &["show", "dana", "--as-of", "2026-03-06"])
    };
    assert!(words(&run("FREQ=YEARLY").stdout).contains("opens 2026-03-06, due 2026-03-10"));
    assert_eq!(run("FREQ=YEARLY;BYDAY=-1MO").status.code(), Some(2));
}

#[test]
fn an_export_never_takes_the_place_of_a_note() {
    let journal = folder(&[("n/a.md", NOTE)]);
    let run = afterword(journal.path(), &["export", "json", "-o", "n/a.md"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(fs::read_to_string(journal.path().join("n/a.md")).expect("it is there"), NOTE);
}

#[test]
fn a_users_theme_takes_the_place_of_one_file_and_a_wrong_one_is_told_with_its_place() {
    let journal = folder(&[
        ("n/a.md", NOTE),
        ("mine/style.css", "body { color: teal }\n"),
        ("wrong/note.hbs", "<p>\n{{#if}}\n"),
    ]);
    let run = afterword(journal.path(), &["build", "--theme", "mine"]);
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    assert_eq!(
        fs::read_to_string(journal.path().join("report/style.css")).expect("it is there"),
        "body { color: teal }\n"
    );
    let wrong = afterword(journal.path(), &["build", "--theme", "wrong"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(words(&wrong.stderr).contains("note.hbs:"), "{}", words(&wrong.stderr));
}

#[test]
fn export_gives_json_to_a_file_or_to_standard_output() {
    let journal = folder(&[("n/a.md", NOTE)]);
    let printed = words(&afterword(journal.path(), &["export", "json", "--as-of", "2026-03-06"]).stdout);
    let document: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 7);
    assert_eq!(document["notes"][0]["verdict"], "repairable");
    afterword(journal.path(), &["export", "json", "--as-of", "2026-03-06", "-o", "all.json"]);
    assert_eq!(fs::read_to_string(journal.path().join("all.json")).expect("it is there"), printed);
}

#[test]
fn a_calendar_is_kept_up_where_it_is_and_nobody_elses_is_written_over() {
    let foreign = "BEGIN:VCALENDAR\r\nPRODID:-//Else//EN\r\nEND:VCALENDAR\r\n";
    let journal = folder(&[("n/a.md", NOTE), ("mine.ics", foreign), ("empty.ics", ""), ("list.txt", "milk")]);
    let export = |as_of: &str, arguments: &[&str]| {
        afterword(journal.path(), &[&["export", "ics", "--as-of", as_of], arguments].concat())
    };
    let calendar = || fs::read_to_string(journal.path().join("empty.ics")).expect("it is there");
    assert_eq!(export("2026-03-05", &["-o", "empty.ics"]).status.code(), Some(0));
    let first = calendar();
    assert!(first.contains("SEQUENCE:0\r\n") && !first.contains("SEQUENCE:1\r\n"), "{first}");
    assert_eq!(
        first,
        words(&export("2026-03-05", &["-o", "-"]).stdout),
        "the same bytes go to standard output"
    );
    export("2026-03-05", &["-o", "empty.ics"]);
    assert_eq!(calendar(), first);
    export("2026-03-06", &["-o", "empty.ics"]);
    assert_eq!(calendar().matches("SEQUENCE:1\r\n").count(), 1, "what is late now: {}", calendar());
    for other in ["mine.ics", "list.txt", "n/a.md"] {
        let run = export("2026-03-05", &["-o", other]);
        assert_eq!(run.status.code(), Some(2), "{other}");
        assert!(words(&run.stderr).contains("give another name to `-o`"), "{other}: {}", words(&run.stderr));
    }
    let table = afterword(journal.path(), &["export", "csv", "-o", "empty.ics"]);
    assert_eq!(table.status.code(), Some(2), "a table does not take a calendar's place");
    assert_eq!(fs::read_to_string(journal.path().join("mine.ics")).expect("it is there"), foreign);
}

#[test]
fn the_calendar_of_a_report_goes_on_from_the_one_before_and_is_listed_with_the_pages() {
    let journal = folder(&[("n/a.md", NOTE)]);
    let path = journal.path().join("report/calendar.ics");
    let build = |as_of: &str| {
        let run = afterword(journal.path(), &["build", "--as-of", as_of]);
        (words(&run.stdout), fs::read_to_string(&path).unwrap_or_default())
    };
    let (_, first) = build("2026-03-05");
    let (_, second) = build("2026-03-06");
    assert!(first.contains("SEQUENCE:0\r\n") && second.contains("SEQUENCE:1\r\n"), "{second}");
    fs::write(&path, "mine").expect("it can be written");
    let (said, third) = build("2026-03-06");
    assert!(said.contains("kept your changes: calendar.ics.edited"), "{said}");
    assert!(third.starts_with("BEGIN:VCALENDAR\r\n"), "{third}");
}

#[test]
fn a_folder_of_a_journal_is_checked_as_a_part_of_it_and_read_alone_only_with_a_word() {
    let journal = folder(&[
        ("afterword.toml", "[me]\nname = \"Sam Rivera\"\n"),
        ("northwind/dana.md", &NOTE.replace("mood: shaky", "mood: shaky\nstatis: waiting")),
        ("kestrel/lee.md", &NOTE.replace("mood: shaky", "mood: shaky\nstatis: waiting")),
    ]);
    let check = |from: &Path, places: &[&str]| {
        let arguments = [&["check", "--format", "short", "--as-of", "2026-03-06"], places].concat();
        words(&afterword(from, &arguments).stdout)
    };
    let all = check(journal.path(), &[]);
    let part = check(journal.path(), &["northwind"]);
    assert!(part.contains("northwind/dana.md:5:1: warning[misspelt-field]"), "{part}");
    let expected: Vec<&str> = all.lines().filter(|line| line.starts_with("northwind/")).collect();
    assert_eq!(part.lines().collect::<Vec<_>>(), expected);
    let from_inside = check(&journal.path().join("northwind"), &["."]);
    assert_eq!(from_inside, part.replace("northwind/", "../northwind/"));
    for command in [&["due"][..], &["build", "-o", "out"], &["export", "json"]] {
        let run = afterword(journal.path(), &[command, &["northwind", "--as-of", "2026-03-06"]].concat());
        let said = words(&run.stderr);
        assert!(said.starts_with("`northwind` is read as a journal of its own"), "{command:?}: {said}");
    }
}

#[test]
fn many_notes_that_fit_are_counted_and_accents_and_curly_apostrophes_do_not_matter() {
    let notes: Vec<(String, String)> =
        (1..24).map(|day| (format!("n/2026-02-{day:02}-dana.md"), NOTE.to_owned())).collect();
    let mut files: Vec<(&str, &str)> =
        notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let panel = NOTE.replace("Dana Whitfield", "[Inés O'Hara, Yūki Tanaka]");
    files.push(("k/panel.md", &panel));
    let journal = folder(&files);
    let show = |note: &str| afterword(journal.path(), &["show", note, "--as-of", "2026-03-06"]);
    let several = words(&show("dana").stderr);
    assert!(several.trim_end().ends_with("n/2026-02-20-dana.md\n  and 3 more"), "{several}");
    for note in ["ines", "INÉS", "yuki", "o’hara", "O'Hara"] {
        assert!(show(note).status.success(), "{note}: {}", words(&show(note).stderr));
    }
}

#[test]
fn show_says_nothing_where_a_gap_has_no_words_and_lists_what_to_prepare() {
    let journal = folder(&[
        ("n/2026-03-04-dana.md", &NOTE.replace("gaps:", "they_know: no\ngaps:")),
        ("k/2026-03-08-lee.md", "---\ninterviewer: Lee Park\n---\n"),
    ]);
    let show =
        |note: &str| words(&afterword(journal.path(), &["show", note, "--as-of", "2026-03-06"]).stdout);
    assert!(
        show("dana").contains("they know you want it (line 5)\n")
            || show("dana").contains("you want it (line 5)\n"),
        "{}",
        show("dana")
    );
    let ahead = show("lee");
    assert!(ahead.contains("  - blanked: CAP\n  the page Prepare of the report has"), "{ahead}");
}

#[test]
fn the_path_of_the_report_has_no_dots_in_it() {
    let journal = folder(&[("n/dana.md", NOTE), ("afterword.toml", "[report]\noutput = \"./report\"\n")]);
    let said = words(&afterword(journal.path(), &["build", "--as-of", "2026-03-06"]).stdout);
    assert!(!said.contains("/./"), "{said}");
}
