//! What the YAML parser complains of, in words that say what to do.

use super::place::{at_least_one, line_around};
use granit_parser::ErrorKind;
use std::ops::Range;

/// A place in the text between the fences, what is wrong there, and what to do about it.
pub(super) struct Remedy {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

const LINE_UP: &str = "begin it in the same column as the fields above it";

/// The remedy for an error at `at`, where `last` is the last thing that could be read and `opened` is the
/// bracket that was open there.
pub(super) fn of(
    text: &str,
    kind: &ErrorKind,
    at: usize,
    last: &Range<usize>,
    opened: Option<usize>,
) -> Remedy {
    use ErrorKind as E;
    let trouble = Trouble { text, at, last };
    match kind {
        E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabNotAllowed
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart => trouble.tab(),
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => {
            trouble.unclosed_quote()
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => trouble.text_behind(),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => trouble.escape(),
        E::UnclosedFlowCollection { .. } => trouble.unclosed_bracket(at),
        E::MismatchedFlowCollectionEnd { open, .. } => trouble.wrong_bracket(*open),
        kind if is_about_brackets(kind) => match opened {
            Some(opened) if text.get(opened..at).is_some_and(|inside| inside.contains('\n')) => {
                trouble.unclosed_bracket(opened)
            }
            _ => trouble.in_brackets(kind),
        },
        E::MappingValueNotAllowed => trouble.second_colon(),
        E::SimpleKeyExpected | E::InvalidSimpleKey => trouble.no_colon(),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::ExpectedDocumentStart => {
            trouble.out_of_line(kind)
        }
        E::BlockSequenceEntryNotAllowed => trouble.dash(),
        E::InvalidBlockScalarHeader => trouble.block_header(),
        E::CommentNotSeparated => trouble.say("a comment begins right behind the value", |_| {
            "put a space before the `#`, or put the text in quotes if the `#` belongs to it".to_owned()
        }),
        E::InvalidIndentation | E::InvalidBlockScalarIndent => trouble.misplaced_line(),
        E::DirectiveDisallowed => trouble.first_letter('%'),
        E::UnexpectedCharacter { character } => trouble.first_letter(*character),
        E::BomInsideDocument => trouble.first_letter('\u{feff}'),
        _ => match text[at..].chars().next() {
            Some(letter) if ",]}[{>|@`*&!%?#".contains(letter) => trouble.first_letter(letter),
            _ => trouble.say("this cannot be read as a field", Trouble::quote_it),
        },
    }
}

/// The remedy where no fields were written at all.
pub(super) fn no_fields(text: &str, at: usize) -> Remedy {
    let line = line_around(text, at);
    let help = match missing_space(&text[line.clone()]) {
        Some(fixed) => format!("put a space behind the colon: `{fixed}`"),
        None => "write fields, each on its own line, such as `mood: good`".to_owned(),
    };
    let at = line.start + indent(&text[line.clone()])..line.end;
    Remedy { at, message: "expected fields such as `mood: good`".to_owned(), help }
}

/// The remedy where a space that is no plain one, as word processors write them, stands where a line begins or behind its
/// dash: YAML takes it for a letter, and the item for a field of another name.
pub(super) fn wide_space(text: &str, at: &Range<usize>) -> Option<Remedy> {
    let written = text.get(at.clone())?;
    let behind_dash = written.strip_prefix('-');
    let first = behind_dash.unwrap_or(written).chars().next();
    let wide = first.filter(|letter| letter.is_whitespace() && !letter.is_ascii())?;
    let before = text[..at.start].trim_end_matches(' ');
    if !before.is_empty() && !before.ends_with('\n') {
        return None;
    }
    let from = at.start + usize::from(behind_dash.is_some());
    let help = match behind_dash {
        Some(_) => "put a plain space behind the `-`",
        None => "indent the line with plain spaces",
    };
    Some(Remedy {
        at: from..from + wide.len_utf8(),
        message: "a wide space stands where only plain ones may stand".to_owned(),
        help: help.to_owned(),
    })
}

fn is_about_brackets(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::InvalidColonPlacement
            | E::ExpectedFlowSequenceSeparator
            | E::ExpectedFlowMappingSeparator
            | E::BlockEntryInFlowCollection
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping
            | E::InvalidFlowScalarIndent
            | E::FlowMappingValueAdjacentCollection
            | E::PlainScalarStartsWithDashFlowIndicator
    )
}

struct Trouble<'t> {
    text: &'t str,
    at: usize,
    last: &'t Range<usize>,
}

impl Trouble<'_> {
    fn say(&self, message: impl Into<String>, help: impl FnOnce(&Self) -> String) -> Remedy {
        Remedy { at: at_least_one(self.text, self.at..self.at), message: message.into(), help: help(self) }
    }

    fn moved(&self, at: usize) -> Self {
        Trouble { at, ..*self }
    }

    fn tab(&self) -> Remedy {
        let line = line_around(self.text, self.at).start;
        let indented = self.text[line..]
            .split_inclusive('\n')
            .scan(line, |at, line| Some((std::mem::replace(at, *at + line.len()), line)))
            .find_map(|(at, line)| line[..indent(line)].find('\t').map(|tab| at + tab));
        let tab = indented.or_else(|| self.text[self.at..].find('\t').map(|tab| self.at + tab));
        let tab = tab.unwrap_or(self.at);
        Remedy {
            at: tab..(tab + 1).min(self.text.len()),
            message: "a tab stands where only spaces may stand".to_owned(),
            help: "indent the line with spaces".to_owned(),
        }
    }

    fn unclosed_quote(&self) -> Remedy {
        let before = self.last.end.min(self.at);
        let quote = self.text[before..].find(['"', '\'']).map_or(self.at, |offset| before + offset);
        let mark = &self.text[at_least_one(self.text, quote..quote)];
        self.moved(quote).say(format!("the quote `{mark}` is never closed"), |_| {
            format!("write `{mark}` at the end of the text too, or leave both away")
        })
    }

    fn text_behind(&self) -> Remedy {
        self.say("the text goes on behind the closing quote", |it| {
            let line = line_around(it.text, it.at);
            let opening = it.last.end.max(line.start).min(it.at);
            let start = it.text[opening..it.at].find(['"', '\'']).map_or(opening, |offset| opening + offset);
            format!("put the whole text in quotes{}", it.example(start))
        })
    }

    fn escape(&self) -> Remedy {
        let mut escapes = self.text[self.at..].match_indices('\\').map(|(offset, _)| self.at + offset);
        let wrong = escapes.find(|at| !begins_escape(&self.text[at + 1..]));
        self.moved(wrong.unwrap_or(self.at))
            .say("inside double quotes a `\\` begins a special character, and this is none", |_| {
                "write `\\\\` for one backslash, or use single quotes".to_owned()
            })
    }

    fn unclosed_bracket(&self, opened: usize) -> Remedy {
        let bracket = if self.text[opened..].starts_with('{') { ('{', '}') } else { ('[', ']') };
        self.moved(opened).say(format!("the bracket `{}` is never closed", bracket.0), |it| {
            format!("write `{}` at its end; if it belongs to a text, {}", bracket.1, it.quote_it())
        })
    }

    fn wrong_bracket(&self, open: char) -> Remedy {
        let close = if open == '{' { '}' } else { ']' };
        self.say(format!("this bracket closes nothing: `{open}` was opened before it"), |_| {
            format!("write `{close}` here")
        })
    }

    fn in_brackets(&self, kind: &ErrorKind) -> Remedy {
        let dash = matches!(
            kind,
            ErrorKind::BlockEntryInFlowCollection | ErrorKind::PlainScalarStartsWithDashFlowIndicator
        );
        if dash {
            let help = "write `[one, two]`, or each `- item` on a line of its own without brackets";
            return self.say("a list in brackets has no dashes", |_| help.to_owned());
        }
        self.say("this does not fit into the list in brackets", |_| {
            "put a comma between the items, and quotes around a text with a colon or a bracket".to_owned()
        })
    }

    fn second_colon(&self) -> Remedy {
        let line = line_around(self.text, self.at);
        if self.last.start >= line.start {
            return self.say("this colon makes the text look like another field", |it| {
                format!("put the text in quotes{}", it.example(it.last.start))
            });
        }
        let start = line.start + indent(&self.text[line.clone()]);
        let key = self.text[start..self.at].trim_end();
        if key.is_empty() {
            return self.say("this colon has no name before it", Self::quote_it);
        }
        Remedy {
            at: start..start + key.len(),
            message: "this line is indented further than the field above it".to_owned(),
            help: format!("{LINE_UP}; if it goes on with the text above, put all of it in quotes"),
        }
    }

    fn no_colon(&self) -> Remedy {
        let line = line_around(self.text, self.at);
        let help = match missing_space(&self.text[line.clone()]) {
            Some(fixed) => format!("put a space behind the colon: `{fixed}`"),
            None => "a field looks like `mood: good`; to go on with the text above, indent the line; free \
                     text belongs below the second `---`"
                .to_owned(),
        };
        Remedy { at: self.at..line.end.max(self.at), message: "this line is no field".to_owned(), help }
    }

    fn out_of_line(&self, kind: &ErrorKind) -> Remedy {
        let line = line_around(self.text, self.at);
        let start = line.start + indent(&self.text[line.clone()]);
        if self.text[start..].starts_with('-') {
            return self.moved(start).stray_dash();
        }
        if start < self.at && self.text[..self.at].trim_end().ends_with([']', '}']) {
            return self.say("the text goes on behind the closing bracket", |it| {
                format!("put the whole text in quotes{}", it.example(it.value_start()))
            });
        }
        if *kind == ErrorKind::ExpectedBlockSequenceEntry {
            let help = "begin the line with `- `, or give it the indent of the field it belongs to";
            return self.say("this line stands in a list, and is no item of it", |_| help.to_owned());
        }
        self.misplaced_line()
    }

    fn misplaced_line(&self) -> Remedy {
        let line = line_around(self.text, self.at);
        let start = self.at.max(line.start + indent(&self.text[line.clone()]));
        Remedy {
            at: start..line.end.max(start),
            message: "this line does not line up with the fields above it".to_owned(),
            help: LINE_UP.to_owned(),
        }
    }

    fn dash(&self) -> Remedy {
        let line = line_around(self.text, self.at);
        if self.text[line.start..self.at].trim().is_empty() {
            return self.stray_dash();
        }
        self.say("a list cannot begin on the line of its name", |_| {
            "put each `- item` on a line of its own below the name, or put a text that begins with `-` in quotes"
                .to_owned()
        })
    }

    fn stray_dash(&self) -> Remedy {
        self.say("this `-` does not line up with a list above it", |_| {
            "indent it exactly like the items above, or write the list's name before it, such as `gaps:`"
                .to_owned()
        })
    }

    fn block_header(&self) -> Remedy {
        let mark = &self.text[at_least_one(self.text, self.at..self.at)];
        self.say(format!("behind `{mark}` the text begins on the next line"), |it| {
            format!("put the text below, indented; or, if `{mark}` belongs to it, {}", it.quote_it())
        })
    }

    fn first_letter(&self, letter: char) -> Remedy {
        if letter.is_control() || letter == '\u{feff}' {
            let message = format!("an invisible character stands here (U+{:04X})", u32::from(letter));
            return self.say(message, |_| "delete it".to_owned());
        }
        let message = match letter {
            '`' => "a text cannot begin with a backtick".to_owned(),
            _ => format!("a text cannot begin with `{letter}`"),
        };
        self.say(message, Self::quote_it)
    }

    fn quote_it(&self) -> String {
        format!("put the text in quotes{}", self.example(self.at))
    }

    /// Where the value on the line of the trouble begins: behind the name, or behind the dash.
    fn value_start(&self) -> usize {
        let line = line_around(self.text, self.at);
        let before = &self.text[line.start..self.at];
        let behind_name = before.find(": ").map(|colon| colon + 2);
        let start = behind_name.or_else(|| before.find("- ").map(|dash| dash + 2)).unwrap_or(0);
        line.start + start + indent(&before[start..])
    }

    /// The text from `start` to the end of its line in quotes, where that is short enough to show.
    fn example(&self, start: usize) -> String {
        let line = line_around(self.text, start);
        match quoted(&self.text[start..line.end]) {
            Some(quoted) => format!(": `{quoted}`"),
            None => String::new(),
        }
    }
}

/// Whether the text can follow a backslash in double quotes.
fn begins_escape(text: &str) -> bool {
    let digits = match text.chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(letter) => return "0abtnvfre\"/\\N_LP \t\n\r".contains(letter),
        None => return false,
    };
    let found = text[1..].chars().take(digits).filter(char::is_ascii_hexdigit);
    found.count() == digits
}

fn quoted(text: &str) -> Option<String> {
    let text = text.trim();
    let text = match text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inside) => inside.replace("''", "'"),
        None => text.to_owned(),
    };
    let is_short = !text.is_empty() && text.chars().count() <= 60;
    let is_plain = !text.contains('\\') && !text.chars().any(char::is_control);
    match (is_short && is_plain, text.contains('"'), text.contains('\'')) {
        (false, ..) => None,
        (_, false, _) => Some(format!("\"{text}\"")),
        (_, true, false) => Some(format!("'{text}'")),
        (_, true, true) => Some(format!("\"{}\"", text.replace('"', "\\\""))),
    }
}

/// `mood:good` with the space that makes it a field.
fn missing_space(line: &str) -> Option<String> {
    let (name, value) = line.trim().split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let is_value = !value.is_empty() && !value.starts_with(['/', ' ']) && value.chars().count() <= 60;
    (is_name && is_value).then(|| format!("{name}: {value}"))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
