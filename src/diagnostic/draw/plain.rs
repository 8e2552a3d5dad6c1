//! The picture that most diagnostics have, put together from its seven lines.
//!
//! annotate-snippets lays a picture out sign by sign, for any number of annotations over any number of lines. A list
//! of thousands of diagnostics took a fifth of its time for that, though each is about one stretch of one plain line.

use super::{Excerpt, Parts};
use crate::diagnostic::Severity;

/// No line up to this length is cut.
const LONGEST: usize = 100;

/// The picture without colours, or `None` where annotate-snippets knows better how to draw it.
pub(super) fn draw(parts: &Parts<'_>) -> Option<String> {
    let Parts { diagnostic, message, path, help, excerpt } = parts;
    let Excerpt { text, start, end } = excerpt.as_ref()?;
    let is_plain = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    let is_one_line = |text: &&String| !text.is_empty() && !text.contains(['\n', '\u{200d}']);
    let fits = text.len() <= LONGEST && text.bytes().all(is_plain);
    if start >= end || !fits || ![message, path, help].iter().all(is_one_line) {
        return None;
    }
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let (code, line, column) = (diagnostic.code, diagnostic.place.line, start + 1);
    let number = line.to_string();
    let (margin, indent, underline) = (" ".repeat(number.len()), " ".repeat(*start), "^".repeat(end - start));
    Some(format!(
        "{level}[{code}]: {message}\n\
         {margin}--> {path}:{line}:{column}\n\
         {margin} |\n\
         {number} | {text}\n\
         {margin} | {indent}{underline}\n\
         {margin} |\n\
         {margin} = help: {help}"
    ))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::draw::{Parts, Picture, draw};
    use crate::text::{Source, Span};
    use proptest::prelude::*;

    fn shown(before: &str, line: &str, span: Span, message: &str, help: &str) -> (Diagnostic, Source) {
        let source = Source::new("a/é b.md", format!("{before}{line}\nmore\n"));
        let span = Span::new(before.len() + span.start, before.len() + span.end);
        (Diagnostic::hint("unclear-gap", &source, span, message).help(help), source)
    }

    #[test]
    fn most_diagnostics_are_drawn_here() {
        let (diagnostic, source) = shown("---\n", "gaps: [x]", Span::new(7, 8), "what", "write `y`…");
        assert!(super::draw(&Parts::of(&diagnostic, Some(&source))).is_some());
    }

    proptest! {
        #[test]
        fn it_is_the_picture_that_annotate_snippets_draws(
            lines in 0..1200_usize,
            line in r"[ -~]{0,110}|[ -~]{0,300}|[a-c ]{0,12} {1,3}|[ a\té\u{202e}😀]{0,12}",
            (start, end) in (0..115_usize, 0..115_usize),
            message in r"[a-z `]{1,20}|\PC{0,8}|a\nb",
            help in r"[a-z `]{1,20}|\PC{0,8}|a\nb",
        ) {
            let on = |at: usize| line.floor_char_boundary(at.min(line.len()));
            let span = Span::new(on(start.min(end)), on(start.max(end)));
            let (diagnostic, source) = shown(&"x\n".repeat(lines), &line, span, &message, &help);
            let drawn = draw(&diagnostic, Some(&source), Picture::Plain);
            let by_the_library = Parts::of(&diagnostic, Some(&source)).drawn(Picture::Plain);
            prop_assert_eq!(drawn, by_the_library);
        }
    }
}
