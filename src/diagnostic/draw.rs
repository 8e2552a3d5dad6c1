//! The picture of a diagnostic: code, message, the line itself underlined, help.

use super::{Diagnostic, Severity};
use crate::text::Source;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, renderer::DecorStyle};

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
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let message = visible(&diagnostic.message);
    let help = visible(&diagnostic.help);
    let excerpt = source.map(|source| Excerpt::of(diagnostic, source));
    let mut group = level.primary_title(message.as_str()).id(diagnostic.code);
    let place = format!("{}:{}:{}", diagnostic.path, diagnostic.place.line, diagnostic.place.column);
    match &excerpt {
        Some(excerpt) if !excerpt.text.trim().is_empty() => {
            let snippet = Snippet::source(excerpt.text.as_str())
                .path(diagnostic.path.as_str())
                .line_start(diagnostic.place.line)
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end));
            let mut group = annotate_snippets::Group::with_title(group).element(snippet);
            if !help.is_empty() {
                group = group.element(Level::HELP.message(help.as_str()));
            }
            render(&[group], picture)
        }
        _ => {
            group = group.id(diagnostic.code);
            let mut group = annotate_snippets::Group::with_title(group)
                .element(annotate_snippets::Origin::path(place.as_str()));
            if !help.is_empty() {
                group = group.element(Level::HELP.message(help.as_str()));
            }
            render(&[group], picture)
        }
    }
}

fn render(groups: &[annotate_snippets::Group<'_>], picture: Picture) -> String {
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

    fn of(diagnostic: &Diagnostic, source: &Source) -> Self {
        let text = source.text();
        let start = diagnostic.span.start.min(text.len());
        let line_start = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let line = visible(text[line_start..line_end].trim_start_matches('\u{feff}'));
        let before = visible(text[line_start..start].trim_start_matches('\u{feff}')).len();
        let inside = visible(&text[start..diagnostic.span.end.clamp(start, line_end)]).len();
        let text = shorten(line, before + inside);
        let end = (before + inside.max(1)).min(text.len());
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

/// The text with control characters (and direction overrides) replaced by a visible stand-in.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
