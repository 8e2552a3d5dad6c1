//! `afterword show`: one note with its verdict, its follow-ups and their letters.

use super::find::{self, Found, NoteArg};
use super::output::{HEADING, LATE, Output, QUIET, STRONG, exit_for, styled};
use super::{Common, Exit, due};
use crate::analysis::Analysis;
use crate::assess::Gap;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::journal::NoteId;
use crate::letter::Letter;
use crate::patterns::ToPrepare;
use crate::plan::{Item, Recipient};
use crate::playbook::{Flag, UNCLEAR, Verdict};
use crate::text::visible;
use std::fmt::Write as _;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    note: NoteArg,
}

pub(super) fn run(args: &Args, as_of: Date, common: &Common, output: &Output) -> anyhow::Result<Exit> {
    let Found { loaded, analysis, id } = find::in_journal(&args.note, as_of)?;
    output.data(&page(&analysis, id))?;
    let own = of_note_and_its_letters(&analysis, id);
    let sources = loaded.sources();
    let is_shown = |each: &Diagnostic| objections(&analysis, id).any(|objection| objection == each);
    let grave = own.iter().filter(|each| each.severity != Severity::Hint && !is_shown(each));
    output.diagnostics(grave.map(|each| (*each, sources.get(each.path.as_str()).copied())))?;
    Ok(exit_for(own, common.strict))
}

/// What is said about the note's file and about the files of its edited letters.
fn of_note_and_its_letters(analysis: &Analysis, id: NoteId) -> Vec<&Diagnostic> {
    let path = analysis.note(id).path();
    let letters = analysis.journal.letters_of(path).iter().map(|letter| letter.source.path());
    let files: Vec<&str> = letters.chain([path]).collect();
    analysis.diagnostics.iter().filter(|each| files.contains(&each.path.as_str())).collect()
}

/// What is said beside the letters that the page shows.
fn objections(analysis: &Analysis, id: NoteId) -> impl Iterator<Item = &Diagnostic> {
    let open = analysis.plans[id.0].follow_ups.iter().enumerate().filter(|(_, it)| it.state.is_open());
    open.flat_map(move |(place, _)| analysis.objections(Item { note: id, place }))
}

fn page(analysis: &Analysis, id: NoteId) -> String {
    let assessment = &analysis.assessments[id.0];
    let mut text = String::new();
    let _ = writeln!(text, "{}", styled(STRONG, visible(&title(analysis, id))));
    let _ = writeln!(text, "{}\n", styled(QUIET, visible(analysis.note(id).path())));
    let _ = writeln!(text, "{}  {}", styled(HEADING, assessment.verdict), advice(analysis, id));
    for fact in &assessment.because {
        let _ = writeln!(text, "  {}", visible(&fact.to_string()));
    }
    if assessment.ask_whether_wanted {
        let before = if assessment.verdict == Verdict::BowOut { "bow out" } else { "repair anything" };
        let _ = writeln!(
            text,
            "  Before you {before}: do you really want this job? Write `want: yes` or `want: no`."
        );
    }
    gaps(&mut text, analysis, &assessment.gaps);
    for place in 0..analysis.plans[id.0].follow_ups.len() {
        follow_up_with_letter(&mut text, analysis, Item { note: id, place });
    }
    text.push('\n');
    text
}

/// What the verdict calls for; where it is over, nothing of that is left to do.
fn advice(analysis: &Analysis, id: NoteId) -> String {
    let status = analysis.journal.opportunity(id).status;
    match status.is_ended() {
        true => format!("It is over ({status}). What is left to do, if anything, stands below."),
        false => analysis.assessments[id.0].verdict.advice().to_owned(),
    }
}

fn title(analysis: &Analysis, id: NoteId) -> String {
    let note = analysis.note(id);
    let names: Vec<&str> = note.interviewers.iter().filter_map(|person| person.name.as_deref()).collect();
    let date = note.date.map(|date| analysis.config.dates.in_full(date));
    let parts = [analysis.journal.company(id), note.role.clone(), Some(names.join(", ")), date];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn gaps(text: &mut String, analysis: &Analysis, gaps: &[Gap]) {
    if gaps.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", styled(HEADING, "Gaps"));
    for gap in gaps {
        let kind = visible(&gap.kind);
        let title = analysis.playbook.gap_kind(&gap.kind).map_or(kind.clone(), |kind| visible(&kind.title));
        let line = gap.line.map(|line| format!(" (line {line})")).unwrap_or_default();
        let words = Some(visible(&gap.text)).filter(|words| !words.is_empty());
        let words = words.map(|words| format!(": {words}")).unwrap_or_default();
        let _ = writeln!(text, "  {} {title}{words}{line}", styled(STRONG, &kind));
        if gap.guessed {
            let _ = writeln!(text, "    {}", styled(QUIET, guess(&gap.kind)));
        }
        if let Some(answer) = &gap.answer {
            let _ = writeln!(text, "    now: {}", visible(answer));
        }
    }
}

fn guess(kind: &str) -> String {
    match kind {
        UNCLEAR => "no kind could be read from this; name one, such as `weak-answer: …`".to_owned(),
        kind => format!("read as `{kind}`; write `{kind}: …` to be exact"),
    }
}

fn follow_up_with_letter(text: &mut String, analysis: &Analysis, item: Item) {
    let follow_up = analysis.follow_up(item);
    let note = analysis.note(follow_up.note);
    let to = follow_up.to.name(note).filter(|_| follow_up.to != Recipient::Yourself);
    let to = to.map(|name| format!(": {name}")).unwrap_or_default();
    let title = visible(&format!("{}{to}", analysis.play(follow_up).title));
    let style = if follow_up.is_to_do() { LATE } else { QUIET };
    let _ = writeln!(text, "\n{}  {}", styled(HEADING, title), styled(style, follow_up.state));
    let closes = follow_up.closes.map_or("stays open".to_owned(), |day| format!("closes {day}"));
    let channel = follow_up.channel.map(|channel| format!(", by {channel}")).unwrap_or_default();
    let copy = note
        .recruiter
        .as_ref()
        .and_then(|person| person.name.as_deref())
        .filter(|_| follow_up.copy_to_recruiter);
    let copy = copy.map(|name| format!(", copy to {}", visible(name))).unwrap_or_default();
    let _ = writeln!(text, "  opens {}, due {}, {closes}{channel}{copy}", follow_up.opens, follow_up.due);
    match follow_up.is_to_do() {
        true => writeln!(text, "  {}", due::when(follow_up, analysis.as_of)),
        false => writeln!(text, "  {}", follow_up.state.rule()),
    }
    .unwrap_or_default();
    let why: Vec<String> = follow_up.why.iter().map(ToString::to_string).collect();
    let _ = writeln!(text, "  because: {}", visible(&why.join(", ")));
    if analysis.play(follow_up).flag == Some(Flag::Prepare) && follow_up.state.is_open() {
        to_prepare(text, analysis);
    }
    if let Some(letter) = analysis.letter(item).filter(|_| follow_up.state.is_open()) {
        written(text, letter);
        text.push_str(&to_mend(analysis.objections(item), letter, "    "));
    }
}

/// The beginning of the preparation list; the report has all of it.
fn to_prepare(text: &mut String, analysis: &Analysis) {
    let list = &analysis.preparation;
    let all: Vec<&ToPrepare> = [&list.questions, &list.mentions, &list.asks].into_iter().flatten().collect();
    for item in all.iter().take(MOST_TO_PREPARE) {
        let answer = item.answer.as_deref().map(|answer| format!(" -> {answer}")).unwrap_or_default();
        let _ = writeln!(text, "  - {}: {}{}", visible(&item.kind), visible(&item.text), visible(&answer));
    }
    let more = all.len().checked_sub(MOST_TO_PREPARE).filter(|more| *more > 0);
    let more = more.map(|more| format!(" {more} more and")).unwrap_or_default();
    let _ = writeln!(text, "  the page Prepare of the report has{more} the standing reminders");
}

/// Enough to begin with.
const MOST_TO_PREPARE: usize = 5;

fn written(text: &mut String, letter: &Letter) {
    let _ = writeln!(text);
    if let Some(path) = &letter.edited {
        let _ = writeln!(text, "    {}", styled(QUIET, format!("your own version: {}", visible(path))));
    }
    if let Some(subject) = &letter.subject {
        let _ = writeln!(text, "    Subject: {}\n", visible(subject));
    }
    for line in visible(&letter.body).lines() {
        let _ = writeln!(text, "    {line}");
    }
}

/// What the checks have to say about a letter, to stand below it.
pub(super) fn to_mend(objections: &[Diagnostic], letter: &Letter, indent: &str) -> String {
    let mut text = String::new();
    if objections.is_empty() {
        return text;
    }
    let _ = writeln!(text, "\n{indent}{}", styled(STRONG, "Before you send it"));
    for Diagnostic { place, message, help, code, .. } in objections {
        let line = letter.edited.as_ref().map(|_| format!("line {}: ", place.line)).unwrap_or_default();
        let _ = writeln!(text, "{indent}- {line}{} {}", visible(message), styled(QUIET, format!("[{code}]")));
        let _ = writeln!(text, "{indent}  {}", visible(help));
    }
    text
}
