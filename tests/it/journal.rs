//! Journals written in a test, and what comes of them in short lines.

use afterword::analysis::{Analysis, Material, analyse};
use afterword::config;
use afterword::date::Date;
use afterword::journal::NoteId;
use afterword::text::Source;
use std::sync::Arc;

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a test writes dates that exist")
}

/// A journal of notes given as path and text.
#[derive(Debug)]
pub(crate) struct Journal {
    pub(crate) material: Material,
}

impl Journal {
    pub(crate) fn of(notes: &[(&str, &str)]) -> Self {
        let source = |&(path, text): &(&str, &str)| Arc::new(Source::new(path, text));
        Journal { material: Material { notes: notes.iter().map(source).collect(), ..Material::default() } }
    }

    /// One note, `northwind/a.md`, with these fields.
    pub(crate) fn with_fields(fields: &str) -> Self {
        Journal::of(&[("northwind/a.md", &format!("---\n{}\n---\n", unindented(fields)))])
    }

    pub(crate) fn configured(mut self, toml: &str) -> Self {
        let (config, diagnostics) = config::read(&Source::new("afterword.toml", toml));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        self.material.config = config;
        self
    }

    pub(crate) fn with_playbook(mut self, files: &[(&str, &str)]) -> Self {
        let source = |&(path, text): &(&str, &str)| Arc::new(Source::new(path, unindented(text)));
        self.material.playbook = files.iter().map(source).collect();
        self
    }

    pub(crate) fn on(&self, as_of: &str) -> Analysis {
        analyse(&self.material, day(as_of))
    }
}

/// Lets a test indent the lines of a file with its code.
pub(crate) fn unindented(text: &str) -> String {
    let text = text.trim_matches('\n');
    let indent = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min();
    let lines = text.lines().map(|line| line.get(indent.unwrap_or_default()..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// The number of the note under that path.
pub(crate) fn id(analysis: &Analysis, path: &str) -> NoteId {
    analysis
        .journal
        .ids()
        .find(|id| analysis.note(*id).path() == path)
        .unwrap_or_else(|| panic!("{path} is no note"))
}

/// The follow-ups of one note: `thank-you to Dana: 03-04 03-05 03-11 due`.
pub(crate) fn follow_ups(analysis: &Analysis, path: &str) -> Vec<String> {
    let id = id(analysis, path);
    let short = |date: Date| date.to_string()[5..].to_owned();
    let line = |each: &afterword::plan::FollowUp| {
        let to = each.to.name(analysis.note(id)).unwrap_or_else(|| "nobody".to_owned());
        let closes = each.closes.map_or_else(|| "open".to_owned(), short);
        let play = &analysis.play(each).name;
        format!("{play} to {to}: {} {} {closes} {}", short(each.opens), short(each.due), each.state)
    };
    analysis.plans[id.0].follow_ups.iter().map(line).collect()
}

/// The line of one play in the only note; panics where there is none.
pub(crate) fn the(analysis: &Analysis, play: &str) -> String {
    let lines = follow_ups(analysis, analysis.note(NoteId(0)).path());
    let prefix = format!("{play} to ");
    lines
        .iter()
        .find(|line| line.starts_with(&prefix))
        .unwrap_or_else(|| panic!("no {play} in {lines:#?}"))
        .clone()
}

/// Whether the only note has a follow-up of that play.
pub(crate) fn has(analysis: &Analysis, play: &str) -> bool {
    let prefix = format!("{play} to ");
    follow_ups(analysis, analysis.note(NoteId(0)).path()).iter().any(|line| line.starts_with(&prefix))
}

/// The verdict of the only note.
pub(crate) fn verdict(fields: &str) -> String {
    Journal::with_fields(fields).on("2026-03-06").assessments[0].verdict.to_string()
}
