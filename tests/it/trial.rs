//! A journal with odd things in it beside a note that is fine: what becomes of both, and that nothing of it is changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// What every note here begins with, behind its fence.
pub(crate) const HEAD: &str = "interviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\n";

/// A note that is fine.
pub(crate) fn fine() -> String {
    with("gaps:\n  - blanked: CAP\n")
}

/// A note with more fields, each with its line end.
pub(crate) fn with(fields: &str) -> String {
    format!("---\n{HEAD}{fields}---\n")
}

/// How a run ended, and all that it said.
pub(crate) struct Run {
    pub(crate) exit: Option<i32>,
    pub(crate) out: String,
    pub(crate) errors: String,
}

/// The command, ended by force where it takes longer than anybody would wait.
pub(crate) fn run(folder: &Path, arguments: &[&str], patience: Duration) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(arguments).args(["--as-of", "2026-03-06"]).current_dir(folder);
    let said = tempfile::tempdir().expect("a folder for what it says");
    let file = |name: &str| fs::File::create(said.path().join(name)).expect("a file");
    command.stdin(Stdio::null()).stdout(file("out")).stderr(file("errors"));
    let exit = ended(command, patience).unwrap_or_else(|| panic!("{arguments:?} took over {patience:?}"));
    let read = |name: &str| {
        let bytes = fs::read(said.path().join(name)).expect("what it said");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Run { exit: exit.code(), out: read("out"), errors: read("errors") }
}

fn ended(mut command: Command, patience: Duration) -> Option<ExitStatus> {
    let mut child = command.spawn().expect("the binary runs");
    let began = Instant::now();
    while began.elapsed() < patience {
        if let Some(status) = child.try_wait().expect("it can be asked") {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

/// Every real file below a folder with its bytes, but those of the report.
pub(crate) fn bytes(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !path.ends_with("report") => found.extend(bytes(&path)),
            Ok(kind) if kind.is_file() => {
                drop(found.insert(path.clone(), fs::read(&path).unwrap_or_default()))
            }
            _ => {}
        }
    }
    found
}

/// The journal.
pub(crate) struct Trial {
    pub(crate) folder: tempfile::TempDir,
    patience: Duration,
}

impl Trial {
    /// With a note that is fine, in which nobody waits longer than this for a command.
    pub(crate) fn new(patience: Duration) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let trial = Trial { folder, patience };
        trial.put("fine/a.md", fine());
        trial
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn put(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    /// What became of each file in `odd/`, by its stem: `read` or `left`, and what was complained of beside hints.
    pub(crate) fn fates(&self) -> BTreeMap<String, String> {
        let complaints = self.survived();
        let entries = fs::read_dir(self.folder.path().join("odd")).expect("a folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let fate = |name: String| {
            let stem = name.trim_end_matches(".md").to_owned();
            let page = self.folder.path().join(format!("report/notes/odd-{stem}.html"));
            let mut fate = if page.is_file() { "read" } else { "left" }.to_owned();
            for code in complaints.get(&format!("odd/{name}")).into_iter().flatten() {
                fate.push(' ');
                fate.push_str(code);
            }
            (stem, fate)
        };
        names.map(fate).collect()
    }

    /// Lets every command look at it. The fine note is read, nothing is changed, and nobody panics. What was
    /// complained of, by path, without hints.
    pub(crate) fn survived(&self) -> BTreeMap<String, BTreeSet<String>> {
        let before = bytes(self.folder.path());
        let [check, _, due, again] = [&["check", "--format", "json"][..], &["build"], &["due"], &["build"]]
            .map(|arguments| {
                let run = run(self.folder.path(), arguments, self.patience);
                assert!(matches!(run.exit, Some(0 | 1)), "{arguments:?}: {:?} {}", run.exit, run.errors);
                assert!(!run.errors.contains("panicked"), "{arguments:?}: {}", run.errors);
                run
            });
        let page = fs::read_to_string(self.folder.path().join("report/notes/fine-a.html"));
        assert!(page.expect("the fine note has its page").contains("Dana Whitfield"));
        assert!(due.out.contains("fine/a.md"), "{}", due.out);
        assert!(again.out.contains("0 files written"), "{}", again.out);
        assert!(before == bytes(self.folder.path()), "a file of the user's has changed");
        let said: serde_json::Value = serde_json::from_str(&check.out).expect("it is JSON");
        let mut complaints: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for each in said.as_array().expect("a list").iter().filter(|each| each["severity"] != "hint") {
            let [path, code] = ["path", "code"].map(|key| each[key].as_str().unwrap_or_default().to_owned());
            complaints.entry(path).or_default().insert(code);
        }
        complaints
    }
}

/// Holds every fate against the one that is expected, and tells all that differ.
pub(crate) fn compare(fates: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(name, fate)| ((*name).to_owned(), (*fate).to_owned())).collect();
    let differ: Vec<String> = fates
        .iter()
        .filter(|(name, fate)| expected.get(*name) != Some(fate))
        .map(|(name, fate)| format!("{name}: {fate}; expected {:?}", expected.get(name)))
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert_eq!(fates.len(), expected.len(), "some are missing");
}
