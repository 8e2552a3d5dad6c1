//! Where words go: data to standard output, messages to standard error, colours only where they are wanted.

use super::{Color, Exit};
use crate::diagnostic::{Diagnostic, OUR_FAULT, Picture, Severity, draw};
use crate::discover;
use crate::text::{Source, visible, visible_but_colours};
use anstream::adapter::strip_bytes;
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Effects, Style};
use rayon::prelude::*;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bold, for what counts most.
pub(super) const STRONG: Style = Style::new().effects(Effects::BOLD);
/// For what is late.
pub(super) const LATE: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
/// For what may be passed over.
pub(super) const QUIET: Style = Style::new().effects(Effects::DIMMED);
/// For headings.
pub(super) const HEADING: Style = AnsiColor::Cyan.on_default().effects(Effects::BOLD);

/// The two streams of a run.
pub(super) struct Output {
    choice: ColorChoice,
}

impl Output {
    pub(super) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Output { choice }
    }

    /// Writes data to standard output. A reader that has gone away, as `head` does, is no error.
    pub(super) fn data(&self, text: &str) -> anyhow::Result<()> {
        self.write(&visible_but_colours(text))
    }

    /// Writes what is fit for a terminal already, likewise.
    fn write(&self, text: &str) -> anyhow::Result<()> {
        if !text.contains('\u{1b}') {
            return self.bytes(text.as_bytes());
        }
        match self.choice_for_data() {
            // In one piece: stretch by stretch between colours that nobody sees takes as long as the rest of the work.
            ColorChoice::Never => self.bytes(&strip_bytes(text.as_bytes()).into_vec()),
            choice => told(AutoStream::new(io::stdout().lock(), choice).write_all(text.as_bytes())),
        }
    }

    /// Draws diagnostics one below the other and writes them to standard output, some hundreds at a time: thousands of
    /// pictures need not all be there before the first is seen.
    pub(super) fn diagnostics<'a>(
        &self,
        diagnostics: impl Iterator<Item = (&'a Diagnostic, Option<&'a Source>)>,
    ) -> anyhow::Result<()> {
        let picture = match self.choice_for_data() {
            ColorChoice::Never => Picture::Plain,
            _ => Picture::Styled,
        };
        let all: Vec<_> = diagnostics.collect();
        all.chunks(AT_A_TIME).try_for_each(|some| self.write(&drawn(some, picture)))
    }

    /// Whether standard output wants colours; never `Auto`.
    fn choice_for_data(&self) -> ColorChoice {
        match self.choice {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            choice => choice,
        }
    }

    /// Writes bytes to standard output as they are, likewise.
    pub(super) fn bytes(&self, bytes: &[u8]) -> anyhow::Result<()> {
        told(io::stdout().lock().write_all(bytes))
    }

    /// Writes a message to standard error; if that fails there is nobody left to tell.
    pub(super) fn message(&self, text: &str) {
        let text = visible_but_colours(text);
        let _ = writeln!(AutoStream::new(io::stderr().lock(), self.choice), "{text}");
    }

    /// A last word to standard error, when a run ends badly.
    pub(super) fn complain(&self, text: &str) {
        let error = AnsiColor::Red.on_default().effects(Effects::BOLD);
        self.message(&format!("{error}error{error:#}: {text}"));
    }

    /// Draws diagnostics one below the other, for a message.
    pub(super) fn drawn<'a>(
        diagnostics: impl Iterator<Item = (&'a Diagnostic, Option<&'a Source>)>,
    ) -> String {
        drawn(&diagnostics.collect::<Vec<_>>(), Picture::Styled)
    }
}

/// So many diagnostics are drawn before they are written.
const AT_A_TIME: usize = 512;

fn drawn(diagnostics: &[(&Diagnostic, Option<&Source>)], picture: Picture) -> String {
    let one = |(each, source): &(&Diagnostic, Option<&Source>)| {
        visible_but_colours(&(draw(each, *source, picture) + "\n\n")).into_owned()
    };
    diagnostics.par_iter().map(one).collect()
}

/// A reader that has gone away is no error.
fn told(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A file as it is seen from this folder: the way to it, or all of its path where that is shorter.
pub(super) fn from_here(root: &Path, path: &str) -> PathBuf {
    let file: PathBuf = root.join(path).components().collect();
    let folder = file.parent().unwrap_or(root);
    let near = match (discover::way(Path::new("."), folder).as_str(), file.file_name()) {
        ("", _) | (_, None) => return file,
        (way, Some(name)) => Path::new(way.trim_start_matches("./")).join(name),
    };
    if file.is_absolute() && file.as_os_str().len() < near.as_os_str().len() { file } else { near }
}

/// The same in words.
pub(super) fn shown_from_here(root: &Path, path: &str) -> String {
    visible(&from_here(root, path).to_string_lossy())
}

/// `text` in a style.
pub(super) fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// `1 note`, `3 notes`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// `2 errors, 1 warning and 14 hints`; `no problems`.
pub(super) fn tally(diagnostics: &[&Diagnostic]) -> String {
    let number = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let named = [
        (number(Severity::Error), "error", "errors"),
        (number(Severity::Warning), "warning", "warnings"),
        (number(Severity::Hint), "hint", "hints"),
    ];
    let parts: Vec<String> = named
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|&(number, one, many)| count(number, one, many))
        .collect();
    match parts.as_slice() {
        [] => "no problems".to_owned(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The exit code that diagnostics call for.
pub(super) fn exit_for<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, strict: bool) -> Exit {
    let bar = if strict { Severity::Hint } else { Severity::Error };
    let counting = diagnostics.into_iter().filter(|diagnostic| diagnostic.severity <= bar);
    let exit = |diagnostic: &Diagnostic| match diagnostic.code {
        OUR_FAULT => Exit::OurFault,
        _ => Exit::Errors,
    };
    counting.map(exit).max_by_key(|exit| *exit as u8).unwrap_or(Exit::Done)
}
