//! What recurs over the whole journal, in words, and in pictures where there is enough to see.

use crate::note::Mood;
use crate::patterns::{Feeling, GapPattern, Share, median};
use crate::playbook::Verdict;
use crate::report::chart::{self, Bar, Dot};
use crate::report::lazy_page::LazyPage;
use crate::report::site::{Site, TOP};
use crate::report::words;
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PatternsView {
    /// There is no interview to look back on.
    is_empty: bool,
    /// Gap kinds that came up more than once.
    gaps: Vec<GapRow>,
    /// Those that came up once.
    once: Vec<GapRow>,
    /// What feeling and fact have to do with one another, in a sentence.
    feeling: String,
    /// Whether there are enough interviews for the picture.
    has_picture: bool,
    feelings: Vec<FeelingRow>,
    moods: Vec<MoodRow>,
    /// The marks that the picture has.
    keys: Vec<Key>,
    /// How many older interviews the picture leaves out.
    older: usize,
    thank_you: String,
    on_time: String,
    rounds: Vec<Bar>,
    offers: String,
    answers: String,
}

#[derive(Serialize)]
struct GapRow {
    title: String,
    url: String,
    count: usize,
    length: usize,
    notes: Vec<NoteLink>,
    unlisted: usize,
}

#[derive(Serialize)]
struct NoteLink {
    label: String,
    url: String,
}

#[derive(Serialize)]
struct FeelingRow {
    label: String,
    day: String,
    url: String,
    mood: &'static str,
    verdict: String,
    dot: Dot,
}

#[derive(Serialize)]
struct MoodRow {
    word: &'static str,
    y: usize,
}

#[derive(Serialize)]
struct Key {
    damage: &'static str,
    words: &'static str,
}

/// Fewer interviews than this are better told than drawn.
const ENOUGH: usize = 5;
const MOST: usize = 40;
const NOTES: usize = 8;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("patterns.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let patterns = &site.analysis.patterns;
    let (recurring, once): (Vec<&GapPattern>, Vec<&GapPattern>) =
        patterns.gaps.iter().partition(|gap| gap.count > 1);
    let longest = patterns.gaps.first().map_or(1, |gap| gap.count).max(1);
    let older = patterns.moods.len().saturating_sub(MOST);
    let newest = &patterns.moods[older..];
    let page = PatternsView {
        is_empty: patterns.moods.is_empty() && patterns.gaps.is_empty() && patterns.rounds_reached.is_empty(),
        gaps: recurring.iter().map(|gap| gap_row(gap, longest, site)).collect(),
        once: once.iter().map(|gap| gap_row(gap, longest, site)).collect(),
        keys: keys(newest),
        feeling: feeling(&patterns.moods),
        has_picture: newest.len() >= ENOUGH,
        feelings: newest
            .iter()
            .enumerate()
            .map(|(place, feeling)| feeling_row(feeling, place, newest.len(), site))
            .collect(),
        moods: Mood::ALL.iter().map(|mood| MoodRow { word: mood.word(), y: chart::row(*mood) }).collect(),
        older,
        thank_you: days(&patterns.days_to_thank_you, "No thank-you is in the log yet.", "went out"),
        on_time: on_time(patterns.on_time),
        rounds: rounds(&patterns.rounds_reached),
        offers: match patterns.offers {
            0 => "No offer so far.".to_owned(),
            offers => format!("{} led to an offer.", words::capital(&words::number(offers))),
        },
        answers: days(&patterns.days_to_answer, "Nobody has answered yet.", "came"),
    };
    site.render("patterns", &site.head("Patterns", "patterns.html", TOP), &page)
}

fn gap_row(gap: &GapPattern, longest: usize, site: &Site<'_>) -> GapRow {
    let kind = site.analysis.playbook.gap_kind(&gap.kind);
    let link = |id: &crate::journal::NoteId| {
        let note = site.analysis.note(*id);
        let label = if note.practice { "a rehearsal".to_owned() } else { site.company(*id) };
        NoteLink { label, url: site.note_url(*id, TOP) }
    };
    GapRow {
        title: kind.map_or_else(|| gap.kind.clone(), |kind| kind.title.clone()),
        url: format!("playbook.html#gap-{}", gap.kind),
        count: gap.count,
        length: gap.count * 100 / longest,
        notes: gap.notes.iter().rev().take(NOTES).map(link).collect(),
        unlisted: gap.notes.len().saturating_sub(NOTES),
    }
}

/// What an interview did: damage or none, where the verdict tells; bowing out is neither.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Damage,
    None,
    BowOut,
    Unknown,
}

fn effect(feeling: &Feeling) -> Effect {
    match feeling.verdict {
        Verdict::Repairable | Verdict::Serious => Effect::Damage,
        Verdict::Solid | Verdict::Worry | Verdict::LetGo => Effect::None,
        Verdict::BowOut => Effect::BowOut,
        Verdict::Unassessed | Verdict::Upcoming => Effect::Unknown,
    }
}

/// The tool's own idea, on the user's own interviews.
fn feeling(moods: &[Feeling]) -> String {
    let (low, fine): (Vec<&Feeling>, Vec<&Feeling>) =
        moods.iter().partition(|feeling| feeling.mood.number() <= 2);
    let damaged = fine.iter().filter(|feeling| effect(feeling) == Effect::Damage).count();
    let said = match (low.len(), fine.len()) {
        (0, 0) => return "No note says how an interview felt.".to_owned(),
        (0, _) => "No interview has felt shaky or bad so far.".to_owned(),
        _ => felt_low(&low),
    };
    match damaged {
        0 => said,
        1 => format!("{said} One felt fine and had something worth mending."),
        _ => format!(
            "{said} {} felt fine and had something worth mending.",
            words::capital(&words::number(damaged))
        ),
    }
}

/// `Five interviews felt shaky or bad: two had something worth mending and three did no damage.`
fn felt_low(low: &[&Feeling]) -> String {
    let effects = [
        (Effect::Damage, "had something worth mending", "had something worth mending"),
        (Effect::None, "did no damage", "did no damage"),
        (Effect::BowOut, "told you to bow out", "told you to bow out"),
        (Effect::Unknown, "is still to be looked at", "are still to be looked at"),
    ];
    let told = effects.iter().filter_map(|(wanted, one, many)| {
        match low.iter().filter(|feeling| effect(feeling) == *wanted).count() {
            0 => None,
            1 => Some((1, *one)),
            count => Some((count, *many)),
        }
    });
    let felt = words::capital(&words::count(low.len(), "interview", "interviews"));
    match told.collect::<Vec<_>>().as_slice() {
        [(1, did)] => format!("{felt} felt shaky or bad; it {did}."),
        [(2, did)] => format!("{felt} felt shaky or bad; both {did}."),
        [(_, did)] => format!("{felt} felt shaky or bad; all of them {did}."),
        several => {
            let parts: Vec<String> =
                several.iter().map(|(count, did)| format!("{} {did}", words::number(*count))).collect();
            format!("{felt} felt shaky or bad: {}.", words::list(&parts))
        }
    }
}

fn keys(feelings: &[Feeling]) -> Vec<Key> {
    let is_drawn = |key: &&Key| feelings.iter().any(|feeling| chart::damage(feeling) == key.damage);
    let all = chart::DAMAGE.map(|(damage, words)| Key { damage, words });
    all.into_iter().filter(|key| is_drawn(&key)).collect()
}

fn feeling_row(feeling: &Feeling, place: usize, of: usize, site: &Site<'_>) -> FeelingRow {
    FeelingRow {
        label: site.company(feeling.note),
        day: site.day(feeling.date),
        url: site.note_url(feeling.note, TOP),
        mood: feeling.mood.word(),
        verdict: words::verdict(feeling.verdict),
        dot: chart::dot(feeling, place, of),
    }
}

/// `Four of the seven came within eight days, the last after 16 days.`
fn days(values: &[i32], none: &str, verb: &str) -> String {
    let (Some(middle), Some(most)) = (median(values), values.iter().max()) else { return none.to_owned() };
    let within = |days: i32| match days {
        0 => "on the same day".to_owned(),
        days => format!("within {}", words::days_long(days)),
    };
    let quick = values.iter().filter(|days| **days <= middle).count();
    match values.len() {
        1 => format!("The only one so far {verb} {}.", within(middle)),
        2 if middle == *most => format!("Both {verb} {}.", within(middle)),
        count if middle == *most => format!("All {} {verb} {}.", words::number(count), within(middle)),
        count => format!(
            "{} {verb} {}, the slowest after {}.",
            words::capital(&words::part_of(quick, count)),
            within(middle),
            words::days_long(*most)
        ),
    }
}

fn on_time(share: Share) -> String {
    let (by, by_theirs) = ("by the day it was due", "by the day they were due");
    match (share.part, share.whole) {
        (_, 0) => "No follow-up has been due yet.".to_owned(),
        (0, 1) => format!("The only follow-up so far was not done {by}."),
        (_, 1) => format!("The only follow-up so far was done {by}."),
        (2, 2) => format!("Both follow-ups were done {by_theirs}."),
        (0, whole) => format!("None of {} follow-ups was done {by}.", words::number(whole)),
        (part, whole) if part == whole => {
            format!("All {} follow-ups were done {by_theirs}.", words::number(whole))
        }
        (1, whole) => format!("{} follow-ups was done {by}.", words::capital(&words::part_of(1, whole))),
        (part, whole) => {
            format!("{} follow-ups were done {by_theirs}.", words::capital(&words::part_of(part, whole)))
        }
    }
}

fn rounds(reached: &[usize]) -> Vec<Bar> {
    let label = |place: usize| match place {
        0 => "a first round".to_owned(),
        1 => "a second round".to_owned(),
        2 => "a third round".to_owned(),
        place => format!("a round {}", place + 1),
    };
    chart::bars(reached.iter().enumerate().map(|(place, count)| (label(place), *count)))
}
