//! The only door to handlebars: pages (HTML-escaped) and letters (plain text), strict, errors as diagnostics.

mod compile;
mod escape;
mod helper;
mod partials;
mod phrase;
mod program;
mod rebuilt;
mod run;
mod spoken;
mod view;

pub use phrase::{Phrase, Phrases};

use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use handlebars::{Handlebars, RenderErrorReason, Template};
use program::Programs;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use view::{Unusual, View};

/// The code of every diagnostic of a template.
pub const INVALID_TEMPLATE: &str = "invalid-template";

pub use escape::escape as escaped;

/// Templates that were compiled once and may be rendered from many threads.
///
/// A template reads nothing but its view: no files, no clock, no scripts. A value that the view does not have
/// is an error and never an empty space, so every view carries every field.
pub struct Templates {
    registry: Handlebars<'static>,
    /// The same pages as steps, which take a fraction of the time.
    programs: Programs,
    sources: BTreeMap<String, Origin>,
    /// What `{{t "key"}}` says; letters have no such phrases.
    phrases: Option<Arc<dyn Phrases>>,
}

/// Where a template was written: a whole file, or a part of one.
struct Origin {
    source: Source,
    span: Span,
}

/// Why a template could not be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .diagnostic.short())]
pub struct RenderError {
    /// The template that was being rendered, which may be a partial of the one asked for.
    pub template: String,
    /// What is wrong, with file, line and column.
    pub diagnostic: Box<Diagnostic>,
}

impl From<RenderError> for Diagnostic {
    fn from(error: RenderError) -> Self {
        *error.diagnostic
    }
}

impl Templates {
    /// Compiles the templates of pages, each under its name without `.hbs`; they are one another's partials.
    ///
    /// Values are escaped for HTML in `{{…}}` and not in `{{{…}}}`. `{{t "key" place=value}}` is a phrase, escaped.
    ///
    /// # Errors
    /// Everything that is wrong with any of them, among it a partial that is missing or includes itself.
    pub fn pages(files: &[(String, Source)], phrases: Arc<dyn Phrases>) -> Result<Self, Vec<Diagnostic>> {
        let mut pages = Self::empty();
        spoken::register(&mut pages.registry, &phrases);
        pages.phrases = Some(phrases);
        let whole =
            |source: &Source| Origin { source: source.clone(), span: Span::new(0, source.text().len()) };
        let compiled = files.par_iter().map(|(name, source)| {
            let origin = whole(source);
            pages.compiled(name, &origin).map(|template| (name, origin, template))
        });
        let compiled: Vec<Result<_, Box<Diagnostic>>> = compiled.collect();
        let mut diagnostics = Vec::new();
        for compiled in compiled {
            match compiled {
                Ok((name, origin, template)) => pages.put(name, origin, template),
                Err(wrong) => diagnostics.push(*wrong),
            }
        }
        if diagnostics.is_empty() {
            diagnostics = partials::check(&pages);
        }
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        pages.programs = program::programs(&pages.registry);
        Ok(pages)
    }

    /// No templates yet; those that are added write plain text and escape nothing, so O'Brien stays O'Brien.
    #[must_use]
    pub fn letters() -> Self {
        let mut letters = Self::empty();
        letters.registry.register_escape_fn(handlebars::no_escape);
        letters
    }

    /// Adds the template that stands at `span` of `source`. A letter has no partials but those added before it.
    ///
    /// # Errors
    /// What is wrong with it, placed in `source`; the template is then not added.
    pub fn add(&mut self, name: &str, source: &Source, span: Span) -> Result<(), Box<Diagnostic>> {
        let origin = Origin { source: source.clone(), span };
        let template = self.compiled(name, &origin)?;
        self.put(name, origin, template);
        // Who includes nothing includes nothing wrong, and most letters do not.
        if !source.slice(span).contains(['>', '*']) {
            return Ok(());
        }
        match partials::check(self).into_iter().next() {
            None => Ok(()),
            Some(diagnostic) => {
                self.registry.unregister_template(name);
                self.sources.remove(name);
                Err(Box::new(diagnostic))
            }
        }
    }

    /// Gives templates a helper: `{{name argument …}}` becomes what `helper` makes of the arguments.
    ///
    /// Its result is escaped like any other value. It hides a field of the view that has the same name.
    pub fn helper(&mut self, name: &str, helper: impl Fn(&[&str]) -> String + Send + Sync + 'static) {
        self.registry.register_helper(name, Box::new(helper::Plain(helper)));
        // They were made without knowing of it.
        self.programs.clear();
    }

    /// Whether there is a template of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// The names of all templates that any of them includes.
    #[must_use]
    pub fn included(&self) -> BTreeSet<String> {
        partials::included(self)
    }

    /// The templates that are left to Handlebars whole.
    #[cfg(test)]
    pub(crate) fn slow(&self) -> Vec<&str> {
        self.sources.keys().filter(|name| !self.programs.contains_key(*name)).map(String::as_str).collect()
    }

    /// Renders a template with a view.
    ///
    /// # Errors
    /// Where the view lacks a value, a helper is unknown or misused, or there is no template of that name.
    pub fn render<T: Serialize>(&self, name: &str, view: &T) -> Result<String, RenderError> {
        match self.run(name, view) {
            Ok(rendered) => Ok(rendered),
            Err(Unusual) => self.registry.render(name, view).map_err(|error| self.explain(name, &error)),
        }
    }

    fn run<T: Serialize>(&self, name: &str, view: &T) -> Result<String, Unusual> {
        match &self.phrases {
            Some(phrases) if self.programs.contains_key(name) => {
                run::run(name, &self.programs, phrases.as_ref(), &View::of(view)?)
            }
            _ => Err(Unusual),
        }
    }

    fn empty() -> Self {
        let mut templates = Templates {
            registry: settings(),
            programs: Programs::new(),
            sources: BTreeMap::new(),
            phrases: None,
        };
        templates.registry.unregister_helper("log");
        templates.helper("plural", helper::plural);
        templates
    }

    /// A template compiled by itself; with the phrases that it asks for, where there are any.
    fn compiled(&self, name: &str, origin: &Origin) -> Result<Template, Box<Diagnostic>> {
        let misplaced = |fault| Box::new(origin.diagnostic(fault));
        let template = compile::compiled(settings(), name, origin.text()).map_err(misplaced)?;
        match &self.phrases {
            Some(phrases) => spoken::speak(&template, phrases.as_ref()).map_err(misplaced),
            None => Ok(template),
        }
    }

    fn put(&mut self, name: &str, origin: Origin, template: Template) {
        self.registry.register_template(name, template);
        self.sources.insert(name.to_owned(), origin);
    }

    fn explain(&self, asked_for: &str, error: &handlebars::RenderError) -> RenderError {
        let template = error.template_name.as_deref().unwrap_or(asked_for).to_owned();
        let place = (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1));
        let fault = Fault::new(place, message(error.reason())).help(help(error.reason()));
        let diagnostic = Box::new(match self.sources.get(&template) {
            Some(origin) => origin.diagnostic(fault),
            None => Origin { source: Source::new(&*template, ""), span: Span::default() }.diagnostic(fault),
        });
        RenderError { template, diagnostic }
    }
}

/// How pages and letters are compiled and rendered, before there are any.
fn settings() -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.register_escape_fn(escape::escape);
    registry.set_strict_mode(true);
    // Partials are not indented, else `<pre>` and text areas would show the indentation.
    registry.set_prevent_indent(true);
    registry
}

/// What is wrong at a line and column (from 1) of a template's own text.
struct Fault {
    place: (usize, usize),
    message: String,
    help: String,
}

impl Fault {
    fn new(place: (usize, usize), message: impl Into<String>) -> Self {
        Fault { place, message: message.into(), help: String::new() }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

impl Origin {
    fn text(&self) -> &str {
        self.source.slice(self.span)
    }

    fn diagnostic(&self, fault: Fault) -> Diagnostic {
        let span = self.span_at(fault.place);
        Diagnostic::error(INVALID_TEMPLATE, &self.source, span, fault.message).help(fault.help)
    }

    /// The tag that begins at a place of the template's own text, else what is left of its line.
    fn span_at(&self, (line, column): (usize, usize)) -> Span {
        let text = self.text();
        let line_start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let before = text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8);
        let start = line_start + before.sum::<usize>();
        let rest = text[start..].lines().next().unwrap_or_default();
        let length = rest
            .find("}}")
            .map_or(rest.len(), |at| at + rest[at..].bytes().take_while(|&b| b == b'}').count());
        self.span.within(start, length)
    }
}

fn message(reason: &RenderErrorReason) -> String {
    match reason {
        RenderErrorReason::MissingVariable(Some(path)) => format!("there is no value `{path}` here"),
        RenderErrorReason::MissingVariable(None) => "there is no such value here".to_owned(),
        RenderErrorReason::HelperNotFound(name) => format!("there is no helper `{name}`"),
        RenderErrorReason::PartialNotFound(name) => format!("there is no template `{name}` to include"),
        RenderErrorReason::PartialBlockNotFound => "nothing was given to this `@partial-block`".to_owned(),
        RenderErrorReason::TemplateNotFound(name) => format!("there is no template `{name}`"),
        other => {
            let words = other.to_string();
            let mut letters = words.chars();
            letters
                .next()
                .map_or_else(String::new, |first| format!("{}{}", first.to_lowercase(), letters.as_str()))
        }
    }
}

fn help(reason: &RenderErrorReason) -> &'static str {
    match reason {
        RenderErrorReason::MissingVariable(_) => {
            "check its spelling, and how many `../` it needs inside `{{#each}}`"
        }
        RenderErrorReason::HelperNotFound(_) => {
            "a name with something behind it is a helper; check its spelling"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests;
