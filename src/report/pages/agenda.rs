//! The agenda: what must I do today, what is coming, what am I waiting for.

use crate::date::Date;
use crate::journal::{NoteId, Opportunity};
use crate::plan::{Item, State};
use crate::playbook::Verdict;
use crate::report::follow_up::{FollowUpView, view};
use crate::report::lazy_page::LazyPage;
use crate::report::rounds;
use crate::report::site::{Heading, Site, TOP};
use crate::report::{CALENDAR, Shape};
use crate::template::RenderError;
use crate::text::capital;
use serde::Serialize;
use std::cmp::Reverse;

#[derive(Serialize)]
struct AgendaView {
    /// There is no note at all.
    is_empty: bool,
    /// `Friday 6 March`
    today: String,
    today_iso: String,
    /// The file with interviews and follow-ups for the user's calendar, where it stands beside the page.
    calendar: Option<&'static str>,
    /// `Six things to do today`
    headline: String,
    /// A sentence more.
    lede: String,
    /// The most urgent, unfolded.
    first: Vec<FollowUpView>,
    /// The next ones, folded.
    more: Vec<FollowUpView>,
    /// `Six more to do`
    more_label: String,
    /// The rest, as lines.
    rest: Vec<FollowUpView>,
    /// How many there are beyond those.
    unlisted: usize,
    offers: Vec<FollowUpView>,
    /// The next ones, folded, and `Six more`.
    more_offers: Vec<FollowUpView>,
    more_offers_label: String,
    coming: Vec<Coming>,
    coming_later: Vec<Coming>,
    waiting: Vec<Waiting>,
    /// How many more opportunities are waited for.
    waiting_unlisted: Option<String>,
    blocked: Vec<FollowUpView>,
}

/// An interview ahead, or a follow-up that opens soon.
#[derive(Serialize)]
struct Coming {
    day: String,
    when: String,
    title: String,
    who: Option<String>,
    company: String,
    company_url: Option<String>,
    url: String,
    is_interview: bool,
}

/// An opportunity whose answer is waited for.
#[derive(Serialize)]
struct Waiting {
    company: String,
    role: Option<String>,
    url: Option<String>,
    /// `They mean to decide by Wed 11 Mar`, or how long it has been quiet.
    words: String,
    /// Where the note says so.
    line_url: Option<String>,
    line: Option<usize>,
}

/// A handful of cards is read; more are a wall. With all of these the page stays below 100 KiB, however large the journal.
const FIRST: usize = 5;
const MORE: usize = 6;
const REST: usize = 60;
const OFFERS: usize = 3;
const MORE_OFFERS: usize = 20;
const LISTED: usize = 5;
const LISTED_COMING: usize = 4;
const MOST_COMING: usize = 60;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("index.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let analysis = site.analysis;
    let (offers, now): (Vec<&Item>, Vec<&Item>) =
        analysis.agenda.now.iter().partition(|item| analysis.is_offer(**item));
    let views = |items: &[&Item], from: usize, most: usize| -> Vec<FollowUpView> {
        items.iter().skip(from).take(most).map(|item| view(**item, site, TOP)).collect()
    };
    let waiting = waiting(site);
    let (coming, coming_later) = nearest(coming(site));
    let blocked: Vec<&Item> = analysis.agenda.blocked.iter().collect();
    let page = AgendaView {
        today: site.words.headline(site.as_of()),
        is_empty: site.analysis.journal.notes.is_empty(),
        today_iso: site.as_of().to_string(),
        calendar: (site.options.shape == Shape::Pages).then_some(CALENDAR),
        headline: headline(now.len(), site),
        lede: lede(&now, site),
        first: views(&now, 0, FIRST),
        more: views(&now, FIRST, MORE),
        more_label: site.words.count("agenda.more", now.len().saturating_sub(FIRST)),
        rest: views(&now, FIRST + MORE, REST),
        unlisted: now.len().saturating_sub(FIRST + MORE + REST),
        offers: views(&offers, 0, OFFERS),
        more_offers: views(&offers, OFFERS, MORE_OFFERS),
        more_offers_label: site
            .words
            .count("agenda.more", offers.len().saturating_sub(OFFERS).min(MORE_OFFERS)),
        coming,
        coming_later,
        waiting_unlisted: waiting.len().checked_sub(LISTED + 1).map(|more| site.words.number(more + 1)),
        waiting: waiting.into_iter().take(LISTED).map(|(_, waiting)| waiting).collect(),
        blocked: views(&blocked, 0, LISTED),
    };
    site.render("agenda", &Heading::new(site.words.say("places.today"), "index.html", TOP), &page)
}

fn headline(now: usize, site: &Site<'_>) -> String {
    match now {
        0 if site.analysis.journal.notes.is_empty() => site.words.say("agenda.no-notes"),
        0 => site.words.say("agenda.nothing-to-do"),
        now => site.words.count("agenda.things", now),
    }
}

fn lede(now: &[&Item], site: &Site<'_>) -> String {
    if site.analysis.journal.notes.is_empty() {
        return site.words.say("agenda.write-one");
    }
    match interview_today(site) {
        Some(interview) => {
            site.words.with("agenda.both", &[("first", &interview), ("second", &to_do(now, site))])
        }
        None => to_do(now, site),
    }
}

/// `An interview today, at Halyard.`
fn interview_today(site: &Site<'_>) -> Option<String> {
    let is_today = |id: &&NoteId| site.analysis.note(**id).date == Some(site.as_of());
    let today = site.analysis.preparation.interviews.iter().filter(is_today);
    let companies: Vec<String> = today.map(|id| site.company(*id)).collect();
    match companies.len() {
        0 => None,
        1 => Some(site.words.with("agenda.interview-today", &[("company", &companies[0])])),
        _ => {
            let companies = site.words.list(&companies);
            Some(site.words.with("agenda.interviews-today", &[("companies", &companies)]))
        }
    }
}

fn to_do(now: &[&Item], site: &Site<'_>) -> String {
    let late = now.iter().filter(|item| site.analysis.follow_up(***item).state == State::Overdue).count();
    let key = match (now.len(), late) {
        (0, _) => "agenda.all-done",
        (1, 0) => "agenda.one-in-time",
        (1, _) => "agenda.one-late",
        (_, 0) => "agenda.in-time",
        (2, 2) => "agenda.both-late",
        (all, late) if all == late => "agenda.all-late",
        (_, late) => return site.words.count("agenda.some-late", late),
    };
    site.words.say(key)
}

/// Interviews ahead and follow-ups that open within the week, by day.
fn coming(site: &Site<'_>) -> Vec<Coming> {
    let analysis = site.analysis;
    let interviews = analysis.preparation.interviews.iter().filter_map(|id| interview(*id, site));
    let follow_ups = analysis.agenda.coming.iter().map(|&item| follow_up(item, site));
    let mut coming: Vec<(Date, bool, Coming)> = interviews.chain(follow_ups).collect();
    coming.sort_by_key(|(date, is_follow_up, _)| (*date, *is_follow_up));
    coming.into_iter().take(MOST_COMING).map(|(_, _, coming)| coming).collect()
}

/// The first few, and the next interview among them in any case; then the others.
fn nearest(coming: Vec<Coming>) -> (Vec<Coming>, Vec<Coming>) {
    let next = coming.iter().position(|each| each.is_interview);
    let first = LISTED_COMING - usize::from(next.is_some_and(|next| next >= LISTED_COMING));
    let is_listed = |place: usize| place < first || Some(place) == next;
    let (listed, later): (Vec<_>, Vec<_>) =
        coming.into_iter().enumerate().partition(|(place, _)| is_listed(*place));
    let plain = |numbered: Vec<(usize, Coming)>| numbered.into_iter().map(|(_, each)| each).collect();
    (plain(listed), plain(later))
}

fn interview(id: NoteId, site: &Site<'_>) -> Option<(Date, bool, Coming)> {
    let date = site.analysis.note(id).date?;
    let coming = Coming {
        day: near(date, site),
        when: site.words.relative(date),
        title: interview_named(id, site),
        who: site.people(id),
        company: site.company(id),
        company_url: site.opportunity_url(id, TOP),
        url: site.note_url(id, TOP),
        is_interview: true,
    };
    Some((date, false, coming))
}

/// `Interview`, `Interview, panel`
pub(super) fn interview_named(id: NoteId, site: &Site<'_>) -> String {
    match site.stage(id) {
        Some(stage) => site.words.with("common.interview-stage", &[("stage", &stage)]),
        None => site.words.say("common.interview"),
    }
}

/// `Today`, `Tomorrow`, `Thu 12 Mar`
fn near(date: Date, site: &Site<'_>) -> String {
    match site.as_of().days_until(date) {
        0 | 1 => capital(&site.words.relative(date)),
        _ => site.day(date),
    }
}

fn follow_up(item: Item, site: &Site<'_>) -> (Date, bool, Coming) {
    let follow_up = site.analysis.follow_up(item);
    let note = site.analysis.note(item.note);
    let coming = Coming {
        day: near(follow_up.opens, site),
        when: site.words.relative(follow_up.opens),
        title: site.analysis.play(follow_up).title.clone(),
        who: follow_up.to.person(note).and_then(|person| person.name.clone()),
        company: site.company(item.note),
        company_url: site.opportunity_url(item.note, TOP),
        url: site.follow_up_url(item, TOP),
        is_interview: false,
    };
    (follow_up.opens, true, coming)
}

/// A decision to come, its day, the last word.
type Order = (bool, Option<Date>, Reverse<Date>);

/// Open opportunities with nothing but silence ahead: the nearest decision first, then the latest word.
fn waiting(site: &Site<'_>) -> Vec<(Order, Waiting)> {
    let opportunities = &site.analysis.journal.opportunities;
    let mut waiting: Vec<(Order, Waiting)> =
        opportunities.iter().filter_map(|opportunity| waiting_for(opportunity, site)).collect();
    waiting.sort_by_key(|(key, _)| *key);
    waiting
}

fn waiting_for(opportunity: &Opportunity, site: &Site<'_>) -> Option<(Order, Waiting)> {
    let newest = *opportunity.rounds.last()?;
    let note = site.analysis.note(newest);
    let verdict = site.analysis.assessments[newest.0].verdict;
    let is_theirs = opportunity.status.is_open() && !note.practice;
    if !is_theirs || site.is_ahead(newest) || verdict == Verdict::BowOut {
        return None;
    }
    let decision = note.decide_by.filter(|date| *date >= site.as_of());
    let last_word = rounds::last_word(opportunity, site)?;
    let words = match decision {
        Some(date) => site.words.with("agenda.they-decide", &[("day", &site.day(date))]),
        None => match last_word.days_until(site.as_of()) {
            0 => site.words.say("agenda.spoke-today"),
            1 => site.words.say("agenda.last-word-yesterday"),
            _ => site.words.quiet(last_word),
        },
    };
    let line = decision.map(|_| note.line(note.span_of("decide_by")));
    let waiting = Waiting {
        company: site.company(newest),
        role: opportunity.role.clone(),
        url: site.opportunity_url(newest, TOP),
        words,
        line,
        line_url: line.map(|line| site.line_url(newest, line, TOP)),
    };
    Some(((decision.is_none(), decision, Reverse(last_word)), waiting))
}
