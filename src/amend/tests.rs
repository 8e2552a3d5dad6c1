//! Amending, tested with texts.

mod generator;
mod proof;
mod properties;
mod refusals;
mod shapes;
mod status;
mod toml;
mod words;

use super::*;
use crate::text::Source;

const PATH: &str = "northwind/2026-03-04-dana.md";

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// `2026-03-05 thank-you`, the shortest log line.
fn thanks() -> Wish {
    Wish::Sent { on: day("2026-03-05"), play: "thank-you".to_owned(), to: None, by: None, words: None }
}

fn heard(words: &str) -> Wish {
    Wish::Heard { on: day("2026-03-09"), words: words.to_owned() }
}

fn rejected() -> Wish {
    Wish::Status { status: Status::Rejected, on: day("2026-03-10") }
}

fn try_amend(text: &str, wish: &Wish) -> Result<Outcome, Vec<Diagnostic>> {
    amend(&Source::new(PATH, text), wish)
}

/// The new text, after the checks that hold for every edit; else the refusals, one a line.
fn amended(text: &str, wish: &Wish) -> String {
    match try_amend(text, wish) {
        Ok(Outcome::Amended(amended)) => {
            assert_eq!(amended.undone(), text, "undone");
            let again = try_amend(&amended.text, wish);
            assert_eq!(again, Ok(Outcome::AlreadySo { line: amended.line }), "again: {}", amended.text);
            amended.text
        }
        Ok(Outcome::AlreadySo { line }) => format!("already so in line {line}"),
        Err(refused) => {
            assert!(!refused.is_empty() && refused.iter().all(|it| !it.help.is_empty()), "{refused:?}");
            refused.iter().map(|it| format!("{}\n", it.short())).collect()
        }
    }
}

/// Checks what becomes of the fields between YAML fences, each given from its first line break to its last.
fn check_yaml(before: &str, wish: &Wish, after: &str) {
    check("---", before, wish, after);
}

fn check_toml(before: &str, wish: &Wish, after: &str) {
    check("+++", before, wish, after);
}

fn check(mark: &str, before: &str, wish: &Wish, after: &str) {
    let file = |inner: &str| format!("{mark}{inner}{mark}\nThe body: sent:\n");
    for (begin, end, last) in [("", "\n", "\n"), ("\u{feff}", "\n", ""), ("", "\r\n", "\r\n")] {
        let shaped = |inner: &str| {
            let text = format!("{begin}{}", file(inner).replace('\n', end));
            format!("{}{last}", text.trim_end())
        };
        assert_eq!(amended(&shaped(before), wish), shaped(after), "from {before}");
    }
}
