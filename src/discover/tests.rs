//! Which files are read, which are not, and what is said about those that cannot be.

use super::*;
use std::fs::create_dir_all;
use tempfile::TempDir;

fn tree(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn found(folder: &TempDir) -> Found {
    journal(folder.path(), &Options::default()).expect("a readable folder")
}

fn paths(found: &Found) -> Vec<&str> {
    found.files.iter().map(|file| file.path.as_str()).collect()
}

fn complaints(found: &Found) -> Vec<String> {
    found.diagnostics.iter().map(Diagnostic::short).collect()
}

#[test]
fn markdown_files_are_read_in_the_order_of_their_paths() {
    let folder = tree(&[
        ("b/x.MD", b"x"),
        ("a.markdown", b"a"),
        ("b.md", "\u{feff}ü".as_bytes()),
        ("c.txt", b""),
        ("md", b""),
    ]);
    let found = found(&folder);
    assert_eq!(paths(&found), ["a.markdown", "b.md", "b/x.MD"]);
    assert_eq!(found.files[1].source.text(), "\u{feff}ü");
    assert_eq!(found.files[2].source.path(), "b/x.MD");
    assert!(found.diagnostics.is_empty());
}

#[test]
fn what_nobody_wrote_as_a_note_is_passed_over() {
    let folder = tree(&[
        (".obsidian/a.md", b""),
        (".a.md", b""),
        ("node_modules/a.md", b""),
        ("x/target/a.md", b""),
        ("x/target/0/a.md", b""),
        ("x/target/CACHEDIR.TAG", b""),
        ("x/tags/CACHEDIR.TAG/a.md", b"a folder marks nothing"),
        ("target/a.md", b"a company"),
        ("out/-.md", b""),
        ("out/a.md", b""),
        ("out/.afterword-manifest.json", b"{}"),
        ("a.sync-conflict-20260304-1.md", b""),
        ("a (Sam's conflicted copy 2026-03-04).md", b""),
        ("#a.md#", b""),
        ("a.md~", b""),
        ("playbook/a.md", b""),
        ("theme/a.md", b""),
        ("x/theme/a.md", b"it is not at the root"),
        ("target.md", b""),
    ]);
    assert_eq!(
        paths(&found(&folder)),
        ["target.md", "target/a.md", "x/tags/CACHEDIR.TAG/a.md", "x/theme/a.md"]
    );
}

#[test]
fn the_user_may_name_more_to_pass_over() {
    let folder = tree(&[("templates/x/a.md", b""), ("a.draft.md", b""), ("mine/a.md", b""), ("b.md", b"")]);
    let ignore = ["templates/**".to_owned(), "*.draft.md".to_owned()];
    let output = folder.path().join("mine");
    let found = journal(folder.path(), &Options { ignore: &ignore, output: Some(&output) });
    assert_eq!(paths(&found.expect("a readable folder")), ["b.md"]);
}

#[test]
fn a_file_that_is_not_utf8_is_told_with_its_place_and_hides_no_other() {
    let folder = tree(&[
        ("a.md", b"one\nt\xc3\xbcw\xf6\n"),
        ("b.md", b"\xff\xfea\0"),
        ("c.md", b"a\0b\0"),
        ("d.md", b"\xc3\xbc\0"),
        ("e.md", b"fine"),
    ]);
    let found = found(&folder);
    assert_eq!(paths(&found), ["e.md"]);
    assert_eq!(
        complaints(&found),
        [
            "a.md:2:4: error[not-utf8]: the byte 0xF6 here is not UTF-8",
            "b.md:1:1: error[not-utf8]: it seems to be saved as UTF-16",
            "c.md:1:2: error[not-utf8]: it seems to be saved as UTF-16",
            "d.md:1:2: error[not-utf8]: it seems to be saved as UTF-16",
        ]
    );
}

#[test]
fn a_file_too_large_for_a_note_is_told_and_not_read() {
    let folder = tree(&[("b.md", b"")]);
    let large = fs::File::create(folder.path().join("a.md")).expect("a file");
    large.set_len(16 * 1024 * 1024 + 1).expect("a sparse file");
    let found = found(&folder);
    assert_eq!(paths(&found), ["b.md"]);
    assert_eq!(
        complaints(&found),
        ["a.md:1:1: warning[file-too-large]: this is over 16 MiB, too large for a note"]
    );
}

#[test]
fn a_folder_that_is_none_is_an_error() {
    let folder = tree(&[("a.md", b"")]);
    let error = |name: &str| journal(&folder.path().join(name), &Options::default()).expect_err("no folder");
    assert!(matches!(error("b"), DiscoverError::Missing(_)));
    assert!(matches!(error("a.md"), DiscoverError::NotAFolder(_)));
}

#[test]
fn a_folder_of_templates_is_read_by_extension() {
    let dir =
        tree(&[("a.hbs", b"a"), ("x/b.css", b"b"), ("c.md", b""), ("theme/d.hbs", b""), (".e.hbs", b"")]);
    let found = folder(dir.path(), &["hbs", "css"]).expect("a readable folder");
    assert_eq!(paths(&found), ["a.hbs", "theme/d.hbs", "x/b.css"]);
}

#[test]
fn one_file_may_be_there_or_not_or_be_unreadable() {
    let folder = tree(&[("a.toml", b"x = 1"), ("b.toml", b"\xff"), ("c.toml/x", b"")]);
    let read = |name| file(folder.path(), name).map(|source| source.map(|source| source.text().to_owned()));
    assert_eq!(read("a.toml"), Ok(Some("x = 1".to_owned())));
    assert_eq!(read("d.toml"), Ok(None));
    assert_eq!(read("b.toml").expect_err("not UTF-8").code, "not-utf8");
    assert_eq!(read("c.toml").expect_err("a folder").code, "unreadable-file");
}

#[test]
fn the_nearest_journal_is_the_nearest_folder_upward_with_a_configuration() {
    let folder = tree(&[("afterword.toml", b""), ("a/b/c.md", b"")]);
    assert_eq!(nearest_journal(&folder.path().join("a/b")), folder.path());
    let without = tree(&[("a/b.md", b"")]);
    assert_eq!(nearest_journal(&without.path().join("a")), without.path().join("a"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::thread;
    use std::time::Duration;

    fn link(folder: &TempDir, target: &str, name: &str) {
        symlink(target, folder.path().join(name)).expect("a link");
    }

    #[test]
    fn a_link_is_followed_inside_the_journal_and_nothing_is_read_twice() {
        let folder = tree(&[
            ("a/x.md", b""),
            (".shelf/y.md", b""),
            ("report/z.md", b""),
            ("report/.afterword-manifest.json", b""),
        ]);
        link(&folder, "a", "b");
        link(&folder, "a/x.md", "x.md");
        link(&folder, ".shelf", "shelf");
        link(&folder, ".", "self");
        link(&folder, "../a", "a/loop");
        link(&folder, "report", "r");
        link(&folder, "report/z.md", "z.md");
        let found = found(&folder);
        assert_eq!(paths(&found), ["a/x.md", "shelf/y.md"]);
        assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    }

    #[test]
    fn a_link_out_of_the_journal_is_told_and_not_followed() {
        let (folder, outside) = (tree(&[("a.md", b"")]), tree(&[("secret.md", b"")]));
        symlink(outside.path(), folder.path().join("out")).expect("a link");
        symlink(outside.path().join("secret.md"), folder.path().join("s.md")).expect("a link");
        symlink("/etc/hostname", folder.path().join("other")).expect("a link");
        link(&folder, "gone.md", "g.md");
        let found = found(&folder);
        assert_eq!(paths(&found), ["a.md"]);
        let codes: Vec<_> = found.diagnostics.iter().map(|wrong| (wrong.path.as_str(), wrong.code)).collect();
        assert_eq!(codes, [("g.md", "unreadable-file"), ("out", "link-outside"), ("s.md", "link-outside")]);
    }

    #[test]
    fn links_that_double_do_not_take_for_ever() {
        let folder = tree(&[("d00/a.md", b"")]);
        for n in 1..40 {
            create_dir_all(folder.path().join(format!("d{n:02}"))).expect("a folder");
            link(&folder, &format!("../d{:02}", n - 1), &format!("d{n:02}/x"));
            link(&folder, &format!("../d{:02}", n - 1), &format!("d{n:02}/y"));
        }
        assert_eq!(paths(&found(&folder)), ["d00/a.md"]);
    }

    #[test]
    fn the_journal_itself_may_be_a_link() {
        let (real, around) = (tree(&[("a.md", b"")]), tree(&[]));
        symlink(real.path(), around.path().join("journal")).expect("a link");
        let found = journal(&around.path().join("journal"), &Options::default()).expect("a readable folder");
        assert_eq!(paths(&found), ["a.md"]);
    }

    #[test]
    fn a_folder_that_goes_while_it_is_read_is_gone_and_not_empty() {
        let names: Vec<String> = (0..40).map(|number| format!("{number}.md")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        let folder = tree(&files);
        let away = folder.path().with_extension("away");
        for round in 0..60 {
            let found = thread::scope(|scope| {
                scope.spawn(|| {
                    thread::sleep(Duration::from_micros(round * 20));
                    fs::rename(folder.path(), &away).expect("renamed");
                });
                journal(folder.path(), &Options::default())
            });
            fs::rename(&away, folder.path()).expect("renamed");
            match found {
                Ok(found) => assert_eq!((found.files.len(), complaints(&found)), (40, Vec::new())),
                Err(error) => assert!(matches!(error, DiscoverError::Missing(_)), "{error}"),
            }
        }
    }

    #[test]
    fn a_pipe_is_passed_over_and_never_waited_for() {
        let folder = tree(&[("a.md", b"")]);
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("b.md")).status();
        assert!(made.is_ok_and(|status| status.success()));
        assert_eq!(paths(&found(&folder)), ["a.md"]);
        assert_eq!(file(folder.path(), "b.md").expect_err("a pipe").code, "unreadable-file");
    }

    #[test]
    fn a_name_that_is_not_utf8_is_told() {
        let folder = tree(&[("a.md", b"")]);
        fs::write(folder.path().join(OsStr::from_bytes(b"b\xff.md")), "").expect("a file");
        let found = found(&folder);
        assert_eq!(paths(&found), ["a.md"]);
        assert_eq!(
            complaints(&found),
            [
                "b\u{fffd}.md:1:1: warning[path-not-utf8]: the name of this file is not UTF-8, so it is not read"
            ]
        );
    }

    #[test]
    fn a_file_without_permission_is_told_and_hides_no_other() {
        let folder = tree(&[("a.md", b""), ("b.md", b""), ("c/d.md", b"")]);
        for closed in ["a.md", "c"] {
            let none = fs::Permissions::from_mode(0o000);
            fs::set_permissions(folder.path().join(closed), none).expect("permissions");
        }
        if fs::read(folder.path().join("a.md")).is_ok() {
            return; // root may read everything
        }
        let found = found(&folder);
        assert_eq!(paths(&found), ["b.md"]);
        assert_eq!(complaints(&found).len(), 2);
        fs::set_permissions(folder.path().join("c"), fs::Permissions::from_mode(0o755)).expect("permissions");
    }
}

#[test]
fn what_would_be_read_is_what_is_read() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let paths = [
        "a.md",
        "n/a.markdown",
        "n/a.txt",
        ".hidden/a.md",
        "n/.a.md",
        "playbook/a.md",
        "n/playbook/a.md",
        "theme/a.md",
        "report/a.md",
        "report/n/a.md",
        "n/report/a.md",
        "node_modules/a.md",
        "build/a.md",
        "skip/me/a.md",
        "n/a.md~",
    ];
    for path in paths.iter().chain(&["build/CACHEDIR.TAG"]) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, "").expect("it can be written");
    }
    let (ignore, output) = (["skip/*".to_owned()], root.path().join("report"));
    let options = Options { ignore: &ignore, output: Some(&output) };
    let found = journal(root.path(), &options).expect("a folder");
    let read: Vec<&str> = found.files.iter().map(|file| file.path.as_str()).collect();
    let mut would_be: Vec<&str> = paths.to_vec();
    would_be.retain(|path| would_read(root.path(), path, &options));
    would_be.sort_unstable();
    assert_eq!(would_be, read);
    assert_eq!(read, ["a.md", "n/a.markdown", "n/playbook/a.md", "n/report/a.md"]);
}

#[test]
fn a_page_is_told_a_short_way_and_none_from_one_end_of_the_machine_to_the_other() {
    let journal = tempfile::tempdir().expect("a folder");
    assert_eq!(way_to_tell(&journal.path().join("report"), journal.path()).as_deref(), Some("../"));
    if cfg!(unix) {
        assert_eq!(way_to_tell(Path::new("/dev/report"), journal.path()), None);
    }
}
