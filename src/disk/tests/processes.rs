//! Processes that are killed while they replace a note, that write at once, on a full disk, or as another user.
//!
//! The child is this test program itself, told by the environment to run [`a_child`] and what to do there.

use super::faults::STEPS;
use super::notes::append;
use super::*;
use crate::discover;
use crate::disk::note::in_steps;
use crate::disk::replace::Step;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::{env, thread};

const TASK: &str = "AFTERWORD_TEST_CHILD";
const NOTE: &str = "AFTERWORD_TEST_NOTE";

/// Two texts of different length, both longer than what is written to a disk at once.
fn texts() -> [Vec<u8>; 2] {
    [b"the old text\n".repeat(2_000), b"what is new\n".repeat(3_000)]
}

#[test]
fn a_child() {
    let (Ok(task), Some(note)) = (env::var(TASK), env::var_os(NOTE).map(PathBuf::from)) else { return };
    match task.split_once(": ").unwrap_or((&task, "")) {
        ("alternate", _) => alternate(&note),
        ("stop", step) => stop(&note, step.parse().expect("a number")),
        ("append", name) => (0..20).for_each(|line| append(&note, &format!("{name}.{line}"))),
        ("fill", _) => fill(&note),
        ("be refused", _) => be_refused(&note),
        _ => panic!("{task}"),
    }
}

/// Replaces the note by the other text, again and again, until somebody kills us. It ends without that too, so that no
/// process is left over where the parent fails.
fn alternate(note: &Path) {
    let [old, new] = texts();
    tell("ready");
    for _ in 0..10_000 {
        let read = read_note(note).expect("a note");
        let other = if read == old { &new } else { &old };
        replace_note(note, &read, other, Editors::Respect).expect("it can be written");
    }
}

/// Replaces the note and stops before one step for as long as the parent lives.
fn stop(note: &Path, at: usize) {
    let [old, new] = texts();
    let mut hook = |step| {
        if step == STEPS[at] {
            tell("ready");
            io::stdin().read_line(&mut String::new())?;
        }
        Ok(())
    };
    in_steps(note, &old, &new, Editors::Respect, &mut hook).expect("it can be written");
}

/// On a disk of 64 KiB: there is no place for a second text of 48, but for a smaller one.
fn fill(note: &Path) {
    let old = vec![b'o'; 48 * 1024];
    fs::write(note, &old).expect("there is place for one");
    let error =
        replace_note(note, &old, &vec![b'n'; 48 * 1024], Editors::Respect).expect_err("the disk is full");
    let DiskError::NotReplaced { error: reason, .. } = &error else { panic!("{error}") };
    assert_eq!(reason.kind(), io::ErrorKind::StorageFull);
    assert_eq!(fs::read(note).expect("a note"), old);
    let folder = note.parent().expect("a folder");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 1, "nothing is left beside it");
    replace_note(note, &old, b"short", Editors::Respect).expect("there is place for this");
    assert_eq!(fs::read(note).expect("a note"), b"short");
    tell(&format!("full: {error}"));
}

fn be_refused(note: &Path) {
    let error = replace_note(note, b"a note", b"new", Editors::Respect).expect_err("we are somebody else");
    tell(&format!("{error:?}"));
}

/// Past the test harness, which keeps what tests print.
fn tell(line: &str) {
    let mut out = io::stdout().lock();
    writeln!(out, "\n{line}").and_then(|()| out.flush()).expect("the parent listens");
}

/// Tells the one who runs the tests.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// This program, told to do only this.
fn this_program(command: &str, task: &str, note: &Path) -> Command {
    let mut child = Command::new(command);
    child.env(TASK, task).env(NOTE, note).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    child
}

const ARGUMENTS: [&str; 4] =
    ["disk::tests::processes::a_child", "--exact", "--nocapture", "--test-threads=1"];

fn own_path() -> String {
    env::current_exe().expect("we run").to_str().expect("a path in UTF-8").to_owned()
}

fn child(task: &str, note: &Path) -> Child {
    this_program(&own_path(), task, note).args(ARGUMENTS).spawn().expect("it can be run")
}

/// Waits until the child says that it is ready.
fn await_ready(child: &mut Child) {
    let out = BufReader::new(child.stdout.as_mut().expect("it is piped"));
    assert!(out.lines().map_while(Result::ok).any(|line| line == "ready"), "the child ended early");
}

fn kill(mut child: Child) -> ExitStatus {
    child.kill().expect("it runs");
    child.wait().expect("it ends")
}

/// What a killed child left: which of the two texts, and how many files beside it.
struct Left {
    text: usize,
    strays: usize,
}

/// Looks at it, and whether the next run can go on from there.
fn inspect(world: &World, because: &str) -> Left {
    let (note, journal) = (world.path("home/journal/note.md"), world.path("home/journal"));
    let there = fs::read(&note).unwrap_or_else(|error| panic!("{because}: {error}"));
    let text = texts().iter().position(|text| *text == there);
    let text = text.unwrap_or_else(|| panic!("{because}: the note has {} bytes", there.len()));
    let found = discover::journal(&journal, &discover::Options::default()).expect("a journal");
    let notes: Vec<_> = found.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!((notes, found.diagnostics.len()), (vec!["note.md"], 0), "{because}");
    let strays = fs::read_dir(&journal).expect("a folder").count() - 1;
    let next = replace_note(&note, &there, &texts()[0], Editors::Respect);
    next.unwrap_or_else(|error| panic!("{because}: the next run: {error}"));
    Left { text, strays }
}

/// A folder on a disk, where most of the time goes into flushing, or in memory, where it goes into the other steps.
fn world(is_in_memory: bool) -> World {
    let memory = is_in_memory.then(|| tempfile::tempdir_in("/dev/shm").ok()).flatten();
    let world = memory.map_or_else(World::new, |root| World { root });
    world.put("home/journal/note.md", "");
    fs::write(world.path("home/journal/note.md"), &texts()[0]).expect("a note");
    world
}

#[test]
fn a_process_killed_before_any_step_leaves_the_old_text_and_after_the_renaming_the_new() {
    for (at, step) in STEPS.iter().enumerate() {
        let world = world(false);
        let mut child = child(&format!("stop: {at}"), &world.path("home/journal/note.md"));
        await_ready(&mut child);
        kill(child);
        let left = inspect(&world, &format!("{step:?}"));
        let is_new = usize::from(*step == Step::FlushFolder);
        let is_between = usize::from(![Step::Make, Step::FlushFolder].contains(step));
        assert_eq!((left.text, left.strays), (is_new, is_between), "{step:?}");
    }
}

#[test]
fn a_process_killed_at_any_moment_leaves_the_old_text_or_the_new() {
    let kills: u64 = env::var("AFTERWORD_KILLS").map_or(200, |kills| kills.parse().expect("a number"));
    let tally: Vec<Left> = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..4).map(|worker| scope.spawn(move || kill_often(worker, kills / 4))).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no note was harmed")).collect()
    });
    let new = tally.iter().filter(|left| left.text == 1).count();
    let strays = tally.iter().filter(|left| left.strays > 0).count();
    say(&format!("{} kills: {new} left the new text, {strays} a temporary file", tally.len()));
}

fn kill_often(worker: u64, kills: u64) -> Vec<Left> {
    let world = world(worker % 2 == 1);
    let longest = if worker % 2 == 1 { 2_000 } else { 10_000 };
    let one = |number| {
        let delay = Duration::from_micros(mixed(worker << 32 | number) % longest);
        let mut child = child("alternate", &world.path("home/journal/note.md"));
        await_ready(&mut child);
        thread::sleep(delay);
        kill(child);
        let left = inspect(&world, &format!("worker {worker}, kill {number}, after {delay:?}"));
        assert!(left.strays <= 1, "worker {worker}, kill {number}: {} files", left.strays);
        left
    };
    (0..kills).map(one).collect()
}

/// Numbers without a pattern, the same in every run (splitmix64).
fn mixed(seed: u64) -> u64 {
    let z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn no_line_is_lost_between_processes() {
    let world = World::new();
    world.put("home/journal/note.md", "");
    let note = world.path("home/journal/note.md");
    let children: Vec<_> = (0..4).map(|name| child(&format!("append: {name}"), &note)).collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{output:?}");
    }
    let text = world.text("home/journal/note.md").expect("a note");
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!((text.lines().count(), lines.len()), (80, 80));
}

/// Runs only where the tests are run by root, as in most containers: nobody else may become another user.
#[test]
fn a_note_of_somebody_else_and_a_folder_of_somebody_else_are_left_as_they_are() {
    for (folder_mode, note_mode, refused) in
        [(0o777, 0o666, "Owner"), (0o755, 0o666, "ClosedFolder"), (0o777, 0o644, "ReadOnly")]
    {
        let world = World::new();
        let note = world.path("home/journal/note.md");
        for (path, mode) in [("", 0o755), ("home/journal", folder_mode), ("home/journal/note.md", note_mode)]
        {
            fs::set_permissions(world.path(path), fs::Permissions::from_mode(mode)).expect("permissions");
        }
        if fs::metadata(&note).expect("a note").uid() != 0 {
            return say("skipped, only root can become another user");
        }
        let mut other = this_program(&own_path(), "be refused", &note);
        let output = match other.args(ARGUMENTS).uid(65_534).gid(65_534).output() {
            Ok(output) => output,
            Err(error) => return say(&format!("skipped, we cannot become another user: {error}")),
        };
        let out = String::from_utf8_lossy(&output.stdout);
        assert!(out.contains(&format!("\n{refused}(")), "{refused}: {output:?}");
        assert_eq!(world.text("home/journal/note.md").as_deref(), Some("a note"));
        assert_eq!(fs::read_dir(world.path("home/journal")).expect("a folder").count(), 1);
    }
}

/// Mounts a disk of 64 KiB that only the child sees and that goes with it, where the system lets us.
#[cfg(target_os = "linux")]
#[test]
fn on_a_disk_that_is_full_the_note_stays_whole() {
    let world = World::new();
    let disk = world.path("disk");
    fs::create_dir(&disk).expect("a folder");
    let script = "mount -t tmpfs -o size=64k none \"$1\" && shift && echo mounted && exec \"$@\"";
    let mut child = this_program("unshare", "fill", &disk.join("note.md"));
    child.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]).arg(&disk).arg(own_path());
    let output = match child.args(ARGUMENTS).output() {
        Ok(output) => output,
        Err(error) => return say(&format!("skipped, no disk can be mounted here: {error}")),
    };
    let (out, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if !out.contains("mounted\n") {
        return say(&format!("skipped, no disk can be mounted here: {errors}"));
    }
    assert!(output.status.success(), "{out}{errors}");
    let told = format!("full: cannot change `{}`: No space left on device", disk.join("note.md").display());
    assert!(out.contains(&told), "{out}");
}
