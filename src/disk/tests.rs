//! Each sentence about what is written, what is cleared, and what is never touched.

mod faults;
mod files;
mod notes;
mod reports;
#[cfg(unix)]
mod processes;

use super::*;
use crate::discover::MANIFEST;
use std::fs;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A journal with one note, and a report folder in it that does not exist yet.
struct World {
    root: TempDir,
}

impl World {
    fn new() -> Self {
        let world = World { root: tempfile::tempdir().expect("a temporary folder") };
        world.put("home/journal/note.md", "a note");
        world
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path(path)).ok()
    }

    fn write_to(&self, folder: &str, files: &[(&str, &str)]) -> Result<Written, DiskError> {
        let files: Vec<_> =
            files.iter().map(|&(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect();
        let (folder, journal, home) = (self.path(folder), self.path("home/journal"), self.path("home"));
        write_report(&Place { folder: &folder, journal: &journal, home: Some(&home) }, &files)
    }

    fn write(&self, files: &[(&str, &str)]) -> Written {
        self.write_to(REPORT, files).expect("it can be written")
    }

    /// Every file below the report's folder but the manifest, sorted.
    fn report(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect(&self.path(REPORT), "", &mut names);
        names.retain(|name| name != MANIFEST);
        names.sort();
        names
    }
}

const REPORT: &str = "home/journal/report";

fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            names.push(format!("{name}/"));
            collect(&entry.path(), &format!("{name}/"), names);
        } else {
            names.push(name);
        }
    }
}

fn counts(written: &Written) -> (usize, usize, usize) {
    (written.written, written.unchanged, written.removed)
}

fn refusal(result: Result<Written, DiskError>) -> Option<Refusal> {
    match result {
        Err(DiskError::Refused { why, .. }) => Some(why),
        _ => None,
    }
}

#[test]
fn a_report_is_written_once_and_then_only_what_changed() {
    let world = World::new();
    assert_eq!(counts(&world.write(&[("index.html", "a"), ("notes/b.html", "b")])), (2, 0, 0));
    let old = SystemTime::now() - Duration::from_secs(3_600);
    let index = world.path("home/journal/report/index.html");
    fs::File::options().write(true).open(&index).and_then(|file| file.set_modified(old)).expect("a time");
    assert_eq!(counts(&world.write(&[("index.html", "a"), ("notes/b.html", "c")])), (1, 1, 0));
    assert_eq!(fs::metadata(&index).and_then(|file| file.modified()).ok(), Some(old));
    assert_eq!(world.text("home/journal/report/notes/b.html").as_deref(), Some("c"));
}

#[test]
fn what_is_stale_is_removed_with_the_folders_it_leaves_empty() {
    let world = World::new();
    world.write(&[("index.html", "a"), ("x/y/b.html", "b"), ("x/c.html", "c"), ("z/d.html", "d")]);
    world.put("home/journal/report/z/mine.txt", "mine");
    let written = world.write(&[("index.html", "a")]);
    assert_eq!((counts(&written), written.kept.len()), ((0, 1, 3), 0));
    assert_eq!(world.report(), ["index.html", "z/", "z/mine.txt"]);
}

#[test]
fn a_file_that_somebody_changed_is_kept_beside_ours() {
    let world = World::new();
    world.write(&[("index.html", "a")]);
    for (edit, kept) in [("my edit", "index.html.edited"), ("again", "index.html.edited-2")] {
        world.put("home/journal/report/index.html", edit);
        assert_eq!(world.write(&[("index.html", "b")]).kept, [kept]);
        assert_eq!(world.text(&format!("{REPORT}/{kept}")).as_deref(), Some(edit));
        assert_eq!(world.text("home/journal/report/index.html").as_deref(), Some("b"));
    }
    assert_eq!(world.write(&[("index.html", "b")]).kept.len(), 0);
}

#[test]
fn a_stale_file_that_somebody_changed_is_left_alone_and_told_once() {
    let world = World::new();
    world.write(&[("index.html", "a"), ("b.html", "b")]);
    world.put("home/journal/report/b.html", "my edit");
    let written = world.write(&[("index.html", "a")]);
    assert_eq!((written.removed, written.kept), (0, vec!["b.html".to_owned()]));
    assert_eq!(world.text("home/journal/report/b.html").as_deref(), Some("my edit"));
    assert_eq!(world.write(&[("index.html", "a")]).kept.len(), 0);
}

#[test]
fn somebodys_own_file_under_a_name_of_ours_is_kept() {
    let world = World::new();
    world.write(&[("index.html", "a")]);
    world.put("home/journal/report/b.html", "mine");
    world.put("home/journal/report/c.html/inside", "mine");
    let written = world.write(&[("index.html", "a"), ("b.html", "b"), ("c.html", "c")]);
    assert_eq!(written.kept, ["b.html.edited", "c.html.edited"]);
    assert_eq!(world.text("home/journal/report/c.html.edited/inside").as_deref(), Some("mine"));
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_not_touched() {
    let world = World::new();
    world.put("home/repository/.git/HEAD", "x");
    world.put("home/other/mine.txt", "mine");
    world.put("home/file", "mine");
    for (folder, why) in [
        ("home/journal", Refusal::Journal),
        ("home/journal/report/..", Refusal::Journal),
        ("home", Refusal::Journal),
        ("", Refusal::Journal),
        ("home/repository", Refusal::Repository),
        ("home/other", Refusal::NotOurs),
        ("home/file", Refusal::File),
    ] {
        fs::create_dir_all(world.path(REPORT)).expect("a folder");
        assert_eq!(refusal(world.write_to(folder, &[("index.html", "a")])), Some(why), "{folder}");
    }
    assert!(world.text("home/index.html").is_none() && world.text("home/other/index.html").is_none());
}

#[test]
fn home_and_a_repository_are_refused_even_with_a_manifest() {
    let world = World::new();
    world.put("home/repository/.git", "gitdir: elsewhere");
    world.put("home/repository/.afterword-manifest.json", "{\"files\":{}}");
    assert_eq!(refusal(world.write_to("home/repository", &[])), Some(Refusal::Repository));
    let (folder, journal) = (world.path("home"), world.path("journal"));
    world.put("home/.afterword-manifest.json", "{\"files\":{}}");
    let place = Place { folder: &folder, journal: &journal, home: Some(&folder) };
    assert_eq!(refusal(write_report(&place, &[])), Some(Refusal::Home));
}

#[test]
fn an_empty_folder_and_a_new_one_are_ours() {
    let world = World::new();
    fs::create_dir_all(world.path("home/empty")).expect("a folder");
    assert!(world.write_to("home/empty", &[("a", "a")]).is_ok());
    assert!(world.write_to("home/new/deep", &[("a", "a")]).is_ok());
    assert_eq!(world.text("home/new/deep/a").as_deref(), Some("a"));
}

#[test]
fn a_name_that_leads_out_or_comes_twice_is_refused_before_anything_is_written() {
    let world = World::new();
    for name in ["../a", "/a", "a/../b", "", ".", "a\\b", "C:a", "a/", MANIFEST] {
        let result = world.write_to(REPORT, &[("index.html", "a"), (name, "b")]);
        assert!(matches!(result, Err(DiskError::Name(_))), "{name:?}");
    }
    assert!(matches!(world.write_to(REPORT, &[("a", "a"), ("a", "b")]), Err(DiskError::Name(_))));
    assert!(!world.path(REPORT).exists());
}

#[test]
fn a_manifest_that_lists_files_elsewhere_clears_none_of_them() {
    let world = World::new();
    world.write(&[("index.html", "a note")]);
    let manifest = world.text("home/journal/report/.afterword-manifest.json").expect("a manifest");
    let note = world.path("home/journal/note.md");
    for name in ["../note.md".to_owned(), note.to_string_lossy().into_owned()] {
        world.put("home/journal/report/.afterword-manifest.json", &manifest.replace("index.html", &name));
        world.write(&[("index.html", "a note")]);
        assert_eq!(world.text("home/journal/note.md").as_deref(), Some("a note"));
    }
}

#[test]
fn a_broken_manifest_is_refused_since_nobody_knows_what_is_ours() {
    let world = World::new();
    world.write(&[("index.html", "a")]);
    world.put("home/journal/report/.afterword-manifest.json", "{");
    assert_eq!(refusal(world.write_to(REPORT, &[("index.html", "b")])), Some(Refusal::BrokenManifest));
    assert_eq!(world.text("home/journal/report/index.html").as_deref(), Some("a"));
}

#[test]
fn a_report_that_was_interrupted_is_taken_up_again() {
    let world = World::new();
    world.write(&[("a.html", "a"), ("b.html", "b"), ("old.html", "o")]);
    // As `make_folders` fails: a file stands where a folder is needed.
    world.put("home/journal/report/x", "in the way");
    let failed = world.write_to(REPORT, &[("a.html", "A"), ("b.html", "B"), ("x/y.html", "y")]);
    assert!(matches!(failed, Err(DiskError::Io { .. })));
    assert_eq!(world.text("home/journal/report/a.html").as_deref(), Some("a"));
    // As if it had failed half-way through.
    world.put("home/journal/report/a.html", "A");
    fs::remove_file(world.path("home/journal/report/x")).expect("it is there");
    let written = world.write(&[("a.html", "A"), ("b.html", "B"), ("x/y.html", "y")]);
    assert_eq!((counts(&written), written.kept.len()), ((2, 1, 1), 0));
    assert_eq!(world.report(), ["a.html", "b.html", "x/", "x/y.html"]);
}

#[test]
fn a_single_file_is_replaced_as_a_whole() {
    let world = World::new();
    let note = world.path("home/journal/note.md");
    write_file(&note, b"new").expect("it can be written");
    assert_eq!(world.text("home/journal/note.md").as_deref(), Some("new"));
    write_file(&world.path("home/journal/other.md"), b"x").expect("it can be written");
    assert!(write_file(&world.path("home/nowhere/a.md"), b"x").is_err());
    assert_eq!(fs::read_dir(world.path("home/journal")).expect("a folder").count(), 2);
}

#[test]
fn a_new_file_is_never_written_over_another() {
    let world = World::new();
    let letter = world.path("home/journal/northwind/letters/dana.md");
    create_file(&letter, b"draft").expect("it can be written");
    assert!(matches!(create_file(&letter, b"other"), Err(DiskError::Exists(_))));
    assert_eq!(world.text("home/journal/northwind/letters/dana.md").as_deref(), Some("draft"));
    let folder = letter.parent().expect("a folder");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 1, "no stray file is left");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).map_or(0, |file| file.permissions().mode() & 0o777)
    }

    #[test]
    fn a_single_file_keeps_its_mode_and_a_link_stays_a_link() {
        let world = World::new();
        let (note, link) = (world.path("home/journal/note.md"), world.path("home/link.md"));
        fs::set_permissions(&note, fs::Permissions::from_mode(0o640)).expect("permissions");
        symlink(&note, &link).expect("a link");
        write_file(&link, b"new").expect("it can be written");
        assert_eq!((world.text("home/journal/note.md").as_deref(), mode(&note)), (Some("new"), 0o640));
        assert!(link.is_symlink());
    }

    #[test]
    fn a_new_file_by_a_link_is_written_where_the_link_leads() {
        let world = World::new();
        symlink("there.json", world.path("home/link.json")).expect("a link");
        write_file(&world.path("home/link.json"), b"x").expect("it can be written");
        assert_eq!(world.text("home/there.json").as_deref(), Some("x"));
        assert!(world.path("home/link.json").is_symlink());
    }

    #[test]
    fn a_new_file_is_as_readable_as_any_other_programs() {
        let world = World::new();
        world.write(&[("a.html", "a")]);
        world.put("home/other.html", "b");
        assert_eq!(mode(&world.path("home/journal/report/a.html")), mode(&world.path("home/other.html")));
    }

    #[test]
    fn a_link_to_a_folder_that_is_not_ours_is_refused() {
        let world = World::new();
        for target in ["home/journal", "home"] {
            let link = world.path("link");
            symlink(world.path(target), &link).expect("a link");
            assert_eq!(refusal(world.write_to("link", &[])), Some(Refusal::Journal));
            fs::remove_file(link).expect("it is there");
        }
    }

    #[test]
    fn a_link_inside_the_report_leads_nothing_out_of_it() {
        let world = World::new();
        world.write(&[("notes/a.html", "a"), ("b.html", "b")]);
        fs::rename(world.path("home/journal/report/notes"), world.path("home/elsewhere")).expect("a folder");
        symlink(world.path("home/elsewhere"), world.path("home/journal/report/notes")).expect("a link");
        assert_eq!(refusal(world.write_to(REPORT, &[("notes/a.html", "c")])), Some(Refusal::Link));
        world.write(&[("b.html", "b")]);
        assert_eq!(world.text("home/elsewhere/a.html").as_deref(), Some("a"));

        fs::remove_file(world.path("home/journal/report/b.html")).expect("it is there");
        symlink(world.path("home/elsewhere/a.html"), world.path("home/journal/report/b.html"))
            .expect("a link");
        assert_eq!(world.write(&[("b.html", "new")]).kept, ["b.html.edited"]);
        assert_eq!(world.text("home/elsewhere/a.html").as_deref(), Some("a"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_leaves_what_there_was() {
        let world = World::new();
        world.write(&[("a.html", "a"), ("x/b.html", "b")]);
        let closed = world.path("home/journal/report/x");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("permissions");
        if fs::write(closed.join("probe"), "").is_ok() {
            return; // root may write everywhere
        }
        assert!(matches!(
            world.write_to(REPORT, &[("a.html", "A"), ("x/b.html", "B")]),
            Err(DiskError::Io { .. })
        ));
        assert_eq!(world.text("home/journal/report/x/b.html").as_deref(), Some("b"));
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("permissions");
        let written = world.write(&[("a.html", "A"), ("x/b.html", "B")]);
        assert_eq!((written.written + written.unchanged, written.kept.len()), (2, 0));
    }
}
