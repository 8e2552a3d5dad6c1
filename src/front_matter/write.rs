//! Text as a YAML value: bare where every reader takes it for text, else in double quotes.

use std::fmt::Write as _;

/// `text` as a value that stands on the line of its key or dash.
pub fn scalar(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

/// Whether the text needs no quotes: a letter or the beginning of a path first, then nothing that YAML, a linter or an
/// editor could mistake.
fn is_bare(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " -_.,'&()<>@/+–—’‘“”«»…·".contains(c);
    let begins_plainly = text.starts_with(char::is_alphabetic) || text.starts_with("../");
    begins_plainly && text.chars().all(is_plain) && !text.ends_with(' ') && !is_another_kind(text)
}

/// A text in double quotes: what YAML and TOML both understand.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_printable(c) => quoted.push(c),
            c if u32::from(c) <= 0xffff => drop(write!(quoted, "\\u{:04X}", u32::from(c))),
            c => drop(write!(quoted, "\\U{:08X}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

/// Words that some YAML reader takes for no text: yes and no, nothing, numbers, dates and times of day.
pub(crate) fn is_another_kind(text: &str) -> bool {
    let word = text.to_lowercase();
    let is_word = matches!(
        word.as_str(),
        "y" | "n" | "yes" | "no" | "true" | "false" | "on" | "off" | "null" | "nan" | "inf" | "infinity"
    );
    is_word || (word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(' '))
}

/// What YAML allows as it is, without the breaks of lines and the marks that no eye sees.
pub(crate) fn is_printable(c: char) -> bool {
    let is_odd = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}');
    !c.is_control() && !is_odd && u32::from(c) & 0xfffe != 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::{self, Kind, Reading};
    use crate::text::Source;
    use proptest::prelude::*;

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        for text in ["Northwind", "Müller & Söhne", "株式会社", "Dana Whitfield <dana@northwind.example>"]
        {
            assert_eq!(scalar(text), text);
        }
        for text in ["../2026-03-04-dana.md", "Thank you – and “more”", "O'Brien"] {
            assert_eq!(scalar(text), text);
        }
        assert_eq!(scalar("2026-03-06"), "\"2026-03-06\"");
        assert_eq!(scalar(".inf"), "\".inf\"");
        assert_eq!(scalar("Yes"), "\"Yes\"");
        assert_eq!(scalar("2024"), "\"2024\"");
        assert_eq!(scalar("@dana"), "\"@dana\"");
        assert_eq!(scalar("C# at \"Ben: Co\" \\"), "\"C# at \\\"Ben: Co\\\" \\\\\"");
        assert_eq!(scalar("a\u{2028}\n"), "\"a\\u2028\\u000A\"");
    }

    fn read_back(text: &str) -> Vec<Kind> {
        let source =
            Source::new("a.md", format!("---\nkey: {}\nlist:\n  - {}\n---\n", scalar(text), scalar(text)));
        let (Reading::Found(found), complaints) = front_matter::read(&source) else {
            panic!("{} is not read", source.text())
        };
        assert_eq!(complaints, [], "{}", source.text());
        let [key, list] = found.fields.as_slice() else { panic!("{}", source.text()) };
        let Kind::List(items) = &list.value.kind else { panic!("{}", source.text()) };
        [&key.value].into_iter().chain(items).map(|value| value.kind.clone()).collect()
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_itself(text in "\\PC{0,40}|[ -~\\n\\t]{0,40}|[-a:#'\"\\\\ \\[{}&*!|>%@`,?]{0,12}|.{0,30}|[.0-9:-]{1,8}") {
            prop_assert_eq!(read_back(&text), vec![Kind::Text(text.clone()), Kind::Text(text)]);
        }
    }
}
