//! What `sent`, `heard`, `status` and `skip` share: one note, one wish, one small edit, and what came of it.

use super::find::{self, Found, NoteArg};
use super::load::Loaded;
use super::output::{HEADING, Output, QUIET, STRONG, styled};
use super::{Exit, day, due};
use crate::amend::{Outcome, Wish, amend};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Editors};
use crate::journal::NoteId;
use crate::plan::FollowUp;
use crate::text::{Source, visible};
use anyhow::{Context, bail};
use clap::builder::styling::AnsiColor;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// How the note is written back.
#[derive(Debug, clap::Args)]
pub(super) struct Manner {
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Write even where the note seems to be open in an editor
    #[arg(long)]
    force: bool,
}

/// What a command wants of a note, once it has looked at it.
pub(super) enum Intent {
    /// Write this.
    Write(Wish),
    /// The note says so already, and where.
    Settled(String),
}

/// Finds the note, asks what is wanted of it, writes that, and says what came of it.
///
/// # Errors
/// Where the note cannot be found, the wish makes no sense or the edit is refused; no byte is changed then.
pub(super) fn run(
    note: &NoteArg,
    manner: &Manner,
    as_of: Date,
    output: &Output,
    intent: impl FnOnce(&Analysis, NoteId) -> anyhow::Result<Intent>,
) -> anyhow::Result<Exit> {
    let Found { mut loaded, analysis: before, id } = find::in_journal(note, as_of)?;
    let wish = match intent(&before, id)? {
        Intent::Settled(why) => return settled(&why, output),
        Intent::Write(wish) => wish,
    };
    let file = loaded.root.join(before.note(id).path());
    let read = disk::read_note(&file)?;
    let old = text(before.note(id).path(), &read)?;
    let new = match amend(&old, &wish) {
        Err(refusal) => bail!(refused(&refusal, &old)),
        Ok(Outcome::AlreadySo { line }) => {
            return settled(&format!("{}:{line} says so already", old.path()), output);
        }
        Ok(Outcome::Amended(amended)) => Source::new(old.path(), amended.text),
    };
    if !manner.dry_run {
        let editors = if manner.force { Editors::Ignore } else { Editors::Respect };
        disk::replace_note(&file, &read, new.text().as_bytes(), editors)?;
    }
    output.data(&changed_lines(&old, &new))?;
    loaded.replace(new);
    let after = loaded.analyse(as_of);
    output.data(&consequences(&before, &after, id))?;
    if matches!(wish, Wish::Status { .. }) {
        tell_whose_word_holds(&after, id, output);
    }
    tell_what_is_odd(&before, &after, &loaded, output);
    if manner.dry_run {
        output.message("nothing was changed; without `--dry-run` it would be");
    }
    Ok(Exit::Done)
}

fn settled(why: &str, output: &Output) -> anyhow::Result<Exit> {
    output.data(&format!("{}; nothing was changed\n", visible(why)))?;
    Ok(Exit::Done)
}

fn text(path: &str, bytes: &[u8]) -> anyhow::Result<Source> {
    let text = std::str::from_utf8(bytes)
        .with_context(|| format!("`{path}` is not UTF-8 any more; save it with the encoding UTF-8"))?;
    Ok(Source::new(path, text))
}

fn refused(diagnostics: &[Diagnostic], source: &Source) -> String {
    let drawn = Output::drawn(diagnostics.iter().map(|each| (each, Some(source))));
    format!("`{}` was not changed\n\n{}", source.path(), drawn.trim_end())
}

/// What the checks say of the journal now and did not say before; hints about how to sharpen a note can wait.
fn tell_what_is_odd(before: &Analysis, after: &Analysis, loaded: &Loaded, output: &Output) {
    let is_known = |each: &Diagnostic| {
        let mut known = before.diagnostics.iter();
        known.any(|other| (other.code, &other.path, &other.message) == (each.code, &each.path, &each.message))
    };
    let tells = |each: &&Diagnostic| each.severity != Severity::Hint || each.code == DECISION_HEARD;
    let odd: Vec<&Diagnostic> =
        after.diagnostics.iter().filter(tells).filter(|each| !is_known(each)).collect();
    if odd.is_empty() {
        return;
    }
    let sources = loaded.sources();
    let drawn = Output::drawn(odd.iter().map(|each| (*each, sources.get(each.path.as_str()).copied())));
    output.message(&format!("\n{}", drawn.trim_end()));
}

/// The one hint that is worth a word at once: what was just heard ends the waiting.
const DECISION_HEARD: &str = "decision-heard";

/// The newest note's word holds; who writes an older one's should know.
fn tell_whose_word_holds(analysis: &Analysis, id: NoteId, output: &Output) {
    let opportunity = analysis.journal.opportunity(id);
    let Some(newest) = opportunity.rounds.last().filter(|_| opportunity.status_note != Some(id)) else {
        return;
    };
    let path = visible(analysis.note(*newest).path());
    let status = opportunity.status;
    output.message(&format!(
        "the newest round, {path}, has the last word: `{status}`; write it there if it changed"
    ));
}

/// The lines that differ, with a sign before each, and where they stand.
fn changed_lines(old: &Source, new: &Source) -> String {
    let mut text = format!("{}\n", styled(QUIET, visible(old.path())));
    let diff = TextDiff::from_lines(old.text(), new.text());
    for change in diff.iter_all_changes() {
        let (sign, colour) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => ('-', AnsiColor::Red),
            ChangeTag::Insert => ('+', AnsiColor::Green),
        };
        let line = visible(change.value().trim_end_matches(['\n', '\r']));
        let _ = writeln!(text, "{}", styled(colour.on_default(), format_args!("{sign} {line}")));
    }
    text
}

/// The follow-ups of the opportunity that stand otherwise than before, and the next step.
fn consequences(before: &Analysis, after: &Analysis, id: NoteId) -> String {
    let mut text = String::new();
    for follow_up in of_opportunity(after, id) {
        let was = of_opportunity(before, id).find(|other| is_same(before, other, after, follow_up));
        if was.is_none_or(|was| differs(was, follow_up)) {
            let _ = writeln!(text, "  {:<15} {}", standing(follow_up, after), what(after, follow_up));
        }
    }
    let mut words = String::new();
    if !text.is_empty() {
        let _ = write!(words, "\n{}\n{text}", styled(HEADING, "What changes"));
    }
    let _ = writeln!(words, "\n{}\n  {}", styled(HEADING, "Next"), next(after, id));
    words
}

/// The days of what is settled may move with the others; nobody has to know.
fn differs(was: &FollowUp, is: &FollowUp) -> bool {
    was.state != is.state || (is.state.is_open() && was.due != is.due)
}

fn of_opportunity(analysis: &Analysis, id: NoteId) -> impl Iterator<Item = &FollowUp> {
    let rounds = &analysis.journal.opportunity(id).rounds;
    rounds.iter().flat_map(|round| &analysis.plans[round.0].follow_ups)
}

/// Whether two analyses speak of the same follow-up. Notes and plays keep their numbers: no file came or went.
fn is_same(before: &Analysis, was: &FollowUp, after: &Analysis, is: &FollowUp) -> bool {
    before.play(was).name == after.play(is).name
        && (was.note, was.to, was.number) == (is.note, is.to, is.number)
}

/// `sent`, `moot`; for what is still to be done, when.
fn standing(follow_up: &FollowUp, analysis: &Analysis) -> String {
    match follow_up.state {
        state if state.is_open() => due::when(follow_up, analysis.as_of),
        state => state.to_string(),
    }
}

fn what(analysis: &Analysis, follow_up: &FollowUp) -> String {
    visible(&due::what(analysis, follow_up))
}

/// The next step of the opportunity in words.
fn next(analysis: &Analysis, id: NoteId) -> String {
    let opportunity = analysis.journal.opportunity(id);
    let Some(step) = analysis.next_step(opportunity) else {
        return "nothing to do here".to_owned();
    };
    let follow_up = analysis.follow_up(step);
    let when = due::when(follow_up, analysis.as_of);
    format!("{} ({when})", styled(STRONG, what(analysis, follow_up)))
}

/// The day that `--on` names, else the as-of date. What has happened cannot lie ahead.
pub(super) fn day_past(on: Option<&str>, analysis: &Analysis) -> anyhow::Result<Date> {
    let as_of = analysis.as_of;
    let Some(text) = on else { return Ok(as_of) };
    let day = day("--on", text, as_of)?;
    if day > as_of {
        let day = analysis.config.dates.in_full(day);
        bail!("`--on {text}` is {day}, which is still to come; log it once it has happened");
    }
    Ok(day)
}
