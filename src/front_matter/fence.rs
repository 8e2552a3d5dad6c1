//! Where front matter begins and ends: gray_matter decides, and byte ranges in the original text agree with it.

use super::Syntax;
use crate::text::Span;
use gray_matter::{Matter, Pod, engine::Engine};

/// The three parts of a file with front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fences {
    pub(super) fence: Span,
    pub(super) inner: Span,
    pub(super) body: Span,
}

/// How a file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Absent,
    Unclosed { syntax: Syntax, opening: Span },
    Closed { syntax: Syntax, fences: Fences },
}

/// Finds front matter, and tells it from a Markdown file that merely begins with a thematic break.
pub(super) fn find(text: &str) -> Found {
    match locate(text) {
        Found::Closed { syntax, fences } if is_prose_between_breaks(&text[fences.inner.range()], syntax) => {
            Found::Absent
        }
        Found::Unclosed { syntax, opening } if !is_followed_by_a_field(text, opening, syntax) => {
            Found::Absent
        }
        found => found,
    }
}

/// Finds the fences as gray_matter does, and one that is never closed as well.
pub(super) fn locate(text: &str) -> Found {
    let Some((syntax, opening)) = opening(text) else {
        return Found::Absent;
    };
    let after = behind_line(text, opening);
    match lines(text, after).find(|line| is_fence(&text[line.range()], syntax)) {
        None => Found::Unclosed { syntax, opening },
        Some(closing) => Found::Closed {
            syntax,
            fences: Fences {
                fence: Span::new(opening.start, closing.end),
                inner: Span::new(after, closing.start),
                body: Span::new(closing.end, text.len()),
            },
        },
    }
}

fn is_fence(line: &str, syntax: Syntax) -> bool {
    line.strip_prefix(syntax.mark()).is_some_and(|rest| rest.trim_end().is_empty())
}

/// What gray_matter sees between the fences of `text`, trimmed; `None` where that is nothing.
pub(super) fn between(text: &str, syntax: Syntax) -> Option<String> {
    let mut matter = Matter::<HandThrough>::new();
    matter.delimiter = syntax.mark().to_owned();
    matter.parse::<String>(text).ok().and_then(|parsed| parsed.data)
}

/// The first line that somebody may have meant as the closing fence.
pub(super) fn nearly_closing(text: &str, after: usize, syntax: Syntax) -> Option<Span> {
    let is_near = |line: &str| {
        let has_near_marks = line.chars().all(|c| matches!(c, '-' | '+' | '.' | '–' | '—' | '='));
        has_near_marks && line.len() >= 2 || line == syntax.mark()
    };
    lines(text, after)
        .take(100)
        .map(|line| {
            let content = text[line.range()].trim();
            let indent = text[line.range()].len() - text[line.range()].trim_start().len();
            line.within(indent, content.len())
        })
        .find(|&content| is_near(&text[content.range()]))
}

/// The engine that parses nothing: the text goes to our own parsers, which keep places.
pub(super) struct HandThrough;

impl Engine for HandThrough {
    fn parse(content: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::String(content.to_owned()))
    }
}

/// The opening mark, behind a byte order mark if there is one; its line has to end.
fn opening(text: &str) -> Option<(Syntax, Span)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (line, _) = text[start..].split_once('\n')?;
    let syntax = [Syntax::Yaml, Syntax::Toml].into_iter().find(|it| it.mark() == line.trim_end())?;
    Some((syntax, Span::new(start, start + syntax.mark().len())))
}

fn behind_line(text: &str, at: Span) -> usize {
    lines(text, at.start).next().map_or(text.len(), |line| line.end)
}

/// The lines from the byte `start` on, with their line ends.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = Span::new(at, at + length);
        at = line.end;
        Some(line)
    })
}

fn is_followed_by_a_field(text: &str, opening: Span, syntax: Syntax) -> bool {
    let next = lines(text, behind_line(text, opening)).next();
    next.is_some_and(|line| looks_like_a_field(&text[line.range()], syntax))
}

/// A blank line and then nothing like a field: two thematic breaks, not two fences.
fn is_prose_between_breaks(inner: &str, syntax: Syntax) -> bool {
    let begins_blank = inner.lines().next().is_some_and(|line| line.trim().is_empty());
    begins_blank
        && !inner.trim().is_empty()
        && !inner.lines().any(|line| looks_like_a_field(line, syntax) || super::conflict::is_marker(line))
}

fn looks_like_a_field(line: &str, syntax: Syntax) -> bool {
    let (separator, needs_space) = match syntax {
        Syntax::Yaml => (':', true),
        Syntax::Toml => ('=', false),
    };
    let Some((name, value)) = line.split_once(separator) else {
        return syntax == Syntax::Toml && line.starts_with('[');
    };
    let name = name.trim();
    let is_name = name.starts_with(|c: char| c.is_alphanumeric() || "\"'_".contains(c))
        && name.chars().count() <= 40
        && name.chars().all(|c| c.is_alphanumeric() || " _-.\"'".contains(c));
    is_name && (!needs_space || value.is_empty() || value.starts_with(char::is_whitespace))
}
