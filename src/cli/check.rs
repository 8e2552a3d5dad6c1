//! `afterword check`: every problem in every note and letter, with file, line, column and remedy.

use super::output::{Output, exit_for, tally};
use super::{Common, Exit, load};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover;
use crate::export;
use crate::text::visible;
use anyhow::{Context, bail};
use clap::ValueEnum;
use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A journal, a folder of one, or files of one [default: the nearest folder upward with an afterword.toml, else this one]
    #[arg(value_name = "JOURNAL|FILE")]
    places: Vec<PathBuf>,
    /// How to say it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Drawn, with the line and the remedy
    Human,
    /// One line each, for editors: file:line:column: severity[code]: message
    Short,
    /// For programs
    Json,
    /// Annotations for a GitHub workflow
    Github,
    /// A SARIF 2.1.0 log, for code hosts and editors
    Sarif,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let (root, asked) = places(&args.places)?;
    let loaded = load::load(&root, None)?;
    // Left to the system at the end, as the outlook is.
    let all = ManuallyDrop::new(loaded.outlook(as_of).diagnostics());
    let is_asked =
        |each: &&Diagnostic| asked.is_empty() || asked.iter().any(|place| is_at(place, &each.path));
    let diagnostics: Vec<&Diagnostic> = all.iter().filter(is_asked).collect();
    let way = discover::way(Path::new("."), &root);
    let from_here: Vec<_> = diagnostics.iter().map(|each| seen_along(&way, each)).collect();
    let sources = loaded.sources();
    let source = |each: &&Diagnostic| sources.get(each.path.as_str()).copied();
    let with_source = from_here.iter().map(Cow::as_ref).zip(diagnostics.iter().map(source));
    match args.format {
        Format::Human => {
            output.diagnostics(with_source)?;
            output.message(&tally(&diagnostics));
        }
        Format::Sarif => output.data(&export::sarif(&with_source.collect::<Vec<_>>()))?,
        Format::Short => output.data(&lines(&from_here, Diagnostic::short))?,
        Format::Json => output.data(&export::diagnostics_json(diagnostics.iter().copied()))?,
        Format::Github => output.data(&lines(&from_here, github))?,
    }
    Ok(exit_for(diagnostics, common.strict))
}

/// The journal, and the files and the folder of it that are asked about; none means all.
fn places(places: &[PathBuf]) -> anyhow::Result<(PathBuf, Vec<String>)> {
    match places {
        [] => Ok((load::root(None)?, Vec::new())),
        [folder] if !folder.is_file() => Ok(match load::journal_around(folder) {
            Some(root) => in_journal(root, places)?,
            None => (folder.clone(), Vec::new()),
        }),
        several if several.iter().any(|place| place.is_dir()) => {
            bail!("give one journal, or files of one journal")
        }
        files => in_journal(discover::journal_of(&files[0]), files),
    }
}

/// The journal with the places as it names them.
fn in_journal(root: PathBuf, places: &[PathBuf]) -> anyhow::Result<(PathBuf, Vec<String>)> {
    let name = |place: &PathBuf| {
        discover::relative(&root, place)
            .with_context(|| format!("cannot find `{}` in `{}`", place.display(), root.display()))
    };
    let names = places.iter().map(name).collect::<Result<_, _>>()?;
    Ok((root, names))
}

/// Whether a file is the one at `place`, or below it.
fn is_at(place: &str, path: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The diagnostic with its path as seen from the current folder, which is what editors and terminals open.
fn seen_along<'d>(way: &str, diagnostic: &'d Diagnostic) -> Cow<'d, Diagnostic> {
    match way.trim_start_matches("./") {
        "" => Cow::Borrowed(diagnostic),
        way => Cow::Owned(Diagnostic { path: format!("{way}{}", diagnostic.path), ..diagnostic.clone() }),
    }
}

fn lines(diagnostics: &[Cow<'_, Diagnostic>], line: impl Fn(&Diagnostic) -> String) -> String {
    diagnostics.iter().map(|diagnostic| line(diagnostic) + "\n").collect()
}

/// A workflow command: `::error file=…,line=…,col=…,title=…::message`.
fn github(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let data = |text: &str| visible(text).replace('%', "%25").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{level} file={},line={},col={},title={}::{}",
        property(&diagnostic.path),
        diagnostic.place.line,
        diagnostic.place.column,
        property(diagnostic.code),
        data(&format!("{}; {}", diagnostic.message, diagnostic.help)),
    )
}
