//! Everyone met: when there was contact last, how they like to be reached, what was sent and what is next.

use crate::date::Date;
use crate::note::{Channel, Named, Person};
use crate::plan::{self, Item, Recipient};
use crate::report::lazy_page::LazyPage;
use crate::report::letter::tel;
use crate::report::mailto;
use crate::report::people::{Face, Met, sent};
use crate::report::site::{Heading, Parts, Site, TOP};
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PeopleView {
    /// `Thirteen people, the latest contact first.`
    total: String,
    parts: Parts,
    people: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// Its anchor.
    id: String,
    name: String,
    title: Option<String>,
    company: String,
    company_url: Option<String>,
    /// `Wed 4 Mar, two days ago`
    last_contact: Option<String>,
    /// `Thu 12 Mar, in six days`, where they are to be met.
    meeting: Option<String>,
    /// `by e-mail`, where they said so, and the line that says it.
    prefers: Option<String>,
    line: Option<usize>,
    line_url: Option<String>,
    email: Option<String>,
    mailto: Option<String>,
    phone: Option<String>,
    tel: Option<String>,
    linkedin: Option<String>,
    /// Neither is known, nor do they prefer anything.
    is_out_of_reach: bool,
    /// The interviews, the latest first.
    rounds: Vec<Round>,
    /// What was sent, the latest first.
    sent: Vec<SentView>,
    /// How many more of both there are.
    unlisted: usize,
    next: Option<Next>,
}

#[derive(Serialize)]
struct Round {
    /// `panel, Thu 5 Mar`
    label: String,
    url: String,
    /// What they had to do with it: `met`, `to meet`, `arranged`.
    how: String,
}

#[derive(Serialize)]
struct SentView {
    title: String,
    /// `Thu 5 Mar by e-mail`
    when: String,
    line: usize,
    line_url: String,
}

#[derive(Serialize)]
struct Next {
    title: String,
    standing: String,
    url: String,
    is_to_do: bool,
}

/// So many are read of what happened with one person.
const LISTED: usize = 4;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let page_of = |place| LazyPage::new(Parts::file("people", place), move || page(place, site));
    (0..site.people_parts()).map(page_of).collect()
}

fn page(place: usize, site: &Site<'_>) -> Result<String, RenderError> {
    let count = site.everyone().all.len();
    let view = PeopleView {
        total: site.words.count("counts.all-people", count),
        parts: Parts::new("people", place, site.people_parts()),
        people: site.people_in_part(place).iter().filter_map(|met| row(met, site)).collect(),
    };
    site.render("people", &Heading::new(site.words.say("places.people"), "people.html", TOP), &view)
}

fn row(met: &Met, site: &Site<'_>) -> Option<Row> {
    let newest = met.faces.last()?;
    let persons = || met.faces.iter().rev().filter_map(|face| face.person(site));
    let known = |get: fn(&Person) -> Option<&String>| persons().find_map(get).cloned();
    let prefers = met.faces.iter().rev().find_map(|face| prefers(*face, site));
    let phone = known(|person| person.phone.as_ref());
    let email = known(|person| person.email.as_ref());
    let linkedin = known(|person| person.linkedin.as_ref()).filter(|address| address.starts_with("https://"));
    let rounds: Vec<Round> = met.faces.iter().rev().take(LISTED).map(|face| round(*face, site)).collect();
    let mut sent: Vec<(Date, SentView)> = met.faces.iter().flat_map(|face| letters(*face, site)).collect();
    sent.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    let unlisted = met.faces.len().saturating_sub(LISTED) + sent.len().saturating_sub(LISTED);
    Some(Row {
        id: site.person_anchor(met),
        name: met.fullest_name(site.analysis)?.to_owned(),
        title: known(|person| person.title.as_ref()),
        company: site.company(newest.note),
        company_url: site.opportunity_url(newest.note, TOP),
        last_contact: met.last_contact.map(|date| site.words.near(date)),
        meeting: meeting(met, site).map(|date| site.words.near(date)),
        prefers: prefers.map(|(channel, _)| site.words.channel(channel)),
        line: prefers.map(|(_, line)| line.1),
        line_url: prefers.map(|(_, (face, line))| site.line_url(face.note, line, TOP)),
        is_out_of_reach: [&phone, &email, &linkedin].into_iter().all(Option::is_none) && prefers.is_none(),
        mailto: email.as_deref().map(mailto::to),
        email,
        tel: phone.as_deref().map(tel),
        phone,
        linkedin,
        rounds,
        sent: sent.into_iter().take(LISTED).map(|(_, sent)| sent).collect(),
        unlisted,
        next: next(met, site),
    })
}

/// How they said they like to be reached, with the note and the line.
fn prefers(face: Face, site: &Site<'_>) -> Option<(Channel, (Face, usize))> {
    let note = site.analysis.note(face.note);
    let channel = note.prefers.filter(|_| matches!(face.named, Named::Interviewer(_)))?;
    Some((channel, (face, note.line(note.span_of("prefers")))))
}

/// The next day on which they are to be met.
fn meeting(met: &Met, site: &Site<'_>) -> Option<Date> {
    let ahead = met
        .faces
        .iter()
        .filter(|face| matches!(face.named, Named::Interviewer(_)) && site.is_ahead(face.note));
    ahead.filter_map(|face| site.analysis.note(face.note).date).min()
}

fn round(face: Face, site: &Site<'_>) -> Round {
    let round = site.round(face.note);
    let label = match site.analysis.note(face.note).date {
        Some(date) => site.words.with("common.and-day", &[("what", &round), ("day", &site.day(date))]),
        None => round,
    };
    Round {
        label,
        url: site.note_url(face.note, TOP),
        how: site.words.say(match face.named {
            Named::Recruiter => "people.arranged",
            Named::Interviewer(_) if site.is_ahead(face.note) => "people.to-meet",
            Named::Interviewer(_) => "people.met",
        }),
    }
}

fn letters<'s>(face: Face, site: &'s Site<'_>) -> impl Iterator<Item = (Date, SentView)> + 's {
    sent(face, site.analysis).map(move |sent| {
        let play = site.analysis.playbook.play_named(&sent.play);
        let day = site.day(sent.date);
        let when = match sent.by {
            Some(by) => site.words.with("common.by", &[("what", &day), ("by", &site.words.channel(by))]),
            None => day,
        };
        let line = site.analysis.note(face.note).line(sent.span);
        let view = SentView {
            title: play.map_or_else(|| sent.play.clone(), |play| play.title.clone()),
            when,
            line,
            line_url: site.line_url(face.note, line, TOP),
        };
        (sent.date, view)
    })
}

/// What is to be done for them now, else what opens next; offers stand on the notes' own pages.
fn next(met: &Met, site: &Site<'_>) -> Option<Next> {
    let analysis = site.analysis;
    let items = met.faces.iter().flat_map(|face| {
        let follow_ups = analysis.plans[face.note.0].follow_ups.iter().enumerate();
        let theirs = follow_ups.filter(|(_, each)| each.to == Recipient::from(face.named));
        theirs.map(|(place, _)| Item { note: face.note, place })
    });
    let is_step = |item: &Item| {
        let state = analysis.follow_up(*item).state;
        state.is_open() && state != plan::State::Blocked && !analysis.is_offer(*item)
    };
    let rank = |item: &Item| plan::rank(analysis.follow_up(*item), &analysis.playbook, analysis.as_of);
    let item = items.filter(is_step).min_by_key(rank)?;
    let follow_up = analysis.follow_up(item);
    Some(Next {
        title: analysis.play(follow_up).title.clone(),
        standing: site.words.standing(follow_up, false),
        url: site.follow_up_url(item, TOP),
        is_to_do: follow_up.is_to_do(),
    })
}
