//! The calendar: this month and the next with interviews, due days and decisions, and the windows beside them.

use super::agenda::interview_named;
use crate::date::Date;
use crate::journal::{NoteId, Opportunity};
use crate::note::Status;
use crate::plan::{FollowUp, Item, State};
use crate::report::follow_up::{FollowUpView, view};
use crate::report::lazy_page::LazyPage;
use crate::report::site::{Heading, Site, TOP};
use crate::template::RenderError;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct CalendarView {
    /// `March and April 2026`
    span: String,
    weekdays: Vec<Weekday>,
    months: Vec<Month>,
    /// What is open now or opens within these months, unfolded and folded.
    windows: Vec<FollowUpView>,
    more: Vec<FollowUpView>,
    /// How many there are beyond those.
    unlisted: usize,
}

#[derive(Serialize)]
struct Weekday {
    short: String,
    long: String,
}

#[derive(Serialize)]
struct Month {
    /// `March 2026`, and `March` of it.
    name: String,
    name_alone: String,
    year: i16,
    weeks: Vec<Vec<Day>>,
    /// Whether nothing happens in it.
    is_bare: bool,
}

/// A day of a month; a place in its table that belongs to another month has no number.
#[derive(Default, Serialize)]
struct Day {
    number: Option<i8>,
    iso: String,
    /// `Thu 12 Mar`
    in_words: String,
    is_today: bool,
    is_past: bool,
    /// Nobody works.
    is_off: bool,
    is_bare: bool,
    entries: Vec<Entry>,
    /// How many more there are.
    unlisted: usize,
}

/// Something on a day.
#[derive(Serialize)]
struct Entry {
    /// `interview`, `due`, `late` or `word`
    kind: &'static str,
    /// `Interview`, `Thank-you note`, `They decide`
    what: String,
    company: String,
    url: String,
}

const WEEKDAYS: usize = 7;

const MOST_IN_A_DAY: usize = 6;
const LISTED: usize = 8;
const MORE: usize = 60;

/// What happens, by day.
type Days = HashMap<Date, Vec<Entry>>;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("calendar.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let months: Vec<(i16, i8)> = two_months(site.as_of());
    let is_shown = |date: Date| months.contains(&(date.parts().0, date.parts().1));
    let mut days = Days::new();
    for (date, entry) in interviews(site).chain(due_days(site)).chain(their_days(site)) {
        if is_shown(date) {
            days.entry(date).or_default().push(entry);
        }
    }
    let windows = windows(site, is_shown);
    let views = |from: usize, most: usize| -> Vec<FollowUpView> {
        windows.iter().skip(from).take(most).map(|item| view(*item, site, TOP)).collect()
    };
    let months: Vec<Month> = months.into_iter().map(|month| self::month(month, &mut days, site)).collect();
    let page = CalendarView {
        span: span(&months, site),
        weekdays: (0..WEEKDAYS).map(|place| weekday(place, site)).collect(),
        months,
        windows: views(0, LISTED),
        more: views(LISTED, MORE),
        unlisted: windows.len().saturating_sub(LISTED + MORE),
    };
    site.render("calendar", &Heading::new(site.words.say("places.calendar"), "calendar.html", TOP), &page)
}

/// `March and April 2026`, `December 2026 and January 2027`
fn span(months: &[Month], site: &Site<'_>) -> String {
    match months {
        [one, other] => {
            let first = if one.year == other.year { &one.name_alone } else { &one.name };
            site.words.with("days.two-months", &[("first", first), ("second", &other.name)])
        }
        _ => months.iter().map(|month| month.name.as_str()).collect(),
    }
}

fn weekday(place: usize, site: &Site<'_>) -> Weekday {
    let (long, short) = site.words.weekday(place);
    Weekday { short: short.to_owned(), long: long.to_owned() }
}

/// The month of a day and the one after it.
fn two_months(date: Date) -> Vec<(i16, i8)> {
    let (year, month, _) = date.parts();
    let next = if month == 12 { (year.saturating_add(1), 1) } else { (year, month + 1) };
    [(year, month), next].into_iter().filter(|&(year, month)| Date::new(year, month, 1).is_some()).collect()
}

fn month((year, month): (i16, i8), days: &mut Days, site: &Site<'_>) -> Month {
    let dates: Vec<Date> = (1..=31).filter_map(|day| Date::new(year, month, day)).collect();
    let blank = dates.first().map_or(0, |first| first.weekday());
    let name_alone = site.words.month(month).0.to_owned();
    let name = site.words.with("days.month-of-year", &[("month", &name_alone), ("year", &year.to_string())]);
    let mut cells: Vec<Day> = (0..blank).map(|_| Day::default()).collect();
    cells.extend(dates.into_iter().map(|date| day(date, days.remove(&date).unwrap_or_default(), site)));
    cells.resize_with(cells.len().next_multiple_of(WEEKDAYS), Day::default);
    let is_bare = cells.iter().all(|day| day.is_bare || day.number.is_none());
    let mut weeks: Vec<Vec<Day>> = Vec::new();
    for (place, cell) in cells.into_iter().enumerate() {
        match weeks.last_mut() {
            Some(week) if place % WEEKDAYS > 0 => week.push(cell),
            _ => weeks.push(vec![cell]),
        }
    }
    Month { name, name_alone, year, weeks, is_bare }
}

fn day(date: Date, mut entries: Vec<Entry>, site: &Site<'_>) -> Day {
    let unlisted = entries.len().saturating_sub(MOST_IN_A_DAY);
    entries.truncate(MOST_IN_A_DAY);
    Day {
        number: Some(date.parts().2),
        iso: date.to_string(),
        in_words: site.day(date),
        is_today: date == site.as_of(),
        is_past: date < site.as_of(),
        is_off: !site.analysis.calendar.is_business_day(date),
        is_bare: entries.is_empty() && date != site.as_of(),
        entries,
        unlisted,
    }
}

fn interviews<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (Date, Entry)> + 's {
    let journal = &site.analysis.journal;
    let real = journal.ids().filter(|id| !journal.note(*id).practice);
    real.filter_map(|id| {
        let what = interview_named(id, site);
        let company = site.company(id);
        Some((
            journal.note(id).date?,
            Entry { kind: "interview", what, company, url: site.note_url(id, TOP) },
        ))
    })
}

/// The days by which something open should be done; an offer never has to.
fn due_days<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (Date, Entry)> + 's {
    open(site).map(|(item, follow_up)| {
        let entry = Entry {
            kind: if follow_up.state == State::Overdue { "late" } else { "due" },
            what: site.analysis.play(follow_up).title.clone(),
            company: site.company(item.note),
            url: site.follow_up_url(item, TOP),
        };
        (follow_up.due, entry)
    })
}

/// Everything that is to be done now or later, offers and what waits for a name left out.
fn open<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (Item, &'s FollowUp)> {
    let plans = site.analysis.plans.iter().enumerate();
    let all = plans.flat_map(|(note, plan)| {
        plan.follow_ups
            .iter()
            .enumerate()
            .map(move |(place, each)| (Item { note: NoteId(note), place }, each))
    });
    let is_open = |state: State| matches!(state, State::Due | State::Overdue | State::Upcoming);
    all.filter(move |(item, follow_up)| is_open(follow_up.state) && !site.analysis.is_offer(*item))
}

/// The days that they named.
fn their_days<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (Date, Entry)> + 's {
    let ids = site.opportunities();
    ids.flat_map(|id| days_of(&site.analysis.journal.opportunities[id.0], site))
}

fn days_of(opportunity: &Opportunity, site: &Site<'_>) -> Vec<(Date, Entry)> {
    let newest = opportunity.newest();
    let note = site.analysis.note(newest);
    let status = opportunity.status;
    let days = [
        (note.decide_by.filter(|_| status.is_open()), "decide_by", "calendar.they-decide"),
        (note.answer_by.filter(|_| status == Status::Offer), "answer_by", "calendar.your-answer"),
        (note.return_on.filter(|_| status.is_ended()), "return_on", "calendar.glad-to-hear"),
    ];
    let entry = |(date, field, what): (Option<Date>, &str, &str)| {
        let line = note.line(note.span_of(field));
        let (company, url) = (site.company(newest), site.line_url(newest, line, TOP));
        Some((date?, Entry { kind: "word", what: site.words.say(what), company, url }))
    };
    days.into_iter().filter_map(entry).collect()
}

/// What is to be done now, the most urgent first, then what opens within these months, the nearest first.
fn windows(site: &Site<'_>, is_shown: impl Fn(Date) -> bool) -> Vec<Item> {
    let analysis = site.analysis;
    let now = analysis.agenda.now.iter().copied().filter(|item| !analysis.is_offer(*item));
    let later = open(site).filter(|(_, each)| each.state == State::Upcoming && is_shown(each.opens));
    let mut later: Vec<Item> = later.map(|(item, _)| item).collect();
    later.sort_by_key(|item| analysis.follow_up(*item).opens);
    now.chain(later).collect()
}
