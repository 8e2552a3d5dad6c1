//! Feeling against fact: above, how interviews felt; beneath, how bad it really was.

use super::{ENOUGH, Fill, Frame, Key, Piece, Row, Table, cuts};
use crate::date::Date;
use crate::note::Mood;
use crate::patterns::{Feeling, Pace, Stretch, stretches};
use crate::playbook::Damage;
use crate::report::site::{Site, TOP};
use serde::Serialize;

/// A picture 480 units wide and 240 high.
#[derive(Serialize)]
pub(in crate::report) struct Course {
    frame: Frame,
    /// Names of heights, above and beneath.
    levels: Vec<Level>,
    /// How it felt, as places.
    dots: Vec<Dot>,
    /// The same, as a line through them.
    line: String,
    /// How bad it really was.
    pieces: Vec<Piece>,
    /// Marks that are no measure: bowing out, and not known.
    marks: Vec<Mark>,
    first_day: String,
    last_day: String,
    /// How to read it, in a sentence or two.
    hint: String,
}

#[derive(Serialize)]
struct Level {
    words: String,
    y: usize,
}

#[derive(Serialize)]
struct Dot {
    x: usize,
    y: usize,
    r: usize,
    /// There is something to mend.
    is_damaged: bool,
    words: String,
}

#[derive(Serialize)]
struct Mark {
    x: usize,
    is_diamond: bool,
}

/// Where the plot begins and ends.
const LEFT: usize = 106;
const RIGHT: usize = 476;
/// The height of `great`, and from one mood to the next.
const GREAT: usize = 14;
const STEP: usize = 25;
/// Where nothing is to be mended, and how far `serious` stands above it.
const BASE: usize = 206;
const HIGHEST: usize = 52;
/// As many interviews can be told apart; more are taken together.
const MOST: usize = 40;
/// And as many weeks, months or years.
const MOST_STRETCHES: usize = 48;

/// The picture, where there is enough to see.
pub(in crate::report) fn course(feelings: &[Feeling], site: &Site<'_>) -> Option<Course> {
    match feelings.len() {
        0..ENOUGH => None,
        ENOUGH..=MOST => Some(by_interview(feelings, site)),
        _ => Some(by_stretch(feelings, site)),
    }
}

fn by_interview(feelings: &[Feeling], site: &Site<'_>) -> Course {
    let places = feelings.len();
    let mut pieces = Vec::new();
    let mut marks = Vec::new();
    for (place, feeling) in feelings.iter().enumerate() {
        let (x, damage) = (middle(place, places), feeling.verdict.damage());
        match damage {
            Damage::BowOut | Damage::Unknown => marks.push(Mark { x, is_diamond: damage == Damage::BowOut }),
            Damage::Serious => pieces.push(standing(x, places, (0, HIGHEST), Fill::Full)),
            Damage::Repairable => pieces.push(standing(x, places, (0, HIGHEST / 2), Fill::Hatched)),
            Damage::None => pieces.push(standing(x, places, (0, 3), Fill::Flat)),
        }
    }
    let day = |feeling: Option<&Feeling>| feeling.map(|feeling| site.day(feeling.date)).unwrap_or_default();
    Course {
        frame: Frame {
            id: "course",
            title: site.words.say("charts.course"),
            description: site.words.say("charts.course-description"),
            keys: keys(feelings, site),
            table: interviews(feelings, site),
        },
        levels: levels(
            [Damage::Serious, Damage::Repairable, Damage::None].map(|each| damage(each, site)).to_vec(),
            site,
        ),
        line: line(feelings.iter().enumerate().map(|(place, each)| (middle(place, places), each.mood))),
        dots: feelings.iter().enumerate().map(|(place, each)| dot(each, place, places, site)).collect(),
        pieces,
        marks,
        first_day: day(feelings.first()),
        last_day: day(feelings.last()),
        hint: site.words.say("charts.course-hint"),
    }
}

fn dot(feeling: &Feeling, place: usize, places: usize, site: &Site<'_>) -> Dot {
    let (company, day) = (site.company(feeling.note), site.day(feeling.date));
    let (mood, verdict) = (mood(feeling.mood, site), site.words.verdict(feeling.verdict));
    let said = [("company", company), ("day", day), ("mood", mood), ("verdict", verdict)];
    Dot {
        x: middle(place, places),
        y: height(feeling.mood),
        r: radius(places),
        is_damaged: feeling.verdict.damage().is_to_mend(),
        words: site.words.with("charts.dot", &said.each_ref().map(|(place, value)| (*place, value.as_str()))),
    }
}

fn keys(feelings: &[Feeling], site: &Site<'_>) -> Vec<Key> {
    let is_drawn = |damage: &&Damage| feelings.iter().any(|each| each.verdict.damage() == **damage);
    let fill = |damage: Damage| match damage {
        Damage::Serious => Fill::Full,
        Damage::Repairable => Fill::Hatched,
        Damage::None => Fill::Flat,
        Damage::BowOut => Fill::Diamond,
        Damage::Unknown => Fill::Asked,
    };
    let drawn = Damage::ALL.iter().filter(is_drawn);
    drawn.map(|each| Key { fill: fill(*each), words: damage(*each, site) }).collect()
}

fn mood(mood: Mood, site: &Site<'_>) -> String {
    site.words.name("moods", mood.word())
}

fn damage(damage: Damage, site: &Site<'_>) -> String {
    site.words.name("damages", &damage.word().replace(' ', "-"))
}

fn interviews(feelings: &[Feeling], site: &Site<'_>) -> Table {
    let row = |feeling: &Feeling| Row {
        label: site.company(feeling.note),
        url: Some(site.note_url(feeling.note, TOP)),
        cells: vec![site.day(feeling.date), mood(feeling.mood, site), site.words.verdict(feeling.verdict)],
    };
    Table {
        caption: site.words.say("charts.course-caption"),
        head: ["charts.interview", "charts.day", "charts.felt", "charts.verdict"]
            .map(|key| site.words.say(key))
            .to_vec(),
        rows: feelings.iter().map(row).collect(),
    }
}

fn by_stretch(feelings: &[Feeling], site: &Site<'_>) -> Course {
    let (pace, stretches) = stretches(feelings, MOST_STRETCHES);
    let places = stretches.last().map_or(0, |last| last.place) + 1;
    let most = stretches.iter().map(|each| each.damages.iter().sum::<usize>()).max().unwrap_or_default();
    let name = |each: Option<&Stretch>| each.map(|each| name(pace, each.from, site)).unwrap_or_default();
    Course {
        frame: Frame {
            id: "course",
            title: site.words.say("charts.course"),
            description: site.words.say(phrases(pace).description),
            keys: [
                (Fill::Full, "charts.serious"),
                (Fill::Hatched, "charts.repairable"),
                (Fill::Hollow, "charts.others"),
            ]
            .map(|(fill, key)| Key { fill, words: site.words.say(key) })
            .into(),
            table: table(pace, &stretches, site),
        },
        levels: levels(vec![most.to_string(), "0".to_owned()], site),
        line: line(stretches.iter().map(|each| (middle(each.place, places), each.mood))),
        dots: stretches.iter().map(|each| stretch_dot(each, places, pace, site)).collect(),
        pieces: stretches.iter().flat_map(|each| stack(each, places, most)).collect(),
        marks: Vec::new(),
        first_day: name(stretches.first()),
        last_day: name(stretches.last()),
        hint: site.words.say("charts.stretch-hint"),
    }
}

/// What is to be mended stands at the bottom, where bars can be compared.
fn stack(stretch: &Stretch, places: usize, most: usize) -> Vec<Piece> {
    let [serious, repairable, none, bow_out, unknown] = stretch.damages;
    let cut = cuts(&[serious, repairable, none + bow_out + unknown], most, HIGHEST);
    let x = middle(stretch.place, places);
    let fills = [Fill::Full, Fill::Hatched, Fill::Hollow];
    let pieces = cut.into_iter().zip(fills).filter(|((_, height), _)| *height > 0);
    pieces.map(|(cut, fill)| standing(x, places, cut, fill)).collect()
}

fn stretch_dot(stretch: &Stretch, places: usize, pace: Pace, site: &Site<'_>) -> Dot {
    let interviews = site.words.count("counts.interviews", stretch.damages.iter().sum());
    let said = [
        ("name", name(pace, stretch.from, site)),
        ("interviews", interviews),
        ("mood", mood(stretch.mood, site)),
    ];
    Dot {
        x: middle(stretch.place, places),
        y: height(stretch.mood),
        r: radius(places),
        is_damaged: false,
        words: site
            .words
            .with("charts.stretch-dot", &said.each_ref().map(|(place, value)| (*place, value.as_str()))),
    }
}

fn table(pace: Pace, stretches: &[Stretch], site: &Site<'_>) -> Table {
    let row = |stretch: &Stretch| {
        let label = name(pace, stretch.from, site);
        let mut row = Row::of_counts(label, &stretch.damages);
        row.cells.insert(0, mood(stretch.mood, site));
        row
    };
    let first = [phrases(pace).first, "charts.felt"].map(|key| site.words.say(key));
    Table {
        caption: site.words.say(phrases(pace).caption),
        head: first.into_iter().chain(Damage::ALL.iter().map(|each| damage(*each, site))).collect(),
        rows: stretches.iter().map(row).collect(),
    }
}

/// The phrases that go with a pace.
struct PacePhrases {
    description: &'static str,
    caption: &'static str,
    first: &'static str,
}

fn phrases(pace: Pace) -> PacePhrases {
    let phrases = |description, caption, first| PacePhrases { description, caption, first };
    match pace {
        Pace::Week => phrases("charts.weeks-description", "charts.weeks-caption", "charts.week"),
        Pace::Month => phrases("charts.months-description", "charts.months-caption", "charts.month"),
        Pace::Year => phrases("charts.years-description", "charts.years-caption", "charts.year"),
    }
}

/// `Mon 2 Mar`, `Mar 2026`, `2026`
fn name(pace: Pace, from: Date, site: &Site<'_>) -> String {
    match pace {
        Pace::Week => site.day(from),
        Pace::Month => site.words.month_of_year(from),
        Pace::Year => from.parts().0.to_string(),
    }
}

/// Mood words above; `beneath` from the top of the lower part to its base.
fn levels(beneath: Vec<String>, site: &Site<'_>) -> Vec<Level> {
    let moods = Mood::ALL.iter().map(|each| Level { words: mood(*each, site), y: height(*each) });
    let gap = HIGHEST / beneath.len().saturating_sub(1).max(1);
    let beneath = beneath.into_iter().enumerate();
    moods.chain(beneath.map(|(place, words)| Level { words, y: BASE - HIGHEST + place * gap })).collect()
}

fn line(points: impl Iterator<Item = (usize, Mood)>) -> String {
    let points: Vec<String> = points.map(|(x, mood)| format!("{x},{}", height(mood))).collect();
    points.join(" ")
}

fn height(mood: Mood) -> usize {
    GREAT + usize::from(5 - mood.number()) * STEP
}

fn middle(place: usize, places: usize) -> usize {
    LEFT + (RIGHT - LEFT) * (2 * place + 1) / (2 * places.max(1))
}

fn radius(places: usize) -> usize {
    if places <= 24 { 5 } else { 3 }
}

/// A piece of a bar that stands on the base: `from` units above it, so many units high.
fn standing(x: usize, places: usize, (from, height): (usize, usize), fill: Fill) -> Piece {
    let width = ((RIGHT - LEFT) / places.max(1)).saturating_sub(3).clamp(4, 16);
    Piece::new((x - width / 2, BASE - from - height), (width, height), fill)
}
