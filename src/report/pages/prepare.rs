//! The preparation list for the interviews that come next, made to be printed.

use crate::journal::NoteId;
use crate::patterns::{GapPattern, Preparation, ToPrepare};
use crate::report::lazy_page::LazyPage;
use crate::report::site::{Heading, Site, TOP};
use crate::template::RenderError;
use crate::text::capital;
use serde::Serialize;

#[derive(Serialize)]
struct PrepareView {
    headline: String,
    lede: String,
    /// The interviews of the coming days.
    interviews: Vec<Interview>,
    /// Those further ahead.
    later: Vec<Link>,
    questions: Shelf,
    mentions: Shelf,
    asks: Shelf,
    /// Whether any of the three has something.
    has_shelves: bool,
    next_time: Vec<Advice>,
    reminders: Vec<&'static str>,
}

/// An interview to prepare for.
#[derive(Serialize)]
struct Interview {
    /// Unique on the page.
    id: String,
    company: String,
    /// The page of the opportunity.
    company_url: Option<String>,
    role: Option<String>,
    stage: Option<String>,
    people: Option<String>,
    day: String,
    when: String,
    url: String,
    /// The questions that its note has ready.
    questions: Vec<String>,
    /// What the writer brings, as the newest note of the opportunity has it that says so.
    strengths: Vec<String>,
    /// The rounds before it, the newest first.
    earlier: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    url: String,
    /// With whom.
    people: Option<String>,
}

#[derive(Serialize)]
struct Shelf {
    items: Vec<Entry>,
    unlisted: usize,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    answer: Option<String>,
    /// What kind of gap it was, and how often there was one where more than once.
    title: String,
    kind_url: String,
    times: Option<String>,
    from: String,
    url: String,
}

#[derive(Serialize)]
struct Advice {
    advice: String,
    title: String,
    url: String,
    /// `twice`, where it happened more than once.
    times: Option<String>,
}

/// More is not read before an interview.
const MOST: usize = 20;
const MOST_ADVICE: usize = 8;
/// How far ahead one prepares, in days, and for how many.
const SOON: i32 = 14;
const MOST_INTERVIEWS: usize = 8;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("prepare.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let list = &site.analysis.preparation;
    let (soon, later) = list.interviews.split_at(soon(list, site));
    let page = PrepareView {
        headline: headline(soon, site),
        lede: site.words.say(lede(list)),
        interviews: soon.iter().filter_map(|id| interview(*id, site)).collect(),
        later: later.iter().take(MOST).map(|id| ahead(*id, site)).collect(),
        questions: shelf(&list.questions, soon, site),
        mentions: shelf(&list.mentions, soon, site),
        asks: shelf(&list.asks, soon, site),
        has_shelves: !(list.questions.is_empty() && list.mentions.is_empty() && list.asks.is_empty()),
        next_time: list
            .next_time
            .iter()
            .take(MOST_ADVICE)
            .map(|reminder| Advice {
                advice: reminder.advice.clone(),
                title: reminder.title.clone(),
                url: format!("playbook.html#gap-{}", reminder.kind),
                times: more_than_once(reminder.count, site),
            })
            .collect(),
        reminders: list.reminders.clone(),
    };
    site.render("prepare", &Heading::new(site.words.say("places.prepare"), "prepare.html", TOP), &page)
}

/// How many of the interviews come within the next days; the nearest one always counts.
fn soon(list: &Preparation, site: &Site<'_>) -> usize {
    let is_soon =
        |id: &NoteId| site.analysis.note(*id).date.is_some_and(|date| site.as_of().days_until(date) <= SOON);
    let soon = list.interviews.iter().take_while(|id| is_soon(id)).count();
    soon.clamp(list.interviews.len().min(1), MOST_INTERVIEWS)
}

fn headline(soon: &[NoteId], site: &Site<'_>) -> String {
    match soon {
        [] => site.words.say("prepare.next"),
        [one] => site.words.with("prepare.for-one", &[("company", &site.company(*one))]),
        several => site.words.count("prepare.for-several", several.len()),
    }
}

fn lede(list: &Preparation) -> &'static str {
    let has_past = !(list.questions.is_empty() && list.mentions.is_empty() && list.next_time.is_empty());
    match (list.interviews.is_empty(), has_past) {
        (true, true) => "prepare.none-coming",
        (true, false) => "prepare.nothing",
        (false, true) => "prepare.both",
        (false, false) => "prepare.own",
    }
}

fn more_than_once(count: usize, site: &Site<'_>) -> Option<String> {
    (count > 1).then(|| site.words.times(count))
}

fn interview(id: NoteId, site: &Site<'_>) -> Option<Interview> {
    let note = site.analysis.note(id);
    let date = note.date?;
    let opportunity = site.analysis.journal.opportunity(id);
    let before: Vec<NoteId> = opportunity.rounds.iter().copied().take_while(|round| *round != id).collect();
    let earlier = before.iter().rev().filter(|round| !site.is_ahead(**round));
    let with_strengths = before.iter().chain([&id]).rev().map(|round| &site.analysis.note(*round).strengths);
    let strengths = with_strengths.into_iter().find(|strengths| !strengths.is_empty());
    Some(Interview {
        id: format!("interview-{}", site.slug(id)),
        company: site.company(id),
        company_url: site.opportunity_url(id, TOP),
        role: opportunity.role.clone(),
        stage: site.stage(id),
        people: site.people(id),
        day: site.day(date),
        when: site.words.relative(date),
        url: site.note_url(id, TOP),
        questions: note.questions.iter().map(|question| question.value.clone()).collect(),
        strengths: strengths.cloned().unwrap_or_default(),
        earlier: earlier.map(|round| round_before(*round, site)).collect(),
    })
}

fn round_before(id: NoteId, site: &Site<'_>) -> Link {
    Link {
        label: capital(&dated(site.round(id), id, site)),
        url: site.note_url(id, TOP),
        people: site.people(id),
    }
}

fn ahead(id: NoteId, site: &Site<'_>) -> Link {
    Link { label: dated(site.company(id), id, site), url: site.note_url(id, TOP), people: None }
}

/// `panel, Thu 5 Mar`
fn dated(what: String, id: NoteId, site: &Site<'_>) -> String {
    match site.analysis.note(id).date {
        Some(date) => site.words.with("common.and-day", &[("what", &what), ("day", &site.day(date))]),
        None => what,
    }
}

/// Past gaps; what belongs to an interview of today stands with that interview.
fn shelf(all: &[ToPrepare], soon: &[NoteId], site: &Site<'_>) -> Shelf {
    let past: Vec<&ToPrepare> = all.iter().filter(|each| !soon.contains(&each.note)).collect();
    Shelf {
        items: past.iter().take(MOST).map(|each| entry(each, site)).collect(),
        unlisted: past.len().saturating_sub(MOST),
    }
}

fn entry(each: &ToPrepare, site: &Site<'_>) -> Entry {
    let kind = site.analysis.playbook.gap_kind(&each.kind);
    let pattern = site.analysis.patterns.gaps.iter().find(|gap: &&GapPattern| gap.kind == each.kind);
    Entry {
        text: each.text.clone(),
        answer: each.answer.clone(),
        title: kind.map_or_else(|| each.kind.clone(), |kind| kind.title.clone()),
        kind_url: format!("playbook.html#gap-{}", each.kind),
        times: pattern.and_then(|gap| more_than_once(gap.count, site)),
        from: site.company(each.note),
        url: site.note_url(each.note, TOP),
    }
}
