//! Where things stand, where the parser's own answer is not what a person would point at.

use std::ops::Range;

/// A block text from its `|` or `>` to the end of its last line that is not blank.
///
/// The parser's range begins at the first letter. `before` is where the thing before it ends.
pub(super) fn block_text(text: &str, before: usize, at: &Range<usize>) -> Range<usize> {
    let gap = text.get(before..at.start).unwrap_or_default();
    let header = gap.match_indices(['|', '>']).map(|(offset, _)| offset);
    let mut own = header.filter(|&offset| gap[..offset].ends_with(char::is_whitespace));
    let start = own.next().map_or(at.start, |offset| before + offset);
    let content = text.get(start..at.end).unwrap_or_default();
    start..start + content.trim_end().len()
}

/// The place behind the colon of a key without a value; the parser points before it.
pub(super) fn behind_colon(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let place = match rest[blanks..].starts_with(':') {
        true => at + blanks + 1,
        false => at,
    };
    place..place
}

/// The first dash of a list under a key; where the list is not indented, the parser points behind it.
pub(super) fn first_dash(text: &str, key_end: usize, start: usize) -> usize {
    let gap = text.get(key_end..start).unwrap_or_default();
    let mut at = key_end;
    for line in gap.split_inclusive(['\n', '\r']) {
        let item = line.trim_start();
        if item.starts_with('-') {
            return at + line.len() - item.len();
        }
        at += line.len();
    }
    start
}

/// The lines of an unquoted text, but the first, that begin like a list item.
pub(super) fn swallowed_items(text: &str, at: &Range<usize>) -> Vec<Range<usize>> {
    let scalar = text.get(at.clone()).unwrap_or_default();
    let mut place = at.start;
    let mut found = Vec::new();
    if !scalar.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return found;
    }
    for line in scalar.split_inclusive(['\n', '\r']) {
        let item = line.trim_start();
        if place > at.start && (item.starts_with("- ") || item.trim_end() == "-") {
            let start = place + line.len() - item.len();
            found.push(start..start + item.trim_end().len());
        }
        place += line.len();
    }
    found
}

/// The range, or the one character at its start if it is empty and the line goes on.
pub(super) fn at_least_one(text: &str, at: Range<usize>) -> Range<usize> {
    let next = text.get(at.start..).and_then(|rest| rest.chars().next());
    match next {
        Some(next) if at.is_empty() && !next.is_ascii_control() => at.start..at.start + next.len_utf8(),
        _ => at,
    }
}

/// The place itself, or the nearest one before it where a character begins.
pub(super) fn on_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line around `at`, without its line end.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    start..end
}
