//! Reports that come file by file: what is there before the last one has come, and what a run that was killed leaves.

use super::*;
use crate::disk::held::TEMPORARY;
use crate::disk::manifest::Manifest;

fn begun<'p>(place: &Place<'p>, files: &[(&str, &str)]) -> Report<'p> {
    let report = Report::begin(place).expect("it is ours");
    files.iter().for_each(|(name, text)| report.put(name, text.as_bytes()));
    report
}

#[test]
fn a_report_that_is_given_up_leaves_everything_as_it_was() {
    let world = World::new();
    let (journal, old, new) = (world.path("home/journal"), world.path(REPORT), world.path("home/new/deep"));
    world.write(&[("index.html", "a"), ("notes/b.html", "b")]);
    for folder in [&old, &new] {
        let place = Place { folder, journal: &journal, home: None };
        drop(begun(&place, &[("index.html", "A"), ("notes/b.html", "b"), ("notes/c.html", "c")]));
    }
    assert_eq!(world.report(), ["index.html", "notes/", "notes/b.html"]);
    assert_eq!(world.text("home/journal/report/index.html").as_deref(), Some("a"));
    assert!(!world.path("home/new").exists());
}

#[test]
fn nothing_of_the_old_report_is_touched_before_the_last_file_has_come() {
    let world = World::new();
    let (journal, folder) = (world.path("home/journal"), world.path(REPORT));
    world.write(&[("index.html", "a"), ("old.html", "o")]);
    let place = Place { folder: &folder, journal: &journal, home: None };
    let report = begun(&place, &[("index.html", "A"), ("notes/b.html", "b")]);
    assert_eq!(world.text("home/journal/report/index.html").as_deref(), Some("a"));
    assert!(!world.path("home/journal/report/notes").exists() && folder.join("old.html").exists());
    assert_eq!(counts(&report.finish().expect("it can be written")), (2, 0, 1));
    assert_eq!(world.report(), ["index.html", "notes/", "notes/b.html"]);
}

#[test]
fn what_a_run_that_was_killed_had_not_finished_is_cleared_and_hinders_nobody() {
    let world = World::new();
    let left = format!("{REPORT}/{TEMPORARY}aB3xY9/notes/b.html");
    world.put(&left, "half a pa");
    assert_eq!(counts(&world.write(&[("index.html", "a"), ("notes/b.html", "b")])), (2, 0, 0));
    assert_eq!(world.report(), ["index.html", "notes/", "notes/b.html"]);
    world.put(&format!("home/other/{TEMPORARY}mine.txt"), "no name of ours");
    assert_eq!(refusal(world.write_to("home/other", &[("a", "a")])), Some(Refusal::NotOurs));
}

#[test]
fn where_nothing_changed_nothing_is_made_not_even_for_a_while() {
    let world = World::new();
    let (journal, folder) = (world.path("home/journal"), world.path(REPORT));
    world.write(&[("index.html", "a")]);
    let place = Place { folder: &folder, journal: &journal, home: None };
    let report = begun(&place, &[("index.html", "a")]);
    assert_eq!(world.report(), ["index.html"]);
    assert_eq!(counts(&report.finish().expect("it can be written")), (0, 1, 0));
}

#[test]
fn a_list_of_what_is_ours_that_cannot_be_read_is_told_and_not_taken_for_none() {
    let world = World::new();
    world.put(&format!("{REPORT}/{MANIFEST}/x"), "a folder in its place");
    assert!(matches!(Manifest::read(&world.path(REPORT)), Err(DiskError::Io { .. })));
}

#[test]
fn a_way_that_goes_back_through_a_folder_which_is_not_there_ends_where_it_ends() {
    let world = World::new();
    world.write(&[("index.html", "a")]);
    let write = |folder: &str| refusal(world.write_to(folder, &[("index.html", "A")]));
    assert_eq!(write("home/journal/nowhere/.."), Some(Refusal::Journal));
    assert_eq!(write("home/journal/nowhere/../../nothing/.."), Some(Refusal::Journal), "home holds it");
    assert_eq!(write("home/journal/nowhere/../report/nothing/../index.html"), Some(Refusal::File));
    assert_eq!(write("home/journal/nowhere/../report"), None);
    assert_eq!(world.text("home/journal/report/index.html").as_deref(), Some("A"));
    assert!(!world.path("home/journal/nowhere").exists() && !world.path("home/journal/index.html").exists());
}

#[test]
fn a_refusal_says_why_and_what_to_do() {
    let told = |why| DiskError::Refused { folder: PathBuf::from("out"), why }.to_string();
    let all = [
        (Refusal::Journal, "the journal is in it; choose a folder of its own"),
        (Refusal::Home, "your home folder is in it; choose a folder of its own"),
        (Refusal::Repository, "it is a git repository; choose a folder of its own"),
        (Refusal::File, "it is a file; choose a folder"),
        (Refusal::NotOurs, "it has other files in it; choose an empty folder or a new one"),
        (
            Refusal::BrokenManifest,
            "its `.afterword-manifest.json` cannot be read, so nobody knows which files are ours; remove the \
             folder, and it will be written anew",
        ),
        (Refusal::Link, "a folder in it is a link to somewhere else; take the link away"),
    ];
    for (why, words) in all {
        assert_eq!(told(why), format!("the report is not written to `out`: {words}"));
    }
}

#[test]
fn a_second_build_waits_for_the_first() {
    let world = World::new();
    let (journal, folder) = (world.path("home/journal"), world.path(REPORT));
    world.write(&[("index.html", "a")]);
    let place = Place { folder: &folder, journal: &journal, home: None };
    let first = begun(&place, &[]);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| begun(&place, &[("index.html", "c")]).finish());
        std::thread::sleep(Duration::from_millis(100));
        assert!(!second.is_finished());
        first.put("index.html", b"b");
        assert_eq!(counts(&first.finish().expect("it can be written")), (1, 0, 0));
        let second = second.join().expect("it comes back").expect("it can be written");
        assert_eq!((counts(&second), second.kept.len()), ((1, 0, 0), 0));
    });
}

#[test]
fn what_another_build_has_made_meanwhile_is_ours_and_not_somebodys_own() {
    let world = World::new();
    let (journal, folder) = (world.path("home/journal"), world.path(REPORT));
    let place = Place { folder: &folder, journal: &journal, home: None };
    let early = Report::begin(&place).expect("it is ours");
    world.write(&[("index.html", "a"), ("old.html", "o")]);
    early.put("index.html", b"b");
    let written = early.finish().expect("it can be written");
    assert_eq!((counts(&written), written.kept.len()), ((1, 0, 1), 0));
    assert_eq!(world.report(), ["index.html"]);
}

#[test]
fn a_build_that_breaks_off_has_told_before_what_it_was_about_to_write() {
    let world = World::new();
    world.write(&[("index.html", "a")]);
    world.put(&format!("{REPORT}/notes"), "a file where a folder is to be");
    let broken = world.write_to(REPORT, &[("index.html", "A"), ("notes/b.html", "b")]);
    assert!(matches!(broken, Err(DiskError::Io { .. })), "{broken:?}");
    let list = Manifest::read(&world.path(REPORT)).expect("it can be read");
    assert!(list.wrote("index.html", b"a") && list.wrote("index.html", b"A"));
    assert!(list.wrote("notes/b.html", b"b") && !list.wrote("notes", b"a file where a folder is to be"));
}

#[test]
fn a_file_where_a_folder_of_an_earlier_report_was_is_left_alone() {
    let world = World::new();
    world.write(&[("index.html", "a"), ("notes/b.html", "b")]);
    fs::remove_dir_all(world.path(&format!("{REPORT}/notes"))).expect("it is there");
    world.put(&format!("{REPORT}/notes"), "mine");
    assert_eq!(counts(&world.write(&[("index.html", "A")])), (1, 0, 0));
    assert_eq!(world.text("home/journal/report/notes").as_deref(), Some("mine"));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_page_is_no_page_even_if_it_leads_to_the_same_words() {
    let world = World::new();
    world.write(&[("index.html", "words")]);
    let page = world.path(&format!("{REPORT}/index.html"));
    fs::rename(&page, page.with_file_name("there")).expect("it is there");
    std::os::unix::fs::symlink("there", &page).expect("a link, as long as the words");
    assert_eq!(world.write(&[("index.html", "words")]).kept, ["index.html.edited"]);
    assert!(page.is_file() && !page.is_symlink());
}
