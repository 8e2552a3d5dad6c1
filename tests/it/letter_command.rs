//! `afterword letter`: what it does to a folder, and what it says.

use std::fs;
use std::path::Path;
use std::process::Command;

const PANEL: &str = "---
interviewers:
  - Dana Whitfield <dana@northwind.example>
  - Tomasz Bielak
  - Zoë O'Brien <zoe@northwind.example>
recruiter: Joel Amsel <joel@agency.example>
date: 2026-03-04
mood: good
gaps: []
prefers: email
---
";

struct Run {
    code: Option<i32>,
    out: String,
    said: String,
}

fn afterword(folder: &Path, arguments: &[&str]) -> Run {
    let binary = env!("CARGO_BIN_EXE_afterword");
    let mut command = Command::new(binary);
    let run = command.args(arguments).args(["--as-of", "2026-03-05", "--color", "never"]).current_dir(folder);
    let run = run.output().expect("the binary runs");
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { code: run.status.code(), out: words(&run.stdout), said: words(&run.stderr) }
}

fn journal(note: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("n")).expect("it can be made");
    fs::write(folder.path().join("n/a.md"), note).expect("it can be written");
    fs::write(folder.path().join("afterword.toml"), "[me]\nname = \"Sam Rivera\"\n")
        .expect("it can be written");
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn everybody_of_a_panel_gets_a_file_of_their_own() {
    let journal = journal(PANEL);
    let run = afterword(journal.path(), &["letter", "n/a.md", "thanks"]);
    assert_eq!(run.code, Some(0), "{}", run.said);
    assert_eq!(
        run.out,
        "n/letters/a-thank-you-dana.md\nn/letters/a-thank-you-tomasz.md\nn/letters/a-thank-you-zoë.md\n"
    );
    assert!(
        run.said.contains("afterword sent n/a.md thank-you --to 'Zoë O'\\''Brien' --by email"),
        "{}",
        run.said
    );
    assert!(run.said.contains("  fill in 2 blanks: [a moment from your talk with Dana], ["), "{}", run.said);
    let letter = read(journal.path(), "n/letters/a-thank-you-tomasz.md");
    assert!(
        letter
            .starts_with("---\nplay: thank-you\nnote: ../a.md\nto: Tomasz Bielak\nchannel: email\nsubject: ")
    );
    let check = afterword(journal.path(), &["check", "--format", "short"]);
    assert!(check.out.contains("n/letters/a-thank-you-tomasz.md:10:"), "its blanks are told: {}", check.out);
    assert_eq!(read(journal.path(), "n/a.md"), PANEL, "the note is left as it is");
}

#[test]
fn a_letter_that_is_there_is_never_written_over() {
    let journal = journal(PANEL);
    let one = ["letter", "n/a.md", "thanks", "--to", "dana"];
    assert_eq!(afterword(journal.path(), &one).out, "n/letters/a-thank-you-dana.md\n");
    let path = "n/letters/a-thank-you-dana.md";
    let edited = read(journal.path(), path).replace("Dear Dana", "Hi Dana");
    fs::write(journal.path().join(path), &edited).expect("it can be written");
    let again = afterword(journal.path(), &one);
    assert_eq!((again.code, again.out.as_str()), (Some(0), "n/letters/a-thank-you-dana.md\n"));
    assert!(again.said.contains("your own version already, and was left as it is"), "{}", again.said);
    assert_eq!(read(journal.path(), path), edited);
    let shown = afterword(
        journal.path(),
        &["letter", "n/a.md", "thanks", "--to", "dana", "--stdout", "--format", "text"],
    );
    assert!(shown.out.contains("Hi Dana"), "the edited letter is the letter: {}", shown.out);
    for command in ["show", "due"] {
        let argument = if command == "show" { "n/a.md" } else { "." };
        assert_eq!(afterword(journal.path(), &[command, argument]).code, Some(0));
    }
    assert!(afterword(journal.path(), &["show", "n/a.md"]).out.contains("Hi Dana"));
}

#[test]
fn something_else_in_the_way_is_told_and_the_others_are_written() {
    let journal = journal(PANEL);
    let folder = journal.path().join("n/letters");
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(folder.join("a-thank-you-dana.md"), "# my own\n").expect("it can be written");
    let some = afterword(journal.path(), &["letter", "n/a.md", "thanks"]);
    assert_eq!(some.code, Some(1), "{}", some.said);
    assert_eq!(some.out.lines().count(), 2);
    assert!(some.said.contains("`n/letters/a-thank-you-dana.md` is there already"), "{}", some.said);
    let none = afterword(journal.path(), &["letter", "n/a.md", "thanks", "--to", "dana"]);
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""));
    assert_eq!(read(journal.path(), "n/letters/a-thank-you-dana.md"), "# my own\n");
}

#[test]
fn standard_output_takes_one_letter_and_makes_no_file() {
    let journal = journal(PANEL);
    let several = afterword(journal.path(), &["letter", "n/a.md", "thanks", "--stdout"]);
    assert_eq!(several.code, Some(2));
    assert!(
        several.said.contains(
            "there are 3 such letters; say which with `--to`: Dana Whitfield, Tomasz Bielak, Zoë O'Brien"
        ),
        "{}",
        several.said
    );
    let one = afterword(
        journal.path(),
        &["letter", "n/a.md", "thanks", "--stdout", "--to", "zoë", "--format", "eml"],
    );
    assert_eq!(one.code, Some(0));
    assert!(one.out.starts_with("X-Unsent: 1\r\n"), "{}", one.out);
    assert!(!journal.path().join("n/letters").exists());
}

#[test]
fn a_mail_to_somebody_without_an_address_says_so() {
    let journal = journal(PANEL);
    let run = afterword(journal.path(), &["letter", "n/a.md", "thanks", "--to", "tomasz", "--format", "eml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "n/letters/a-thank-you-tomasz.eml\n"));
    assert!(run.said.contains("no e-mail address is known, so the mail has no `To` yet"), "{}", run.said);
}

#[test]
fn a_second_check_in_has_a_letter_of_its_own() {
    let note = PANEL.replace("prefers: email", "prefers: email\nsent:\n  - 2026-02-17 check-in");
    let note = note.replace("date: 2026-03-04", "date: 2026-02-09");
    let journal = journal(&note);
    let run = afterword(journal.path(), &["letter", "n/a.md", "check"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "n/letters/a-check-in-2.md\n"), "{}", run.said);
    assert!(read(journal.path(), "n/letters/a-check-in-2.md").contains("\nturn: 2\n"));
    assert!(
        afterword(journal.path(), &["letter", "n/a.md", "check"]).said.contains("your own version already")
    );
}

#[test]
fn each_reason_for_having_no_letter_is_told_with_what_to_do() {
    let told = |fields: &str, arguments: &[&str]| {
        let journal = journal(&PANEL.replace("prefers: email", fields));
        let run = afterword(journal.path(), &[&["letter", "n/a.md"], arguments].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.said);
        assert!(!journal.path().join("n/letters").exists());
        run.said.trim_start_matches("error: ").trim().to_owned()
    };
    assert_eq!(
        told("skip: [thank-you to Dana Whitfield]", &["thanks", "--to", "dana"]),
        "`thank-you` to Dana Whitfield is skipped; take its line out of `skip` in `n/a.md` to have a draft"
    );
    assert_eq!(
        told("sent: [2026-03-04 thank-you]", &["thanks", "--to", "dana"]),
        "`thank-you` to Dana Whitfield is done since Wed 4 Mar 2026: the log of the note has it, so there is nothing left to write"
    );
    assert_eq!(
        told("skip: [thank-you to Dana Whitfield]\nsent: [2026-03-04 thank-you to Zoë, 2026-03-05 thank-you to Tomasz]", &["thanks"]).lines().count(),
        3,
        "one reason for each person"
    );
    assert_eq!(
        told("status: rejected", &["check-in"]),
        "`check-in` to Dana Whitfield is not needed any more: it stands at `rejected`, or a newer round has come"
    );
    assert_eq!(
        told("practice: yes", &["thanks"]),
        "`thank-you` is not planned here: a rehearsal has no follow-ups"
    );
    assert_eq!(
        told("tags: [x]", &["thanks", "--to", "joel"]),
        "`thank-you` does not go to Joel Amsel here; it goes to `Dana Whitfield`, `Tomasz Bielak`, `Zoë O'Brien`"
    );
    assert_eq!(
        told("tags: [x]", &["bow"]),
        "`bow-out` is not planned here: the verdict `solid` does not call for it; this note has `thank-you`, `check-in` and `linkedin`. `afterword explain bow-out` says when it applies"
    );
    let late = journal(&PANEL.replace("2026-03-04", "2026-02-04"));
    assert_eq!(
        afterword(late.path(), &["letter", "n/a.md", "thanks", "--to", "dana"]).said,
        "error: `thank-you` to Dana Whitfield closed on Wed 11 Feb 2026; `--as-of 2026-02-11` writes what was due then\n"
    );
}

#[test]
fn a_page_to_print_is_whole_and_a_journals_own_theme_shows() {
    let journal = journal(PANEL);
    fs::create_dir_all(journal.path().join("theme")).expect("it can be made");
    fs::write(journal.path().join("theme/style.css"), "body { color: teal }\n").expect("it can be written");
    let run = afterword(journal.path(), &["letter", "n/a.md", "thanks", "--to", "dana", "--format", "html"]);
    assert_eq!(run.out, "n/letters/a-thank-you-dana.html\n", "{}", run.said);
    let page = read(journal.path(), "n/letters/a-thank-you-dana.html");
    assert!(
        page.contains("color: teal") && page.contains("Dear Dana,") && !page.contains("<script"),
        "{page}"
    );
}

#[test]
fn what_is_wrong_with_the_users_own_words_is_told_before_they_leave() {
    let journal = journal(PANEL);
    let own = "---\nplay: thank-you\nnote: n/a.md\nto: Dana Whitfield\n---\nDear Tomasz,\n\nI am sorry for my answer on Kafka. I apologise for the delay too.\n\nSam Rivera\n";
    fs::create_dir_all(journal.path().join("n/letters")).expect("it can be made");
    fs::write(journal.path().join("n/letters/dana.md"), own).expect("it can be written");
    let letter = |more: &[&str]| {
        let arguments = [&["letter", "n/a.md", "thanks", "--to", "dana"], more].concat();
        afterword(journal.path(), &arguments)
    };
    for more in [&["--format", "eml"][..], &["--format", "text"], &["--format", "html"], &["--stdout"], &[]] {
        let run = letter(more);
        assert!(run.said.contains("Before you send it\n  - line 6: "), "{more:?}: {}", run.said);
        assert!(
            run.said.contains("[letter-misspelt-name]") && run.said.contains("[letter-apologies]"),
            "{}",
            run.said
        );
        assert_eq!(run.code, Some(1), "{more:?}");
    }
    assert!(read(journal.path(), "n/letters/a-thank-you-dana.eml").contains("Dear Tomasz"));
    assert!(!letter(&["--format", "text"]).said.contains("reads otherwise"));
    fs::write(journal.path().join("n/letters/dana.md"), own.replace("Dear Tomasz", "Dear Dana"))
        .expect("it can be written");
    let said = letter(&["--format", "text"]).said;
    assert!(said.contains("and was left as it is; the letter reads otherwise by now; rename it"), "{said}");
}
