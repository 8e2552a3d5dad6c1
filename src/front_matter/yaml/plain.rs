//! The YAML that nearly all notes are written in: `key: value` and lists of values, a line each.
//!
//! Reading it takes the parser most of the time that reading a note takes. Here such text is told by its lines; any
//! line that might mean something else leaves all of it to the parser. A property holds both to read the same.

use super::{Builder, Children};
use granit_parser::{ScalarStyle, StructureStyle};
use std::ops::Range;

/// One line, with the places of its parts. Those of a list's items say how far they are indented.
enum Line {
    Field(Range<usize>, Scalar),
    /// `tags: [remote, rust]`
    Flow(Range<usize>, Range<usize>, Vec<Scalar>),
    /// A key whose list follows.
    List(Range<usize>),
    Item(usize, Scalar),
    /// `- blanked: the CAP theorem`
    Pair(usize, Range<usize>, Scalar),
    /// A further field of such an item.
    More(usize, Range<usize>, Scalar),
}

struct Scalar {
    /// With its quotes.
    at: Range<usize>,
    text: Range<usize>,
    style: ScalarStyle,
}

/// Builds the whole text, if it is that plain.
pub(super) fn build(builder: &mut Builder<'_>) -> bool {
    let Some(lines) = lines(builder.text) else { return false };
    builder.open(StructureStyle::Block, &(0..0), Children::fields());
    for line in &lines {
        // What is still open below the text's own fields: a list, and in it an item's fields.
        let within = match line {
            Line::More(..) => 3,
            Line::Item(..) | Line::Pair(..) => 2,
            Line::Field(..) | Line::Flow(..) | Line::List(_) => 1,
        };
        builder.close_down_to(within);
        builder.line(line);
    }
    builder.close_down_to(0);
    true
}

impl Builder<'_> {
    fn close_down_to(&mut self, open: usize) {
        while self.open.len() > open {
            self.close(&(0..0));
        }
    }

    fn line(&mut self, line: &Line) {
        if matches!(line, Line::Item(..) | Line::Pair(..)) && self.open.len() == 1 {
            // It begins at its first dash, which is the next there is.
            let dash = self.text[self.last.end..].find('-').map_or(0, |at| self.last.end + at);
            self.open(StructureStyle::Block, &(dash..dash), Children::items());
        }
        match line {
            Line::List(key) => self.key(key),
            Line::Item(_, value) => self.value(value),
            Line::Flow(key, at, items) => {
                self.key(key);
                self.open(StructureStyle::Flow, at, Children::items());
                items.iter().for_each(|item| self.value(item));
                self.close(&(at.end - 1..at.end));
                self.last = at.end - 1..at.end;
            }
            Line::Pair(_, key, value) => {
                self.open(StructureStyle::Block, key, Children::fields());
                self.key(key);
                self.value(value);
            }
            Line::Field(key, value) | Line::More(_, key, value) => {
                self.key(key);
                self.value(value);
            }
        }
    }

    fn key(&mut self, key: &Range<usize>) {
        self.scalar(&self.text[key.clone()], ScalarStyle::Plain, key);
        self.last = key.clone();
    }

    fn value(&mut self, value: &Scalar) {
        self.scalar(&self.text[value.text.clone()], value.style, &value.at);
        self.last = value.at.clone();
    }
}

/// The lines, if there is none among them that may mean anything else.
fn lines(text: &str) -> Option<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for written in text.split_inclusive('\n') {
        let line = line(text, start..start + written.trim_end_matches('\n').len())?;
        follows(lines.last(), &line).then(|| lines.push(line))?;
        start += written.len();
    }
    // A key without a value may mean other things.
    Some(lines).filter(|lines| lines.last().is_some_and(|last| !matches!(last, Line::List(_))))
}

/// Whether a line may stand behind the one before.
fn follows(before: Option<&Line>, line: &Line) -> bool {
    match (before, line) {
        (Some(Line::List(_)), Line::Item(..) | Line::Pair(..)) => true,
        (Some(Line::List(_)), _) => false,
        (
            Some(Line::Item(before, _) | Line::Pair(before, ..) | Line::More(before, ..)),
            Line::Item(indent, _) | Line::Pair(indent, ..),
        )
        | (Some(Line::Pair(before, ..) | Line::More(before, ..)), Line::More(indent, ..)) => before == indent,
        (_, line) => matches!(line, Line::Field(..) | Line::Flow(..) | Line::List(_)),
    }
}

fn line(text: &str, at: Range<usize>) -> Option<Line> {
    let written = &text[at.clone()];
    let indent = written.len() - written.trim_start_matches(' ').len();
    let begin = at.start + indent;
    if text[begin..at.end].starts_with("- ") {
        let at = begin + "- ".len()..at.end;
        return match key(text, at.clone()) {
            Some(key) => Some(Line::Pair(indent, key.clone(), scalar(text, key.end + 1..at.end)?)),
            None => Some(Line::Item(indent, scalar(text, at)?)),
        };
    }
    let key = key(text, begin..at.end)?;
    let behind = key.end + 1..at.end;
    let value = text[behind.clone()].trim_matches(' ');
    match indent.checked_sub("- ".len()) {
        Some(indent) => Some(Line::More(indent, key, scalar(text, behind)?)),
        None if indent > 0 => None,
        None if value.is_empty() => Some(Line::List(key)),
        None if value.starts_with('[') => flow(text, key, behind),
        None => Some(Line::Field(key, scalar(text, behind)?)),
    }
}

/// A list in brackets.
fn flow(text: &str, key: Range<usize>, behind: Range<usize>) -> Option<Line> {
    let at = trimmed(text, behind);
    let items = text[at.clone()].strip_prefix('[')?.strip_suffix(']')?;
    let mut scalars = Vec::new();
    let mut start = at.start + 1;
    for item in items.split(',').filter(|_| !items.trim_matches(' ').is_empty()) {
        let at = trimmed(text, start..start + item.len());
        let is_plain = |c: char| c.is_alphanumeric() || " -_./+".contains(c);
        let begins = text[at.clone()].starts_with(|first: char| first.is_ascii_alphanumeric());
        (begins && text[at.clone()].chars().all(is_plain)).then_some(())?;
        scalars.push(Scalar { text: at.clone(), at, style: ScalarStyle::Plain });
        start += item.len() + 1;
    }
    Some(Line::Flow(key, at, scalars))
}

fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let start = at.end - text[at.clone()].trim_start_matches(' ').len();
    start..start + text[start..at.end].trim_end_matches(' ').len()
}

/// A key at the beginning, up to its colon.
fn key(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let written = &text[at.clone()];
    let end = written.find(':')?;
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let ends = matches!(written.as_bytes().get(end + 1), None | Some(b' '));
    let is_plain = end > 0 && written.bytes().take(end).all(is_key) && !written.starts_with('-');
    (ends && is_plain).then_some(at.start..at.start + end)
}

/// A value that is all there is, plain or between quotes.
fn scalar(text: &str, at: Range<usize>) -> Option<Scalar> {
    let at = trimmed(text, at);
    let value = &text[at.clone()];
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    let Some(quote) = quote else {
        let is_plain = value.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !value.contains(": ")
            && !value.contains(" #")
            && !value.ends_with(':');
        let plain = Scalar { text: at.clone(), at, style: ScalarStyle::Plain };
        return Some(plain).filter(|_| is_plain && value.chars().all(is_ordinary));
    };
    let inside = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_simple = !inside.is_empty() && !inside.contains([quote, '\\']) && inside.chars().all(is_ordinary);
    let style = if quote == '"' { ScalarStyle::DoubleQuoted } else { ScalarStyle::SingleQuoted };
    is_simple.then(|| Scalar { text: at.start + 1..at.end - 1, at, style })
}

fn is_ordinary(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic() || (!c.is_ascii() && c.is_alphanumeric()) || "’‘“”–—…→€£".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::yaml::{read, read_by_parser};
    use crate::text::{Source, Span};
    use proptest::prelude::*;

    const LINES: &[&str] = &[
        "mood: shaky",
        "mood: \"good: very\"",
        "company: 'Northwind # Ltd'  ",
        "interviewer:",
        "interviewer: Zoë Ångström-O’Hara <zoe@example.org>",
        "  - Dana",
        "  - Dana Whitfield: CTO",
        "- Dana",
        "    - Lee",
        "  - blanked:  the CAP theorem -> consistency, & more",
        "  - blanked:",
        "  - \"a \\\"b\\\"\"",
        "  - 'it''s'",
        "  -  two spaces",
        "  -",
        "  more of it",
        "  kind: late",
        "    kind: late",
        "      kind: late",
        "    kind:",
        "    - kind: late",
        "  - kind: [a]",
        "tags: [remote, rust 1.95, C-x]  ",
        "tags: [a,b , c ]",
        "tags: [ ]",
        "tags: [a, ]",
        "tags: [, a]",
        "tags: []",
        "tags: [a: b]",
        "tags: ['a']",
        "tags: [a] b",
        "tags: [[a]]",
        "tags: [a",
        "date: 2026-03-04",
        "date: 2026-03-04 # Wednesday",
        "url: https://example.org/#a",
        "want: null",
        "want: ~",
        "gaps: []",
        "gaps: [a, b]",
        "x: a: b",
        "x: a:",
        "x : a",
        "x:a",
        "a b: c",
        "-x: y",
        "x: |",
        "x: &a b",
        "x: *a",
        "x: !!str y",
        "x: %y",
        "x: a\tb",
        "x: \u{a0}y",
        "x: y\u{2028}z",
        "x: a, b; c (d) {e} [f] ?!",
        "? x",
        "# nothing",
        "",
        " ",
        "...",
        "---",
        "<<: x",
        "\u{feff}x: y",
        "x: \"\"",
        "x: 'a",
        "x: \"a\" b",
        "x: y\r",
    ];

    /// Few lines, of which many together make sense.
    const NEST: &[&str] = &[
        "people:",
        "  - Dana",
        "  - name: Dana",
        "    title: CTO",
        "    since: 2026-03-04",
        "- Lee",
        "- name: Lee",
        "  title: CEO",
        " odd: x",
        "mood: good",
        "tags: [a, b]",
    ];

    fn read_both(text: &str) -> [String; 2] {
        let source = Source::new("a.md", format!("---\n{text}\n---\n"));
        let inner = Span::new(4, 4 + text.len() + 1);
        [format!("{:?}", read(&source, inner)), format!("{:?}", read_by_parser(&source, inner))]
    }

    #[test]
    fn an_ordinary_note_needs_no_parser() {
        let text = "company: Northwind\ndate: 2026-03-04\ninterviewer:\n  - Dana Whitfield <dana@northwind.example>\n\
                    mood: shaky\ngaps:\n  - \"Froze: the CAP theorem\"\n  - missed: ran the migration -> twice\nwant: yes\n";
        assert_eq!(lines(text).map(|lines| lines.len()), Some(9));
        let [here, there] = read_both(text.trim_end());
        assert_eq!(here, there);
    }

    #[test]
    fn what_may_mean_something_else_is_left_to_the_parser() {
        for text in [
            "",
            "x:",
            "x:\ny: z",
            "- x",
            "x: y\n  - z",
            "x:\n  - y\n - z",
            "x: y\n\nz: w",
            "x: y: z",
            "x: # y",
        ] {
            assert!(lines(text).is_none(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_what_the_parser_reads(
            lines in prop::collection::vec(prop::sample::select(LINES), 0..7),
        ) {
            let [here, there] = read_both(&lines.join("\n"));
            prop_assert_eq!(here, there);
        }

        #[test]
        fn it_reads_lists_and_what_is_in_them_as_the_parser_does(
            lines in prop::collection::vec(prop::sample::select(NEST), 1..9),
        ) {
            let [here, there] = read_both(&lines.join("\n"));
            prop_assert_eq!(here, there);
        }

        #[test]
        fn it_reads_any_value_as_the_parser_does(
            key in r"[a-z_-]{1,4}",
            value in r#"[ -~]{0,12}|[a-c:# \-"'\\é…,>]{0,10}"#,
            item in r#"[ -~]{0,12}|[a-c:# \-"'\\é…,>]{0,10}"#,
        ) {
            let [here, there] = read_both(&format!("{key}: {value}\nlist:\n  - {item}\nlast: one"));
            prop_assert_eq!(here, there);
        }
    }
}
