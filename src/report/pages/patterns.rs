//! What recurs over the whole journal, in words, and in pictures where there is enough to see.

use crate::note::Mood;
use crate::patterns::{Feeling, GapPattern, median};
use crate::playbook::Verdict;
use crate::report::File;
use crate::report::chart::{self, Bar, Dot};
use crate::report::site::{Head, Site, TOP};
use crate::report::words;
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct PatternsView {
    head: Head,
    gaps: Vec<GapRow>,
    /// What feeling and fact have to do with one another, in a sentence.
    feeling: String,
    /// Whether there are enough interviews for the picture.
    has_picture: bool,
    feelings: Vec<FeelingRow>,
    moods: Vec<MoodRow>,
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
    next_time: Option<String>,
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

/// Fewer interviews than this are better told than drawn.
const ENOUGH: usize = 5;
const MOST: usize = 40;
const NOTES: usize = 8;

pub(super) fn pages(site: &Site<'_>) -> Result<Vec<File>, RenderError> {
    let patterns = &site.analysis.patterns;
    let longest = patterns.gaps.first().map_or(1, |gap| gap.count).max(1);
    let older = patterns.moods.len().saturating_sub(MOST);
    let newest = &patterns.moods[older..];
    let page = PatternsView {
        head: site.head("Patterns", "patterns.html", TOP),
        gaps: patterns.gaps.iter().map(|gap| gap_row(gap, longest, site)).collect(),
        feeling: feeling(&patterns.moods),
        has_picture: newest.len() >= ENOUGH,
        feelings: newest
            .iter()
            .enumerate()
            .map(|(place, feeling)| feeling_row(feeling, place, newest.len(), site))
            .collect(),
        moods: Mood::ALL.iter().map(|mood| MoodRow { word: mood.word(), y: chart::row(*mood) }).collect(),
        older,
        thank_you: days(&patterns.days_to_thank_you, "No thank-you is in the log yet.", "go out"),
        on_time: on_time(site),
        rounds: rounds(&patterns.rounds_reached),
        offers: match patterns.offers {
            0 => "No offer so far.".to_owned(),
            offers => format!("{} led to an offer.", words::capital(&words::number(offers))),
        },
        answers: days(&patterns.days_to_answer, "Nobody has answered yet.", "come"),
    };
    Ok(vec![site.render("patterns", "patterns.html", &page)?])
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
        next_time: kind.and_then(|kind| kind.next_time.clone()),
        notes: gap.notes.iter().rev().take(NOTES).map(link).collect(),
        unlisted: gap.notes.len().saturating_sub(NOTES),
    }
}

fn has_damage(feeling: &Feeling) -> bool {
    matches!(feeling.verdict, Verdict::Repairable | Verdict::Serious)
}

/// The tool's own idea, on the user's own interviews.
fn feeling(moods: &[Feeling]) -> String {
    let low = moods.iter().filter(|feeling| feeling.mood.number() <= 2);
    let low_harmless = low.clone().filter(|feeling| !has_damage(feeling)).count();
    let fine_damaged =
        moods.iter().filter(|feeling| feeling.mood.number() > 2 && has_damage(feeling)).count();
    match (low.count(), low_harmless, fine_damaged) {
        (0, _, 0) => "No interview has felt shaky or bad so far.".to_owned(),
        (0, _, damaged) => format!(
            "None felt shaky or bad, and {} had something worth mending all the same.",
            words::number(damaged)
        ),
        (low, harmless, damaged) => format!(
            "{} felt shaky or bad; {} of these did no damage. {} felt fine and had something worth mending.",
            words::capital(&words::count(low, "interview", "interviews")),
            words::number(harmless).replace("no", "none"),
            words::capital(&words::number(damaged).replace("no", "none")),
        ),
    }
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

/// `Half of them go out within one day; the slowest took four.`
fn days(values: &[i32], none: &str, verb: &str) -> String {
    let (Some(middle), Some(most)) = (median(values), values.iter().max()) else { return none.to_owned() };
    let within = |days: i32| match days {
        0 => "on the same day".to_owned(),
        days => format!("within {}", words::days_long(days)),
    };
    match values.len() {
        1 => format!("The one there is came {}.", within(middle)),
        count if middle == *most => format!("All {} {verb} {}.", words::number(count), within(middle)),
        count => {
            let slowest = words::days_long(*most);
            format!(
                "Half of the {} {verb} {}; the slowest took {slowest}.",
                words::number(count),
                within(middle)
            )
        }
    }
}

fn on_time(site: &Site<'_>) -> String {
    let share = site.analysis.patterns.on_time;
    match share.whole {
        0 => "No follow-up has been due yet.".to_owned(),
        whole => format!(
            "{} of {} follow-ups were done by the day they were due.",
            words::capital(&words::number(share.part)),
            words::number(whole)
        ),
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
