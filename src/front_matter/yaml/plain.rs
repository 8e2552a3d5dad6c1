//! The YAML that nearly all notes are written in: `key: value` and lists of values, a line each.
//!
//! Reading it takes the parser most of the time that reading a note takes. Here such text is told by its lines; any
//! line that might mean something else leaves all of it to the parser. A property holds both to read the same.

use super::{Field, Kind, Value, is_null};
use crate::text::Span;

/// Of more fields in one place, the parser's way of finding the same name twice is quicker.
const MOST_FIELDS: usize = 64;

/// A key that is longer by far is none to the parser.
const LONGEST_KEY: usize = 128;

/// Room for the fields of nearly every note.
const USUAL_FIELDS: usize = 16;

/// The fields of a text that begins `offset` bytes into its source, if it is that plain.
pub(super) fn fields(text: &str, offset: usize) -> Option<Vec<Field>> {
    let mut lines = Lines { rest: Part { text, start: offset }, next: None };
    lines.step();
    let mut fields = Vec::with_capacity(USUAL_FIELDS);
    while let Some(line) = lines.next {
        let (key, behind) = key(line.words).filter(|_| line.indent == 0)?;
        lines.step();
        let value = match behind.text.as_bytes().first() {
            None => list(&mut lines)?,
            Some(b'[') => flow(behind)?,
            Some(_) => scalar(behind)?,
        };
        add(&mut fields, key, value)?;
    }
    fields.shrink_to_fit();
    Some(fields).filter(|fields| !fields.is_empty())
}

/// A stretch of the text, with its place in the source.
#[derive(Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    start: usize,
}

impl Part<'_> {
    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// What stands behind so many bytes.
    fn behind(self, bytes: usize) -> Self {
        Part { text: &self.text[bytes..], start: self.start + bytes }
    }

    /// Without the spaces around it.
    fn trimmed(self) -> Self {
        let spaces = |mut bytes: std::slice::Iter<'_, u8>| bytes.position(|byte| *byte != b' ');
        let Some(before) = spaces(self.text.as_bytes().iter()) else { return self.behind(self.text.len()) };
        let after = self.text.bytes().rev().take_while(|byte| *byte == b' ').count();
        Part { text: &self.text[before..self.text.len() - after], start: self.start + before }
    }
}

#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    /// What stands behind the indent.
    words: Part<'t>,
}

impl<'t> Line<'t> {
    /// What stands behind the dash of a list's item.
    fn item(self) -> Option<Part<'t>> {
        self.words.text.starts_with("- ").then(|| self.words.behind("- ".len()))
    }
}

struct Lines<'t> {
    rest: Part<'t>,
    /// The line that is to be read.
    next: Option<Line<'t>>,
}

impl Lines<'_> {
    fn step(&mut self) {
        let Part { text, start } = self.rest;
        if text.is_empty() {
            self.next = None;
            return;
        }
        let end = text.bytes().position(|byte| byte == b'\n').unwrap_or(text.len());
        let indent = text.bytes().position(|byte| byte != b' ').unwrap_or(end);
        self.next = Some(Line { indent, words: Part { text: &text[indent..end], start: start + indent } });
        self.rest = self.rest.behind((end + 1).min(text.len()));
    }
}

/// Adds a field, unless there is one of that name, which takes an error to say.
fn add(fields: &mut Vec<Field>, key: Part<'_>, value: Value) -> Option<()> {
    let is_new = fields.len() < MOST_FIELDS && fields.iter().all(|field| field.name != key.text);
    is_new.then(|| fields.push(Field { name: key.text.to_owned(), name_span: key.span(), value }))
}

/// The list below a key: a key without a value may mean other things.
fn list(lines: &mut Lines<'_>) -> Option<Value> {
    let Line { indent, words } = lines.next?;
    let mut items = Vec::new();
    while let Some((line, item)) = lines.next.and_then(|line| Some((line, line.item()?))) {
        if line.indent != indent {
            return None;
        }
        lines.step();
        items.push(match key(item) {
            Some((key, behind)) => map(key, scalar(behind)?, indent + "- ".len(), lines)?,
            None => scalar(item.trimmed())?,
        });
    }
    items.shrink_to_fit();
    let end = items.last()?.span.end;
    Some(Value { span: Span::new(words.start, end), kind: Kind::List(items) })
}

/// An item of several fields, `- blanked: the CAP theorem`; those behind the first stand in lines of their own.
fn map(first: Part<'_>, value: Value, indent: usize, lines: &mut Lines<'_>) -> Option<Value> {
    let mut fields = Vec::with_capacity(1);
    add(&mut fields, first, value)?;
    while let Some(line) = lines.next.filter(|line| line.indent == indent && line.item().is_none()) {
        let (key, behind) = key(line.words)?;
        add(&mut fields, key, scalar(behind)?)?;
        lines.step();
    }
    fields.shrink_to_fit();
    let end = fields.last()?.value.span.end;
    Some(Value { span: Span::new(first.start, end), kind: Kind::Map(fields) })
}

/// A list in brackets.
fn flow(at: Part<'_>) -> Option<Value> {
    let inside = at.text.strip_prefix('[')?.strip_suffix(']')?;
    let mut items = Vec::new();
    let mut start = at.start + 1;
    for text in inside.split(',').filter(|_| inside.bytes().any(|byte| byte != b' ')) {
        let item = Part { text, start }.trimmed();
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '+');
        let begins = item.text.starts_with(|first: char| first.is_ascii_alphanumeric());
        (begins && item.text.chars().all(is_plain)).then(|| items.push(plain(item)))?;
        start += text.len() + 1;
    }
    items.shrink_to_fit();
    Some(Value { span: at.span(), kind: Kind::List(items) })
}

/// A key at the beginning, and what stands behind its colon.
fn key(part: Part<'_>) -> Option<(Part<'_>, Part<'_>)> {
    let written = part.text.as_bytes();
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let end = written.iter().position(|&byte| !is_key(byte)).filter(|&end| written[end] == b':')?;
    let ends = matches!(written.get(end + 1), None | Some(b' '));
    let key = Part { text: &part.text[..end], ..part };
    let is_key = 0 < end && end <= LONGEST_KEY && written[0] != b'-';
    (ends && is_key).then(|| (key, part.behind(end + 1).trimmed()))
}

/// A value that is all there is, plain or between quotes.
fn scalar(at: Part<'_>) -> Option<Value> {
    match at.text.as_bytes().first()? {
        b'"' => quoted(at, '"'),
        b'\'' => quoted(at, '\''),
        first => (first.is_ascii_alphanumeric() && is_one_text(at.text)).then(|| plain(at)),
    }
}

fn plain(at: Part<'_>) -> Value {
    let kind = if is_null(at.text) { Kind::Empty } else { Kind::Text(at.text.to_owned()) };
    Value { span: at.span(), kind }
}

fn quoted(at: Part<'_>, quote: char) -> Option<Value> {
    let inside = at.text.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_simple = !inside.is_empty() && !inside.contains([quote, '\\']) && is_ordinary(inside);
    is_simple.then(|| Value { span: at.span(), kind: Kind::Text(inside.to_owned()) })
}

/// Whether nothing in a text without quotes begins a comment or makes a field of it.
fn is_one_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_mark = |pair: (&u8, &u8)| matches!(pair, (b':', b' ') | (b' ', b'#'));
    !bytes.iter().zip(&bytes[1..]).any(is_mark) && !bytes.ends_with(b":") && is_ordinary(text)
}

fn is_ordinary(text: &str) -> bool {
    let is_letter = |c: char| matches!(c, ' '..='~') || (!c.is_ascii() && c.is_alphanumeric());
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        || text.chars().all(|c| is_letter(c) || "’‘“”–—…→€£".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::yaml::{read, read_by_parser};
    use crate::text::Source;
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
        assert_eq!(fields(text, 0).map(|fields| fields.len()), Some(6));
        let [here, there] = read_both(text.trim_end());
        assert_eq!(here, there);
    }

    #[test]
    fn what_may_mean_something_else_is_left_to_the_parser() {
        let long = format!("{}: y", "k".repeat(1_100));
        for text in [
            long.as_str(),
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
            assert!(fields(text, 0).is_none(), "{text:?}");
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
