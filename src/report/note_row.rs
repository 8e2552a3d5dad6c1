//! A note as one row of a list, wherever notes are listed or found.

use super::site::{Site, TOP};
use crate::journal::NoteId;
use crate::playbook::Flag;
use serde::Serialize;

/// A note in a list.
#[derive(Serialize)]
pub(super) struct NoteRow {
    url: String,
    company: String,
    /// The page of the opportunity, from the report's folder.
    company_url: Option<String>,
    role: Option<String>,
    /// `technical, Dana Whitfield, felt shaky`
    details: String,
    day: Option<String>,
    iso: Option<String>,
    /// Absent for a rehearsal.
    verdict: Option<String>,
    verdict_word: &'static str,
    flags: Vec<FlagLink>,
    is_practice: bool,
}

/// A flag, with the way to what raised it.
#[derive(Serialize)]
struct FlagLink {
    name: String,
    url: String,
}

/// The row of a note.
pub(super) fn row(id: NoteId, site: &Site<'_>) -> NoteRow {
    let note = site.analysis.note(id);
    let verdict = site.analysis.assessments[id.0].verdict;
    let felt = note
        .mood
        .map(|mood| site.words.with("common.felt", &[("mood", &site.words.name("moods", mood.word()))]));
    let details: Vec<String> = site.stage(id).into_iter().chain(site.people(id)).chain(felt).collect();
    NoteRow {
        url: site.note_url(id, TOP),
        company: site.company(id),
        company_url: site.opportunity_url(id, TOP),
        role: site.analysis.journal.opportunity(id).role.clone(),
        details: details.join(", "),
        day: note.date.map(|date| site.day(date)),
        iso: note.date.map(|date| date.to_string()),
        verdict: (!note.practice).then(|| site.words.verdict(verdict)),
        verdict_word: verdict.word(),
        flags: site.analysis.plans[id.0].flags.iter().map(|flag| link(*flag, id, site)).collect(),
        is_practice: note.practice,
    }
}

fn link(flag: Flag, id: NoteId, site: &Site<'_>) -> FlagLink {
    let url =
        site.raised_by(flag, id).map_or_else(|| site.note_url(id, TOP), |item| site.follow_up_url(item, TOP));
    FlagLink { name: site.words.name("flags", flag.word()), url }
}
