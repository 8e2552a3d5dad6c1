//! Which theme a report has: a built-in one by its name, or the user's own folder.

use crate::cli::load::{Loaded, Unusable};
use crate::cli::output::{Output, from_here};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::discover;
use crate::report::{DEFAULT_THEME, Theme};
use crate::text::{Source, visible};
use anyhow::{Context, bail};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

/// What is in a theme's folder that counts.
const ENDINGS: &[&str] = &["hbs", "css", "js", "svg", "toml"];

/// A theme as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Chosen {
    /// One that comes with the program.
    BuiltIn(&'static str),
    /// A folder whose files take the place of the default theme's.
    Folder(PathBuf),
}

/// A theme with the user's own files in it, for pictures of what is wrong with them.
pub(in crate::cli) struct OwnTheme {
    pub(in crate::cli) theme: Theme,
    pub(in crate::cli) sources: Vec<Arc<Source>>,
}

/// The theme of `--theme`, else of the configuration, else the journal's folder `theme/`, else the default one.
///
/// # Errors
/// A name that is neither a folder's nor a built-in theme's.
pub(in crate::cli) fn chosen(argument: Option<&Path>, loaded: &Loaded) -> anyhow::Result<Chosen> {
    let configured = loaded.material.config.theme.as_deref();
    match (argument, configured) {
        (Some(wanted), _) => read(wanted, wanted.to_owned()),
        (None, Some(wanted)) => read(Path::new(wanted), loaded.root.join(wanted)),
        (None, None) => {
            let own = Some(loaded.root.join("theme")).filter(|folder| folder.is_dir());
            Ok(own.map_or(Chosen::BuiltIn(DEFAULT_THEME), Chosen::Folder))
        }
    }
}

/// A folder that is there comes first, so that no theme of a later version takes the place of the user's own.
fn read(wanted: &Path, folder: PathBuf) -> anyhow::Result<Chosen> {
    let words = wanted.to_string_lossy();
    let is_path = words.contains(['/', '\\']);
    if is_path || folder.is_dir() {
        return Ok(Chosen::Folder(folder));
    }
    match Theme::names().find(|name| *name == words) {
        Some(name) => Ok(Chosen::BuiltIn(name)),
        None => bail!("{}; a folder of your own is written with a `/`, as in `themes/mine`", unknown(&words)),
    }
}

/// What is said of a name that no built-in theme has.
pub(super) fn unknown(name: &str) -> String {
    let names: Vec<String> = Theme::names().map(|name| format!("`{name}`")).collect();
    let near = did_you_mean(name, Theme::names()).map(|near| format!("did you mean `{near}`? "));
    format!(
        "there is no theme `{}`; {}the built-in ones are {}",
        visible(name),
        near.unwrap_or_default(),
        names.join(" and ")
    )
}

impl Chosen {
    /// The folder, where it is one.
    pub(in crate::cli) fn folder(&self) -> Option<&Path> {
        match self {
            Chosen::BuiltIn(_) => None,
            Chosen::Folder(folder) => Some(folder),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with the user's files, with their places.
    pub(in crate::cli) fn open(&self) -> anyhow::Result<OwnTheme> {
        match self {
            Chosen::BuiltIn(name) => {
                let theme = Theme::named(name).unwrap_or_else(Theme::built_in);
                Ok(OwnTheme { theme, sources: Vec::new() })
            }
            Chosen::Folder(folder) => own(folder),
        }
    }
}

fn own(folder: &Path) -> anyhow::Result<OwnTheme> {
    let found = discover::folder(folder, ENDINGS).context("cannot read the theme")?;
    if let Some(complaint) = found.diagnostics.into_iter().next() {
        let path = as_opened(folder, &complaint.path);
        bail!("the theme cannot be used: {}", Diagnostic { path, ..complaint }.short());
    }
    let source = |file: &discover::File| Source::new(as_opened(folder, &file.path), file.source.text());
    let sources: Vec<Arc<Source>> = found.files.iter().map(|file| Arc::new(source(file))).collect();
    let theme = Theme::with_overrides(&sources).map_err(|diagnostics| wrong(&sources, &diagnostics))?;
    Ok(OwnTheme { theme, sources })
}

/// A file of the theme by the path that opens it from here: there may be an `agenda.hbs` in more than one folder.
fn as_opened(folder: &Path, path: &str) -> String {
    let path = from_here(folder, path).to_string_lossy().into_owned();
    if MAIN_SEPARATOR == '/' { path } else { path.replace(MAIN_SEPARATOR, "/") }
}

impl OwnTheme {
    /// What is wrong with it, as an error that stops the run.
    pub(in crate::cli) fn complain(&self, diagnostics: &[Diagnostic]) -> anyhow::Error {
        wrong(&self.sources, diagnostics)
    }

    /// Says what is probably not meant so.
    pub(in crate::cli) fn tell_warnings(&self, output: &Output) {
        tell_warnings(&self.theme, &self.sources, output);
    }
}

/// The same of a theme and of the user's own files in it.
pub(in crate::cli) fn tell_warnings(theme: &Theme, sources: &[Arc<Source>], output: &Output) {
    let warnings = theme.warnings().iter().map(|each| (each, source(sources, &each.path)));
    let drawn = Output::drawn(warnings);
    if !drawn.is_empty() {
        output.message(drawn.trim_end());
    }
}

fn wrong(sources: &[Arc<Source>], diagnostics: &[Diagnostic]) -> anyhow::Error {
    let headline = "the theme cannot be used; nothing was written".to_owned();
    anyhow::Error::new(Unusable::new(headline, diagnostics, |path| source(sources, path)))
}

fn source<'a>(sources: &'a [Arc<Source>], path: &str) -> Option<&'a Source> {
    sources.iter().find(|source| source.path() == path).map(Arc::as_ref)
}
