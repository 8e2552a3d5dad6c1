//! The same notes on the same day give the same bytes: on any machine, in any folder, in any hurry.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Notes beside the example's that sort differently from one locale and one file system to the next.
const AWKWARD: &[(&str, &str)] = &[
    ("n/ä.md", "---\ninterviewer: Änne\ndate: 2026-03-04\nmood: shaky\ngaps: [lost it]\n---\n"),
    ("n/z.md", "---\ninterviewer: Zoë\ndate: 2026-03-04\nmood: shaky\ngaps: [lost it]\n---\n"),
    ("n/I.md", "---\ninterviewer: Işıl\ndate: 2026-03-04\nmood: meh\n---\n"),
    ("n/i2.md", "---\ninterviewer: Dana\ndate: 2026-03-04\nmood: [good\n---\n"),
    ("N2/a.md", "---\ninterviewer: [Dana, Lee]\ndate: 2026-03-02\nmood: bad\ngaps: [late, slip]\n---\n"),
];

/// One way to run the program: all that may differ from one machine to the next.
struct Way {
    /// Makes another order of the folder's files.
    order: fn(&mut Vec<(PathBuf, Vec<u8>)>),
    /// Where the journal lies.
    place: fn() -> TempDir,
    /// The folder that the program runs in, and the journal as seen from it.
    seen_from: fn(&Path) -> (PathBuf, PathBuf),
    environment: &'static [(&'static str, &'static str)],
}

const WAYS: &[Way] = &[
    Way {
        order: |_| {},
        place: || tempfile::tempdir().expect("a folder"),
        seen_from: |journal| (journal.to_owned(), PathBuf::from(".")),
        environment: &[("TZ", "UTC"), ("LC_ALL", "C")],
    },
    Way {
        order: |files| files.reverse(),
        place: in_memory,
        seen_from: |journal| (PathBuf::from("/"), journal.to_owned()),
        environment: &[("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8")],
    },
    Way {
        order: |files| files.sort_by_key(|(path, text)| (text.len(), path.clone())),
        place: || tempfile::Builder::new().prefix("Another name ü ").tempdir().expect("a folder"),
        seen_from: |journal| {
            let (folder, name) = (journal.parent().expect("a folder"), journal.file_name().expect("a name"));
            (folder.to_owned(), PathBuf::from(name))
        },
        environment: &[("RAYON_NUM_THREADS", "2"), ("TZ", "America/Adak"), ("LANG", "de_DE.UTF-8")],
    },
    Way {
        order: |files| files.rotate_left(7),
        place: || tempfile::tempdir().expect("a folder"),
        seen_from: |journal| (journal.join("n"), PathBuf::from("..")),
        environment: &[
            ("RAYON_NUM_THREADS", "7"),
            ("TZ", "Asia/Kathmandu"),
            ("HOME", "/"),
            ("USER", "nobody"),
        ],
    },
];

/// A folder whose files come back in the reverse of the order in which they were made, where there is such a file system.
fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// Every command whose output is data, by what it says about the journal and not about where that is.
const COMMANDS: &[&[&str]] = &[
    &["due"],
    &["due", "--format", "json"],
    &["check", "--format", "json"],
    &["export", "json"],
    &["export", "csv"],
    &["export", "ics"],
    &["export", "ics", "--todo", "--alarm", "--private"],
    &["export", "json", "--redact"],
];

impl Way {
    /// What all commands say, and every file of the report.
    fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = (self.place)();
        let mut files = example();
        (self.order)(&mut files);
        for (path, bytes) in &files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            fs::write(path, bytes).expect("it can be written");
        }
        let mut outputs = BTreeMap::new();
        for command in COMMANDS {
            outputs.insert(command.join(" "), self.run(folder.path(), command));
        }
        self.run(folder.path(), &["build"]);
        let report = folder.path().join("report");
        outputs.extend(below(&report, &report).into_iter().map(|(path, bytes)| (shown(&path), bytes)));
        self.run(folder.path(), &["build", "--single-file"]);
        outputs
            .insert("report.html".to_owned(), fs::read(folder.path().join("report.html")).expect("written"));
        let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
        for (output, bytes) in &outputs {
            assert!(
                !String::from_utf8_lossy(bytes).contains(&name),
                "{output} names the folder it was made in"
            );
        }
        outputs
    }

    fn run(&self, journal: &Path, arguments: &[&str]) -> Vec<u8> {
        let (from, seen) = (self.seen_from)(journal);
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
        for name in ["TZ", "LANG", "LC_ALL", "RAYON_NUM_THREADS"] {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().copied()).current_dir(from);
        let run =
            command.args(arguments).arg(seen).args(["--as-of", "2026-03-06"]).output().expect("it runs");
        assert!(run.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&run.stderr));
        run.stdout
    }
}

/// The files of journal-example and the awkward ones.
fn example() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("journal-example");
    let mut files = below(&folder, &folder);
    files.retain(|(path, _)| !path.starts_with("report"));
    files.extend(AWKWARD.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())));
    files
}

/// Every file below a folder with its bytes, in order.
fn below(folder: &Path, base: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(below(&path, base));
        } else {
            let name = path.strip_prefix(base).expect("below").to_owned();
            files.push((name, fs::read(&path).expect("it can be read")));
        }
    }
    files
}

fn shown(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[test]
fn neither_threads_nor_time_zone_nor_locale_nor_folder_nor_the_order_of_files_changes_a_byte() {
    let expected = WAYS[0].outputs();
    assert!(expected.len() > 40, "{:?}", expected.keys());
    for (number, way) in WAYS.iter().enumerate().skip(1) {
        let outputs = way.outputs();
        assert_eq!(outputs.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "way {number}");
        let differing: Vec<&String> =
            outputs.keys().filter(|name| outputs[*name] != expected[*name]).collect();
        assert!(differing.is_empty(), "way {number}: {differing:#?}");
    }
}
