//! `afterword man`: the manual, one page for the whole and one for each command.

use super::output::Output;
use super::{Cli, Common, Exit};
use crate::date::Date;
use crate::diagnostic::did_you_mean;
use crate::disk;
use anyhow::bail;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::path::PathBuf;

/// Said after the options.
pub(super) const MORE: &str = "A page bears a date only where `--as-of` gives one, so that the same version makes the same pages.\n\n\
    Try it:\n  afterword man | man -l -\n  afterword man build | man -l -\n\n\
    To package the manual:\n  afterword man -o /usr/share/man/man1";

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command whose page to give [default: the page of afterword itself]
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    command: Vec<String>,
    /// Write every page into a folder, under the names that `man` looks for, instead of one to standard output
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let mut whole = Cli::command().disable_help_subcommand(true);
    whole.build();
    let date = if common.as_of == "today" { String::new() } else { as_of.to_string() };
    match &args.output {
        Some(folder) => {
            for (name, page) in pages(&whole, &date)? {
                disk::write_file(&folder.join(name), &page)?;
            }
        }
        None => output.bytes(&page(&named(&whole, &args.command)?, &date)?.1)?,
    }
    Ok(Exit::Done)
}

/// The pages of a command and of all below it: the name of the file, and the bytes.
fn pages(command: &Command, date: &str) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut found = vec![page(command, date)?];
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        found.extend(pages(below, date)?);
    }
    Ok(found)
}

fn page(command: &Command, date: &str) -> anyhow::Result<(String, Vec<u8>)> {
    let man = Man::new(command.clone());
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let name = man.get_filename();
    let title = name.trim_end_matches(".1").to_uppercase();
    let head = format!(".TH {title} 1 \"{date}\" \"afterword {}\" \"Afterword\"", env!("CARGO_PKG_VERSION"));
    Ok((name, tidied(&String::from_utf8(bytes)?, &head).into_bytes()))
}

/// The page with a head of ours, since an empty date would let the version slip into its place; without breaks that
/// `mandoc` warns of; and with the name that readers know for what stands at the end.
fn tidied(page: &str, head: &str) -> String {
    let line = |line: &str| match line {
        ".SH EXTRA" => ".SH EXAMPLES\n".to_owned(),
        line if line.starts_with(".TH ") => format!("{head}\n"),
        line => format!("{line}\n"),
    };
    let page: String = page.lines().map(line).collect();
    page.replace("\n.br\n\n.br\n", "\n.sp\n")
}

/// The command that these words name, one below the other.
fn named(whole: &Command, words: &[String]) -> anyhow::Result<Command> {
    let mut command = whole;
    for word in words {
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        command = match command.find_subcommand(word) {
            Some(below) => below,
            None => match did_you_mean(word, names) {
                Some(near) => bail!("there is no command `{word}`; did you mean `{near}`?"),
                None => bail!("there is no command `{word}`; `afterword --help` lists them all"),
            },
        };
    }
    Ok(command.clone())
}
