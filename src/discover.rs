//! The only door to walkdir: which files a journal, a theme or a playbook holds, each read once.

mod ignore;
mod read;
mod walk;

pub use read::LARGEST;

use crate::diagnostic::{self, Diagnostic};
use crate::text::Source;
use rayon::prelude::*;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::{env, fs, io};
use walk::{Candidate, Rules};

/// The file that makes a folder a journal.
pub const CONFIG: &str = "afterword.toml";
/// The file that makes a folder a report of ours; such a folder is never read.
pub const MANIFEST: &str = ".afterword-manifest.json";

/// Folders of a journal's root that hold no notes.
const LEFT_OUT: &[&str] = &["playbook", "theme"];

/// What was found, and what of it could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The files, sorted by path.
    pub files: Vec<File>,
    /// What is wrong with the others.
    pub diagnostics: Vec<Diagnostic>,
}

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the folder that was searched, with `/`.
    pub path: String,
    /// Its text, under the same path.
    pub source: Source,
}

/// What of a journal is not read, beside what never is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Globs relative to the journal: `*` and `?` within a name, `**` for any folders; a folder stands for all in it.
    pub ignore: &'a [String],
    /// The report's folder.
    pub output: Option<&'a Path>,
}

/// Why a folder cannot be searched at all.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// There is none.
    #[error("there is no folder `{0}`")]
    Missing(PathBuf),
    /// It is something else.
    #[error("`{0}` is not a folder")]
    NotAFolder(PathBuf),
    /// The operating system refuses.
    #[error("cannot read the folder `{0}`: {1}")]
    Unreadable(PathBuf, io::Error),
}

/// Reads every Markdown file of a journal, in parallel.
///
/// Left out are hidden files and folders, `node_modules`, build products, reports, the copies that synchronising
/// programs and editors leave behind, the journal's own `playbook/` and `theme/`, and what `options` name.
/// A symbolic link is followed only where it leads to a place inside the journal. No file hides another:
/// one that cannot be read becomes a diagnostic.
///
/// # Errors
/// Where `root` is not a folder that can be read.
pub fn journal(root: &Path, options: &Options<'_>) -> Result<Found, DiscoverError> {
    search(root, &rules(options))
}

/// Whether [`journal`] would read a file at `path`, relative to the journal with `/`, were there one.
pub fn would_read(root: &Path, path: &str, options: &Options<'_>) -> bool {
    let (root, rules, file) = (resolved(root), rules(options), Path::new(path));
    let mut ways = file.ancestors().filter(|part| !part.as_os_str().is_empty());
    rules.wants(file) && ways.all(|part| !rules.skip(part, &root.join(part), part != file))
}

/// What of a journal is read. The report's folder need not exist yet.
fn rules<'a>(options: &Options<'a>) -> Rules<'a> {
    Rules {
        ignore: options.ignore,
        output: options.output.map(resolved),
        leave_out: LEFT_OUT,
        extensions: &["md", "markdown"],
    }
}

/// Reads every file below `folder` that has one of these extensions: a theme, a playbook.
///
/// # Errors
/// Where `folder` is not a folder that can be read.
pub fn folder(folder: &Path, extensions: &[&str]) -> Result<Found, DiscoverError> {
    search(folder, &Rules { ignore: &[], output: None, leave_out: &[], extensions })
}

/// Reads one text file, named relative to `folder`; `None` where there is none.
///
/// # Errors
/// Where it is there but cannot be read as text.
pub fn file(folder: &Path, name: &str) -> Result<Option<Source>, Box<Diagnostic>> {
    let path = folder.join(name);
    match fs::metadata(&path) {
        Ok(found) if found.is_file() => read::text(&path, name).map(Some),
        Ok(_) => Err(read::unreadable(name, &io::Error::other("it is not a file"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(read::unreadable(name, &error)),
    }
}

/// The nearest folder from `start` upward that holds an `afterword.toml`, else `start` itself.
pub fn nearest_journal(start: &Path) -> PathBuf {
    journal_around(start).unwrap_or_else(|| start.to_owned())
}

/// The nearest folder around a place, itself included, that holds an `afterword.toml`; the place need not exist yet.
pub fn journal_around(place: &Path) -> Option<PathBuf> {
    resolved(place).ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned)
}

/// The names of the folders right below `root`, in order; none where it cannot be read.
pub fn folders(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// The journal that a file belongs to: the nearest folder upward from it that holds an `afterword.toml`, else the
/// current folder where the file lies below it, else the file's own folder.
pub fn journal_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let here = Path::new(".");
    match journal_around(folder) {
        Some(journal) => journal,
        None if relative(here, file).is_ok() => here.to_owned(),
        None => folder.to_owned(),
    }
}

/// A file's path relative to a journal, with `/`, however either of them was given.
///
/// # Errors
/// Where the file is not there, or lies outside of the journal.
pub fn relative(root: &Path, file: &Path) -> io::Result<String> {
    let (root, file) = (fs::canonicalize(root)?, fs::canonicalize(file)?);
    let inside = file.strip_prefix(&root).map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// The way from one folder to another, with a `/` at its end: `../` from the report to its journal.
///
/// Either of them need not exist yet. Where there is no way, as between two drives, it is empty.
pub fn way(from: &Path, to: &Path) -> String {
    let (from, to) = (resolved(from), resolved(to));
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    match common {
        0 => String::new(),
        _ if parts.is_empty() => "./".to_owned(),
        _ => parts.join("/") + "/",
    }
}

/// The same way, where a page may tell it: one that leads out of the user's home, or from one end of the machine to the
/// other, would name folders that are nobody's business.
pub fn way_to_tell(from: &Path, to: &Path) -> Option<String> {
    let (real_from, real_to) = (resolved(from), resolved(to));
    let common: PathBuf = real_from
        .components()
        .zip(real_to.components())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a)
        .collect();
    let is_below_root = common.components().any(|part| matches!(part, Component::Normal(_)));
    let leads_home = |home: &PathBuf| real_to.starts_with(home) && !common.starts_with(home);
    let home = env::home_dir().map(|home| resolved(&home));
    (is_below_root && !home.as_ref().is_some_and(leads_home)).then(|| way(from, to))
}

/// The real path of a folder, as far as it exists.
fn resolved(folder: &Path) -> PathBuf {
    let absolute = env::current_dir().map_or_else(|_| folder.to_owned(), |here| here.join(folder));
    let existing = absolute.ancestors().find_map(|part| Some((part, fs::canonicalize(part).ok()?)));
    match existing {
        Some((part, real)) => real.join(absolute.strip_prefix(part).unwrap_or(Path::new(""))),
        None => absolute,
    }
}

/// A relative path as sources are called by it, with `/`.
pub fn with_slashes(path: &Path) -> String {
    walk::with_slashes(path)
}

fn search(folder: &Path, rules: &Rules<'_>) -> Result<Found, DiscoverError> {
    let root = readable_folder(folder)?;
    let (read, results) = mpsc::channel();
    // While the folders are still walked through, what was found in them is read.
    let mut diagnostics = rayon::scope(|scope| {
        walk::files(&root, rules, |candidate| {
            let read = read.clone();
            scope.spawn(move |_| drop(read.send(open(candidate))));
        })
    });
    drop(read);
    let mut files = Vec::new();
    for result in results {
        match result {
            Ok(file) => files.push(file),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    // What is wrong may be that the whole folder has gone meanwhile; then it is not one without notes.
    if !diagnostics.is_empty() {
        readable_folder(folder)?;
    }
    files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    diagnostic::sort(&mut diagnostics);
    Ok(Found { files, diagnostics })
}

/// The folder's real path, without links.
fn readable_folder(root: &Path) -> Result<PathBuf, DiscoverError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => DiscoverError::Missing(root.to_owned()),
        io::ErrorKind::NotADirectory => DiscoverError::NotAFolder(root.to_owned()),
        _ => DiscoverError::Unreadable(root.to_owned(), error),
    };
    let real = fs::canonicalize(root).map_err(unreadable)?;
    fs::read_dir(&real).map_err(unreadable)?;
    Ok(real)
}

fn open(candidate: Candidate) -> Result<File, Box<Diagnostic>> {
    let source = read::text(&candidate.real, &candidate.shown)?;
    Ok(File { path: candidate.shown, source })
}

#[cfg(test)]
mod tests;
