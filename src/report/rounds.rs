//! What happened in an opportunity, what is to be done and what will come, on one line of time with its silences.

use super::fact::{self, FactView};
use super::site::{Root, Site};
use crate::date::Date;
use crate::journal::{NoteId, Opportunity};
use crate::note::{Note, Status};
use crate::plan::{Item, State};
use crate::text::Span;
use serde::Serialize;

/// Something that happened, or will; or that nothing did.
#[derive(Serialize)]
pub(super) struct EventView {
    /// `Wed 4 Mar`; absent for a silence.
    day: Option<String>,
    iso: Option<String>,
    /// `interview`, `sent`, `heard`, `status`, `step`, `ahead`, `quiet` or `today`
    kind: &'static str,
    /// What it was, in a few words.
    label: String,
    /// How it stands: `one day late`.
    standing: Option<String>,
    /// Somebody's words.
    words: Option<String>,
    /// Why it is to be done.
    reason: Option<FactView>,
    url: Option<String>,
    /// Where a note says so.
    line: Option<usize>,
    line_url: Option<String>,
    /// The verdict of an interview.
    verdict: Option<String>,
    verdict_word: Option<&'static str>,
    is_ahead: bool,
}

/// A timeline of bearable length.
pub(super) struct Timeline {
    /// Its events, the latest last.
    pub(super) events: Vec<EventView>,
    /// How many earlier ones are left out.
    pub(super) earlier: usize,
}

/// More is not read on one page.
const LONGEST: usize = 200;
/// So many days without a word are worth a mention.
const QUIET: i32 = 4;

/// Everything about an opportunity in its order, with the silences between and today among it.
pub(super) fn timeline(opportunity: &Opportunity, site: &Site<'_>, root: Root) -> Timeline {
    let place = Place { site, root };
    let mut events: Vec<(Date, EventView)> = Vec::new();
    for &id in &opportunity.rounds {
        events.extend(place.interview(id));
        events.extend(place.letters(id));
        events.extend(place.answers(id));
        events.extend(place.steps(id));
    }
    events.extend(place.status(opportunity));
    events.extend(place.ahead(opportunity));
    events.sort_by_key(|(date, event)| (*date, order(event.kind)));
    let earlier = events.len().saturating_sub(LONGEST);
    Timeline { events: woven(events.split_off(earlier), opportunity, site), earlier }
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

/// How long nobody has said anything, where that is worth a word: `quiet for nine days`.
pub(super) fn quiet(opportunity: &Opportunity, site: &Site<'_>) -> Option<String> {
    let last = last_word(opportunity, site).filter(|_| opportunity.status.is_open())?;
    (last.days_until(site.as_of()) > 1).then(|| site.words.quiet(last))
}

/// What comes first on the same day.
fn order(kind: &str) -> usize {
    const ORDER: &[&str] = &["interview", "sent", "heard", "status", "step", "ahead"];
    ORDER.iter().position(|each| *each == kind).unwrap_or(ORDER.len())
}

/// The events with silences and today between them.
fn woven(events: Vec<(Date, EventView)>, opportunity: &Opportunity, site: &Site<'_>) -> Vec<EventView> {
    let as_of = site.as_of();
    let is_past = |(date, event): &(Date, EventView)| *date <= as_of && event.kind != "step";
    let past = events.iter().take_while(|event| is_past(event)).count();
    let is_quiet_now = opportunity.status.is_open();
    let mut woven = Vec::with_capacity(events.len() + 2);
    let mut before: Option<Date> = None;
    let count = events.len();
    for (place, (date, event)) in events.into_iter().enumerate() {
        if place == past {
            woven.extend(before.filter(|_| is_quiet_now).and_then(|before| silence(before, as_of, site)));
            woven.push(today(site));
        } else if place < past {
            woven.extend(before.and_then(|before| silence(before, date, site)));
        }
        before = Some(date);
        woven.push(event);
    }
    if past == count && is_quiet_now {
        woven.extend(before.and_then(|before| silence(before, as_of, site)));
        woven.push(today(site));
    }
    woven
}

fn silence(from: Date, to: Date, site: &Site<'_>) -> Option<EventView> {
    let days = from.days_until(to);
    let label = site.words.with("opportunity.quiet", &[("days", &site.words.days_long(days))]);
    (days >= QUIET).then(|| EventView { day: None, iso: None, ..event(to, "quiet", label, site) })
}

fn today(site: &Site<'_>) -> EventView {
    event(site.as_of(), "today", site.words.say("opportunity.today"), site)
}

fn event(date: Date, kind: &'static str, label: String, site: &Site<'_>) -> EventView {
    EventView {
        day: Some(site.day(date)),
        iso: Some(date.to_string()),
        kind,
        label,
        standing: None,
        words: None,
        reason: None,
        url: None,
        line: None,
        line_url: None,
        verdict: None,
        verdict_word: None,
        is_ahead: date > site.as_of(),
    }
}

/// The page that the events stand on.
#[derive(Clone, Copy)]
struct Place<'s, 'a> {
    site: &'s Site<'a>,
    root: Root,
}

impl<'s, 'a> Place<'s, 'a> {
    fn note(self, id: NoteId) -> &'s Note {
        self.site.analysis.note(id)
    }

    /// An event with the line of the note that tells of it.
    fn told(self, event: EventView, id: NoteId, span: Span) -> EventView {
        let line = self.note(id).line(span);
        EventView { line: Some(line), line_url: Some(self.site.line_url(id, line, self.root)), ..event }
    }

    /// `Thank-you note to Dana Whitfield`
    fn addressed(self, what: &str, to: Option<&str>) -> String {
        match to {
            Some(to) => self.site.words.with("common.to", &[("what", what), ("person", to)]),
            None => what.to_owned(),
        }
    }

    fn interview(self, id: NoteId) -> Option<(Date, EventView)> {
        let date = self.note(id).date?;
        let words = self.site.words;
        let label = words.with("opportunity.interview", &[("round", &self.site.round(id))]);
        let label = match self.site.people(id) {
            Some(people) => words.with("common.with-tail", &[("what", &label), ("people", &people)]),
            None => label,
        };
        let verdict = self.site.analysis.assessments[id.0].verdict;
        let event = EventView {
            url: Some(self.site.note_url(id, self.root)),
            verdict: Some(words.verdict(verdict)),
            verdict_word: Some(verdict.word()),
            ..event(date, "interview", label, self.site)
        };
        Some((date, event))
    }

    fn letters(self, id: NoteId) -> impl Iterator<Item = (Date, EventView)> {
        self.note(id).sent.iter().map(move |sent| {
            let play = self.site.analysis.playbook.play_named(&sent.play);
            let title = play.map_or(sent.play.as_str(), |play| play.title.as_str());
            let words = self.site.words;
            let what = self.addressed(title, sent.to.as_deref());
            let what = match sent.by {
                Some(by) => words.with("common.by", &[("what", &what), ("by", &words.channel(by))]),
                None => what,
            };
            let event =
                event(sent.date, "sent", words.with("opportunity.you", &[("what", &what)]), self.site);
            let event = EventView { words: sent.words.clone(), ..event };
            (sent.date, self.told(event, id, sent.span))
        })
    }

    fn answers(self, id: NoteId) -> impl Iterator<Item = (Date, EventView)> {
        self.note(id).heard.iter().map(move |heard| {
            let event =
                event(heard.date, "heard", self.site.words.say("opportunity.they-answered"), self.site);
            let words = Some(heard.words.clone()).filter(|words| !words.is_empty());
            (heard.date, self.told(EventView { words, ..event }, id, heard.span))
        })
    }

    /// What is to be done, today, and what opens later on its day; offers stand on the note's own page.
    fn steps(self, id: NoteId) -> impl Iterator<Item = (Date, EventView)> {
        let analysis = self.site.analysis;
        let items = (0..analysis.plans[id.0].follow_ups.len()).map(move |place| Item { note: id, place });
        items.filter_map(move |item| {
            let follow_up = analysis.follow_up(item);
            let date = match follow_up.state {
                State::Due | State::Overdue => self.site.as_of(),
                State::Upcoming => follow_up.opens,
                _ => return None,
            };
            (!analysis.is_offer(item)).then(|| (date, self.step(item, date)))
        })
    }

    fn step(self, item: Item, date: Date) -> EventView {
        let analysis = self.site.analysis;
        let follow_up = analysis.follow_up(item);
        let to = follow_up.to.person(analysis.note(item.note)).and_then(|person| person.name.as_deref());
        let label = self.addressed(&analysis.play(follow_up).title, to);
        EventView {
            standing: follow_up.is_to_do().then(|| self.site.words.standing(follow_up, false)),
            reason: fact::in_short(&follow_up.why, item.note, self.site, self.root),
            url: Some(self.site.follow_up_url(item, self.root)),
            // What is to be done now stands below today, and needs no day of its own.
            day: (!follow_up.is_to_do()).then(|| self.site.day(date)),
            ..event(date, "step", label, self.site)
        }
    }

    fn status(self, opportunity: &Opportunity) -> Option<(Date, EventView)> {
        let (id, date) = (opportunity.status_note?, opportunity.status_on?);
        let label = match opportunity.status {
            Status::Waiting => return None,
            Status::Advanced => "opportunity.advanced",
            Status::Offer => "opportunity.offer",
            Status::Accepted => "opportunity.accepted",
            Status::Rejected => "opportunity.rejected",
            Status::Withdrawn => "opportunity.withdrawn",
            Status::Closed => "opportunity.closed",
        };
        let event = event(date, "status", self.site.words.say(label), self.site);
        Some((date, self.told(event, id, self.note(id).span_of("status"))))
    }

    /// The days that the newest note names.
    fn ahead(self, opportunity: &Opportunity) -> Vec<(Date, EventView)> {
        let Some(&newest) = opportunity.rounds.last() else { return Vec::new() };
        let note = self.note(newest);
        let status = opportunity.status;
        let days = [
            ("decide_by", note.decide_by.filter(|_| status.is_open()), "opportunity.they-decide"),
            ("answer_by", note.answer_by.filter(|_| status == Status::Offer), "opportunity.your-answer"),
            ("return_on", note.return_on, "opportunity.glad-to-hear"),
        ];
        let is_ahead = |date: &Date| *date >= self.site.as_of();
        let event = |(field, date, label): (&str, Option<Date>, &str)| {
            let date = date.filter(is_ahead)?;
            let event = event(date, "ahead", self.site.words.say(label), self.site);
            Some((date, self.told(event, newest, note.span_of(field))))
        };
        days.into_iter().filter_map(event).collect()
    }
}
