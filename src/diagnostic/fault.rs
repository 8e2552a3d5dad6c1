//! Our own faults: a panic in the work on one file is caught there and told, and the work on the others goes on.

use super::Diagnostic;
use crate::text::{Source, Span};
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

/// The code of a complaint about ourselves.
pub const OUR_FAULT: &str = "our-fault";

/// What was done to a file when a panic came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Its text was read.
    Reading,
    /// Its gaps were judged.
    Judging,
    /// Its follow-ups were planned.
    Planning,
    /// One of its letters was written.
    Writing,
    /// The rules went over it.
    Checking,
    /// A page of the report was drawn.
    Drawing,
}

impl Task {
    fn words(self) -> &'static str {
        match self {
            Task::Reading => "reading it",
            Task::Judging => "judging its gaps",
            Task::Planning => "planning its follow-ups",
            Task::Writing => "writing a letter for it",
            Task::Checking => "checking it",
            Task::Drawing => "drawing its page",
        }
    }
}

/// Does one piece of work on one file. Where it panics, that is no reason to lose the other files: it becomes a
/// complaint about ourselves, with what to send us, and nothing is printed.
///
/// # Errors
/// Where the work panics.
pub fn guarded<T>(task: Task, source: &Source, work: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    be_quiet_where_it_is_caught();
    GUARDS.set(GUARDS.get() + 1);
    // What was half done is dropped with the closure's result; nothing of it is looked at again.
    let done = panic::catch_unwind(AssertUnwindSafe(|| {
        #[cfg(test)]
        tests::break_where_the_text_says_so(task, source);
        work()
    }));
    GUARDS.set(GUARDS.get() - 1);
    done.map_err(|_| Box::new(complaint(task, source, &SAID.take().unwrap_or_default())))
}

thread_local! {
    /// How many guarded pieces of work this thread is in.
    static GUARDS: Cell<u32> = const { Cell::new(0) };
    /// What the last panic said that was caught here.
    static SAID: Cell<Option<String>> = const { Cell::new(None) };
}

/// Panics elsewhere are told as they always were.
fn be_quiet_where_it_is_caught() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| match GUARDS.get() {
            0 => before(panic),
            _ => SAID.set(Some(said(panic))),
        }));
    });
}

/// No report needs more of a panic's words, which may quote the file.
const LONGEST: usize = 160;

/// The place in our code, and the beginning of the words.
fn said(panic: &PanicHookInfo<'_>) -> String {
    let words = panic.payload_as_str().unwrap_or("no words");
    let words: String = words.chars().map(|c| if c == '`' { '\'' } else { c }).take(LONGEST).collect();
    let words = words.lines().next().unwrap_or_default();
    match panic.location() {
        Some(place) => format!("{}:{}: {words}", in_short(place.file()), place.line()),
        None => words.to_owned(),
    }
}

/// A library's file without the folders of whoever compiled it.
fn in_short(file: &str) -> &str {
    let inside = file.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/'));
    inside.map_or(file, |(_, rest)| rest)
}

fn complaint(task: Task, source: &Source, said: &str) -> Diagnostic {
    let message = format!("a bug in afterword, not in your file: it broke off while {}", task.words());
    let version = env!("CARGO_PKG_VERSION");
    Diagnostic::error(OUR_FAULT, source, Span::default(), message).help(format!(
        "the file is as it was, and all the others are done; please report version {version} and these words, after a \
         look whether they quote what is nobody's business: `{said}`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No input is known that makes us panic, or it would be mended. So that what follows can be tested, a file may
    /// ask for it here, in tests of the library only.
    pub(super) fn break_where_the_text_says_so(task: Task, source: &Source) {
        let asked = format!("break off while {}", task.words());
        assert!(!source.text().contains(&asked), "asked to `break`\nfor a test");
    }

    #[test]
    fn what_breaks_off_is_told_with_its_file_and_its_words_and_what_does_not_is_passed_on() {
        let source = Source::new("a/b.md", "please break off while reading it");
        let broken = guarded(Task::Reading, &source, || 1).expect_err("it breaks off");
        assert_eq!(
            broken.short(),
            "a/b.md:1:1: error[our-fault]: a bug in afterword, not in your file: it broke off while reading it"
        );
        assert!(broken.help.ends_with(": asked to 'break'`"), "{}", broken.help);
        assert!(broken.help.contains("`src/diagnostic/fault.rs:"), "{}", broken.help);
        assert_eq!(guarded(Task::Judging, &source, || 1), Ok(1));
    }

    #[test]
    fn guards_may_stand_within_guards_and_no_words_are_left_over() {
        let calm = Source::new("a.md", "");
        let outer = guarded(Task::Reading, &calm, || {
            let inner: Result<(), _> = guarded(Task::Judging, &calm, || panic!("no number"));
            inner.map_err(|wrong| wrong.help)
        });
        assert!(matches!(&outer, Ok(Err(help)) if help.ends_with(": no number`")), "{outer:?}");
        let silent: Result<(), _> = guarded(Task::Reading, &calm, || panic::resume_unwind(Box::new(1)));
        assert!(silent.is_err_and(|wrong| wrong.help.ends_with(": ``")));
    }

    #[test]
    fn a_librarys_file_is_named_without_the_folders_of_who_compiled_it() {
        let file = "/home/sam/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/toml-1.0.1/src/de.rs";
        assert_eq!(in_short(file), "toml-1.0.1/src/de.rs");
        assert_eq!(in_short("src/note.rs"), "src/note.rs");
    }
}
