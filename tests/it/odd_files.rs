//! Files that are no files, names that no other system takes, and folders that change while they are read.

use crate::trial::{Trial, fine, run};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// Names that are read.
const READ: &[&str] = &[
    "CON.md",
    "con.md",
    "nul.md",
    "con/aux.md",
    "a:b.md",
    "a*b?.md",
    "-rf.md",
    "--help.md",
    " .md",
    " lead.md",
    "trail .md",
    "a\nb.md",
    "a\rb.md",
    "a\tb.md",
    "a\u{1b}[31mb.md",
    "a\u{7}b.md",
    "\u{202e}evil.md",
    "\u{e9}.md",
    "e\u{301}.md",
    "Dana.md",
    "dana.md",
    "DANA.MD",
    "dana.markdown",
    "😀.md",
    "%2e%2e%2f.md",
    "a\\b.md",
    "\"q\".md",
    "'q'.md",
    "<b>.md",
    "&amp;.md",
    "#hash.md",
    "~tilde.md",
    "$(id).md",
    "`id`.md",
    "a;b.md",
    "a|b.md",
    "index.md",
    "index.html.md",
    "x.md.md",
    "x.MD",
    "note (1).md",
    "note copy.md",
    "\u{200b}.md",
    "\u{85}.md",
    "K.md",
    "\u{212a}.md",
    "ß.md",
    "ss.md",
    "\u{130}.md",
    "i.md",
    "templates/a.md",
];

/// Names that are passed over without a word: hidden, or a copy that a program left.
const LEFT: &[&str] = &[
    ".hidden.md",
    "..md",
    "....md",
    ".obsidian/a.md",
    ".git/a.md",
    ".trash/a.md",
    "node_modules/a.md",
    ".#note.md",
    "note.md~",
    "note.md.bak",
    "note.sync-conflict-20260304-101010-ABCDEF.md",
    "note (conflicted copy 2026-03-04).md",
    "note (Sam's conflicted copy).md",
    "note (Case Conflict 1).md",
    "note (case clash from Sam).md",
    "note (Sams in Konflikt stehende Kopie 2026-03-04).md",
    "note (Copie en conflit de Sam 2026-03-04).md",
    "note (SFConflict sam@x.example 2026-03-04-10-10-10).md",
    "~$note.md",
    "~syncthing~note.md.tmp",
    ".note.md.swp",
    "#note.md#",
    "note.md.~1~",
    "note.md.tmp123",
    "note.md.orig",
    "4913",
];

#[test]
fn every_name_that_a_disk_takes_gets_a_page_of_its_own_that_any_other_disk_takes_too() {
    let trial = Trial::new(PATIENCE);
    let long = ["n".repeat(252) + ".md", "ü".repeat(126) + ".md", format!("{}a.md", "d/".repeat(200))];
    let read: Vec<&str> = READ.iter().copied().chain(long.iter().map(String::as_str)).collect();
    for name in read.iter().chain(LEFT) {
        trial.put(name, fine());
    }
    fs::write(trial.path().join(OsStr::from_bytes(b"bad\xff.md")), fine()).expect("it can be written");
    let complaints = trial.survived();
    let told: Vec<(&str, bool)> =
        complaints.iter().map(|(path, codes)| (path.as_str(), codes.contains("path-not-utf8"))).collect();
    assert_eq!(told, [("bad\u{fffd}.md", true)]);
    let pages = fs::read_dir(trial.path().join("report/notes")).expect("a folder").flatten();
    let names: Vec<String> = pages.map(|page| page.file_name().to_string_lossy().to_lowercase()).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!((names.len(), unique.len()), (read.len() + 1, read.len() + 1));
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    for name in &names {
        let stem = name.strip_suffix(".html").unwrap_or_else(|| panic!("{name}"));
        assert!(stem.len() < 130 && stem.chars().all(is_plain), "{name}");
        assert!(!stem.starts_with('-') && !["con", "nul", "aux"].contains(&stem), "{name}");
    }
}

#[test]
fn what_is_no_file_is_never_waited_for() {
    let (trial, outside) = (Trial::new(PATIENCE), tempfile::tempdir().expect("a folder"));
    let odd = trial.path().join("odd");
    fs::create_dir_all(odd.join("folder.md")).expect("it can be made");
    fs::write(outside.path().join("secret.md"), fine()).expect("it can be written");
    let made = Command::new("mkfifo").arg(odd.join("pipe.md")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    let _socket = UnixListener::bind(odd.join("socket.md")).expect("a socket");
    let secret = outside.path().join("secret.md");
    let links: &[(&str, &Path)] = &[
        ("zero.md", Path::new("/dev/zero")),
        ("input.md", Path::new("/dev/stdin")),
        ("process.md", Path::new("/proc/self/mem")),
        ("outside.md", &secret),
        ("outside", outside.path()),
        ("nowhere.md", Path::new("nothing.md")),
        ("self.md", Path::new("self.md")),
        ("one.md", Path::new("two.md")),
        ("two.md", Path::new("one.md")),
        ("up", Path::new("..")),
        ("here", Path::new(".")),
        ("again.md", Path::new("../fine/a.md")),
        ("to-pipe.md", Path::new("pipe.md")),
    ];
    for (name, target) in links {
        symlink(target, odd.join(name)).expect("a link");
    }
    let complaints = trial.survived();
    let told: Vec<String> = complaints
        .iter()
        .map(|(path, codes)| {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            format!("{path} {}", codes.join(" "))
        })
        .collect();
    let expected = [
        "odd/nowhere.md unreadable-file",
        "odd/one.md unreadable-file",
        "odd/outside link-outside",
        "odd/outside.md link-outside",
        "odd/self.md unreadable-file",
        "odd/two.md unreadable-file",
        "odd/zero.md link-outside",
    ];
    let told: Vec<&str> = told
        .iter()
        .map(String::as_str)
        // Where these lead is another place on every system.
        .filter(|line| !line.contains("input.md") && !line.contains("process.md"))
        .collect();
    assert_eq!(told, expected);
    assert_eq!(fs::read_dir(trial.path().join("report/notes")).expect("a folder").count(), 1);
}

#[test]
fn a_pipe_in_the_place_of_any_other_file_that_is_read_is_told_or_put_aside() {
    for (pipe, exit) in [
        ("afterword.toml", 2),
        ("playbook/gaps/a.md", 0),
        ("playbook/plays/a.md", 0),
        ("theme/note.hbs", 0),
        ("report/index.html", 0),
        ("report/calendar.ics", 0),
        ("report/.afterword-manifest.json", 2),
    ] {
        let trial = Trial::new(PATIENCE);
        assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
        let path = trial.path().join(pipe);
        let _ = fs::remove_file(&path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        let made = Command::new("mkfifo").arg(&path).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
        let ended = run(trial.path(), &["build"], PATIENCE);
        assert_eq!(ended.exit, Some(exit), "{pipe}: {}{}", ended.out, ended.errors);
    }
}

#[test]
fn a_journal_that_changes_while_it_is_read_is_read_as_it_is_at_some_moment() {
    let trial = Trial::new(PATIENCE);
    let busy = trial.path().join("busy");
    fs::create_dir_all(&busy).expect("it can be made");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                let path = |number: u32| busy.join(format!("{}.md", number % 40));
                let _ = match turn % 5 {
                    0 => fs::write(path(turn), fine()),
                    1 => fs::write(path(turn + 7), "---\nmood: sha"),
                    2 => fs::remove_file(path(turn + 13)),
                    3 => fs::rename(path(turn + 3), path(turn + 20)),
                    _ => fs::write(path(turn + 31), [0xff; 100]),
                };
            }
        });
        for _ in 0..4 {
            for command in ["build", "check", "due"] {
                let ended = run(trial.path(), &[command], PATIENCE);
                assert!(matches!(ended.exit, Some(0 | 1)), "{command}: {:?} {}", ended.exit, ended.errors);
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    let page = fs::read_to_string(trial.path().join("report/notes/fine-a.html"));
    assert!(page.expect("the fine note has its page").contains("Dana Whitfield"));
}

/// Runs only where the tests are run by root, who may become another user; else that other user is who runs them.
#[test]
fn what_may_not_be_read_is_told_and_hides_no_other() {
    let trial = Trial::new(PATIENCE);
    trial.put("odd/closed.md", fine());
    trial.put("closed/a.md", fine());
    for (path, mode) in [("", 0o755), ("odd/closed.md", 0o000), ("closed", 0o000)] {
        fs::set_permissions(trial.path().join(path), fs::Permissions::from_mode(mode)).expect("a mode");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(["check", "--format", "short", "--as-of", "2026-03-06"]).current_dir(trial.path());
    if fs::read(trial.path().join("odd/closed.md")).is_ok() {
        command.uid(65_534).gid(65_534);
    }
    let said = command.output();
    fs::set_permissions(trial.path().join("closed"), fs::Permissions::from_mode(0o755)).expect("a mode");
    let Ok(said) = said else { return };
    let out = String::from_utf8_lossy(&said.stdout);
    assert_eq!(said.status.code(), Some(1), "{out}");
    for line in
        ["closed:1:1: error[unreadable-file]", "odd/closed.md:1:1: error[unreadable-file]", "fine/a.md:"]
    {
        assert!(out.contains(line), "{line}: {out}");
    }
}
