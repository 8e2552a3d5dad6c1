//! What happened in an opportunity, and what will, on one line of time.

use super::site::{Root, Site};
use super::words;
use crate::date::Date;
use crate::journal::{NoteId, Opportunity};
use crate::note::Status;
use serde::Serialize;

/// Something that happened, or will.
#[derive(Serialize)]
pub(super) struct EventView {
    /// `Wed 4 Mar`
    day: String,
    /// `interview`, `sent`, `heard`, `status` or `ahead`
    kind: &'static str,
    /// What it was, in a few words.
    label: String,
    /// Somebody's words.
    words: Option<String>,
    url: Option<String>,
    /// The verdict of an interview.
    verdict: Option<String>,
    verdict_word: Option<&'static str>,
    is_ahead: bool,
}

/// The events of an opportunity in their order.
pub(super) fn events(opportunity: &Opportunity, site: &Site<'_>, root: Root) -> Vec<EventView> {
    let mut events: Vec<(Date, EventView)> = Vec::new();
    for &id in &opportunity.rounds {
        events.extend(interview(id, site, root));
        events.extend(letters(id, site));
        events.extend(answers(id, site));
    }
    events.extend(status(opportunity, site));
    events.extend(decision(opportunity, site));
    events.sort_by_key(|(date, event)| (*date, event.kind));
    events.into_iter().map(|(_, event)| event).collect()
}

/// The last day on which either side said anything.
pub(super) fn last_word(opportunity: &Opportunity, site: &Site<'_>) -> Option<Date> {
    let mut days: Vec<Date> = Vec::new();
    for &id in &opportunity.rounds {
        let note = site.analysis.note(id);
        days.extend(note.date.into_iter().chain(note.sent.iter().map(|sent| sent.date)));
        days.extend(note.heard.iter().map(|heard| heard.date));
    }
    days.into_iter().filter(|date| *date <= site.as_of()).max()
}

fn event(date: Date, kind: &'static str, label: String, site: &Site<'_>) -> (Date, EventView) {
    let is_ahead = date > site.as_of();
    let day = site.day(date);
    let none = (None, None, None, None);
    let (words, url, verdict, verdict_word) = none;
    (date, EventView { day, kind, label, words, url, verdict, verdict_word, is_ahead })
}

fn interview(id: NoteId, site: &Site<'_>, root: Root) -> Option<(Date, EventView)> {
    let note = site.analysis.note(id);
    let with = site.people(id).map(|people| format!(", with {people}")).unwrap_or_default();
    let label = format!("Interview, {}{with}", site.round(id));
    let verdict = site.analysis.assessments[id.0].verdict;
    let (date, event) = event(note.date?, "interview", label, site);
    let url = Some(site.note_url(id, root));
    Some((
        date,
        EventView {
            url,
            verdict: Some(words::verdict(verdict)),
            verdict_word: Some(verdict.word()),
            ..event
        },
    ))
}

fn letters<'s>(id: NoteId, site: &'s Site<'_>) -> impl Iterator<Item = (Date, EventView)> + 's {
    site.analysis.note(id).sent.iter().map(move |sent| {
        let play = site.analysis.playbook.play_named(&sent.play);
        let title = play.map_or(sent.play.as_str(), |play| play.title.as_str());
        let to = sent.to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
        let by = sent.by.map(|by| format!(" {}", words::channel(by))).unwrap_or_default();
        let (date, event) = event(sent.date, "sent", format!("You: {title}{to}{by}"), site);
        (date, EventView { words: sent.words.clone(), ..event })
    })
}

fn answers<'s>(id: NoteId, site: &'s Site<'_>) -> impl Iterator<Item = (Date, EventView)> + 's {
    site.analysis.note(id).heard.iter().map(move |heard| {
        let (date, event) = event(heard.date, "heard", "They answered".to_owned(), site);
        (date, EventView { words: Some(heard.words.clone()).filter(|words| !words.is_empty()), ..event })
    })
}

fn status(opportunity: &Opportunity, site: &Site<'_>) -> Option<(Date, EventView)> {
    opportunity.status_note?;
    let label = match opportunity.status {
        Status::Waiting => return None,
        Status::Advanced => "They want to go on",
        Status::Offer => "They made an offer",
        Status::Accepted => "You accepted",
        Status::Rejected => "They said no",
        Status::Withdrawn => "You withdrew",
        Status::Closed => "It ended without a word",
    };
    Some(event(opportunity.status_on?, "status", label.to_owned(), site))
}

fn decision(opportunity: &Opportunity, site: &Site<'_>) -> Option<(Date, EventView)> {
    let newest = site.analysis.note(*opportunity.rounds.last()?);
    let is_near = |date: &Date| *date >= site.as_of() && opportunity.status.is_open();
    let date = newest.decide_by.filter(is_near)?;
    Some(event(date, "ahead", "They mean to decide".to_owned(), site))
}
