//! The patterns in sentences: what each picture says, and all there is to say of a small journal.

use super::words::Words;
use crate::patterns::{Answers, Feeling, Punctuality, Reached, median};
use crate::playbook::Damage;

/// The tool's own idea, on the user's own interviews.
pub(super) fn feeling(moods: &[Feeling], words: Words<'_>) -> String {
    let (low, fine): (Vec<&Feeling>, Vec<&Feeling>) =
        moods.iter().partition(|feeling| feeling.mood.number() <= 2);
    let damaged = fine.iter().filter(|feeling| feeling.verdict.damage().is_to_mend()).count();
    let said = match (low.len(), fine.len()) {
        (0, 0) => return words.say("findings.no-feeling"),
        (0, _) => words.say("findings.none-low"),
        _ => felt_low(&low, words),
    };
    match damaged {
        0 => said,
        damaged => words.count_with("findings.also-fine", damaged, &[("said", &said)]),
    }
}

/// `Five interviews felt shaky or bad: two had something worth mending and three did no damage.`
fn felt_low(low: &[&Feeling], words: Words<'_>) -> String {
    let count =
        |wanted: &dyn Fn(Damage) -> bool| low.iter().filter(|each| wanted(each.verdict.damage())).count();
    let told = [
        (count(&Damage::is_to_mend), "findings.did-mend"),
        (count(&|damage| damage == Damage::None), "findings.did-none"),
        (count(&|damage| damage == Damage::BowOut), "findings.did-bow-out"),
        (count(&|damage| damage == Damage::Unknown), "findings.did-unknown"),
    ];
    let interviews = words.count("counts.interviews", low.len());
    let told: Vec<(usize, String)> = told
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| (count, words.count(key, count)))
        .collect();
    let said = |key, did: &str| words.with(key, &[("interviews", &interviews), ("did", did)]);
    match told.as_slice() {
        [(1, did)] => said("findings.low-one", did),
        [(2, did)] => said("findings.low-both", did),
        [(_, did)] => said("findings.low-all", did),
        several => {
            let part = |(count, did): &(usize, String)| {
                words.count_with("findings.counted", *count, &[("did", did)])
            };
            let parts: Vec<String> = several.iter().map(part).collect();
            words.with("findings.low-some", &[("interviews", &interviews), ("parts", &words.list(&parts))])
        }
    }
}

/// `Four of seven went out within one day, the slowest after three days.`
pub(super) fn thank_yous(days: &[i32], words: Words<'_>) -> String {
    within(days, &WENT_OUT, words).unwrap_or_else(|| words.say("findings.no-thank-you"))
}

/// `Four of seven came within six business days, the slowest after 12. After two interviews nobody has said a word.`
pub(super) fn answers(answers: &Answers, words: Words<'_>) -> String {
    let came = within(&answers.days, &CAME, words);
    match (came, answers.silent) {
        (None, _) => words.say("findings.no-answer"),
        (Some(came), 0) => came,
        (Some(came), silent) => {
            let interviews = words.count("counts.interviews", silent);
            words.with("findings.silent", &[("came", &came), ("interviews", &interviews)])
        }
    }
}

/// The phrases for what took so many days.
struct Took {
    days: &'static str,
    only: &'static str,
    both: &'static str,
    all: &'static str,
    some: &'static str,
    /// Whether the unit has just been said; for days alone `the slowest after four` would be too short to be plain.
    is_unit_said: bool,
}

const WENT_OUT: Took = Took {
    days: "days.days",
    only: "findings.out-only",
    both: "findings.out-both",
    all: "findings.out-all",
    some: "findings.out-some",
    is_unit_said: false,
};

const CAME: Took = Took {
    days: "days.business-days",
    only: "findings.came-only",
    both: "findings.came-both",
    all: "findings.came-all",
    some: "findings.came-some",
    is_unit_said: true,
};

/// By when half of them had happened, and the slowest.
fn within(values: &[i32], took: &Took, words: Words<'_>) -> Option<String> {
    let (middle, most) = (median(values)?, *values.iter().max()?);
    let number = |days: i32| usize::try_from(days).unwrap_or_default();
    let within = match middle {
        0 => words.say("findings.same-day"),
        middle => words.with("findings.within", &[("days", &words.count(took.days, number(middle)))]),
    };
    let quick = values.iter().filter(|days| **days <= middle).count();
    Some(match values.len() {
        1 => words.with(took.only, &[("within", &within)]),
        2 if middle == most => words.with(took.both, &[("within", &within)]),
        count if middle == most => words.count_with(took.all, count, &[("within", &within)]),
        count => {
            let slowest = match took.is_unit_said {
                true => words.number(number(most)),
                false => words.count(took.days, number(most)),
            };
            let part = words.part_of(quick, count);
            words.with(took.some, &[("part", &part), ("within", &within), ("slowest", &slowest)])
        }
    })
}

/// `12 of 17 follow-ups were done by the day they were due. Two were done later.`
pub(super) fn punctuality(done: Punctuality, words: Words<'_>) -> String {
    let said = by_the_day(done.in_time, done.count(), words);
    match (done.late, done.count()) {
        (0, _) => said,
        (1, 1) => words.with("findings.later-it", &[("said", &said)]),
        (late, _) => words.count_with("findings.later", late, &[("said", &said)]),
    }
}

fn by_the_day(part: usize, whole: usize, words: Words<'_>) -> String {
    match (part, whole) {
        (_, 0) => words.say("findings.none-due"),
        (0, 1) => words.say("findings.only-not-done"),
        (_, 1) => words.say("findings.only-done"),
        (2, 2) => words.say("findings.both-done"),
        (0, whole) => words.count("findings.none-done", whole),
        (part, whole) if part == whole => words.count("findings.all-done", whole),
        (part, whole) => {
            words.count_with("findings.some-done", part, &[("part", &words.part_of(part, whole))])
        }
    }
}

/// `Of 11 opportunities one went on after the first round, six are still open and four ended there. …`
pub(super) fn rounds(reached: &[Reached], offers: usize, words: Words<'_>) -> String {
    let Some(first) = reached.first() else { return words.say("findings.none-taken-place") };
    let parts =
        [(first.went_on, "findings.went-on"), (first.open, "findings.open"), (first.ended, "findings.ended")];
    let part = |(count, key): (usize, &str)| (count > 0).then(|| words.count(key, count));
    let parts: Vec<String> = parts.into_iter().filter_map(part).collect();
    let whole = words.count("counts.opportunities", first.count());
    let offers = match offers {
        0 => words.say("findings.no-offer"),
        offers => words.count("findings.offers", offers),
    };
    let said = [("opportunities", whole), ("parts", words.list(&parts)), ("offers", offers)];
    let said: Vec<(&str, &str)> = said.iter().map(|(place, value)| (*place, value.as_str())).collect();
    match reached.len() {
        1 => words.with("findings.of-opportunities", &said),
        rounds => {
            let rounds = words.count("counts.rounds", rounds);
            words.with("findings.of-opportunities-far", &[said.as_slice(), &[("rounds", &rounds)]].concat())
        }
    }
}
