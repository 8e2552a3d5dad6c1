//! What counts as a change, and which changes are one. Waits are generous: a slow machine is no fault.

use super::*;
use std::fs;

const LONG: Duration = Duration::from_secs(20);
/// Long enough for a change that should not be told to arrive all the same.
const SHORT: Duration = Duration::from_millis(400);

fn watched() -> (tempfile::TempDir, PathBuf, Watch) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = fs::canonicalize(folder.path()).expect("it is there");
    fs::write(root.join("a.md"), "one").expect("it can be written");
    let watch = watch(std::slice::from_ref(&root), |path| !path.to_string_lossy().contains("ignored"))
        .expect("a folder can be watched");
    (folder, root, watch)
}

/// Everything that is told until nothing more comes.
fn all(watch: &Watch) -> BTreeSet<PathBuf> {
    let mut patience = LONG;
    let mut found = BTreeSet::new();
    loop {
        match watch.next(patience) {
            Change::Paths(paths) => found.extend(paths),
            Change::Anything => panic!("it lost count"),
            Change::Nothing => return found,
        }
        patience = SHORT;
    }
}

#[test]
fn writing_a_file_is_a_change_and_reading_it_is_none() {
    let (_folder, root, watch) = watched();
    fs::read(root.join("a.md")).expect("it can be read");
    assert_eq!(watch.next(SHORT), Change::Nothing);
    fs::write(root.join("a.md"), "two").expect("it can be written");
    assert_eq!(all(&watch), BTreeSet::from([root.join("a.md")]));
    assert!(!watch.is_polled());
}

#[test]
fn saving_by_rename_tells_of_the_file_that_was_meant() {
    let (_folder, root, watch) = watched();
    fs::write(root.join("ignored.tmp"), "two").expect("it can be written");
    fs::rename(root.join("ignored.tmp"), root.join("a.md")).expect("it can be renamed");
    assert_eq!(all(&watch), BTreeSet::from([root.join("a.md")]));
}

#[test]
fn what_is_of_no_concern_is_not_told() {
    let (_folder, root, watch) = watched();
    fs::create_dir(root.join("ignored")).expect("it can be made");
    fs::write(root.join("ignored/b.md"), "x").expect("it can be written");
    assert_eq!(watch.next(SHORT), Change::Nothing);
}

#[test]
fn a_new_folder_is_watched_as_well() {
    let (_folder, root, watch) = watched();
    fs::create_dir(root.join("new")).expect("it can be made");
    assert!(all(&watch).contains(&root.join("new")));
    fs::write(root.join("new/b.md"), "x").expect("it can be written");
    assert!(all(&watch).contains(&root.join("new/b.md")));
    fs::remove_file(root.join("new/b.md")).expect("it can be removed");
    assert!(all(&watch).contains(&root.join("new/b.md")));
}

#[test]
fn many_changes_close_together_are_one() {
    let (sender, noticed) = channel();
    let watcher = RecommendedWatcher::new(|_| {}, Config::default()).expect("a watcher");
    let watch = Watch { noticed, is_polled: false, _watcher: Box::new(watcher) };
    for number in 0..1_000 {
        sender.send(Notice::Path(PathBuf::from(format!("{number}.md")))).expect("it is received");
    }
    let Change::Paths(paths) = watch.next(LONG) else { panic!("paths are told") };
    assert_eq!(paths.len(), 1_000);
    assert_eq!(watch.next(Duration::from_millis(1)), Change::Nothing);
    sender.send(Notice::Anything).expect("it is received");
    assert_eq!(watch.next(LONG), Change::Anything);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let missing = [PathBuf::from("/nowhere/at/all")];
    let error = watch(&missing, |_| true).expect_err("it cannot be watched").to_string();
    assert!(error.starts_with("cannot watch `/nowhere/at/all` for changes: "), "{error}");
}
