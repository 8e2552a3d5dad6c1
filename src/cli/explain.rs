//! `afterword explain`: any play, gap kind, verdict, flag or diagnostic in full, with its source.

use super::output::{HEADING, Output, QUIET, STRONG, styled};
use super::{Exit, load};
use crate::diagnostic::did_you_mean;
use crate::discover;
use crate::lint;
use crate::plan::State;
use crate::playbook::{self, Closes, Flag, GapKind, Play, Playbook, Verdict};
use crate::text::visible;
use anyhow::bail;
use std::fmt::Write as _;
use std::path::Path;

/// What a file of a journal may hold: name, title, text.
const GUIDES: &[(&str, &str, &str)] = &[
    ("fields", "Every field of a note", include_str!("guide/fields.md")),
    ("config", "Every key of afterword.toml", include_str!("guide/config.md")),
];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to explain: thank-you, blanked, fields, config, a diagnostic code [default: list every name]
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(args: &Args, output: &Output) -> anyhow::Result<Exit> {
    let (playbook, diagnostics) = playbook_here()?;
    for diagnostic in &diagnostics {
        output.message(&diagnostic.short());
    }
    match &args.name {
        None => output.data(&list(&playbook))?,
        Some(name) => output.data(&explain(&playbook, &name.to_lowercase())?)?,
    }
    Ok(Exit::Done)
}

/// The playbook as the journal around the current folder has it.
fn playbook_here() -> anyhow::Result<(Playbook, Vec<crate::diagnostic::Diagnostic>)> {
    let (own, _) = load::own_playbook(&discover::nearest_journal(Path::new(".")))?;
    Ok(playbook::read(&own))
}

fn list(playbook: &Playbook) -> String {
    let mut text = String::new();
    let plays = playbook.plays().iter().map(|play| (play.name.as_str(), play.title.as_str()));
    section(&mut text, "Plays", plays);
    let kinds = playbook.gap_kinds().iter().map(|kind| (kind.name.as_str(), kind.title.as_str()));
    section(&mut text, "Gap kinds", kinds);
    section(&mut text, "Verdicts", Verdict::ALL.iter().map(|verdict| (verdict.word(), verdict.rule())));
    section(&mut text, "Flags", Flag::ALL.iter().map(|flag| (flag.word(), flag.rule())));
    section(
        &mut text,
        "Diagnostics",
        lint::pages().iter().map(|page| (page.code.as_str(), page.title.as_str())),
    );
    text
}

fn section<'a>(text: &mut String, title: &str, entries: impl Iterator<Item = (&'a str, &'a str)>) {
    let _ = writeln!(text, "{}", styled(HEADING, title));
    for (name, what) in entries {
        let _ = writeln!(text, "  {name:<24} {}", styled(QUIET, visible(what)));
    }
    text.push('\n');
}

/// Everything of that name: `bow-out` is a play, a verdict and a flag.
fn explain(playbook: &Playbook, name: &str) -> anyhow::Result<String> {
    let plays = playbook.play_named(name).map(play);
    let kinds = playbook.gap_kind(name).map(gap_kind);
    let verdicts =
        Verdict::read(name).map(|verdict| word("verdict", verdict.word(), verdict.rule(), verdict.advice()));
    let flags = Flag::read(name).map(|flag| word("flag", flag.word(), flag.rule(), ""));
    let pages = lint::page(name).map(|page| {
        format!("{}\n\n{}\n", head(page.severity.word(), &page.code, &page.title), visible(page.text.trim()))
    });
    let states = State::read(name).map(|state| word("state", state.word(), state.rule(), ""));
    let guides = GUIDES.iter().find(|(guide, ..)| *guide == name);
    let guides =
        guides.map(|(name, title, text)| format!("{}\n\n{}\n", head("guide", name, title), text.trim()));
    let found: Vec<String> =
        [plays, kinds, verdicts, flags, states, guides, pages].into_iter().flatten().collect();
    if found.is_empty() {
        match did_you_mean(name, names(playbook).iter().map(String::as_str)) {
            Some(near) => bail!("there is no `{name}`; did you mean `{near}`?"),
            None => bail!("there is no `{name}`; `afterword explain` lists every name"),
        }
    }
    Ok(found.join("\n"))
}

fn names(playbook: &Playbook) -> Vec<String> {
    let plays = playbook.plays().iter().map(|play| play.name.clone());
    let kinds = playbook.gap_kinds().iter().map(|kind| kind.name.clone());
    let verdicts = Verdict::ALL.iter().map(|verdict| verdict.word().to_owned());
    let flags = Flag::ALL.iter().map(|flag| flag.word().to_owned());
    let states = State::ALL.iter().map(|state| state.word().to_owned());
    let guides = GUIDES.iter().map(|(name, ..)| (*name).to_owned());
    plays
        .chain(states)
        .chain(guides)
        .chain(kinds)
        .chain(verdicts)
        .chain(flags)
        .chain(lint::pages().iter().map(|page| page.code.clone()))
        .collect()
}

fn head(what: &str, name: &str, title: &str) -> String {
    format!("{} {}", styled(HEADING, format!("{what} {name}:")), styled(STRONG, visible(title)))
}

fn word(what: &str, name: &str, rule: &str, advice: &str) -> String {
    let advice = if advice.is_empty() { String::new() } else { format!("\n{advice}\n") };
    format!("{}\n{advice}", head(what, name, rule))
}

fn play(play: &Play) -> String {
    let mut text =
        format!("{}\n\n{}\n\n", head("play", &play.name, &play.title), visible(play.explanation()));
    let mut row = |label: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {} {}", styled(QUIET, format!("{label:<9}")), visible(&value));
        }
    };
    row("verdicts", words(&play.verdicts));
    row("status", words(&play.statuses));
    row("gaps", play.gap_kinds.join(", "));
    row("or", words(&play.any_of));
    row("to", play.who.to_string());
    row("channel", words(&play.channels));
    row("window", play.windows.iter().map(window).collect::<Vec<_>>().join("; else "));
    row("flag", play.flag.map(|flag| flag.to_string()).unwrap_or_default());
    row("settles", play.settles.join(", "));
    row("from", play.sources.join("; "));
    row("file", origin(play.built_in, play.source.path()));
    text
}

fn window(window: &playbook::Window) -> String {
    let closes = match window.closes {
        Closes::After(offset) => format!("closes {offset}"),
        Closes::Open => "stays open".to_owned(),
        Closes::AnswerBy => "closes on `answer_by`".to_owned(),
    };
    let shift = if window.shift.days == 0 { String::new() } else { format!(" {}", window.shift) };
    format!("from {}{shift}: opens {}, due {}, {closes}", window.anchor, window.opens, window.due)
}

fn gap_kind(kind: &GapKind) -> String {
    let mut text =
        format!("{}\n\n{}\n\n", head("gap kind", &kind.name, &kind.title), visible(kind.explanation()));
    let mut row = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {} {}", styled(QUIET, format!("{label:<10}")), visible(value));
        }
    };
    row("weight", kind.weight.word());
    row("in letters", kind.in_letter.as_deref().unwrap_or_default());
    row("next time", kind.next_time.as_deref().unwrap_or_default());
    row("write", &format!("`{}: what happened -> what you would say now`", kind.name));
    row("from", &kind.sources.join("; "));
    row("file", &origin(kind.built_in, kind.source.path()));
    text
}

fn origin(built_in: bool, path: &str) -> String {
    if built_in { "built in".to_owned() } else { path.to_owned() }
}

fn words<T: std::fmt::Display>(words: &[T]) -> String {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
