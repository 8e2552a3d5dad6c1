//! `afterword serve`: shows the report in the browser, and keeps it up to date while notes are written.

mod bench;

use super::output::{Output, STRONG, count, styled};
use super::{Common, Exit, JournalArg, load};
use crate::serve::{Board, Port, Server, Shown};
use crate::watch::{self, Change, Watch};
use anyhow::Context;
use bench::{Bench, Scope};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What stands below the options in `--help`.
pub(super) const MORE: &str = "The report is shown from memory: nothing is written, neither to the journal nor to a report folder.\n\
    Only this computer can see it. Ctrl-C ends it.\n\n\
    Try it:\n  afterword serve journal-example --as-of 2026-03-06 --open";

/// Where the ports begin that are tried.
const PORT: u16 = 4747;
/// How often the day is compared with the calendar, for whoever leaves the page open over midnight.
const DAY: Duration = Duration::from_secs(20);
/// How often one looks whether a journal that has gone is back.
const GONE: Duration = Duration::from_millis(500);

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    journal: JournalArg,
    /// The port to listen on, this one and no other; 0 for any [default: 4747, or the next one that is free]
    #[arg(short, long, value_name = "N")]
    port: Option<u16>,
    /// A built-in theme, default or paper, or a folder whose files take the place of the default one's, one by one
    /// [default: theme/ in the journal, else default]
    #[arg(long, value_name = "NAME|DIR")]
    theme: Option<PathBuf>,
    /// Open the report in the browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(args: &Args, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let root = load::root(args.journal.journal.as_deref())?;
    // Changes are told with real paths; a folder that is not there is told below, like everywhere.
    let root = root.canonicalize().unwrap_or(root);
    let (mut bench, shown) = Bench::new(Scope::first(&root, args.theme.as_deref()), common.as_of.clone())?;
    let server = listen(args.port)?;
    let address = server.address();
    output.data(&format!("{}\n", styled(STRONG, &address)))?;
    output.message("open this address in a browser on this computer; Ctrl-C ends it");
    bench.tell_theme_warnings(output);
    if args.open
        && let Err(error) = open::that_detached(&address)
    {
        output.message(&format!("the browser did not open ({error}); open the address by hand"));
    }
    let board = Arc::new(Board::new(shown));
    let (theirs, tell) = (Arc::clone(&board), Output::new(common.color));
    thread::spawn(move || keep_up(bench, &theirs, &tell));
    server.run(&board, root).context("cannot go on serving")?;
    Ok(Exit::Done)
}

fn listen(port: Option<u16>) -> anyhow::Result<Server> {
    let wanted = port.map_or(Port::From(PORT), Port::Exactly);
    Server::bind(wanted).with_context(|| match port {
        Some(port) => format!("cannot listen on port {port}; leave `--port` out to take one that is free"),
        None => "cannot listen on any port of this computer".to_owned(),
    })
}

/// Shows every change, for ever: it ends with the process.
fn keep_up(mut bench: Bench, board: &Board, output: &Output) {
    let mut watch: Option<(Scope, Watch)> = None;
    loop {
        let change = match &watch {
            Some((scope, watch)) if scope == bench.scope() => watch.next(DAY),
            _ => {
                // The old watch is taken down first: one computer has only so many to give. What was changed
                // before the new one stood is found by reading everything once more.
                drop(watch.take());
                watch = watch_over(bench.scope());
                Change::Anything
            }
        };
        if bench.is_gone_after(&change) {
            watch = None;
        }
        if let Some(shown) = bench.next(&change, board.shown()) {
            tell(&shown, output);
            board.show(shown);
            bench.tell_theme_warnings(output);
        }
        if watch.is_none() {
            thread::sleep(GONE);
        }
    }
}

fn watch_over(scope: &Scope) -> Option<(Scope, Watch)> {
    let concerns = scope.clone();
    let watch = watch::watch(&scope.folders(), move |path| concerns.concerns(path)).ok()?;
    Some((scope.clone(), watch))
}

/// One quiet line for whoever looks at the terminal.
fn tell(shown: &Shown, output: &Output) {
    if io::stderr().is_terminal() {
        let notes = count(shown.analysis.journal.notes.len(), "note", "notes");
        let mend = match shown.problems.len() {
            0 => "nothing to mend".to_owned(),
            number => count(number, "thing to mend", "things to mend"),
        };
        output.message(&format!("shown anew: {notes}, {mend}"));
    }
}
