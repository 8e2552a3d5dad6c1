//! A source file's text, and places in it: `Source`, `Span`, line and column.

mod escapes;
mod kept;
mod name;

pub(crate) use escapes::Escapes;
pub use kept::Kept;
pub(crate) use name::is_device;
pub use name::{name, part_of_name};

use std::borrow::Cow;
use std::ops::Range;

/// So many notes or pages at most are one piece of work for one thread: few enough that no other waits long for the
/// last piece.
pub(crate) const AT_ONCE: usize = 32;

/// A stretch of a source's text, in bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but not including `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The same stretch, for indexing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of this span that begins `offset` bytes in and is `length` bytes long.
    pub fn within(self, offset: usize, length: usize) -> Self {
        let start = (self.start + offset).min(self.end);
        Span { start, end: (start + length).min(self.end) }
    }
}

/// A place as editors show it: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file's text under the name it goes by: its path relative to the journal, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
    /// How many lines end before each [`STRETCH`] of the text but the first.
    lines_before: Box<[u32]>,
}

/// So many bytes lie between two places whose line is known; from there on it is counted.
const STRETCH: usize = 4096;

impl Source {
    /// Keeps `text` under `path` and counts its lines, which end at `\n`, `\r\n` or a lone `\r`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines_before = lines_before(text.as_bytes());
        Source { path: path.into(), text, lines_before }
    }

    /// The path relative to the journal, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, as it stands in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty where the span is not inside the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line that holds the byte `offset`, from 1.
    pub fn line(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let stretch = offset / STRETCH;
        let before = stretch.checked_sub(1).map_or(0, |stretch| self.lines_before[stretch] as usize);
        before + line_ends(self.text.as_bytes(), stretch * STRETCH..offset) + 1
    }

    /// Line and column of the byte `offset`; past the end it is the place after the last character.
    pub fn place(&self, offset: usize) -> Place {
        let (line, before) = self.line_before(offset);
        Place { line, column: before.chars().count() + 1 }
    }

    /// The same with the column in UTF-16 code units, as other programs count: an emoji takes two.
    pub fn place_in_utf16(&self, offset: usize) -> Place {
        let (line, before) = self.line_before(offset);
        Place { line, column: before.encode_utf16().count() + 1 }
    }

    /// The line that holds the byte `offset`, and what of it stands before, without a byte order mark.
    fn line_before(&self, offset: usize) -> (usize, &str) {
        let offset = offset.min(self.text.len());
        let ends = |at: &usize| ends_line(self.text.as_bytes(), *at);
        let start = (0..offset).rev().find(ends).map_or(0, |end| end + 1);
        let before = self.text.get(start..offset).unwrap_or_default();
        (self.line(offset), before.trim_start_matches('\u{feff}'))
    }
}

/// The text as a terminal may show it: control characters and direction overrides give way to a visible
/// stand-in, so that a note can neither steer the terminal nor hide what it says. Line feeds stay.
pub fn visible(text: &str) -> String {
    if first(text, |c| c != '\n' && steers(c)).is_none() {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// The same for a whole text with colours of ours in it. They stay, as do tabs and any kind of line end. It is the last
/// look at everything that goes to a terminal, wherever it comes from; what a note says was made [`visible`] before.
pub fn visible_but_colours(text: &str) -> Cow<'_, str> {
    let to_look_at = |text| first(text, |c| c != '\n' && c != '\t' && steers(c));
    if to_look_at(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = to_look_at(rest) {
        shown.push_str(&rest[..at]);
        let (kept, length) = harmless(&rest[at..]);
        shown.push_str(kept);
        rest = &rest[at + length..];
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// Where the first of the characters stands that are looked for among those that steer. All of those begin with one of
/// few bytes, so nothing else has to be made a character.
fn first(text: &str, is_looked_for: impl Fn(char) -> bool) -> Option<usize> {
    let mut places = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, ..b' ' | 0x7f | 0xc2 | 0xe2));
    places.find(|(at, _)| text[*at..].chars().next().is_some_and(&is_looked_for)).map(|(at, _)| at)
}

/// What is shown of a text that begins with such a character, and how much of the text that is.
fn harmless(text: &str) -> (&str, usize) {
    let colour = text.strip_prefix("\u{1b}[").and_then(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then_some("\u{1b}[".len() + end + 1)
    });
    match colour.or(text.starts_with("\r\n").then_some(2)) {
        Some(length) => (&text[..length], length),
        None => ("\u{fffd}", text.chars().next().map_or(0, char::len_utf8)),
    }
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a terminal would obey a character, or read on in another direction.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What stands in the last stretch is never asked for, so a text of one stretch need not be read at all.
fn lines_before(text: &[u8]) -> Box<[u32]> {
    let mut lines = 0;
    let stretches = (STRETCH..=text.len()).step_by(STRETCH).map(|end| {
        lines += line_ends(text, end - STRETCH..end);
        u32::try_from(lines).unwrap_or(u32::MAX)
    });
    stretches.collect()
}

/// How many lines end in a stretch of the text.
fn line_ends(text: &[u8], within: Range<usize>) -> usize {
    // One byte is counted many times faster than two, and hardly any text has a `\r`.
    match count(&text[within.clone()], b'\r') {
        0 => count(&text[within], b'\n'),
        _ => within.filter(|&at| ends_line(text, at)).count(),
    }
}

/// Added up in bytes as far as one can hold it: a processor adds many of them at once.
fn count(text: &[u8], wanted: u8) -> usize {
    let in_part = |part: &[u8]| part.iter().map(|&byte| u8::from(byte == wanted)).sum::<u8>();
    text.chunks(usize::from(u8::MAX)).map(|part| usize::from(in_part(part))).sum()
}

fn ends_line(text: &[u8], at: usize) -> bool {
    match text[at] {
        b'\r' => text.get(at + 1) != Some(&b'\n'),
        byte => byte == b'\n',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source::new("a.md", "über\r\nzwei\rdrei\n");
        let at = |needle: &str| source.place(source.text().find(needle).expect("it is in the text"));
        assert_eq!(at("er"), Place { line: 1, column: 3 });
        assert_eq!(at("ei"), Place { line: 2, column: 3 });
        assert_eq!(at("drei"), Place { line: 3, column: 1 });
        assert_eq!(source.place(10_000).line, 4);
    }

    proptest::proptest! {
        #[test]
        fn lines_are_the_same_however_far_down(text in "([a-c\u{e9}]|\r|\n|\r\n|.{0,1800}){0,9}", offset in 0..9_000_usize) {
            let offset = offset.min(text.len());
            let ends = |at: &usize| ends_line(text.as_bytes(), *at);
            let source = Source::new("a.md", text.as_str());
            proptest::prop_assert_eq!(source.line(offset), (0..offset).filter(ends).count() + 1);
            proptest::prop_assert_eq!(source.place(offset).line, source.line(offset));
        }
    }

    #[test]
    fn only_colours_and_line_ends_pass_the_last_look() {
        for (text, shown) in [
            ("plain\ttext\r\n", "plain\ttext\r\n"),
            ("\u{1b}[1;33mlate\u{1b}[0m \u{1b}[m", "\u{1b}[1;33mlate\u{1b}[0m \u{1b}[m"),
            ("\u{1b}[2Jx\u{1b}]8;;a\u{7}", "\u{fffd}[2Jx\u{fffd}]8;;a\u{fffd}"),
            ("\u{1b}", "\u{fffd}"),
            ("\u{1b}[1;", "\u{fffd}[1;"),
            ("a\rb \u{9b}31m \u{202e}c\u{2069}", "a\u{fffd}b \u{fffd}31m \u{fffd}c\u{fffd}"),
        ] {
            assert_eq!(visible_but_colours(text), shown);
        }
    }

    #[test]
    fn every_character_that_steers_is_found_by_its_first_byte() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            assert_eq!(first(&format!("é…{c}"), steers).is_some(), steers(c), "{c:?}");
        }
    }

    #[test]
    fn an_emoji_is_one_character_and_two_units_of_utf_16() {
        let source = Source::new("a.md", "ok\n\u{1f642}é!");
        let at = source.text().find('!').expect("it is in the text");
        assert_eq!(source.place(at), Place { line: 2, column: 3 });
        assert_eq!(source.place_in_utf16(at), Place { line: 2, column: 4 });
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let source = Source::new("a.md", "\u{feff}---\n");
        assert_eq!(source.place(3), Place { line: 1, column: 1 });
    }
}
