//! A theme: templates, stylesheet and script; the built-in ones, and a user's files over one of them one by one.

use super::wording::{self, Wording};
use super::words::Words;
use crate::date::{Date, Style};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::template::{INVALID_TEMPLATE, Templates};
use crate::text::{Source, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

type Files = &'static [(&'static str, &'static str)];

/// The built-in themes by name. Each but the default holds only what it does otherwise.
const THEMES: &[(&str, Files)] = include!(concat!(env!("OUT_DIR"), "/THEMES.rs"));

/// The theme that every other one stands on.
pub const DEFAULT_THEME: &str = "default";

/// What stands around every page.
const LAYOUT: &str = "layout.hbs";

/// The script of every page.
const SCRIPT: &str = "script.js";

/// Everything that the report looks like, and what it says.
pub struct Theme {
    pub(super) templates: Templates,
    assets: BTreeMap<String, String>,
    warnings: Vec<Diagnostic>,
    wording: Arc<Wording>,
    /// Whether no file of the user's is the layout of all pages.
    pub(super) has_built_in_layout: bool,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("assets", &self.assets.keys()).finish_non_exhaustive()
    }
}

impl Theme {
    /// The theme that comes with the program.
    pub fn built_in() -> Self {
        Theme::with_overrides(&[]).expect("a test renders every page of the built-in theme")
    }

    /// The built-in theme of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        let files = Theme::files(name)?;
        Some(Theme::of(&files, &[]).expect("a test renders every page of every built-in theme"))
    }

    /// The default theme with a user's files in the place of those of the same name. Folders in their paths
    /// do not count; further templates may be included as partials, further files stand beside the pages. Of
    /// `words.toml` each phrase replaces the built-in one by itself.
    ///
    /// # Errors
    /// What is wrong with the templates and the words, with file, line and column.
    pub fn with_overrides(files: &[Arc<Source>]) -> Result<Self, Vec<Diagnostic>> {
        Theme::of(&Theme::files(DEFAULT_THEME).unwrap_or_default(), files)
    }

    /// The names of the built-in themes.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        THEMES.iter().map(|(name, _)| *name)
    }

    /// All files of a built-in theme by name, those among them that it has from the default one.
    pub fn files(name: &str) -> Option<BTreeMap<&'static str, &'static str>> {
        let own = |name: &str| THEMES.iter().find(|(known, _)| *known == name).map(|(_, files)| *files);
        let files = own(name)?;
        let default = own(DEFAULT_THEME).unwrap_or_default();
        Some(default.iter().chain(files).copied().collect())
    }

    /// What is probably not meant so: files of the user's that nothing asks for.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The files that stand beside the pages.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    fn of(built_in: &BTreeMap<&str, &str>, own: &[Arc<Source>]) -> Result<Self, Vec<Diagnostic>> {
        let mut templates: BTreeMap<String, Source> = BTreeMap::new();
        let mut assets = BTreeMap::new();
        let words = built_in.get(wording::FILE_NAME).copied().unwrap_or_default();
        let own_words = own.iter().rfind(|source| file_name(source.path()) == wording::FILE_NAME);
        let words = Source::new(wording::FILE_NAME, words);
        let wording = Arc::new(Wording::new(&words, own_words.map(Arc::as_ref))?);
        let files = built_in.iter().map(|(name, text)| (*name, Source::new(*name, *text)));
        let files = files.chain(own.iter().map(|source| (file_name(source.path()), Source::clone(source))));
        for (name, source) in files {
            match name.strip_suffix(".hbs") {
                Some(name) => drop(templates.insert(name.to_owned(), without_last_line_end(&source))),
                None if name.ends_with(".toml") => {}
                None => drop(assets.insert(name.to_owned(), source.text().to_owned())),
            }
        }
        let templates: Vec<(String, Source)> = templates.into_iter().collect();
        let templates = Templates::pages(&templates, wording.clone())?;
        let warnings = unasked_for(built_in, own, &templates);
        if let Some(script) = assets.get_mut(SCRIPT) {
            *script = with_phrases(script, &wording);
        }
        let has_built_in_layout = own.iter().all(|source| file_name(source.path()) != LAYOUT);
        Ok(Theme { templates, assets, warnings, wording, has_built_in_layout })
    }

    /// The phrases for a report that is read for a day, with days written in that style.
    pub(super) fn words(&self, as_of: Date, style: Style) -> Words<'_> {
        Words::new(&self.wording, as_of, style)
    }
}

/// The script with its phrases in a constant before it, which scripts that come after it find too.
fn with_phrases(script: &str, wording: &Wording) -> String {
    let phrases = serde_json::to_string(&wording.for_scripts("script")).unwrap_or_default();
    format!("\"use strict\";\nconst WORDS = {};\n{script}", phrases.replace('<', "\\u003c"))
}

/// A partial may stand in the middle of a line, so the end of its last line is no part of it.
fn without_last_line_end(source: &Source) -> Source {
    Source::new(source.path(), source.text().trim_end_matches(['\n', '\r']))
}

/// Templates that are no page and that nobody includes. Of other files, which may be for the user's own pages, only
/// those that are called nearly as a built-in one and that no file speaks of.
fn unasked_for(
    built_in: &BTreeMap<&str, &str>,
    own: &[Arc<Source>],
    templates: &Templates,
) -> Vec<Diagnostic> {
    let included = templates.included();
    let is_named = |name: &str| own.iter().any(|source| source.text().contains(name));
    let near = |name: &str| did_you_mean(name, built_in.keys().copied());
    let is_asked_for = |name: &str| match name.strip_suffix(".hbs") {
        Some(template) => included.contains(template),
        None => near(name).is_none() || is_named(name),
    };
    let names = own.iter().map(|source| (source, file_name(source.path())));
    let unasked = names.filter(|(_, name)| !built_in.contains_key(name) && !is_asked_for(name));
    unasked.map(|(source, name)| warning(source, name, near(name))).collect()
}

fn warning(source: &Source, name: &str, near: Option<&str>) -> Diagnostic {
    let message = match name.strip_suffix(".hbs") {
        Some(_) => format!("no page is made from `{name}`, and no template includes it"),
        None => format!("no page asks for `{name}`"),
    };
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`afterword theme export` writes the files that there are, under their names".to_owned(),
    };
    Diagnostic::warning(INVALID_TEMPLATE, source, Span::default(), message).help(help)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
