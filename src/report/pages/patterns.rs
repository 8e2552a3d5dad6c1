//! What recurs over the whole journal, in words, and in pictures where there is enough to see.

use crate::journal::NoteId;
use crate::patterns::{GapPattern, Topic};
use crate::report::chart::{self, Columns, Course, Shares};
use crate::report::lazy_page::LazyPage;
use crate::report::search;
use crate::report::site::{Heading, Site, TOP};
use crate::report::{finding, words};
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PatternsView {
    /// There is no interview to look back on.
    is_empty: bool,
    /// There is something to say, and nothing to draw yet.
    is_small: bool,
    /// What feeling and fact have to do with one another, in a sentence.
    feeling: String,
    course: Option<Course>,
    /// Gap kinds that came up more than once.
    gaps: Vec<GapRow>,
    /// Those that came up once.
    once: Vec<GapRow>,
    topics: Vec<TopicRow>,
    thank_you: String,
    thank_you_columns: Option<Columns>,
    on_time: String,
    on_time_shares: Option<Shares>,
    answers: String,
    answer_columns: Option<Columns>,
    rounds: String,
    round_shares: Option<Shares>,
}

#[derive(Serialize)]
struct GapRow {
    title: String,
    url: String,
    count: usize,
    /// Its bar; that of the most frequent kind is 100 units long.
    length: usize,
    /// `Tue 24 Feb`; absent where no note has a date.
    last: Option<String>,
    notes: Notes,
}

#[derive(Serialize)]
struct TopicRow {
    words: String,
    count: usize,
    notes: Notes,
}

/// The newest notes, and how many more there are.
#[derive(Serialize)]
struct Notes {
    links: Vec<NoteLink>,
    unlisted: usize,
    /// All notes that have it.
    all_url: String,
}

#[derive(Serialize)]
struct NoteLink {
    label: String,
    url: String,
}

const NOTES: usize = 5;
const TOPICS: usize = 6;
/// A topic is a few words; somebody's may be one long one.
const LONGEST: usize = 60;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("patterns.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let patterns = &site.analysis.patterns;
    let (recurring, once): (Vec<&GapPattern>, Vec<&GapPattern>) =
        patterns.gaps.iter().partition(|gap| gap.count > 1);
    let longest = recurring.first().map_or(1, |gap| gap.count);
    let is_empty =
        patterns.moods.is_empty() && patterns.gaps.is_empty() && patterns.rounds_reached.is_empty();
    let page = PatternsView {
        is_empty,
        is_small: !is_empty && patterns.moods.len() < chart::ENOUGH,
        feeling: finding::feeling(&patterns.moods, site.words),
        course: chart::course(&patterns.moods, site),
        gaps: recurring.iter().map(|gap| gap_row(gap, longest, site)).collect(),
        once: once.iter().map(|gap| gap_row(gap, longest, site)).collect(),
        topics: patterns.topics.iter().take(TOPICS).map(|topic| topic_row(topic, site)).collect(),
        thank_you: finding::thank_yous(&patterns.days_to_thank_you, site.words),
        thank_you_columns: chart::days(&patterns.days_to_thank_you, site.words),
        on_time: finding::punctuality(patterns.on_time, site.words),
        on_time_shares: chart::punctuality(patterns.on_time, site.words),
        answers: finding::answers(&patterns.answers, site.words),
        answer_columns: chart::business_weeks(&patterns.answers, site.words),
        rounds: finding::rounds(&patterns.rounds_reached, patterns.offers, site.words),
        round_shares: chart::rounds(&patterns.rounds_reached, patterns.offers, site.words),
    };
    site.render("patterns", &Heading::new(site.words.say("places.patterns"), "patterns.html", TOP), &page)
}

fn gap_row(gap: &GapPattern, longest: usize, site: &Site<'_>) -> GapRow {
    let kind = site.analysis.playbook.gap_kind(&gap.kind);
    let last = gap.notes.iter().filter_map(|id| site.analysis.note(*id).date).max();
    GapRow {
        title: kind.map_or_else(|| gap.kind.clone(), |kind| kind.title.clone()),
        url: format!("playbook.html#gap-{}", gap.kind),
        count: gap.count,
        length: gap.count * 100 / longest,
        last: last.map(|date| site.day(date)),
        notes: notes(&gap.notes, search::url("gap", &gap.kind, site), site),
    }
}

fn topic_row(topic: &Topic, site: &Site<'_>) -> TopicRow {
    TopicRow {
        words: words::shortened(&topic.words, LONGEST),
        count: topic.notes.len(),
        notes: notes(&topic.notes, search::url("q", &topic.words, site), site),
    }
}

/// The newest note of each company; one that had several stands there once.
fn notes(ids: &[NoteId], all_url: String, site: &Site<'_>) -> Notes {
    let mut newest = ids.to_vec();
    newest.sort_by_key(|id| std::cmp::Reverse((site.analysis.note(*id).date, *id)));
    let mut links: Vec<NoteLink> = Vec::new();
    for id in newest {
        let label = match site.analysis.note(id).practice {
            true => site.words.say("common.a-rehearsal"),
            false => site.company(id),
        };
        if links.len() < NOTES && links.iter().all(|link| link.label != label) {
            links.push(NoteLink { label, url: site.note_url(id, TOP) });
        }
    }
    Notes { unlisted: ids.len() - links.len(), links, all_url }
}
