//! A stranger's first minutes: `init`, `new`, `build`, `due`, and what of their files is never touched.

use crate::commands::{afterword, folder, words};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What lies in a folder, hidden files as well, in order.
fn listing(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// `afterword new Foo --edit` with this editor.
fn edited_with(folder: &Path, visual: Option<&str>, editor: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(["new", "Foo", "--edit", "--as-of", "2026-03-06"]).current_dir(folder);
    command.env_remove("VISUAL").env_remove("EDITOR");
    command.envs(visual.map(|visual| ("VISUAL", visual)));
    command.envs(editor.map(|editor| ("EDITOR", editor)));
    command.output().expect("the binary runs")
}

#[test]
fn from_nothing_to_the_first_report() {
    let home = folder(&[]);
    let run = |arguments: &[&str]| {
        let run = afterword(home.path(), &[arguments, &["--as-of", "2026-03-06"]].concat());
        assert_eq!(run.status.code(), Some(0), "{arguments:?}: {}", words(&run.stderr));
        words(&run.stdout)
    };
    assert_eq!(run(&["init"]), ".gitignore\nexample/2026-03-05-robin.md\nafterword.toml\n");
    let path = run(&["new", "Northwind", "--interviewer", "Dana Whitfield <dana@northwind.example>"]);
    assert_eq!(path, "northwind/2026-03-06-dana.md\n");
    let built = run(&["build"]);
    assert!(built.contains("2 notes read for Fri 6 Mar 2026; 0 other files left alone"), "{built}");
    let page = read(home.path(), "report/notes/northwind-2026-03-06-dana.html");
    assert!(page.contains("Three honest answers") && !page.contains("%%") && !page.contains("CAP theorem"));
    let due = run(&["due"]);
    assert!(due.contains("Thank-you with a repair: Robin Ashby, Example Ltd, by email"), "{due}");
    assert!(due.contains("Write down how it went: Northwind"), "{due}");
    fs::remove_dir_all(home.path().join("example")).expect("one gesture");
    assert!(!run(&["due"]).contains("Example") && !run(&["check", "--format", "short"]).contains("example"));
}

#[test]
fn init_leaves_every_file_as_it_was_and_says_so() {
    let home = folder(&[(".gitignore", "*.tmp\n"), ("example/mine.txt", "mine")]);
    let run = afterword(home.path(), &["init"]);
    assert_eq!(words(&run.stdout), "afterword.toml\n");
    let said = words(&run.stderr);
    assert!(said.contains("`.gitignore` is there already, and was left as it is"), "{said}");
    assert!(said.contains("add the line `/report/` to `.gitignore`"), "{said}");
    assert!(said.contains("no example was put into it"), "{said}");
    assert_eq!(read(home.path(), ".gitignore"), "*.tmp\n");
    assert_eq!(listing(&home.path().join("example")), ["mine.txt"]);
    let config = read(home.path(), "afterword.toml");
    fs::write(home.path().join("afterword.toml"), format!("{config}# mine\n")).expect("it can be written");
    let again = afterword(home.path(), &["init"]);
    assert_eq!((again.status.code(), words(&again.stdout)), (Some(0), String::new()));
    assert!(words(&again.stderr).contains("a journal already"), "{}", words(&again.stderr));
    assert!(read(home.path(), "afterword.toml").ends_with("# mine\n"));
}

#[test]
fn a_vault_that_holds_notes_gets_its_configuration_and_nothing_else() {
    let note = "---\ninterviewer: Dana\ndate: 2026-03-04\ngaps: []\n---\n";
    let vault =
        folder(&[("jobs/a.md", note), ("jobs/b.md", "---\nmood: [good\n---\n"), ("c.md", "# Soup\n")]);
    let run = afterword(vault.path(), &["init"]);
    assert_eq!(words(&run.stdout), "afterword.toml\n");
    assert!(words(&run.stderr).contains("this folder holds 2 notes already"), "{}", words(&run.stderr));
    assert_eq!(listing(vault.path()), ["afterword.toml", "c.md", "jobs"]);
}

#[test]
fn a_journal_is_no_place_for_another_one_but_beside_it_is() {
    let home = folder(&[("old/afterword.toml", "")]);
    let old = home.path().join("old");
    assert_eq!(afterword(&old, &["init", "inner/deep"]).status.code(), Some(2));
    assert_eq!(listing(&old), ["afterword.toml"]);
    assert_eq!(afterword(&old, &["init", "../new"]).status.code(), Some(0));
    assert_eq!(listing(&home.path().join("new")), [".gitignore", "afterword.toml", "example"]);
}

#[test]
fn a_new_note_goes_into_the_nearest_journal_and_its_path_is_seen_from_here() {
    let home =
        folder(&[("afterword.toml", ""), ("research/Orchard Health/ad.pdf", ""), ("Kestrel Pay/ad.pdf", "")]);
    let run = |company| {
        words(&afterword(&home.path().join("research"), &["new", company, "--as-of", "2026-03-06"]).stdout)
    };
    assert_eq!(
        run("kestrel-pay"),
        "../Kestrel Pay/2026-03-06-interview.md\n",
        "a folder without notes is its folder too"
    );
    assert!(read(home.path(), "Kestrel Pay/2026-03-06-interview.md").contains("\ncompany: kestrel-pay\n"));
    assert_eq!(run("Research"), "2026-03-06-interview.md\n");
}

#[test]
fn a_round_with_a_company_that_said_no_is_told_and_a_folder_that_is_no_journal_as_well() {
    let over = "---\nrole: Cook\ninterviewer: Ann\ndate: 2026-03-02\ngaps: []\nstatus: rejected\n---\n";
    let home = folder(&[("foo/a.md", over)]);
    let run = afterword(home.path(), &["new", "foo", "--as-of", "2026-03-06"]);
    let said = words(&run.stderr);
    assert!(said.contains("round 2 at Foo, Fri 6 Mar 2026"), "{said}");
    assert!(
        said.contains("this one is over (rejected); if it is another job there, give its `--role`"),
        "{said}"
    );
    assert!(said.contains("there is no `afterword.toml` here or above"), "{said}");
    let other =
        afterword(home.path(), &["new", "foo", "--role", "Chef", "--as-of", "2026-03-06", "--on", "-1d"]);
    assert!(
        words(&other.stderr).starts_with("round 1 at Foo, Chef, Thu 5 Mar 2026: fill it in"),
        "{}",
        words(&other.stderr)
    );
}

#[test]
fn a_file_in_the_way_is_never_written_over() {
    let private = "---\nprivate: yes\ninterviewer: Dana\ngaps: []\n---\n";
    let home = folder(&[("afterword.toml", ""), ("foo/2026-03-06-interview.md", private)]);
    let run = afterword(home.path(), &["new", "Foo", "--as-of", "2026-03-06"]);
    assert_eq!(words(&run.stdout), "foo/2026-03-06-interview-2.md\n");
    assert_eq!(read(home.path(), "foo/2026-03-06-interview.md"), private);
    let again = afterword(home.path(), &["new", "Foo", "--as-of", "2026-03-06"]);
    assert_eq!((again.status.code(), words(&again.stdout)), (Some(2), String::new()));
    assert!(words(&again.stderr).contains("`foo/2026-03-06-interview-2.md`"), "{}", words(&again.stderr));
}

#[cfg(unix)]
#[test]
fn the_editor_may_have_arguments_and_visual_comes_first() {
    let home = folder(&[("afterword.toml", "")]);
    let run = edited_with(home.path(), Some("sh -c 'echo \"$1: $2\" >> seen' editor --wait"), Some("false"));
    assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
    assert_eq!(read(home.path(), "seen"), "--wait: foo/2026-03-06-interview.md\n");
}

#[cfg(unix)]
#[test]
fn an_editor_that_fails_is_told_and_the_note_stays() {
    for (editor, told) in [
        (Some("no-such-editor --wait"), "`no-such-editor`, which `$EDITOR` names, did not start"),
        (Some("false"), "the editor `false` ended with a failure"),
        (Some("'unclosed"), "`$EDITOR` names no program"),
        (None, "set `VISUAL` or `EDITOR`"),
    ] {
        let home = folder(&[("afterword.toml", "")]);
        let run = edited_with(home.path(), Some("  "), editor);
        assert_eq!(words(&run.stdout), "foo/2026-03-06-interview.md\n");
        assert!(words(&run.stderr).contains(told), "{}", words(&run.stderr));
        assert!(home.path().join("foo/2026-03-06-interview.md").is_file());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_company_called_as_the_report_but_for_a_capital_keeps_its_folder() {
    let note = "---\ninterviewer: Dana\ndate: 2026-03-02\nmood: good\ngaps: []\n---\n";
    let home = folder(&[("afterword.toml", ""), ("Report/2026-03-02-dana.md", note)]);
    let run = afterword(home.path(), &["new", "Report", "--as-of", "2026-03-06"]);
    assert_eq!(words(&run.stdout), "Report/2026-03-06-interview.md\n", "{}", words(&run.stderr));
}
