//! The picture of a diagnostic: code, message, the line itself underlined, help.

mod plain;

use super::{Diagnostic, Severity};
use crate::text::{Source, visible};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

/// How the picture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Letters only, for files and pipes.
    Plain,
    /// With terminal colours.
    Styled,
}

/// Draws a diagnostic as a compiler would, with the offending text underlined.
///
/// Without the source only the headline, the place and the help are drawn. Control characters
/// in the user's text come out visible, so that a note cannot steer the terminal.
pub fn draw(diagnostic: &Diagnostic, source: Option<&Source>, picture: Picture) -> String {
    let parts = Parts::of(diagnostic, source);
    let plain = if picture == Picture::Plain { plain::draw(&parts) } else { None };
    plain.unwrap_or_else(|| parts.drawn(picture))
}

/// What there is to draw, as a terminal may show it.
struct Parts<'d> {
    diagnostic: &'d Diagnostic,
    message: String,
    path: String,
    help: String,
    excerpt: Option<Excerpt>,
}

impl<'d> Parts<'d> {
    fn of(diagnostic: &'d Diagnostic, source: Option<&Source>) -> Self {
        let excerpt = source.map(|source| Excerpt::of(diagnostic, source));
        Parts {
            diagnostic,
            message: visible(&diagnostic.message),
            path: visible(&diagnostic.path),
            help: visible(&diagnostic.help),
            excerpt: excerpt.filter(|excerpt| !excerpt.is_blank()),
        }
    }

    fn drawn(&self, picture: Picture) -> String {
        let (path, place) = (self.path.as_str(), self.diagnostic.place);
        let headline = format!("{path}:{}:{}", place.line, place.column);
        let level = level(self.diagnostic.severity);
        let mut group =
            Group::with_title(level.primary_title(self.message.as_str()).id(self.diagnostic.code));
        group = match &self.excerpt {
            Some(excerpt) => group.element(excerpt.snippet(path, place.line)),
            None => group.element(Origin::path(headline.as_str())),
        };
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(self.help.as_str()));
        }
        render(&[group], picture)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

fn render(groups: &[Group<'_>], picture: Picture) -> String {
    let renderer = match picture {
        Picture::Plain => Renderer::plain(),
        Picture::Styled => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).render(groups)
}

/// The first line that a diagnostic is about, and where in it the offending text stands.
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

impl Excerpt {
    const LONGEST: usize = 400;

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn snippet<'a>(&'a self, path: &'a str, line: usize) -> Snippet<'a, Annotation<'a>> {
        let underlined = AnnotationKind::Primary.span(self.start..self.end);
        Snippet::source(self.text.as_str()).path(path).line_start(line).annotation(underlined)
    }

    fn of(diagnostic: &Diagnostic, source: &Source) -> Self {
        let text = source.text();
        let start = text.floor_char_boundary(diagnostic.span.start);
        let line_start = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = text.ceil_char_boundary(diagnostic.span.end.clamp(start, line_end));
        let line = visible(text[line_start..line_end].trim_start_matches('\u{feff}'));
        let before = visible(text[line_start..start].trim_start_matches('\u{feff}')).len();
        let inside = visible(&text[start..end]).len();
        let text = shorten(line, before + inside);
        let end = text.ceil_char_boundary(before + inside.max(1));
        Excerpt { start: before.min(end), end, text }
    }
}

/// Cuts a very long line, but never before the end of what is underlined.
fn shorten(mut line: String, needed: usize) -> String {
    let mut cut = needed.max(Excerpt::LONGEST);
    if line.len() > cut {
        while !line.is_char_boundary(cut) {
            cut += 1;
        }
        line.truncate(cut);
    }
    line
}
