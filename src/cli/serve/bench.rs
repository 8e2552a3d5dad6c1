//! What is kept between one reading of the journal and the next, so that a small change is a small work.

use crate::analysis::{Memory, analyse_again};
use crate::cli::as_of;
use crate::cli::load::{Loaded, Unusable, load};
use crate::cli::output::Output;
use crate::cli::theme::chosen::{Chosen, OwnTheme, chosen, tell_warnings};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover;
use crate::report::Theme;
use crate::serve::{Problem, Shown};
use crate::text::Source;
use crate::watch::Change;
use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which folders matter, and what in them does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    root: PathBuf,
    /// `--theme`, as given.
    theme_argument: Option<PathBuf>,
    /// The user's own theme, where there is one.
    theme: Option<PathBuf>,
    /// The report's folder.
    output: Option<PathBuf>,
}

impl Scope {
    /// Before the configuration is read; `root` is a real path.
    pub(super) fn first(root: &Path, theme_argument: Option<&Path>) -> Self {
        let theme_argument = theme_argument.map(Path::to_owned);
        let theme = theme_argument.as_ref().map(|folder| real(folder));
        Scope { root: root.to_owned(), theme_argument, theme, output: None }
    }

    fn of(&self, loaded: &Loaded) -> Self {
        let theme = chosen(self.theme_argument.as_deref(), loaded).ok();
        Scope {
            theme: theme.as_ref().and_then(Chosen::folder).map(real),
            output: Some(real(&self.root.join(&loaded.material.config.output))),
            ..self.clone()
        }
    }

    /// What has to be watched: the journal, and the theme where it lies elsewhere.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let elsewhere = self.theme.iter().filter(|theme| !theme.starts_with(&self.root) && theme.is_dir());
        std::iter::once(&self.root).chain(elsewhere).cloned().collect()
    }

    /// Whether a change there can change what is shown: not what is hidden, nor the report.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        if self.output.as_ref().is_some_and(|output| path.starts_with(output)) {
            return false;
        }
        let inside = |folder: &PathBuf| path.strip_prefix(folder).ok();
        let inside = self.theme.as_ref().and_then(inside).or_else(|| inside(&self.root));
        inside.is_some_and(|path| path.iter().all(|name| !name.to_string_lossy().starts_with('.')))
    }
}

/// The real path of a folder that may not be there yet.
fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The journal as it was last read, and what is known of it.
pub(super) struct Bench {
    scope: Scope,
    /// `--as-of`: `today` does not stay the same.
    words: String,
    day: Date,
    loaded: Loaded,
    theme: Arc<Theme>,
    chosen: Chosen,
    theme_sources: Vec<Arc<Source>>,
    /// What was said of it last.
    told_of_theme: Vec<Diagnostic>,
    memory: Memory,
    /// The last reading failed: the configuration, the theme or the folder itself has to be mended.
    is_broken: bool,
}

/// What files of these kinds say may matter, wherever they lie.
const KINDS: &[&str] = &["md", "markdown", "toml", "ics", "hbs", "css", "js", "svg"];

impl Bench {
    /// Reads the journal for the first time.
    pub(super) fn new(scope: Scope, words: String) -> anyhow::Result<(Self, Shown)> {
        let loaded = load(&scope.root, None)?;
        let chosen = chosen(scope.theme_argument.as_deref(), &loaded)?;
        let OwnTheme { theme, sources } = chosen.open()?;
        let day = as_of(&words)?;
        let scope = scope.of(&loaded);
        let (memory, theme) = (Memory::default(), Arc::new(theme));
        let mut bench = Bench {
            scope,
            words,
            day,
            loaded,
            theme,
            chosen,
            theme_sources: sources,
            told_of_theme: Vec::new(),
            memory,
            is_broken: false,
        };
        let shown = bench.shown();
        Ok((bench, shown))
    }

    /// Says what of the theme is probably not meant so, unless the same was said of it before.
    pub(super) fn tell_theme_warnings(&mut self, output: &Output) {
        if self.told_of_theme != self.theme.warnings() {
            tell_warnings(&self.theme, &self.theme_sources, output);
            self.told_of_theme = self.theme.warnings().to_vec();
        }
    }

    /// What is to be watched.
    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Whether the journal's folder itself has gone, or may be another one by now.
    pub(super) fn is_gone_after(&self, change: &Change) -> bool {
        let is_named = matches!(change, Change::Paths(paths) if paths.contains(&self.scope.root));
        is_named || !self.scope.root.is_dir()
    }

    /// What is to be shown after a change; none where it stays as it is.
    pub(super) fn next(&mut self, change: &Change, before: Shown) -> Option<Shown> {
        let next = catch_unwind(AssertUnwindSafe(|| self.take_in(change)));
        let problems = match next {
            Ok(Ok(shown)) => return shown,
            Ok(Err(error)) => problems(&error),
            Err(_) => {
                self.memory = Memory::default();
                let message =
                    "this is a bug in afterword, not in your notes; the terminal says more".to_owned();
                vec![Problem { place: None, message, help: String::new() }]
            }
        };
        self.is_broken = true;
        (problems != before.problems).then_some(Shown { problems, ..before })
    }

    fn take_in(&mut self, change: &Change) -> anyhow::Result<Option<Shown>> {
        let day = as_of(&self.words)?;
        let is_other_day = mem::replace(&mut self.day, day) != day;
        let is_other = match change {
            // What is broken is not shown as mended for no better reason than that a day has passed.
            Change::Nothing if is_other_day && self.is_broken => self.reload()?,
            Change::Nothing => false,
            Change::Paths(paths) if !self.is_broken => match self.notes_among(paths) {
                Some(notes) => self.reread(&notes)?,
                None => self.reload()?,
            },
            Change::Paths(_) | Change::Anything => self.reload()?,
        };
        let is_mended = (is_other_day || *change != Change::Nothing) && mem::take(&mut self.is_broken);
        Ok((is_other || is_other_day || is_mended).then(|| self.shown()))
    }

    /// The places of the notes that changed and are still there; none where anything else did, such as a new note or a
    /// folder that was renamed. What no reader of the journal would look at does not count.
    fn notes_among(&self, paths: &BTreeSet<PathBuf>) -> Option<Vec<usize>> {
        let mut notes = Vec::new();
        for path in paths {
            let name = discover::with_slashes(path.strip_prefix(&self.scope.root).ok()?);
            match self.loaded.material.notes.binary_search_by(|note| note.path().cmp(&name)) {
                Ok(place) if path.is_file() => notes.push(place),
                Ok(_) => return None,
                Err(_) if self.matters(path, &name) => return None,
                Err(_) => {}
            }
        }
        Some(notes)
    }

    fn matters(&self, path: &Path, name: &str) -> bool {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let notes = &self.loaded.material.notes;
        let after = notes.partition_point(|note| note.path() < name);
        let held_notes = notes[after..]
            .iter()
            .take_while(|note| note.path().starts_with(name))
            .any(|note| note.path()[name.len()..].starts_with('/'));
        KINDS.contains(&&*extension) || path.is_dir() || held_notes
    }

    /// Reads single notes again; whether any says something else now.
    fn reread(&mut self, notes: &[usize]) -> anyhow::Result<bool> {
        let mut is_other = false;
        for &place in notes {
            let note = &mut self.loaded.material.notes[place];
            // A file that cannot be read any more is one for the diagnostics of a full reading.
            let Ok(Some(source)) = discover::file(&self.scope.root, note.path()) else {
                return self.reload();
            };
            if **note != source {
                *note = Arc::new(source);
                is_other = true;
            }
        }
        Ok(is_other)
    }

    /// Reads everything again; whether anything is another than it was.
    fn reload(&mut self) -> anyhow::Result<bool> {
        let mut loaded = load(&self.scope.root, None)?;
        let chosen = chosen(self.scope.theme_argument.as_deref(), &loaded)?;
        let OwnTheme { theme, sources } = chosen.open()?;
        let (before, now) = (&self.loaded.material, &mut loaded.material);
        let is_same_text =
            keep_same(&mut now.notes, &before.notes) & keep_same(&mut now.playbook, &before.playbook);
        let is_same_theme = sources == self.theme_sources && chosen == self.chosen;
        let is_same = is_same_text
            && is_same_theme
            && now.config == before.config
            && now.diagnostics == before.diagnostics;
        self.scope = self.scope.of(&loaded);
        self.loaded = loaded;
        if !is_same_theme {
            (self.theme, self.chosen, self.theme_sources) = (Arc::new(theme), chosen, sources);
        }
        Ok(!is_same)
    }

    fn shown(&mut self) -> Shown {
        let analysis = analyse_again(&self.loaded.material, self.day, &mut self.memory);
        let errors = analysis.diagnostics.iter().filter(|each| each.severity == Severity::Error);
        let problems = errors.map(Problem::from).collect();
        Shown { analysis: Arc::new(analysis), theme: Arc::clone(&self.theme), problems }
    }
}

/// Puts the sources from before in the place of those that say the same, as their results are still known.
/// Whether all do.
fn keep_same(now: &mut [Arc<Source>], before: &[Arc<Source>]) -> bool {
    let known: HashMap<&str, &Arc<Source>> = before.iter().map(|source| (source.path(), source)).collect();
    let mut is_same = now.len() == before.len();
    for source in now {
        match known.get(source.path()) {
            Some(known) if *known == source => *source = Arc::clone(known),
            _ => is_same = false,
        }
    }
    is_same
}

/// What stands in the way of reading the journal, with its places where it has any.
fn problems(error: &anyhow::Error) -> Vec<Problem> {
    match error.downcast_ref::<Unusable>() {
        Some(unusable) => unusable.diagnostics().map(Problem::from).collect(),
        None => vec![Problem { place: None, message: format!("{error:#}"), help: String::new() }],
    }
}

#[cfg(test)]
mod tests;
