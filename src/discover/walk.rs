//! Walks a folder and says which files of it are to be read.

use super::{MANIFEST, ignore, read};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use std::cmp::Ordering;
use std::collections::{HashSet, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf, is_separator};
use walkdir::{DirEntry, WalkDir};

/// Marks a folder of build products, such as Cargo's `target` (<https://bford.info/cachedir/>). By its name alone
/// the notes about an interview at Target would be lost.
const CACHE: &str = "CACHEDIR.TAG";

/// What lies in folders of which nothing is read: build products, and reports of ours.
const MARKS: [&str; 2] = [CACHE, MANIFEST];

/// What is wanted of a folder.
pub(super) struct Rules<'a> {
    /// Globs of what is not.
    pub(super) ignore: &'a [String],
    /// A folder that is not, by its real path.
    pub(super) output: Option<PathBuf>,
    /// Folders right below the root that are not.
    pub(super) leave_out: &'a [&'a str],
    /// The extensions that are, in any case.
    pub(super) extensions: &'a [&'a str],
}

/// A file to be read.
pub(super) struct Candidate {
    /// Relative to the root, with `/`.
    pub(super) shown: String,
    /// Where it really is, without links.
    pub(super) real: PathBuf,
}

/// Hands over the files below `root`, a real path, as they are found, and returns what is wrong with others.
///
/// Links are kept for last: what they lead to is then mostly known by its own path. As every real file and
/// folder is entered once, links cannot lead in circles.
pub(super) fn files(root: &Path, rules: &Rules<'_>, take: impl FnMut(Candidate)) -> Vec<Diagnostic> {
    let mut walk =
        Walk { root, rules, seen: HashSet::new(), links: VecDeque::new(), take, diagnostics: Vec::new() };
    walk.folder(root, Path::new(""));
    while let Some(link) = walk.links.pop_front() {
        walk.follow(&link);
    }
    walk.diagnostics
}

struct Walk<'a, T> {
    root: &'a Path,
    rules: &'a Rules<'a>,
    /// Real paths of files and folders, letter by letter.
    seen: HashSet<OsString>,
    /// Links not yet followed, relative to the root.
    links: VecDeque<PathBuf>,
    take: T,
    diagnostics: Vec<Diagnostic>,
}

impl<T: FnMut(Candidate)> Walk<'_, T> {
    /// Takes what lies in the folder `real`, which is shown as `shown`.
    fn folder(&mut self, real: &Path, shown: &Path) {
        let mut entries = WalkDir::new(real).sort_by(marks_first).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if is_mark(&entry) && entry.depth() > 1 && entry.path().is_file() => {
                    self.leave(&entry);
                    entries.skip_current_dir();
                }
                Ok(entry) if self.enters(&entry, real, shown) => {}
                Ok(_) => entries.skip_current_dir(),
                Err(error) => self.unreadable(real, shown, error),
            }
        }
    }

    /// Takes one entry; false for a folder that is not to be entered.
    fn enters(&mut self, entry: &DirEntry, real: &Path, shown: &Path) -> bool {
        let shown = shown.join(below(entry.path(), real));
        let kind = entry.file_type();
        let is_top = entry.depth() == 0;
        if !is_top && self.rules.skip_by_name(&shown, entry.path(), kind.is_dir()) {
            return !kind.is_dir();
        }
        if kind.is_symlink() {
            self.links.push_back(shown);
        } else if kind.is_file() {
            self.file(&shown, entry.path());
        }
        !kind.is_dir() || self.seen.insert(entry.path().as_os_str().to_owned())
    }

    /// Takes nothing of the folder that an entry marks as not to be read.
    fn leave(&mut self, mark: &DirEntry) {
        if let Some(folder) = mark.path().parent() {
            self.seen.remove(folder.as_os_str());
        }
    }

    fn file(&mut self, shown: &Path, real: &Path) {
        if !self.rules.wants(shown) || !self.seen.insert(real.as_os_str().to_owned()) {
            return;
        }
        match shown.to_str() {
            Some(_) => (self.take)(Candidate { shown: with_slashes(shown), real: real.to_owned() }),
            None => self.complain(
                shown,
                "path-not-utf8",
                "the name of this file is not UTF-8, so it is not read",
                "rename it",
            ),
        }
    }

    fn follow(&mut self, link: &Path) {
        let Ok(real) = fs::canonicalize(self.root.join(link)) else {
            if self.rules.wants(link) {
                self.complain(link, "unreadable-file", "this link leads nowhere", "mend it or take it away");
            }
            return;
        };
        match real.strip_prefix(self.root) {
            Err(_) => self.leads_outside(link, &real),
            Ok(inside) if self.rules.skip_really(inside, &real) => {}
            Ok(_) if real.is_dir() => self.folder(&real, link),
            Ok(_) if real.is_file() => self.file(link, &real),
            Ok(_) => {}
        }
    }

    fn leads_outside(&mut self, link: &Path, real: &Path) {
        if real.is_dir() || self.rules.wants(link) {
            let message = "this link leads out of the folder and is not followed";
            let help = "move what it leads to into the folder, or name the link under `ignore`";
            self.complain(link, "link-outside", message, help);
        }
    }

    fn unreadable(&mut self, real: &Path, shown: &Path, error: walkdir::Error) {
        let path = error.path().unwrap_or(real);
        let path = shown.join(below(path, real));
        if let Some(error) = error.into_io_error() {
            self.diagnostics.push(*read::unreadable(&with_slashes(&path), &error));
        }
    }

    fn complain(&mut self, path: &Path, code: &'static str, message: &str, help: &str) {
        let source = Source::new(with_slashes(path), "");
        self.diagnostics.push(Diagnostic::warning(code, &source, Span::default(), message).help(help));
    }
}

impl Rules<'_> {
    /// Whether an entry is passed over without a word.
    pub(super) fn skip(&self, shown: &Path, real: &Path, is_folder: bool) -> bool {
        let is_marked = || MARKS.iter().any(|mark| real.join(mark).is_file());
        self.skip_by_name(shown, real, is_folder) || (is_folder && is_marked())
    }

    /// The same, but for what marks a folder from within.
    fn skip_by_name(&self, shown: &Path, real: &Path, is_folder: bool) -> bool {
        let name = shown.file_name().unwrap_or_default().to_string_lossy();
        let is_left_out = || self.leave_out.iter().any(|&folder| Path::new(folder) == shown);
        let is_output = || name == "node_modules" || self.output.as_deref() == Some(real);
        is_nobodys(&name) || self.ignores(shown) || (is_folder && (is_left_out() || is_output()))
    }

    /// Whether what a link leads to is passed over by its own path.
    fn skip_really(&self, inside: &Path, real: &Path) -> bool {
        self.ignores(inside) || real.ancestors().any(|folder| self.is_report(folder))
    }

    fn ignores(&self, shown: &Path) -> bool {
        if self.ignore.is_empty() {
            return false;
        }
        let shown = with_slashes(shown);
        self.ignore.iter().any(|glob| ignore::matches(glob, &shown))
    }

    fn is_report(&self, folder: &Path) -> bool {
        self.output.as_deref() == Some(folder) || folder.join(MANIFEST).exists()
    }

    pub(super) fn wants(&self, file: &Path) -> bool {
        let extension = file.extension().unwrap_or_default();
        self.extensions.iter().any(|wanted| extension.eq_ignore_ascii_case(wanted))
    }
}

/// Hidden, or a copy that an editor or a synchronising program left behind.
fn is_nobodys(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
        || name.contains(SYNCTHING)
        || (name.contains(' ') && COPIES.iter().any(|mark| name.contains(mark)))
}

/// What Syncthing writes into the names of copies.
const SYNCTHING: &str = ".sync-conflict-";

/// What Dropbox in its languages, Nextcloud and Seafile write into them, each with a space in it.
const COPIES: &[&str] = &[
    "conflicted copy",
    "(Case Conflict",
    "(case clash from ",
    "in Konflikt stehende Kopie",
    "opie en conflit de ",
    "copia en conflicto de ",
    "(SFConflict ",
];

/// What lies in the same folder by its name, but first what says that nothing in it is to be read.
fn marks_first(one: &DirEntry, other: &DirEntry) -> Ordering {
    let by_name = || one.path().as_os_str().cmp(other.path().as_os_str());
    is_mark(other).cmp(&is_mark(one)).then_with(by_name)
}

fn is_mark(entry: &DirEntry) -> bool {
    // The end of a path is looked at sooner than its last name is found.
    let path = entry.path().as_os_str().as_encoded_bytes();
    MARKS.iter().any(|mark| path.ends_with(mark.as_bytes()) && entry.file_name() == *mark)
}

/// What of a path comes behind the folder that the walk began at. The walk puts names behind that folder's path as it
/// stands, so letters are compared and not parts, which takes as long as all else that is asked of a name.
fn below<'p>(path: &'p Path, folder: &Path) -> &'p Path {
    let behind = || path.to_str()?.strip_prefix(folder.to_str()?)?.strip_prefix(is_separator);
    behind().map_or_else(|| path.strip_prefix(folder).unwrap_or(path), Path::new)
}

/// A relative path as it is shown everywhere.
pub(super) fn with_slashes(path: &Path) -> String {
    let mut shown = String::with_capacity(path.as_os_str().len());
    for name in path {
        if !shown.is_empty() {
            shown.push('/');
        }
        shown.push_str(&name.to_string_lossy());
    }
    shown
}
