//! `afterword build`: writes the HTML report, the main job.

use super::output::{Output, STRONG, count, exit_for, styled, tally};
use super::theme::chosen::{Chosen, OwnTheme, chosen};
use super::{Common, Exit, JournalArg, load};
use crate::analysis::{Analysis, analyse};
use crate::date::Date;
use crate::diagnostic::{self, Diagnostic};
use crate::discover;
use crate::disk::{self, Place, Written};
use crate::redact::{self, Bodies};
use crate::report::{self, DEFAULT_THEME, File, Shape};
use std::env;
use std::fmt::Write as _;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "To let somebody else read it:\n  afterword build --redact --single-file -o for-my-coach.html\n\nPeople, companies, addresses, links and numbers then have labels: Interviewer A, Company 3.\nA name that only a sentence mentions is not known: read the file before you send it."
)]
pub(super) struct Args {
    #[command(flatten)]
    journal: JournalArg,
    /// Where the report goes [default: `output` of afterword.toml, else report/ in the journal; with --redact
    /// report-redacted/, with --single-file report.html]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// A built-in theme, default or paper, or a folder whose files take the place of the default one's, one by one
    /// [default: theme/ in the journal, else default]
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<PathBuf>,
    /// Open the report in the browser
    #[arg(long)]
    open: bool,
    /// Put labels in the place of people, companies, addresses, links and numbers, and leave the notes' texts out
    #[arg(long)]
    redact: bool,
    /// With --redact: keep the texts of notes and edited letters too, cleaned as far as their names are known
    #[arg(long, requires = "redact")]
    with_bodies: bool,
    /// Make one HTML file that needs no other, to send or to keep: `-o report.html`
    #[arg(long)]
    single_file: bool,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let root = load::root(args.journal.journal.as_deref())?;
    load::tell_of_journal_around(&root, output);
    let loaded = load::load(&root, args.output.as_deref())?;
    let (analysis, theme) = rayon::join(|| loaded.analyse(as_of), || theme(args, &loaded));
    // Left to the system at the end, as the analysis is.
    let theme = ManuallyDrop::new(theme?);
    let target = Target::of(args, &root, &loaded.material.config.output);
    let (Outcome { written, faults }, left_out) = match args.redact {
        true => redacted(args, as_of, &loaded, &theme, &target)?,
        false => (own(args, &analysis, &theme, &target, &root)?, 0),
    };
    theme.tell_warnings(output);
    output.data(&summary(&analysis, target.page(), &written))?;
    if args.redact {
        output.data(&told_of_redaction(left_out, &written))?;
    }
    if args.open {
        open_in_browser(&target.page(), output);
    }
    if !faults.is_empty() {
        output.message(Output::drawn(faults.iter().map(|fault| (fault, None))).trim_end());
    }
    Ok(exit_for(analysis.diagnostics.iter().chain(theme.theme.warnings()).chain(&faults), common.strict))
}

/// The calendar of an earlier report. One that cannot be read is as good as none: it is put aside and made anew.
fn calendar_before(folder: &Path) -> Option<String> {
    let source = discover::file(folder, report::CALENDAR).ok().flatten()?;
    Some(source.text().to_owned())
}

/// What became of a report: its files, and where a fault of ours kept pages from being drawn.
struct Outcome {
    written: Written,
    faults: Vec<Diagnostic>,
}

/// Writes the report for whoever keeps the journal.
fn own(
    args: &Args,
    analysis: &Analysis,
    theme: &OwnTheme,
    target: &Target,
    root: &Path,
) -> anyhow::Result<Outcome> {
    let journal = discover::way_to_tell(target.folder(), root).filter(|_| !args.single_file);
    let calendar_before = calendar_before(target.folder()).filter(|_| !args.single_file);
    let options =
        report::Options { journal, shape: shape(args), calendar_before, ..report::Options::default() };
    target.write(root, |take| {
        report::each(analysis, &theme.theme, &options, take)
            .map_err(|diagnostics| theme.complain(&diagnostics))
    })
}

/// The theme. A redacted report has the journal's own only where it is asked for, since it might tell whose it is.
fn theme(args: &Args, loaded: &load::Loaded) -> anyhow::Result<OwnTheme> {
    match chosen(args.theme.as_deref(), loaded)? {
        Chosen::Folder(_) if args.redact && args.theme.is_none() => Chosen::BuiltIn(DEFAULT_THEME).open(),
        chosen => chosen.open(),
    }
}

/// Writes the same of a redacted journal; and how many of its files are not in it. An earlier calendar has names in it,
/// so this one is always the first.
fn redacted(
    args: &Args,
    as_of: Date,
    loaded: &load::Loaded,
    theme: &OwnTheme,
    target: &Target,
) -> anyhow::Result<(Outcome, usize)> {
    let bodies = if args.with_bodies { Bodies::Kept } else { Bodies::LeftOut };
    let redacted = redact::redact(&loaded.material, bodies);
    let options = report::Options {
        journal: None,
        shape: shape(args),
        redacted: true,
        calendar_before: None,
        ..report::Options::default()
    };
    let analysis = analyse(&redacted.material, as_of);
    let outcome = target.write(&loaded.root, |take| {
        let finished = |file: File| take(File { bytes: redact::finished(&file.bytes), ..file });
        report::each(&analysis, &theme.theme, &options, finished)
            .map_err(|diagnostics| theme.complain(&diagnostics))
    })?;
    Ok((outcome, redacted.left_out))
}

fn shape(args: &Args) -> Shape {
    if args.single_file { Shape::OneFile } else { Shape::Pages }
}

/// Where the report goes.
enum Target {
    Folder(PathBuf),
    File(PathBuf),
}

impl Target {
    /// A report for others never takes the place of one's own, unless that is asked for.
    fn of(args: &Args, root: &Path, configured: &str) -> Self {
        let is_page = |path: &Path| {
            path.extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
        };
        match &args.output {
            Some(path) if args.single_file && is_page(path) && !path.is_dir() => Target::File(plain(path)),
            Some(path) => Target::Folder(plain(path)),
            None => {
                let end = if args.redact { "-redacted" } else { "" };
                let name = format!("{}{end}", configured.trim_end_matches('/'));
                match args.single_file {
                    true => Target::File(plain(&root.join(name + ".html"))),
                    false => Target::Folder(plain(&root.join(name))),
                }
            }
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Target::Folder(folder) => folder,
            Target::File(file) => file.parent().unwrap_or(Path::new("")),
        }
    }

    /// The page to open.
    fn page(&self) -> PathBuf {
        match self {
            Target::Folder(folder) => folder.join("index.html"),
            Target::File(file) => file.clone(),
        }
    }

    /// Writes what `make` gives away, file by file; nothing where it fails.
    fn write(
        &self,
        root: &Path,
        make: impl FnOnce(&(dyn Fn(File) + Sync)) -> anyhow::Result<()>,
    ) -> anyhow::Result<Outcome> {
        let faults = Mutex::new(Vec::new());
        let told = |file: &File| lock(&faults).extend(file.fault.as_deref().cloned());
        let written = match self {
            Target::File(path) => {
                let html = Mutex::new(Vec::new());
                make(&|file| {
                    told(&file);
                    *lock(&html) = file.bytes;
                })?;
                disk::write_single(path, &lock(&html))?
            }
            Target::Folder(folder) => {
                let home = env::home_dir();
                let place = Place { folder, journal: root, home: home.as_deref() };
                let report = disk::Report::begin(&place)?;
                make(&|file| {
                    told(&file);
                    report.put(&file.path, &file.bytes);
                })?;
                report.finish()?
            }
        };
        let mut faults = std::mem::take(&mut *lock(&faults));
        diagnostic::sort(&mut faults);
        Ok(Outcome { written, faults })
    }
}

/// Nobody panics while holding it, and what was gathered by then counts.
fn lock<T>(gathered: &Mutex<T>) -> MutexGuard<'_, T> {
    gathered.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same path without the `.` between two names, for the eye.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// What somebody must know who means to pass it on.
fn told_of_redaction(left_out: usize, written: &Written) -> String {
    let mut text =
        "  names, addresses, links and numbers have labels; read it before you send it: a name that only a \
                    sentence mentions is not known\n"
            .to_owned();
    if left_out > 0 {
        let _ =
            writeln!(text, "  {} left out, since names might be in them", count(left_out, "file", "files"));
    }
    if !written.kept.is_empty() {
        text.push_str("  what was kept is not redacted: do not send it\n");
    }
    text
}

/// The report is written by then, so a browser that does not open is told and is no failure.
fn open_in_browser(page: &Path, output: &Output) {
    if let Err(error) = open::that_detached(page) {
        output.message(&format!("the browser did not open ({error}); open `{}` by hand", page.display()));
    }
}

/// Notes, what is due, problems, and where the report is.
fn summary(analysis: &Analysis, page: PathBuf, written: &Written) -> String {
    let mut text = format!("{}\n", styled(STRONG, page.display()));
    let notes = analysis.journal.notes.len();
    let read = format!(
        "{} read for {}",
        count(notes, "note", "notes"),
        analysis.config.dates.in_full(analysis.as_of)
    );
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
