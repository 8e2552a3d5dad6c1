//! Feeling against fact: how each interview felt, and how bad it really was.

use super::median;
use crate::assess::Assessment;
use crate::date::Date;
use crate::journal::{Journal, NoteId};
use crate::note::Mood;
use crate::playbook::{Damage, Verdict};
use std::collections::BTreeMap;

/// How one interview felt, and how bad it really was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeling {
    /// The note.
    pub note: NoteId,
    /// Its day.
    pub date: Date,
    /// The feeling.
    pub mood: Mood,
    /// The fact.
    pub verdict: Verdict,
}

/// Some weeks, months or years of interviews taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day of the week, month or year.
    pub from: Date,
    /// How many such stretches lie between this one and the first.
    pub place: usize,
    /// The middle feeling, the lower one of two.
    pub mood: Mood,
    /// How many interviews there are of each damage, in the order of [`Damage::ALL`].
    pub damages: [usize; Damage::ALL.len()],
}

/// How long a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// From Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// The interviews that took place and say how they felt, in their order. Rehearsals are left out: they may show a
/// gap, but do no damage.
pub(super) fn feelings(journal: &Journal, assessments: &[Assessment], as_of: Date) -> Vec<Feeling> {
    let feeling = |note: NoteId| {
        let written = journal.note(note);
        let date = written.date.filter(|date| *date <= as_of && !written.practice)?;
        Some(Feeling { note, date, mood: written.mood?, verdict: assessments[note.0].verdict })
    };
    let mut feelings: Vec<Feeling> = journal.ids().filter_map(feeling).collect();
    feelings.sort_by_key(|feeling| (feeling.date, feeling.note));
    feelings
}

/// Takes feelings, in their order, together: by the week where that makes at most `most` places in a row, else by
/// the month, else by the year. Of years only the latest `most` are kept. Stretches without interviews are absent.
pub fn stretches(feelings: &[Feeling], most: usize) -> (Pace, Vec<Stretch>) {
    let (Some(first), Some(last)) = (feelings.first(), feelings.last()) else {
        return (Pace::Week, Vec::new());
    };
    let fits = |pace: &Pace| places_between(*pace, first.date, last.date) < most;
    let pace = [Pace::Week, Pace::Month].into_iter().find(fits).unwrap_or(Pace::Year);
    let skipped = (places_between(pace, first.date, last.date) + 1).saturating_sub(most);
    let mut by_place: BTreeMap<usize, Vec<Feeling>> = BTreeMap::new();
    for feeling in feelings {
        let place = places_between(pace, first.date, feeling.date);
        if let Some(place) = place.checked_sub(skipped) {
            by_place.entry(place).or_default().push(*feeling);
        }
    }
    (pace, by_place.into_iter().filter_map(|(place, members)| stretch(pace, place, &members)).collect())
}

fn stretch(pace: Pace, place: usize, members: &[Feeling]) -> Option<Stretch> {
    let moods: Vec<i32> = members.iter().map(|feeling| i32::from(feeling.mood.number())).collect();
    let middle = median(&moods)?;
    let mood = *Mood::ALL.iter().find(|mood| i32::from(mood.number()) == middle)?;
    let count = |damage: Damage| members.iter().filter(|each| each.verdict.damage() == damage).count();
    let mut damages = [0; Damage::ALL.len()];
    for (slot, damage) in damages.iter_mut().zip(Damage::ALL) {
        *slot = count(*damage);
    }
    Some(Stretch { from: first_day(pace, members.first()?.date), place, mood, damages })
}

/// The first day of the stretch that a day lies in.
fn first_day(pace: Pace, date: Date) -> Date {
    let (year, month, _) = date.parts();
    match pace {
        Pace::Week => date.plus_days(-i32::try_from(date.weekday()).unwrap_or_default()),
        Pace::Month => Date::new(year, month, 1).unwrap_or(date),
        Pace::Year => Date::new(year, 1, 1).unwrap_or(date),
    }
}

/// How many stretches later than `from` the day `to` lies.
fn places_between(pace: Pace, from: Date, to: Date) -> usize {
    let months = |date: Date| i32::from(date.parts().0) * 12 + i32::from(date.parts().1);
    let places = match pace {
        Pace::Week => first_day(pace, from).days_until(to) / 7,
        Pace::Month => months(to) - months(from),
        Pace::Year => i32::from(to.parts().0) - i32::from(from.parts().0),
    };
    usize::try_from(places).unwrap_or_default()
}
