//! `sent`, `heard`, `status` and `skip` on real folders: one line changes, and the plan follows.

use crate::commands::{afterword, folder, words};
use std::fs;
use std::path::Path;

const DAY: &str = "--as-of=2026-03-06";

const DANA: &str = "---
interviewer: Dana Whitfield  # the lead
date: 2026-03-04
mood: shaky
gaps:
  - unmentioned: the payments migration -> I led the payments migration
---

Text that nobody touches.
";

const PANEL: &str = "---
interviewers: [Ines Castellane, Tomasz Bielak]
recruiter: Beatriz Lam
date: 2026-03-05
mood: good
gaps: []
sent: 2026-03-06 thank-you to Ines Castellane
---
";

fn journal() -> tempfile::TempDir {
    folder(&[("afterword.toml", ""), ("northwind/2026-03-04-dana.md", DANA), ("kestrel/panel.md", PANEL)])
}

/// Runs a command that must end well, and says what it said.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let run = afterword(folder, &[arguments, &[DAY]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    words(&run.stdout)
}

/// Runs a command that must be refused, and says why.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let run = afterword(folder, &[arguments, &[DAY]].concat());
    assert_eq!(run.status.code(), Some(2), "{}", words(&run.stdout));
    words(&run.stderr)
}

fn dana(folder: &Path) -> String {
    fs::read_to_string(folder.join("northwind/2026-03-04-dana.md")).expect("the note is there")
}

fn panel(folder: &Path) -> String {
    fs::read_to_string(folder.join("kestrel/panel.md")).expect("the note is there")
}

#[test]
fn a_letter_that_went_out_is_logged_in_one_line_and_settles_its_follow_up() {
    let journal = journal();
    let told = said(journal.path(), &["sent", "dana", "repair", "--by", "email"]);
    assert_eq!(
        told,
        "northwind/2026-03-04-dana.md
+ sent:
+   - 2026-03-06 repair-note by email

What changes
  sent            Thank-you with a repair: Dana Whitfield, Northwind, by email

Next
  Check-in: Dana Whitfield, Northwind, by email (in 5 days)
"
    );
    let expected =
        DANA.replace("migration\n---", "migration\nsent:\n  - 2026-03-06 repair-note by email\n---");
    assert_eq!(dana(journal.path()), expected);
}

#[test]
fn logging_it_twice_says_so_and_changes_nothing() {
    let journal = journal();
    said(journal.path(), &["sent", "dana", "repair", "--on", "yesterday"]);
    let once = dana(journal.path());
    let told = said(journal.path(), &["sent", "dana", "repair-note"]);
    assert_eq!(
        told,
        "northwind/2026-03-04-dana.md:8: `repair-note` was logged already, on Thu 5 Mar 2026; nothing was changed\n"
    );
    assert_eq!(dana(journal.path()), once);
}

#[test]
fn a_line_that_may_mean_either_of_two_holds_for_both() {
    let danas = "---\ninterviewers: [Dana Whitfield, Dana Wu]\ndate: 2026-03-05\nmood: good\ngaps: []\nskip: [thank-you to Dana]\n---\n";
    let journal = folder(&[("afterword.toml", ""), ("n/danas.md", danas)]);
    for person in ["Dana Wu", "Dana Whitfield"] {
        let told = said(journal.path(), &["skip", "danas", "thank-you", "--to", person]);
        assert!(told.contains("skipped already; nothing was changed"), "{told}");
    }
}

#[test]
fn of_a_panel_the_one_who_is_left_is_named_and_nobody_twice() {
    let journal = journal();
    said(journal.path(), &["sent", "panel", "thank"]);
    assert!(panel(journal.path()).contains(
        "sent:\n  - 2026-03-06 thank-you to Ines Castellane\n  - 2026-03-06 thank-you to Tomasz Bielak\n---"
    ));
    let told = said(journal.path(), &["sent", "panel", "thank-you", "--to", "ines"]);
    assert!(told.contains("logged already"), "{told}");
}

#[test]
fn a_person_a_play_a_channel_or_a_day_that_is_not_there_is_told_with_what_is() {
    let journal = journal();
    let at = journal.path();
    let nobody = refused(at, &["sent", "panel", "thank-you", "--to", "Marguerite"]);
    assert!(nobody.contains("`Ines Castellane`, `Tomasz Bielak`, `Beatriz Lam`"), "{nobody}");
    assert!(refused(at, &["sent", "panel", "thankyuo"]).contains("did you mean `thank-you`?"));
    assert!(refused(at, &["sent", "panel", "thank-you", "--by", "pigeon"]).contains("`linkedin`"));
    assert!(refused(at, &["sent", "panel", "check-in", "--on", "tomorow"]).contains("is not a day"));
    assert!(refused(at, &["sent", "panel", "check-in", "--on", "+2d"]).contains("still to come"));
    assert!(
        refused(at, &["sent", "panel", "check-in", "--on", "2026-03-01"]).contains("before the interview")
    );
    assert!(refused(at, &["status", "panel", "rejceted"]).contains("did you mean `rejected`?"));
    assert!(refused(at, &["skip", "panel", "linkedin", "--until", "yesterday"]).contains("not ahead"));
    assert!(refused(at, &["heard", "panel", "  "]).contains("in a few words"));
    assert_eq!((dana(at).as_str(), panel(at).as_str()), (DANA, PANEL));
}

#[test]
fn an_answer_starts_the_silence_anew() {
    let journal = journal();
    let told = said(journal.path(), &["heard", "dana", "they need", "another week: budget # freeze"]);
    assert!(told.contains("+ heard:\n"), "{told}");
    let note = dana(journal.path());
    assert!(
        note.contains("heard:\n  - \"2026-03-06 they need another week: budget # freeze\"\n")
            || note.contains("heard:\n  - '2026-03-06 they need another week: budget # freeze'\n"),
        "{note}"
    );
    let shown = said(journal.path(), &["show", "dana"]);
    assert!(shown.contains("no word since 2026-03-06"), "{shown}");
}

#[test]
fn a_status_is_written_with_the_day_it_was_learnt_and_ends_what_it_ends() {
    let journal = journal();
    let told = said(journal.path(), &["status", "dana", "no", "--on", "yesterday"]);
    assert!(told.contains("+ status: rejected\n+ status_on: 2026-03-05\n"), "{told}");
    assert!(told.contains("moot            Thank-you with a repair"), "{told}");
    assert!(told.contains("A good word after a no"), "{told}");
    let again = said(journal.path(), &["status", "dana", "rejected"]);
    assert!(again.contains("already, since Thu 5 Mar 2026"), "{again}");
    let changed = said(journal.path(), &["status", "dana", "offer"]);
    assert!(
        changed.contains(
            "- status: rejected\n- status_on: 2026-03-05\n+ status: offer\n+ status_on: 2026-03-06\n"
        ),
        "{changed}"
    );
}

#[test]
fn a_play_is_skipped_or_put_off_with_its_reason() {
    let journal = journal();
    let at = journal.path();
    said(at, &["skip", "dana", "linkedin", "--because", "we are connected"]);
    let told = said(at, &["skip", "dana", "repair", "--until", "+2d", "--because", "she is away"]);
    assert!(told.contains("in 2 days") || told.contains("What changes"), "{told}");
    let note = dana(at);
    assert!(note.contains("skip:\n  - linkedin - we are connected\n"), "{note}");
    assert!(note.contains("snooze:\n  - repair-note until 2026-03-08 - she is away\n"), "{note}");
    assert!(said(at, &["skip", "dana", "linkedin"]).contains("skipped already"));
}

#[test]
fn a_dry_run_shows_what_would_change_and_changes_nothing() {
    let journal = journal();
    let told = said(journal.path(), &["sent", "dana", "repair", "--dry-run"]);
    assert!(told.contains("+   - 2026-03-06 repair-note\n") && told.contains("What changes"), "{told}");
    assert_eq!(dana(journal.path()), DANA);
}

#[test]
fn a_note_that_is_open_in_an_editor_waits_unless_it_is_forced() {
    let journal = journal();
    let swap = journal.path().join("northwind/.2026-03-04-dana.md.swp");
    fs::write(&swap, "vim").expect("it can be written");
    let why = refused(journal.path(), &["sent", "dana", "repair"]);
    assert!(why.contains(".2026-03-04-dana.md.swp") && why.contains("--force"), "{why}");
    assert_eq!(dana(journal.path()), DANA);
    said(journal.path(), &["sent", "dana", "repair", "--force"]);
    assert!(dana(journal.path()).contains("repair-note"));
}

#[test]
fn a_note_that_cannot_be_read_is_left_as_it_is_and_says_why() {
    let broken = "---\ninterviewer: Dana\nmood: [good\ngaps: []\n---\n";
    let journal = folder(&[("afterword.toml", ""), ("a/broken.md", broken)]);
    let why = refused(journal.path(), &["sent", "broken", "thank-you"]);
    assert!(why.contains("a/broken.md") && why.contains("line 3"), "{why}");
    assert_eq!(fs::read_to_string(journal.path().join("a/broken.md")).expect("there"), broken);
}

#[test]
fn a_status_in_an_older_round_says_that_a_newer_round_has_the_last_word() {
    let newer = DANA.replace("2026-03-04", "2026-03-05").replace("mood", "status: advanced\nmood");
    let journal = folder(&[("northwind/a.md", DANA), ("northwind/b.md", &newer)]);
    let run = afterword(journal.path(), &["status", "northwind/a.md", "rejected", "--on", "2026-03-04", DAY]);
    assert_eq!(run.status.code(), Some(0));
    let told = words(&run.stderr);
    assert!(told.contains("northwind/b.md") && told.contains("`advanced`"), "{told}{}", words(&run.stdout));
}

#[test]
fn what_the_checks_say_of_the_new_line_is_said_at_once() {
    let journal = journal();
    let warned = |arguments: &[&str]| words(&afterword(journal.path(), &[arguments, &[DAY]].concat()).stderr);
    let decision = warned(&["heard", "dana", "we went with another candidate"]);
    assert!(
        decision.contains("decision-heard") && decision.contains("afterword status NOTE rejected"),
        "{decision}"
    );
    assert_eq!(warned(&["heard", "panel", "they need another week"]), "");
    for day in ["2026-03-12", "2026-03-20"] {
        let run = afterword(journal.path(), &["sent", "panel", "check-in", "--as-of", day]);
        assert_eq!(words(&run.stderr), "");
    }
    let third =
        words(&afterword(journal.path(), &["sent", "panel", "check-in", "--as-of", "2026-03-28"]).stderr);
    assert!(third.contains("warning[too-many-check-ins]"), "{third}");
}

#[test]
fn a_line_for_several_people_says_so() {
    let panel = PANEL.replace("sent: 2026-03-06 thank-you to Ines Castellane\n", "");
    let journal = folder(&[("kestrel/panel.md", &panel)]);
    let run = afterword(journal.path(), &["sent", "panel", "thanks", DAY]);
    assert_eq!(
        words(&run.stderr),
        "this line is for Ines Castellane and Tomasz Bielak; `--to NAME` makes it one person's\n"
    );
}

#[test]
fn what_is_not_wanted_at_all_cannot_be_put_off_as_well() {
    let journal = journal();
    said(journal.path(), &["skip", "panel", "linkedin"]);
    let again = said(journal.path(), &["skip", "panel", "linkedin", "--to", "tomasz", "--until", "+1w"]);
    assert!(again.contains("is skipped already"), "{again}");
}

#[test]
fn what_was_settled_before_is_not_told_as_a_change() {
    let first = "---\ninterviewer: Ines Castellane\ndate: 2026-02-20\nmood: good\ngaps: []\n---\n";
    let second = "---\ninterviewer: Bob Lee\ndate: 2026-03-05\nmood: good\ngaps: []\nsent: 2026-03-05 thank-you\n---\n";
    let journal = folder(&[("kestrel/1.md", first), ("kestrel/2.md", second)]);
    let heard = said(journal.path(), &["heard", "kestrel/2.md", "they need another week"]);
    assert!(heard.contains("What changes\n  in ") && !heard.contains("moot"), "{heard}");
}

#[test]
fn a_path_that_is_no_note_is_never_taken_for_another_one() {
    let broken = "---\ninterviewer: Dana\nmood: [good\n---\n";
    let letter = "---\nplay: thank-you\nnote: ../2026-03-04.md\n---\nHello Dana,\n";
    let journal = folder(&[
        ("2026-03-04.md", DANA),
        ("northwind/2026-03-04.md", broken),
        ("northwind/letters/a.md", letter),
    ]);
    let at = journal.path();
    assert!(
        refused(at, &["sent", "northwind/2026-03-04.md", "thank-you"]).contains("cannot be read as a note")
    );
    assert!(refused(at, &["heard", "/nowhere/else/2026-03-04.md", "hi"]).contains("no note matches"));
    assert!(refused(at, &["heard", "", "hi"]).contains("name a note"));
    assert!(refused(at, &["sent", "northwind/letters/a.md", "thank-you"]).contains("is a letter"));
    assert_eq!(fs::read_to_string(at.join("2026-03-04.md")).expect("it is there"), DANA);
}
