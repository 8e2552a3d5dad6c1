//! What a change leads to: which of them matter, and what is read again for them.

use super::*;
use std::fs;

const NOTE: &str = "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps: []\n---\n";

fn journal() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = fs::canonicalize(folder.path()).expect("it is there");
    for name in ["northwind/dana.md", "northwind/gavin.md"] {
        fs::create_dir_all(root.join("northwind")).expect("it can be made");
        fs::write(root.join(name), NOTE).expect("it can be written");
    }
    (folder, root)
}

fn bench(root: &Path, words: &str) -> (Bench, Shown) {
    Bench::new(Scope::first(root, None), words.to_owned()).expect("it can be read")
}

fn paths(root: &Path, names: &[&str]) -> BTreeSet<PathBuf> {
    names.iter().map(|name| root.join(name)).collect()
}

#[test]
fn what_is_hidden_and_the_report_do_not_concern_anybody() {
    let (_folder, root) = journal();
    let (bench, _) = bench(&root, "2026-03-06");
    let concerns = |name: &str| bench.scope().concerns(&root.join(name));
    for name in ["northwind/dana.md", "new", "afterword.toml", "theme/style.css", ""] {
        assert!(concerns(name), "{name}");
    }
    for name in [
        ".git/index",
        "northwind/.dana.md.swp",
        "northwind/.#dana.md",
        "report/index.html",
        "report",
        ".obsidian",
    ] {
        assert!(!concerns(name), "{name}");
    }
    assert!(!bench.scope().concerns(Path::new("/elsewhere/a.md")));
}

#[test]
fn only_notes_that_are_still_there_are_read_alone() {
    let (_folder, root) = journal();
    let (bench, _) = bench(&root, "2026-03-06");
    fs::write(root.join("northwind/picture.png"), "x").expect("it can be written");
    fs::create_dir(root.join("new")).expect("it can be made");
    let among = |names: &[&str]| bench.notes_among(&paths(&root, names));
    assert_eq!(among(&["northwind/dana.md"]), Some(vec![0]));
    assert_eq!(among(&["northwind/gavin.md", "northwind/gavin.md~", "northwind/4913"]), Some(vec![1]));
    assert_eq!(among(&["northwind/picture.png"]), Some(vec![]));
    for scratch in ["4913", ".gavin.md.swp", "#gavin.md#", "gavin.md.tmp123", "gavin.md.~1~"] {
        assert_eq!(among(&[&format!("northwind/{scratch}")]), Some(vec![]), "{scratch}");
    }
    for everything in
        ["northwind/new.md", "new", "afterword.toml", "theme/notes.hbs", "holidays.ics", "playbook/a.md"]
    {
        assert_eq!(among(&["northwind/dana.md", everything]), None, "{everything}");
    }
    fs::rename(root.join("northwind"), root.join("southwind")).expect("it can be renamed");
    assert_eq!(among(&["northwind"]), None);
    assert_eq!(among(&["northwind/dana.md"]), None);
}

#[test]
fn the_same_text_saved_again_changes_nothing_and_another_text_does() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "2026-03-06");
    let note = paths(&root, &["northwind/dana.md"]);
    for change in [Change::Paths(note.clone()), Change::Anything, Change::Nothing] {
        assert!(bench.next(&change, first.clone()).is_none(), "{change:?}");
    }
    fs::write(root.join("northwind/dana.md"), NOTE.replace("Whitfield", "Whitmore"))
        .expect("it can be written");
    let kept = Arc::clone(&bench.loaded.material.notes[1]);
    let shown = bench.next(&Change::Paths(note), first.clone()).expect("it is another one");
    let names = shown.analysis.journal.notes.iter().map(|note| note.interviewers[0].name.clone());
    assert_eq!(names.flatten().collect::<Vec<_>>(), ["Dana Whitmore", "Dana Whitfield"]);
    fs::write(root.join("northwind/new.md"), NOTE).expect("it can be written");
    let shown = bench.next(&Change::Anything, shown).expect("there is a new one");
    assert_eq!(shown.analysis.journal.notes.len(), 3);
    assert!(Arc::ptr_eq(&kept, &bench.loaded.material.notes[1]), "what says the same is kept");
}

#[test]
fn a_copy_that_a_synchronising_program_leaves_changes_nothing() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "2026-03-06");
    let name = "northwind/dana.sync-conflict-20260304-101010-ABCDEF.md";
    fs::write(root.join(name), "half a note").expect("it can be written");
    assert!(bench.next(&Change::Paths(paths(&root, &[name])), first).is_none());
}

#[test]
fn at_midnight_the_journal_is_read_for_another_day() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "today");
    let long_ago = Date::new(2026, 3, 5).expect("a day");
    bench.day = long_ago;
    let shown = bench.next(&Change::Nothing, first).expect("it is another day");
    assert!(shown.analysis.as_of > long_ago);
    assert!(bench.next(&Change::Nothing, shown).is_none());
}

#[test]
fn what_is_broken_stays_told_until_it_is_mended() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "today");
    fs::write(root.join("afterword.toml"), "[me\n").expect("it can be written");
    let broken = bench.next(&Change::Paths(paths(&root, &["afterword.toml"])), first).expect("it is told");
    assert_eq!(
        broken.problems[0].place.as_deref().map(|place| place.starts_with("afterword.toml:1:")),
        Some(true)
    );
    assert_eq!(broken.analysis.journal.notes.len(), 2);
    bench.day = Date::new(2026, 3, 5).expect("a day");
    assert!(bench.next(&Change::Nothing, broken.clone()).is_none());
    fs::remove_file(root.join("afterword.toml")).expect("it can be removed");
    let mended =
        bench.next(&Change::Paths(paths(&root, &["northwind/dana.md"])), broken).expect("it is told");
    assert!(mended.problems.is_empty());
}

#[test]
fn where_we_break_off_at_one_note_it_is_told_the_others_are_shown_and_it_comes_back_when_it_can() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "2026-03-06");
    let note = paths(&root, &["northwind/dana.md"]);
    let mut shown = first;
    for task in ["reading it", "planning its follow-ups"] {
        fs::write(root.join("northwind/dana.md"), format!("{NOTE}break off while {task}\n"))
            .expect("written");
        shown = bench.next(&Change::Paths(note.clone()), shown).expect("it is another one");
        let places: Vec<_> = shown.problems.iter().map(|problem| problem.place.as_deref()).collect();
        assert_eq!(places, [Some("northwind/dana.md:1:1")], "{task}");
        assert_eq!(shown.analysis.journal.notes.len(), 1, "{task}");
    }
    fs::write(root.join("northwind/dana.md"), NOTE).expect("it can be written");
    let mended = bench.next(&Change::Paths(note), shown).expect("it is another one");
    assert_eq!((mended.problems.len(), mended.analysis.journal.notes.len()), (0, 2));
}

#[test]
fn another_built_in_theme_is_shown_at_once() {
    let (_folder, root) = journal();
    let (mut bench, first) = bench(&root, "2026-03-06");
    fs::write(root.join("afterword.toml"), "[report]\ntheme = \"paper\"\n").expect("it can be written");
    let next = bench.next(&Change::Paths(paths(&root, &["afterword.toml"])), first.clone());
    assert!(!Arc::ptr_eq(&next.expect("something else is shown").theme, &first.theme));
}
