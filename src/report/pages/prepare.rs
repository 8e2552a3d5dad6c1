//! The preparation list for the next interview, made to be printed.

use crate::journal::NoteId;
use crate::patterns::ToPrepare;
use crate::playbook::Verdict;
use crate::report::File;
use crate::report::site::{Head, Site, TOP};
use crate::report::words;
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PrepareView {
    head: Head,
    next: Option<Next>,
    questions: Shelf,
    mentions: Shelf,
    asks: Shelf,
    /// Whether any of the three has something.
    has_shelves: bool,
    next_time: Vec<Advice>,
    reminders: Vec<&'static str>,
    is_empty: bool,
}

/// The interview to prepare for.
#[derive(Serialize)]
struct Next {
    company: String,
    role: Option<String>,
    people: String,
    day: String,
    when: String,
    url: String,
    earlier: Vec<Earlier>,
}

/// An earlier round of it.
#[derive(Serialize)]
struct Earlier {
    label: String,
    url: String,
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

pub(super) fn pages(site: &Site<'_>) -> Result<Vec<File>, RenderError> {
    let list = &site.analysis.preparation;
    let page = PrepareView {
        head: site.head("Prepare", "prepare.html", TOP),
        next: next(site),
        questions: shelf(&list.questions, site),
        mentions: shelf(&list.mentions, site),
        asks: shelf(&list.asks, site),
        has_shelves: !(list.questions.is_empty() && list.mentions.is_empty() && list.asks.is_empty()),
        next_time: list
            .next_time
            .iter()
            .take(MOST_ADVICE)
            .map(|reminder| Advice {
                advice: reminder.advice.clone(),
                title: reminder.title.clone(),
                url: format!("playbook.html#gap-{}", reminder.kind),
                times: times(reminder.count),
            })
            .collect(),
        reminders: list.reminders.clone(),
        is_empty: list.questions.is_empty() && list.mentions.is_empty() && list.next_time.is_empty(),
    };
    Ok(vec![site.render("prepare", "prepare.html", &page)?])
}

fn times(count: usize) -> Option<String> {
    match count {
        0 | 1 => None,
        2 => Some("twice".to_owned()),
        count => Some(format!("{} times", words::number(count))),
    }
}

fn next(site: &Site<'_>) -> Option<Next> {
    let analysis = site.analysis;
    let is_ahead =
        |id: &NoteId| analysis.assessments[id.0].verdict == Verdict::Upcoming && !analysis.note(*id).practice;
    let id = analysis.journal.ids().filter(is_ahead).min_by_key(|id| (analysis.note(*id).date, *id))?;
    let note = analysis.note(id);
    let people: Vec<&str> = note.interviewers.iter().filter_map(|person| person.name.as_deref()).collect();
    let date = note.date?;
    let rounds = analysis.journal.opportunity(id).rounds.iter().filter(|round| **round != id);
    Some(Next {
        company: site.company(id),
        role: analysis.journal.opportunity(id).role.clone(),
        people: people.join(", "),
        day: site.day(date),
        when: words::relative(date, site.as_of()),
        url: site.note_url(id, TOP),
        earlier: rounds.map(|round| earlier(*round, site)).collect(),
    })
}

fn earlier(id: NoteId, site: &Site<'_>) -> Earlier {
    let note = site.analysis.note(id);
    let stage = note.stage.clone().unwrap_or_else(|| format!("round {}", site.analysis.journal.round(id)));
    let day = note.date.map(|date| format!(", {}", site.day(date))).unwrap_or_default();
    Earlier { label: format!("{stage}{day}"), url: site.note_url(id, TOP) }
}

fn shelf(all: &[ToPrepare], site: &Site<'_>) -> Shelf {
    let entry = |each: &ToPrepare| Entry {
        text: each.text.clone(),
        answer: each.answer.clone(),
        from: site.company(each.note),
        url: site.note_url(each.note, TOP),
    };
    Shelf { items: all.iter().take(MOST).map(entry).collect(), unlisted: all.len().saturating_sub(MOST) }
}
