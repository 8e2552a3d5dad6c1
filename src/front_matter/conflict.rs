//! Merge conflicts that git left between the fences.

use super::MOST_COMPLAINTS;
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// What git writes around the two versions and before the one they had in common, each with a name behind it.
const MARKS: [&str; 3] = ["<<<<<<<", ">>>>>>>", "|||||||"];

/// What it writes between them.
const BETWEEN: &str = "=======";

/// One complaint per conflict, at its first marker.
pub(super) fn find(source: &Source, inner: Span) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let text = source.slice(inner);
    // Hardly any line of a note begins like one of git's.
    if !text.split('\n').any(|line| line.starts_with(['<', '>', '|', '='])) {
        return found;
    }
    let mut at = inner.start;
    let mut is_inside = false;
    for line in text.split_inclusive('\n') {
        let starts = line.starts_with('<') || !is_inside;
        if is_marker(line) {
            if starts && found.len() < MOST_COMPLAINTS {
                found.push(complaint(source, Span::new(at, at + line.trim_end().len())));
            }
            is_inside = !line.starts_with('>');
        }
        at += line.len();
    }
    found
}

/// Whether the line is one of the lines git writes around and between the two versions.
pub(super) fn is_marker(line: &str) -> bool {
    let line = line.trim_end();
    line == BETWEEN || MARKS.iter().any(|mark| is_mark_and_name(line, mark))
}

fn is_mark_and_name(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|name| name.is_empty() || name.starts_with(' '))
}

fn complaint(source: &Source, span: Span) -> Diagnostic {
    let message = "git left a merge conflict here";
    let help = "keep the lines that are right, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`";
    Diagnostic::error("merge-conflict", source, span, message).help(help)
}
