//! A theme: templates, stylesheet and script; the built-in one, and a user's files over it one by one.

use crate::diagnostic::Diagnostic;
use crate::template::Templates;
use crate::text::Source;
use std::collections::BTreeMap;
use std::sync::Arc;

const DEFAULT_THEME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/DEFAULT_THEME.rs"));

/// Everything that the report looks like.
pub struct Theme {
    pub(super) templates: Templates,
    assets: BTreeMap<String, String>,
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

    /// The built-in theme with a user's files in the place of those of the same name. Folders in their paths
    /// do not count; further templates may be included as partials, further files stand beside the pages.
    ///
    /// # Errors
    /// What is wrong with the templates, with file, line and column.
    pub fn with_overrides(files: &[Arc<Source>]) -> Result<Self, Vec<Diagnostic>> {
        let mut templates: BTreeMap<String, Source> = BTreeMap::new();
        let mut assets = BTreeMap::new();
        let built_in = DEFAULT_THEME.iter().map(|(name, text)| (*name, Source::new(*name, *text)));
        let own = files.iter().map(|source| (file_name(source.path()), Source::clone(source)));
        for (name, source) in built_in.chain(own) {
            match name.strip_suffix(".hbs") {
                Some(name) => drop(templates.insert(name.to_owned(), without_last_line_end(&source))),
                None => drop(assets.insert(name.to_owned(), source.text().to_owned())),
            }
        }
        let templates: Vec<(String, Source)> = templates.into_iter().collect();
        Ok(Theme { templates: Templates::pages(&templates)?, assets })
    }

    /// The built-in theme's files by name, for whoever wants to change one.
    pub fn default_files() -> impl Iterator<Item = (&'static str, &'static str)> {
        DEFAULT_THEME.iter().copied()
    }

    /// The files that stand beside the pages.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// A partial may stand in the middle of a line, so the end of its last line is no part of it.
fn without_last_line_end(source: &Source) -> Source {
    Source::new(source.path(), source.text().trim_end_matches(['\n', '\r']))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
