//! `afterword letter`: a letter's draft as a file beside its note, to edit and send; or in another shape.

mod refusal;

use super::find::{self, Found, NoteArg};
use super::load::Loaded;
use super::output::{Output, count, shown_from_here};
use super::theme::chosen::chosen;
use super::{Exit, show};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::disk::{self, DiskError};
use crate::export::letter::{self as export, Draft};
use crate::journal::NoteId;
use crate::note::Channel;
use crate::plan::{Item, Recipient, State};
use crate::playbook::Play;
use crate::report::{self, command};
use crate::text::visible;
use anyhow::{anyhow, bail};
use clap::ValueEnum;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Try it:\n  afterword letter dana thank-you\n  afterword letter kestrel-pay thanks --to ines --stdout\n  afterword letter dana repair --format eml"
)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
    /// The play: thank-you, check-in, … or the beginning of its name
    #[arg(value_name = "PLAY")]
    play: String,
    /// Only the letter to this person [default: one to each who gets one]
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// The shape: a file to edit, the bare text, a mail draft, or a page to print and copy from
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: Format,
    /// Write to standard output and make no file
    #[arg(long)]
    stdout: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown to edit; once it is there it takes the draft's place everywhere
    Markdown,
    /// The letter alone, to paste
    Text,
    /// A draft that mail programs open, ready to be sent
    Eml,
    /// A page to print: a card to copy by hand, a call script, a letter
    Html,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Text => "txt",
            Format::Eml => "eml",
            Format::Html => "html",
        }
    }
}

pub(super) fn run(args: &Args, as_of: Date, output: &Output) -> anyhow::Result<Exit> {
    let Found { loaded, analysis, id } = find::in_journal(&args.note, as_of)?;
    let play = find::play(&analysis, id, &args.play)?;
    let to = args.to.as_deref().map(|to| find::person(analysis.note(id), to)).transpose()?;
    let drafts = drafts(&analysis, id, play, to);
    if drafts.is_empty() {
        bail!("{}", visible(&refusal::why(&analysis, id, play, to, &args.note.again())));
    }
    if args.stdout {
        return print(only(&drafts)?, args, &loaded, output);
    }
    let mut files = Vec::new();
    for draft in &drafts {
        files.push((draft, shaped(draft, args, &loaded)?));
    }
    let mut done = Vec::new();
    for (draft, bytes) in files {
        done.push(write(draft, &bytes, args, &loaded, output)?);
        tell_objections(draft, output);
    }
    Ok(match exit(&done) {
        Exit::Done if drafts.iter().any(is_wrong) => Exit::Errors,
        exit => exit,
    })
}

/// Once a letter has left here nothing looks at it again: what is wrong with the user's own words is told now.
fn tell_objections(draft: &Draft<'_>, output: &Output) {
    let objections = draft.analysis.objections(draft.item);
    if draft.letter.edited.is_some() && !objections.is_empty() {
        output.message(show::to_mend(objections, draft.letter, "  ").trim_matches('\n'));
    }
}

/// Whether the user's own version has something in it that must not go out.
fn is_wrong(draft: &Draft<'_>) -> bool {
    let objections = draft.analysis.objections(draft.item);
    draft.letter.edited.is_some() && objections.iter().any(|each| each.severity == Severity::Error)
}

/// The letters of a play that can still go out: for each person the first turn that has not been taken.
fn drafts<'a>(analysis: &'a Analysis, id: NoteId, play: &Play, to: Option<Recipient>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    for place in 0..analysis.plans[id.0].follow_ups.len() {
        let item = Item { note: id, place };
        let follow_up = analysis.follow_up(item);
        let is_meant = analysis.play(follow_up).name == play.name && to.is_none_or(|to| to == follow_up.to);
        let is_first = drafts.iter().all(|draft| draft.follow_up().to != follow_up.to);
        if is_meant && is_first && follow_up.state.is_open() {
            drafts.extend(Draft::of(analysis, item));
        }
    }
    drafts
}

fn only<'d, 'a>(drafts: &'d [Draft<'a>]) -> anyhow::Result<&'d Draft<'a>> {
    match drafts {
        [only] => Ok(only),
        several => {
            let names: Vec<String> = several.iter().filter_map(name).collect();
            bail!(
                "there are {} such letters; say which with `--to`: {}",
                several.len(),
                visible(&names.join(", "))
            )
        }
    }
}

/// The recipient's name.
fn name(draft: &Draft<'_>) -> Option<String> {
    draft.follow_up().to.person(draft.note()).and_then(|person| person.name.clone())
}

fn print(draft: &Draft<'_>, args: &Args, loaded: &Loaded, output: &Output) -> anyhow::Result<Exit> {
    let bytes = shaped(draft, args, loaded)?;
    match args.format {
        // A mail keeps its line ends, and a page its characters, whatever the terminal.
        Format::Eml | Format::Html => output.bytes(&bytes)?,
        Format::Markdown | Format::Text => output.data(&visible(&String::from_utf8_lossy(&bytes)))?,
    }
    tell_objections(draft, output);
    Ok(if is_wrong(draft) { Exit::Errors } else { Exit::Done })
}

fn shaped(draft: &Draft<'_>, args: &Args, loaded: &Loaded) -> anyhow::Result<Vec<u8>> {
    match args.format {
        Format::Markdown => Ok(export::markdown(draft).into_bytes()),
        Format::Text => Ok(export::text(draft).into_bytes()),
        Format::Eml => export::eml(draft).map_err(|refused| not_a_mail(draft, refused.0, args)),
        Format::Html => {
            let theme = chosen(None, loaded)?.open()?;
            let page = report::sheet(draft.analysis, draft.item, &theme.theme);
            let page = page.map_err(|wrong| theme.complain(&wrong))?;
            Ok(page.into_bytes())
        }
    }
}

fn not_a_mail(draft: &Draft<'_>, channel: Channel, args: &Args) -> anyhow::Error {
    let (play, note) = (&draft.play().name, args.note.again());
    let instead = match channel {
        Channel::Card => "`--format html` is a page to copy the card from by hand",
        Channel::Phone => "`--format html` is the script on one page",
        Channel::Linkedin | Channel::Email => "`--format text` is the text to paste there",
    };
    let message = format!(
        "`{play}` goes by {channel} here, so there is no mail to write; {instead}. To write a mail after all, \
         `afterword letter {note} {play}` makes a file in which you can put `channel: email`"
    );
    anyhow!("{}", visible(&message))
}

/// What became of one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It lies there now.
    Written,
    /// The user's own version of it was there already.
    Own,
    /// Something else lies there.
    InTheWay,
}

fn write(
    draft: &Draft<'_>,
    bytes: &[u8],
    args: &Args,
    loaded: &Loaded,
    output: &Output,
) -> anyhow::Result<Outcome> {
    if let Some(own) = draft.letter.edited.as_deref().filter(|_| args.format == Format::Markdown) {
        output.data(&format!("{}\n", shown_from_here(&loaded.root, own)))?;
        output.message("  is your own version already, and was left as it is");
        output.message(&visible(&next(draft, args)));
        return Ok(Outcome::Own);
    }
    let path = format!("{}.{}", export::path(draft), args.format.ending());
    let shown = shown_from_here(&loaded.root, &path);
    let path = loaded.root.join(path);
    match disk::create_file(&path, bytes) {
        Ok(()) => {
            output.data(&format!("{shown}\n"))?;
            output.message(&visible(&next(draft, args)));
            Ok(Outcome::Written)
        }
        Err(DiskError::Exists(_)) => {
            let says_other = !disk::holds(&path, bytes);
            let other = if says_other { "; the letter reads otherwise by now" } else { "" };
            output.message(&format!(
                "`{shown}` is there already, and was left as it is{other}; rename it, or print the letter with `--stdout`"
            ));
            Ok(Outcome::InTheWay)
        }
        Err(error) => Err(error.into()),
    }
}

/// What to do with a letter that has just been written, line by line.
fn next(draft: &Draft<'_>, args: &Args) -> String {
    let follow_up = draft.follow_up();
    let mut lines = Vec::new();
    if !draft.letter.blanks.is_empty() {
        lines.push(to_fill(draft));
    }
    if args.format == Format::Eml && lacks_address(draft) {
        lines.push("no e-mail address is known, so the mail has no `To` yet".to_owned());
    }
    match follow_up.state {
        State::Upcoming => {
            lines.push(format!("not before {}", draft.analysis.config.dates.in_full(follow_up.opens)))
        }
        State::Blocked => lines.push("there is nobody to send it to yet".to_owned()),
        _ => {}
    }
    if follow_up.state != State::Blocked {
        let sent = command::sent(draft.analysis, draft.item, &args.note.again());
        lines.push(format!("once it has gone out: {sent}"));
    }
    lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn lacks_address(draft: &Draft<'_>) -> bool {
    draft.follow_up().to.person(draft.note()).and_then(export::mail_address).is_none()
}

/// `fill in 2 blanks: [a moment], [your name]`
fn to_fill(draft: &Draft<'_>) -> String {
    let blanks = &draft.letter.blanks;
    let hints: Vec<String> = blanks.iter().map(|hint| format!("[{hint}]")).collect();
    format!("fill in {}: {}", count(blanks.len(), "blank", "blanks"), hints.join(", "))
}

/// All is well where each letter lies there as one to edit; nothing was done where none could be written.
fn exit(done: &[Outcome]) -> Exit {
    let in_the_way = done.iter().filter(|outcome| **outcome == Outcome::InTheWay).count();
    match in_the_way {
        0 => Exit::Done,
        all if all == done.len() => Exit::Usage,
        _ => Exit::Errors,
    }
}
