//! From a folder on disk to material for the analysis; a configuration with errors stops the run.

use super::output::Output;
use crate::analysis::{Analysis, Material, Outlook, analyse, outlook};
use crate::config::{self, Config};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover;
use crate::text::{Source, visible};
use anyhow::{Context, bail};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A configuration or a theme that cannot be used, complaint by complaint.
#[derive(Debug)]
pub(super) struct Unusable {
    /// What cannot be used, and what became of the run.
    headline: String,
    /// What is wrong, with the texts where it is.
    complaints: Vec<(Diagnostic, Option<Source>)>,
}

impl Unusable {
    /// With the source of each complaint, where there is one.
    pub(super) fn new<'a>(
        headline: String,
        diagnostics: &[Diagnostic],
        source: impl Fn(&str) -> Option<&'a Source>,
    ) -> Self {
        let complaint = |each: &Diagnostic| (each.clone(), source(&each.path).cloned());
        Unusable { headline, complaints: diagnostics.iter().map(complaint).collect() }
    }

    /// What is wrong.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.complaints.iter().map(|(diagnostic, _)| diagnostic)
    }
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let drawn = Output::drawn(self.complaints.iter().map(|(each, source)| (each, source.as_ref())));
        write!(f, "{}\n\n{}", visible(&self.headline), drawn.trim_end())
    }
}

impl std::error::Error for Unusable {}

/// A journal, read from disk.
pub(super) struct Loaded {
    /// Its folder.
    pub(super) root: PathBuf,
    /// What it is made of.
    pub(super) material: Material,
    /// `afterword.toml`, for pictures of its diagnostics.
    config_source: Option<Arc<Source>>,
}

/// The journal's folder: the argument, else the nearest one upward from here.
pub(super) fn root(journal: Option<&Path>) -> anyhow::Result<PathBuf> {
    match journal {
        Some(folder) if folder.is_file() => {
            bail!("`{}` is a file; give the folder that holds the notes", folder.display())
        }
        Some(folder) => Ok(folder.to_owned()),
        None => Ok(discover::nearest_journal(Path::new("."))),
    }
}

/// The journal that a folder is only a part of: it has no `afterword.toml`, and a folder above it has one.
pub(super) fn journal_around(folder: &Path) -> Option<PathBuf> {
    let is_part = folder.is_dir() && !folder.join(config::FILE_NAME).is_file();
    is_part.then(|| discover::journal_around(folder)).flatten()
}

/// Says that a folder which is only a part of a journal is read as one of its own.
pub(super) fn tell_of_journal_around(folder: &Path, output: &Output) {
    if let Some(journal) = journal_around(folder) {
        output.message(&visible(&format!(
            "`{}` is read as a journal of its own, without the settings and the other notes of `{}`; give that folder \
             to read them all",
            folder.display(),
            journal.display()
        )));
    }
}

/// Reads a journal. `output` is the report's folder where the command line names one.
pub(super) fn load(root: &Path, output: Option<&Path>) -> anyhow::Result<Loaded> {
    let (config, config_source) = configuration(root)?;
    let report = output.map_or_else(|| root.join(&config.output), Path::to_owned);
    let options = discover::Options { ignore: &config.ignore, output: Some(&report) };
    let found = discover::journal(root, &options)?;
    let (playbook, complaints) = own_playbook(root)?;
    let material = Material {
        notes: found.files.into_iter().map(|file| Arc::new(file.source)).collect(),
        playbook,
        config,
        diagnostics: found.diagnostics.into_iter().chain(complaints).collect(),
    };
    Ok(Loaded { root: root.to_owned(), material, config_source })
}

/// `afterword.toml` with the calendar files that it names. Any error in them stops the run.
fn configuration(root: &Path) -> anyhow::Result<(Config, Option<Arc<Source>>)> {
    let Some(source) = text_file(root, config::FILE_NAME)? else {
        return Ok((Config::default(), None));
    };
    let (mut config, diagnostics) = config::read(&source);
    stop_on_errors(&diagnostics, &source)?;
    for name in std::mem::take(&mut config.holiday_files) {
        let calendar = text_file(root, &name)?.with_context(|| {
            format!("{} names the calendar `{name}`, which is not in `{}`", config::FILE_NAME, root.display())
        })?;
        let (holidays, diagnostics) = config::read_holidays(&calendar);
        stop_on_errors(&diagnostics, &calendar)?;
        config.holidays.extend(holidays);
    }
    Ok((config, Some(Arc::new(source))))
}

fn text_file(root: &Path, name: &str) -> anyhow::Result<Option<Source>> {
    discover::file(root, name).map_err(|diagnostic| {
        anyhow::anyhow!("{}: {}; {}", diagnostic.path, diagnostic.message, diagnostic.help)
    })
}

fn stop_on_errors(diagnostics: &[Diagnostic], source: &Source) -> anyhow::Result<()> {
    let is_error = |each: &&Diagnostic| each.severity == Severity::Error;
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
    if errors.is_empty() {
        return Ok(());
    }
    let headline = format!("`{}` cannot be used as it is; nothing was done", source.path());
    bail!(Unusable::new(headline, &errors, |_| Some(source)));
}

/// The journal's own gap kinds and plays, under paths relative to the journal.
pub(super) fn own_playbook(root: &Path) -> anyhow::Result<(Vec<Arc<Source>>, Vec<Diagnostic>)> {
    let folder = root.join("playbook");
    if !folder.is_dir() {
        return Ok((Vec::new(), Vec::new()));
    }
    let found = discover::folder(&folder, &["md"])?;
    let under = |path: &str| format!("playbook/{path}");
    let sources = found.files.iter().map(|file| Arc::new(Source::new(under(&file.path), file.source.text())));
    let complaints = found.diagnostics.into_iter().map(|mut complaint| {
        complaint.path = under(&complaint.path);
        complaint
    });
    Ok((sources.collect(), complaints.collect()))
}

impl Loaded {
    /// The analysis for one day, which a command needs until it ends. The system then takes all memory back at once;
    /// to take a large journal apart piece by piece takes a tenth of the time of the shorter commands.
    pub(super) fn analyse(&self, as_of: Date) -> ManuallyDrop<Analysis> {
        ManuallyDrop::new(analyse(&self.material, as_of))
    }

    /// What there is to do on one day, likewise.
    pub(super) fn outlook(&self, as_of: Date) -> ManuallyDrop<Outlook> {
        ManuallyDrop::new(outlook(&self.material, as_of))
    }

    /// Whether a note at a path, relative to the journal, would be read as the others are.
    pub(super) fn would_read(&self, path: &str) -> bool {
        let config = &self.material.config;
        let report = self.root.join(&config.output);
        let options = discover::Options { ignore: &config.ignore, output: Some(&report) };
        discover::would_read(&self.root, path, &options)
    }

    /// Puts another text in the place of a note's.
    pub(super) fn replace(&mut self, source: Source) {
        let mut notes = self.material.notes.iter_mut();
        if let Some(note) = notes.find(|note| note.path() == source.path()) {
            *note = Arc::new(source);
        }
    }

    /// Every text that a diagnostic may point into, by path.
    pub(super) fn sources(&self) -> HashMap<&str, &Source> {
        let all = self.material.notes.iter().chain(&self.material.playbook).chain(&self.config_source);
        all.map(|source| (source.path(), source.as_ref())).collect()
    }
}
