//! The report's folder under fire: builds at once, builds that are killed, full and closed disks, links, other owners.
//!
//! `AFTERWORD_KILLS=400 cargo test --test it under_fire` kills more builds than the gate does.

use crate::trial::{Trial, bytes, fine, run};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(240);

/// Some notes in two companies.
fn trial() -> Trial {
    let trial = Trial::new(PATIENCE);
    for number in 0..12 {
        let text = fine().replace("03-04", &format!("03-{:02}", number % 5 + 1));
        trial.put(format!("{}/{number}.md", ["northwind", "kestrel"][number % 2]), text);
    }
    trial
}

/// A build for one day, which is not waited for.
fn building(folder: &Path, day: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(["build", "--as-of", day]).current_dir(folder);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs")
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let inside =
        |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(folder).expect("inside").to_owned(), bytes);
    let mut all = bytes(folder);
    all.extend(bytes(&folder.join("report")));
    all.into_iter().map(inside).collect()
}

/// After whatever came before, a build gives the report that a build from nothing gives, and nothing beside it.
fn is_mended(trial: &Trial, because: &str) {
    let ended = run(trial.path(), &["build"], PATIENCE);
    assert_eq!(ended.exit, Some(0), "{because}: {}", ended.errors);
    assert!(!ended.out.contains("kept your changes"), "{because}: {}", ended.out);
    let fresh = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files(trial.path()).into_iter().filter(|(path, _)| !path.starts_with("report")) {
        fs::create_dir_all(fresh.path().join(&path).parent().expect("a folder")).expect("it can be made");
        fs::write(fresh.path().join(path), bytes).expect("it can be written");
    }
    assert_eq!(run(fresh.path(), &["build"], PATIENCE).exit, Some(0));
    // The calendar goes on from the one before, and so the list that has its hash.
    let same = |folder: &Path| {
        let mut files = files(folder);
        files
            .retain(|path, _| !path.ends_with("calendar.ics") && !path.ends_with(".afterword-manifest.json"));
        files
    };
    let (there, expected) = (same(trial.path()), same(fresh.path()));
    assert_eq!(there.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{because}");
    assert!(there == expected, "{because}: a file is another one");
}

#[test]
fn what_has_not_changed_keeps_its_bytes_its_place_on_the_disk_and_its_time() {
    let trial = trial();
    let seen = || {
        let all = files(&trial.path().join("report"));
        let told = |path: PathBuf| {
            let found = fs::metadata(trial.path().join("report").join(&path)).expect("it is there");
            (path, (found.ino(), found.mtime(), found.mtime_nsec(), found.ctime_nsec()))
        };
        (all.clone(), all.into_keys().map(told).collect::<BTreeMap<_, _>>())
    };
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
    let before = seen();
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
    assert!(before == seen());
    trial.put("northwind/0.md", fine().replace("CAP", "the third question"));
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
    let (before, after) = (before.1, seen().1);
    assert_ne!(before[Path::new("notes/northwind-0.html")], after[Path::new("notes/northwind-0.html")]);
    for same in ["notes/fine-a.html", "style.css", "playbook.html"] {
        assert_eq!(before[Path::new(same)], after[Path::new(same)], "{same}");
    }
}

#[test]
fn builds_at_once_wait_for_each_other_and_take_nothing_for_somebodys_change() {
    let trial = trial();
    let before = bytes(trial.path());
    for round in 0..3 {
        let days = ["2026-03-05", "2026-03-06", "2026-03-20", "2026-04-01", "2026-03-06"];
        let builds: Vec<Child> = days.iter().map(|day| building(trial.path(), day)).collect();
        for build in builds {
            let ended = build.wait_with_output().expect("it ends");
            assert_eq!(ended.status.code(), Some(0), "{round}: {}", String::from_utf8_lossy(&ended.stderr));
        }
        is_mended(&trial, &format!("round {round}"));
    }
    assert!(before == bytes(trial.path()));
}

#[test]
fn a_build_that_is_killed_at_any_moment_is_mended_by_the_next() {
    let kills: u32 = std::env::var("AFTERWORD_KILLS").map_or(24, |kills| kills.parse().expect("a number"));
    let trial = trial();
    let before = bytes(trial.path());
    let timed = || {
        let began = Instant::now();
        building(trial.path(), "2026-03-06").wait().expect("it ends");
        began.elapsed()
    };
    let whole = timed().min(timed());
    let (mut cut_short, mut strays) = (0, 0);
    for kill in 0..kills {
        // From the beginning, as the first moments of a new folder are the most delicate.
        if kill % 3 == 0 {
            fs::remove_dir_all(trial.path().join("report")).expect("it can be removed");
        }
        let mut child = building(trial.path(), ["2026-03-20", "2026-03-06", "2026-04-01"][kill as usize % 3]);
        match kill % 2 {
            0 => await_a_part(trial.path(), &mut child),
            // Numbers without a pattern, the same in every run.
            _ => thread::sleep(whole * (kill.wrapping_mul(2_654_435_761) % 1_000) / 1_000),
        }
        let _ = child.kill();
        cut_short += u32::from(!child.wait().expect("it ends").success());
        let left = files(trial.path());
        let is_stray = |path: &&PathBuf| path.to_string_lossy().contains(".afterword-part-");
        strays += left.keys().filter(is_stray).count();
        if kill % 6 == 5 || kill + 1 == kills {
            is_mended(&trial, &format!("kill {kill}"));
        }
    }
    assert!(before == bytes(trial.path()));
    let _ = std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("{kills} kills: {cut_short} cut a build short, {strays} files were left for the next\n"),
    );
}

/// Waits until a file is half written, or all are.
fn await_a_part(folder: &Path, child: &mut Child) {
    let began = Instant::now();
    let is_part = |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".afterword-part-");
    let has_part = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().any(is_part);
    while began.elapsed() < PATIENCE && !["report", "report/notes"].iter().any(|it| has_part(folder.join(it)))
    {
        if child.try_wait().expect("it can be asked").is_some() {
            return;
        }
    }
}

#[test]
fn what_a_build_left_that_was_killed_at_its_first_file_is_no_reason_to_refuse_and_goes() {
    let trial = trial();
    trial.put("report/.afterword-part-a1B2c3", "half a page");
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
    assert!(!trial.path().join("report/.afterword-part-a1B2c3").exists());
    trial.put("report/.afterword-part-mine.txt", "mine");
    is_kept(&trial, "report/.afterword-part-mine.txt", "mine");
}

fn is_kept(trial: &Trial, path: &str, text: &str) {
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0), "{path}");
    assert_eq!(fs::read_to_string(trial.path().join(path)).expect("it is there"), text);
}

#[test]
fn a_page_that_somebody_changed_is_kept_and_told() {
    let trial = trial();
    run(trial.path(), &["build"], PATIENCE);
    trial.put("report/index.html", "mine");
    trial.put("report/notes/to-do.txt", "mine");
    let ended = run(trial.path(), &["build"], PATIENCE);
    assert!(ended.out.contains("kept your changes: index.html.edited"), "{}", ended.out);
    is_kept(&trial, "report/index.html.edited", "mine");
    is_kept(&trial, "report/notes/to-do.txt", "mine");
}

#[test]
fn a_report_by_a_link_goes_where_it_leads_and_never_among_files_of_others() {
    let (trial, elsewhere) = (trial(), tempfile::tempdir().expect("a folder"));
    let link = trial.path().join("report");
    symlink(elsewhere.path(), &link).expect("a link");
    assert_eq!(run(trial.path(), &["build"], PATIENCE).exit, Some(0));
    assert!(fs::symlink_metadata(&link).is_ok_and(|link| link.is_symlink()));
    assert!(elsewhere.path().join("index.html").is_file());
    let theirs = tempfile::tempdir().expect("a folder");
    fs::write(theirs.path().join("index.html"), "a site that another program made").expect("written");
    fs::remove_file(&link).expect("it is a link");
    symlink(theirs.path(), &link).expect("a link");
    for arguments in [&["build"][..], &["build", "-o", theirs.path().to_str().expect("a name")]] {
        let ended = run(trial.path(), arguments, PATIENCE);
        assert_eq!(ended.exit, Some(2), "{}", ended.out);
        assert!(ended.errors.contains("it has other files in it"), "{}", ended.errors);
    }
    assert_eq!(bytes(theirs.path()).len(), 1);
}

/// Runs only where the system lets us mount a disk of our own.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_closed_one_are_told_and_mended_by_the_next_build() {
    let trial = trial();
    let disk = tempfile::tempdir().expect("a folder");
    let script = r#"mount -t tmpfs -o size=64k none "$1" || exit 77
        build() { "$2" build -o "$1/report" --as-of 2026-03-06; echo "exit $?"; }
        build "$@"; echo "parts $(find "$1" -name '.afterword-part-*' | wc -l)"
        mount -o remount,size=8m "$1"; build "$@"; echo "pages $(ls "$1/report/notes" | wc -l)"
        mount -o remount,ro "$1"; echo x >> northwind/0.md; build "$@"
        mount -o remount,rw "$1"; build "$@""#;
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
    let ended =
        command.arg(disk.path()).arg(env!("CARGO_BIN_EXE_afterword")).current_dir(trial.path()).output();
    let Ok(ended) = ended else { return };
    if matches!(ended.status.code(), Some(77 | 1)) && !String::from_utf8_lossy(&ended.stdout).contains("exit")
    {
        return;
    }
    let (out, errors) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    let told: Vec<&str> = out
        .lines()
        .filter(|line| ["exit ", "parts ", "pages "].iter().any(|begin| line.starts_with(begin)))
        .collect();
    assert_eq!(told, ["exit 2", "parts 0", "exit 0", "pages 13", "exit 2", "exit 0"], "{out}{errors}");
    assert!(
        errors.contains("No space left on device") && errors.contains("Read-only file system"),
        "{errors}"
    );
    assert!(!out.contains("kept your changes"), "{out}");
}
