//! The YAML that nearly all notes are written in: `key: value` and lists of values, a line each.
//!
//! Reading it takes the parser most of the time that reading a note takes. Here such text is told by its lines; any
//! line that might mean something else leaves all of it to the parser. A property holds both to read the same.

use super::{Builder, Children};
use granit_parser::{ScalarStyle, StructureStyle};
use std::ops::Range;

/// One line, with the places of its parts.
enum Line {
    Field(Range<usize>, Scalar),
    /// A key whose list follows.
    List(Range<usize>),
    Item(usize, Scalar),
    /// `- blanked: the CAP theorem`
    Pair(usize, Range<usize>, Scalar),
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
    let mut list = false;
    for line in &lines {
        let dash = match line {
            Line::Item(dash, _) | Line::Pair(dash, ..) => Some(*dash),
            Line::Field(..) | Line::List(_) => None,
        };
        if dash.is_none() && list {
            builder.close(&(0..0));
        }
        if let Some(dash) = dash.filter(|_| !list) {
            builder.open(StructureStyle::Block, &(dash..dash), Children::items());
        }
        list = dash.is_some();
        builder.line(line);
    }
    if list {
        builder.close(&(0..0));
    }
    builder.close(&(0..0));
    true
}

impl Builder<'_> {
    fn line(&mut self, line: &Line) {
        match line {
            Line::Field(key, value) => {
                self.key(key);
                self.value(value);
            }
            Line::List(key) => self.key(key),
            Line::Item(_, value) => self.value(value),
            Line::Pair(_, key, value) => {
                self.open(StructureStyle::Block, &(key.start..key.start), Children::fields());
                self.key(key);
                self.value(value);
                self.close(&(0..0));
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
    // How far the items of the list are indented that the lines before belong to, once there is one.
    let mut list: Option<Option<usize>> = None;
    let mut start = 0;
    for written in text.split_inclusive('\n') {
        let line = line(text, start..start + written.trim_end_matches('\n').len())?;
        list = match (&line, list) {
            (Line::Item(dash, _) | Line::Pair(dash, ..), Some(indent)) => {
                let own = dash - start;
                if indent.is_some_and(|indent| indent != own) {
                    return None;
                }
                Some(Some(own))
            }
            // A key without a value, and an item without a list.
            (_, Some(None)) | (Line::Item(..) | Line::Pair(..), None) => return None,
            (Line::List(_), _) => Some(None),
            (Line::Field(..), _) => None,
        };
        lines.push(line);
        start += written.len();
    }
    Some(lines).filter(|lines| !lines.is_empty() && list != Some(None))
}

fn line(text: &str, at: Range<usize>) -> Option<Line> {
    let written = &text[at.clone()];
    let dash = at.start + (written.len() - written.trim_start_matches(' ').len());
    let Some(item) = text[dash..at.end].strip_prefix("- ") else {
        let key = key(text, at.start..at.end).filter(|_| dash == at.start)?;
        let behind = key.end + 1..at.end;
        return match text[behind.clone()].trim_matches(' ').is_empty() {
            true => Some(Line::List(key)),
            false => Some(Line::Field(key, scalar(text, behind)?)),
        };
    };
    let at = at.end - item.len()..at.end;
    match key(text, at.clone()) {
        Some(key) => {
            let behind = key.end + 1..at.end;
            Some(Line::Pair(dash, key, scalar(text, behind)?))
        }
        None => Some(Line::Item(dash, scalar(text, at)?)),
    }
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
    let written = &text[at.clone()];
    let start = at.start + (written.len() - written.trim_start_matches(' ').len());
    let at = start..start + text[start..at.end].trim_end_matches(' ').len();
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
