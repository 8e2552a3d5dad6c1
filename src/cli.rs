//! The commands, one file each; the only module that knows clap, the clock, the environment and exit codes.

mod build;
mod change;
mod check;
mod completions;
mod due;
mod explain;
mod export;
mod find;
mod hand_out;
mod heard;
mod init;
mod letter;
mod load;
mod log_line;
mod man;
mod new;
mod output;
mod playbook;
mod schema;
mod sent;
mod serve;
mod show;
mod skip;
mod status;
mod theme;

use crate::date::{Date, DateError};
use crate::text::visible;
use clap::{Parser, Subcommand, ValueEnum};
use output::Output;
use std::env;
use std::ffi::OsString;
use std::panic;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Done, nothing wrong.
    Done = 0,
    /// Done, but some notes or letters have errors.
    Errors = 1,
    /// Usage or configuration error, nothing done.
    Usage = 2,
    /// Our own fault.
    OurFault = 3,
}

#[derive(Debug, Parser)]
#[command(
    name = "afterword",
    version,
    about = "Reads your interview notes, says how bad it really was, and what to do about it by when",
    after_help = "Try it:\n  afterword build journal-example --as-of 2026-03-06 --open\n  afterword due\n  afterword explain thank-you"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
struct Common {
    /// The day to read the journal for: 2026-03-06, today, yesterday, +3d, -1w
    #[arg(long, global = true, value_name = "DATE", default_value = "today", allow_hyphen_values = true)]
    as_of: String,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Exit with 1 for warnings and hints too, not only for errors
    #[arg(long, global = true)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a new journal: configuration, an example note, and nothing written over
    Init(init::Args),
    /// Begin a note with the debrief questions in it, or with what to prepare
    New(new::Args),
    /// Write the HTML report: what to do, by when, how, to whom
    Build(build::Args),
    /// Say what to do now and next
    Due(due::Args),
    /// Show every problem in every note, with its remedy
    Check(check::Args),
    /// Show one note: verdict, reasons, follow-ups, letters
    Show(show::Args),
    /// Log a follow-up as sent, in the note
    Sent(sent::Args),
    /// Log what they answered, in the note
    Heard(heard::Args),
    /// Say in the note what came of it
    Status(status::Args),
    /// Skip a follow-up, or put it off
    Skip(skip::Args),
    /// Write a letter's draft as a file to edit, or as a mail to send
    Letter(letter::Args),
    /// Explain a play, gap kind, verdict, flag or diagnostic
    Explain(explain::Args),
    /// Give everything to other programs
    Export(export::Args),
    /// Write a theme's files out, to be changed
    Theme(theme::Args),
    /// Write the plays and gap kinds out, to be changed
    Playbook(playbook::Args),
    /// Show the report in the browser, and keep it up to date while notes are written
    #[command(after_help = serve::MORE)]
    Serve(serve::Args),
    /// Give the schema of the JSON
    #[command(after_help = schema::MORE)]
    Schema,
    /// Give a script with which a shell completes commands and options
    #[command(after_help = completions::MORE)]
    Completions(completions::Args),
    /// Give the manual
    #[command(after_help = man::MORE)]
    Man(man::Args),
}

/// The journal that a command works on.
#[derive(Debug, Clone, clap::Args)]
struct JournalArg {
    /// The folder of notes [default: the nearest folder upward with an afterword.toml, else this one]
    #[arg(value_name = "JOURNAL")]
    journal: Option<PathBuf>,
}

/// Runs the command line and says how it ended. A panic is told as our own fault.
pub fn main() -> ExitCode {
    ExitCode::from(obey(env::args_os()) as u8)
}

fn obey(arguments: impl Iterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(message) => {
            let exit = if message.use_stderr() { Exit::Usage } else { Exit::Done };
            let output = Output::new(Color::Auto);
            let text = message.render().ansi().to_string();
            match exit {
                Exit::Done => drop(output.data(&text)),
                _ => output.message(text.trim_end_matches('\n')),
            }
            return exit;
        }
    };
    let output = Output::new(cli.common.color);
    panic::catch_unwind(|| run(&cli, &output)).unwrap_or_else(|_| {
        output.complain("this is a bug in afterword, not in your notes; no note was changed. Please report it with the message above");
        Exit::OurFault
    })
}

fn run(cli: &Cli, output: &Output) -> Exit {
    match perform(cli, output) {
        Ok(exit) => exit,
        Err(error) => {
            let text = format!("{error:#}");
            // A picture has colours of its own, and what it shows was made visible before it was drawn.
            let is_picture = error.downcast_ref::<load::Unusable>().is_some();
            output.complain(&if is_picture { text } else { visible(&text) });
            Exit::Usage
        }
    }
}

fn perform(cli: &Cli, output: &Output) -> anyhow::Result<Exit> {
    let day = as_of(&cli.common.as_of)?;
    match &cli.command {
        Command::Init(args) => init::run(args, day, output),
        Command::New(args) => new::run(args, day, output),
        Command::Build(args) => build::run(args, day, &cli.common, output),
        Command::Due(args) => due::run(args, day, &cli.common, output),
        Command::Check(args) => check::run(args, day, &cli.common, output),
        Command::Show(args) => show::run(args, day, &cli.common, output),
        Command::Sent(args) => sent::run(args, day, output),
        Command::Heard(args) => heard::run(args, day, output),
        Command::Status(args) => status::run(args, day, output),
        Command::Skip(args) => skip::run(args, day, output),
        Command::Letter(args) => letter::run(args, day, output),
        Command::Explain(args) => explain::run(args, output),
        Command::Export(args) => export::run(args, day, &cli.common, output),
        Command::Theme(args) => theme::run(args, output),
        Command::Playbook(args) => playbook::run(args, output),
        Command::Serve(args) => serve::run(args, &cli.common, output),
        Command::Schema => schema::run(output),
        Command::Completions(args) => completions::run(args, output),
        Command::Man(args) => man::run(args, day, &cli.common, output),
    }
}

/// The as-of date. One that is written out needs no clock, and so no list of the world's time zones.
fn as_of(text: &str) -> anyhow::Result<Date> {
    Date::parse(text).or_else(|_| day("--as-of", text, today()?))
}

/// The day where the user is. This is the only place that asks the clock.
fn today() -> anyhow::Result<Date> {
    let today = jiff::Zoned::now().date();
    Date::new(today.year(), today.month(), today.day())
        .ok_or_else(|| anyhow::anyhow!("the clock shows no valid day"))
}

/// The day that an option names, counted from `today` where it says so.
fn day(option: &str, text: &str, today: Date) -> anyhow::Result<Date> {
    Date::parse_as_of(text, today).map_err(|error| match error {
        DateError::Shape => {
            anyhow::anyhow!("`{option} {text}` is not a day: write 2026-03-06, today, yesterday, +3d or -1w")
        }
        DateError::NoSuchDay => anyhow::anyhow!("`{option} {text}`: there is no such day"),
    })
}

#[cfg(test)]
mod tests;
