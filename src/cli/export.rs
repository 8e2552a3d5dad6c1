//! `afterword export`: everything, for other programs.

use super::output::{Output, exit_for};
use super::{Common, Exit, JournalArg, load};
use crate::analysis::{Analysis, analyse};
use crate::date::Date;
use crate::export::ics::{self, Names, Shape, TimeOfDay};
use crate::redact::{self, Bodies};
use crate::{discover, disk, export};
use anyhow::{Context, bail};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shape
    #[arg(value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    journal: JournalArg,
    /// Write to a file instead of standard output; a calendar that is there already is brought up to date
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put labels in the place of people, companies, addresses, links and numbers, as `build --redact` does
    #[arg(long)]
    redact: bool,
    #[command(flatten)]
    calendar: CalendarArgs,
}

/// What only a calendar has.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options for ics")]
struct CalendarArgs {
    /// Make follow-ups tasks with a due day instead of events
    #[arg(long)]
    todo: bool,
    /// Remind of everything on its day, at 09:00 or at another time: --alarm=17:30
    #[arg(long, value_name = "TIME", num_args = 0..=1, require_equals = true, default_missing_value = "09:00")]
    alarm: Option<TimeOfDay>,
    /// Leave out names, companies and words of yours, for a calendar that others see
    #[arg(long)]
    private: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object with notes, opportunities, patterns and diagnostics
    Json,
    /// A table with a row for each follow-up, for spreadsheets
    Csv,
    /// A calendar with the interviews ahead and the open follow-ups
    Ics,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    if args.format != Format::Ics {
        args.calendar.refuse()?;
    }
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let before = file.map(|file| replaceable(file, args.format)).transpose()?.flatten();
    let root = load::root(args.journal.journal.as_deref())?;
    load::tell_of_journal_around(&root, output);
    let loaded = load::load(&root, None)?;
    let analysis = loaded.analyse(as_of);
    let text = match args.redact {
        true => {
            let redacted = redact::redact(&loaded.material, Bodies::LeftOut);
            let analysis = analyse(&redacted.material, as_of);
            redact::finished_text(&args.text(&analysis, None))
        }
        false => args.text(&analysis, before.as_deref()),
    };
    match file {
        Some(file) => disk::write_file(file, text.as_bytes())?,
        None => output.data(&text)?,
    }
    Ok(exit_for(&analysis.diagnostics, common.strict))
}

impl Args {
    /// The earlier calendar has names in it: whoever withholds them does not give it.
    fn text(&self, analysis: &Analysis, before: Option<&str>) -> String {
        match self.format {
            Format::Json => export::json(analysis, export::Extent::Everything),
            Format::Csv => export::csv::csv(analysis),
            Format::Ics => ics::ics(analysis, &self.calendar.options(), before),
        }
    }
}

impl CalendarArgs {
    fn options(&self) -> ics::Options {
        ics::Options {
            follow_ups: if self.todo { Shape::Task } else { Shape::Event },
            alarm: self.alarm,
            names: if self.private { Names::Withheld } else { Names::Shown },
        }
    }

    fn refuse(&self) -> anyhow::Result<()> {
        let given = [("--todo", self.todo), ("--alarm", self.alarm.is_some()), ("--private", self.private)];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => bail!("`{option}` is for calendars; use it with `afterword export ics`"),
            None => Ok(()),
        }
    }
}

/// Whether the file may be written over, and the calendar in it where a calendar takes its place.
///
/// Notes stay what they are, even where a finger slips, and so do calendars that others have made.
fn replaceable(file: &Path, format: Format) -> anyhow::Result<Option<String>> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "md" | "markdown" | "toml" if file.exists() => {
            bail!("`{}` looks like a note or a configuration; give another name to `-o`", file.display())
        }
        "ics" if format != Format::Ics && file.exists() => {
            bail!("`{}` is a calendar; give another name to `-o`", file.display())
        }
        _ if format == Format::Ics && file.is_file() => calendar_before(file),
        _ => Ok(None),
    }
}

fn calendar_before(file: &Path) -> anyhow::Result<Option<String>> {
    let foreign =
        || format!("`{}` was not made by `afterword export ics`; give another name to `-o`", file.display());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str()).with_context(foreign)?;
    let text =
        discover::file(folder, name).ok().with_context(foreign)?.map(|source| source.text().to_owned());
    match text {
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) if !ics::is_ours(&text) => bail!(foreign()),
        text => Ok(text),
    }
}
