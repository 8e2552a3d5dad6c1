//! One opportunity: its next step, and its rounds, letters, answers and silences on one line of time.

use crate::journal::{NoteId, Opportunity, OpportunityId};
use crate::plan::Item;
use crate::report::fact::{self, FactView};
use crate::report::lazy_page::LazyPage;
use crate::report::particular::{self, Particular};
use crate::report::people::Face;
use crate::report::rounds::{self, EventView};
use crate::report::rule;
use crate::report::site::{BELOW, Heading, Site};
use crate::template::RenderError;
use crate::text::capital;
use serde::Serialize;

#[derive(Serialize)]
struct OpportunityView {
    company: String,
    role: Option<String>,
    /// `Waiting, three rounds, quiet for nine days`
    standing: String,
    next: Option<Next>,
    /// What there is to say where there is no next step.
    no_next: String,
    particulars: Vec<Particular>,
    people: Vec<PersonLink>,
    events: Vec<EventView>,
    /// How many earlier events are left out.
    earlier: usize,
}

#[derive(Serialize)]
struct PersonLink {
    name: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct Next {
    title: String,
    to: Option<String>,
    channel: Option<String>,
    state: &'static str,
    standing: String,
    url: String,
    reason: Option<FactView>,
    /// `Thu 5 Mar`, and why that day.
    due: String,
    due_because: String,
    sources: Vec<String>,
    play_url: String,
}

const MOST_PEOPLE: usize = 40;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let page_of = |id| LazyPage::new(site.opportunity_file(id), move || page(id, site));
    site.opportunities().map(page_of).collect()
}

fn page(id: OpportunityId, site: &Site<'_>) -> Result<String, RenderError> {
    let opportunity = &site.analysis.journal.opportunities[id.0];
    let newest = opportunity.newest();
    let company = site.company(newest);
    let title =
        opportunity.role.as_ref().map_or_else(|| company.clone(), |role| format!("{company}, {role}"));
    let timeline = rounds::timeline(opportunity, site, BELOW);
    let view = OpportunityView {
        standing: standing(opportunity, site),
        role: opportunity.role.clone(),
        next: site.analysis.next_step(opportunity).map(|item| next(item, site)),
        no_next: site.words.say(no_next(opportunity, site)),
        particulars: particulars(opportunity, site),
        people: people(opportunity, site),
        events: timeline.events,
        earlier: timeline.earlier,
        company,
    };
    let heading = Heading::new(title, "opportunities.html", BELOW);
    site.render("opportunity", &heading, &view)
}

fn standing(opportunity: &Opportunity, site: &Site<'_>) -> String {
    let status = site.words.name("statuses", opportunity.status.word());
    let rounds = site.words.count("counts.rounds", opportunity.rounds.len());
    let parts: Vec<String> = [status, rounds].into_iter().chain(rounds::quiet(opportunity, site)).collect();
    capital(&parts.join(", "))
}

fn no_next(opportunity: &Opportunity, site: &Site<'_>) -> &'static str {
    match opportunity.status.is_open() {
        _ if opportunity.rounds.iter().any(|id| site.is_ahead(*id)) => "opportunity.coming",
        true => "opportunity.theirs",
        false => "opportunity.settled",
    }
}

fn next(item: Item, site: &Site<'_>) -> Next {
    let analysis = site.analysis;
    let follow_up = analysis.follow_up(item);
    let play = analysis.play(follow_up);
    let person = follow_up.to.person(analysis.note(item.note));
    Next {
        title: play.title.clone(),
        to: person.and_then(|person| person.name.clone()),
        channel: follow_up.channel.map(|channel| site.words.channel(channel)),
        state: follow_up.state.word(),
        standing: site.words.standing(follow_up, play.optional),
        url: site.follow_up_url(item, BELOW),
        reason: fact::in_short(&follow_up.why, item.note, site, BELOW),
        due: site.day(follow_up.due),
        due_because: rule::of_due_day(item, site),
        sources: play.sources.clone(),
        play_url: format!("{BELOW}playbook.html#play-{}", play.name),
    }
}

fn people(opportunity: &Opportunity, site: &Site<'_>) -> Vec<PersonLink> {
    let link = |face: Face| {
        let name = face.person(site)?.name.clone()?;
        Some(PersonLink { name, url: site.person_url(face, BELOW) })
    };
    site.people_of(opportunity).filter_map(link).take(MOST_PEOPLE).collect()
}

/// What the notes say of it, the newest word first.
fn particulars(opportunity: &Opportunity, site: &Site<'_>) -> Vec<Particular> {
    let newest = opportunity.newest();
    let note = |id: NoteId| site.analysis.note(id);
    let latest = |has: &dyn Fn(NoteId) -> bool| {
        opportunity.rounds.iter().rev().copied().find(|id| has(*id)).unwrap_or(newest)
    };
    let status = opportunity.status_note.unwrap_or(newest);
    let holds = opportunity.status_note.map(|_| "status");
    let is_news = opportunity.status_note.is_some() && !opportunity.status.is_open();
    let since = opportunity.status_on.filter(|_| is_news);
    let words = site.words;
    let said = words.name("statuses", opportunity.status.word());
    let said = match since {
        Some(date) => words.with("common.since", &[("status", &said), ("day", &site.day(date))]),
        None => said,
    };
    let decides = latest(&|id| note(id).decide_by.is_some());
    let wanted = latest(&|id| note(id).want.is_some());
    let prefers = latest(&|id| note(id).prefers.is_some());
    let arranged = latest(&|id| note(id).recruiter.is_some());
    let recruiter = note(arranged).recruiter.as_ref().and_then(|person| person.name.clone());
    let day = |key, date: crate::date::Date| words.with(key, &[("day", &site.day(date))]);
    let rows = [
        ("particulars.status", Some(said), holds, status),
        (
            "particulars.they-decide",
            note(decides).decide_by.map(|date| day("common.by-day", date)),
            Some("decide_by"),
            decides,
        ),
        (
            "particulars.answer-them",
            note(newest).answer_by.map(|date| day("common.by-day", date)),
            Some("answer_by"),
            newest,
        ),
        (
            "particulars.try-again",
            note(newest).return_on.map(|date| day("common.from-day", date)),
            Some("return_on"),
            newest,
        ),
        (
            "particulars.wanted",
            note(wanted).want.map(|want| words.name("wants", want.word())),
            Some("want"),
            wanted,
        ),
        (
            "particulars.they-prefer",
            note(prefers).prefers.map(|channel| words.name("channels", channel.word())),
            Some("prefers"),
            prefers,
        ),
        ("particulars.arranged-by", recruiter, Some("recruiter"), arranged),
    ];
    let of_field = |(name, value, field, id)| particular::of_field(name, value, field, (id, BELOW), site);
    rows.into_iter().filter_map(of_field).collect()
}
