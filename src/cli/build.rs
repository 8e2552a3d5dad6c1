//! `afterword build`: writes the HTML report, the main job.

use super::output::{Output, STRONG, count, exit_for, styled, tally};
use super::{Common, Exit, JournalArg, load};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::discover;
use crate::disk::{self, Place, Written};
use crate::report::{self, Theme};
use crate::text::Source;
use anyhow::{Context, bail};
use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    journal: JournalArg,
    /// Where the report goes [default: `output` of afterword.toml, else report/ in the journal]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// A folder whose files take the place of the built-in theme's, one by one [default: theme/ in the journal]
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Open the report in the browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let root = load::root(args.journal.journal.as_deref())?;
    load::tell_of_journal_around(&root, output);
    let loaded = load::load(&root, args.output.as_deref())?;
    let theme = theme(args.theme.as_deref(), &loaded)?;
    let analysis = loaded.analyse(as_of);
    let folder = args.output.clone().unwrap_or_else(|| root.join(&loaded.material.config.output));
    // Without the `.` between two names, for the eye.
    let folder: PathBuf = folder.components().collect();
    let options = report::Options {
        journal: discover::way(&folder, &root),
        calendar_before: calendar_before(&folder),
        ..report::Options::default()
    };
    let files = report::build(&analysis, &theme.theme, &options)
        .map_err(|diagnostics| theme.complain(&diagnostics))?;
    let home = env::home_dir();
    let place = Place { folder: &folder, journal: &root, home: home.as_deref() };
    let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.path, file.bytes)).collect();
    let written = disk::write_report(&place, &files)?;
    output.data(&summary(&analysis, &folder, &written))?;
    if args.open {
        open_in_browser(&folder, output);
    }
    Ok(exit_for(&analysis.diagnostics, common.strict))
}

/// The calendar of an earlier report. One that cannot be read is as good as none: it is put aside and made anew.
fn calendar_before(folder: &Path) -> Option<String> {
    let source = discover::file(folder, report::CALENDAR).ok().flatten()?;
    Some(source.text().to_owned())
}

/// The report is written by then, so a browser that does not open is told and is no failure.
fn open_in_browser(folder: &Path, output: &Output) {
    if let Err(error) = open::that_detached(folder.join("index.html")) {
        output.message(&format!("the browser did not open ({error}); open `index.html` by hand"));
    }
}

/// A theme with the user's own files in it, for pictures of what is wrong with them.
pub(super) struct OwnTheme {
    pub(super) theme: Theme,
    pub(super) sources: Vec<Arc<Source>>,
}

/// The built-in theme, with the files of the user's own folder over it.
pub(super) fn theme(argument: Option<&Path>, loaded: &load::Loaded) -> anyhow::Result<OwnTheme> {
    let Some(folder) = theme_folder(argument, loaded) else {
        return Ok(OwnTheme { theme: Theme::built_in(), sources: Vec::new() });
    };
    let found = discover::folder(&folder, &["hbs", "css", "js", "svg"]).context("cannot read the theme")?;
    if let Some(complaint) = found.diagnostics.first() {
        bail!("the theme cannot be used: {}", complaint.short());
    }
    let sources: Vec<Arc<Source>> = found.files.into_iter().map(|file| Arc::new(file.source)).collect();
    let theme = Theme::with_overrides(&sources).map_err(|diagnostics| wrong(&sources, &diagnostics))?;
    Ok(OwnTheme { theme, sources })
}

/// Where the user's own theme lies, if there is one.
pub(super) fn theme_folder(argument: Option<&Path>, loaded: &load::Loaded) -> Option<PathBuf> {
    let configured = loaded.material.config.theme.as_ref().map(|theme| loaded.root.join(theme));
    let own = Some(loaded.root.join("theme")).filter(|folder| folder.is_dir());
    argument.map(Path::to_owned).or(configured).or(own)
}

impl OwnTheme {
    pub(super) fn complain(&self, diagnostics: &[Diagnostic]) -> anyhow::Error {
        wrong(&self.sources, diagnostics)
    }
}

fn wrong(sources: &[Arc<Source>], diagnostics: &[Diagnostic]) -> anyhow::Error {
    let source = |path: &str| sources.iter().find(|source| source.path() == path).map(Arc::as_ref);
    let headline = "the theme cannot be used; nothing was written".to_owned();
    anyhow::Error::new(load::Unusable::new(headline, diagnostics, source))
}

/// Notes, what is due, problems, and where the report is.
fn summary(analysis: &Analysis, folder: &Path, written: &Written) -> String {
    let mut text = format!("{}\n", styled(STRONG, folder.join("index.html").display()));
    let notes = analysis.journal.notes.len();
    let read = format!("{} read for {}", count(notes, "note", "notes"), analysis.as_of.in_full());
    let left = count(analysis.journal.not_notes.len(), "other file left alone", "other files left alone");
    let _ = writeln!(text, "  {read}; {left}");
    let unreadable = analysis.journal.unreadable.len();
    if unreadable > 0 {
        let _ = writeln!(text, "  {} not be read, see below", count(unreadable, "file could", "files could"));
    }
    let _ = writeln!(text, "  {}", to_do(analysis));
    let all: Vec<_> = analysis.diagnostics.iter().collect();
    let hint = if all.is_empty() { "" } else { "; `afterword check` shows them" };
    let _ = writeln!(text, "  {}{hint}", tally(&all));
    let _ = writeln!(
        text,
        "  {} written, {} unchanged, {} removed",
        count(written.written, "file", "files"),
        written.unchanged,
        written.removed
    );
    for kept in &written.kept {
        let _ = writeln!(text, "  kept your changes: {kept}");
    }
    text
}

fn to_do(analysis: &Analysis) -> String {
    let offers = analysis.agenda.now.iter().filter(|item| analysis.is_offer(**item)).count();
    let now = analysis.agenda.now.len() - offers;
    format!(
        "{} to do now, {} coming, {}",
        count(now, "thing", "things"),
        analysis.agenda.coming.len(),
        format_args!("{offers} optional"),
    )
}
