//! The patterns in sentences: what each picture says, and all there is to say of a small journal.

use super::words;
use crate::patterns::{Answers, Feeling, Punctuality, Reached, median};
use crate::playbook::Damage;

/// The tool's own idea, on the user's own interviews.
pub(super) fn feeling(moods: &[Feeling]) -> String {
    let (low, fine): (Vec<&Feeling>, Vec<&Feeling>) =
        moods.iter().partition(|feeling| feeling.mood.number() <= 2);
    let damaged = fine.iter().filter(|feeling| feeling.verdict.damage().is_to_mend()).count();
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
    let count =
        |wanted: &dyn Fn(Damage) -> bool| low.iter().filter(|each| wanted(each.verdict.damage())).count();
    let mend = "had something worth mending";
    let told = [
        (count(&Damage::is_to_mend), mend, mend),
        (count(&|damage| damage == Damage::None), "did no damage", "did no damage"),
        (count(&|damage| damage == Damage::BowOut), "told you to bow out", "told you to bow out"),
        (count(&|damage| damage == Damage::Unknown), "is still to be looked at", "are still to be looked at"),
    ];
    let felt = words::capital(&words::count(low.len(), "interview", "interviews"));
    let told: Vec<(usize, &str)> = told
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| (count, if count == 1 { one } else { many }))
        .collect();
    match told.as_slice() {
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

/// `Four of seven went out within one day, the slowest after three days.`
pub(super) fn thank_yous(days: &[i32]) -> String {
    within(days, "went out", "").unwrap_or_else(|| "No thank-you is in the log yet.".to_owned())
}

/// `Four of seven came within six business days, the slowest after 12. After two interviews nobody has said a word.`
pub(super) fn answers(answers: &Answers) -> String {
    let came = within(&answers.days, "came", "business ");
    match (came, answers.silent) {
        (None, _) => "Nobody has answered yet.".to_owned(),
        (Some(came), 0) => came,
        (Some(came), silent) => {
            let interviews = words::count(silent, "interview", "interviews");
            format!("{came} After {interviews} no word has come so far.")
        }
    }
}

/// By when half of them had happened, and the slowest.
fn within(values: &[i32], verb: &str, kind: &str) -> Option<String> {
    let (middle, most) = (median(values)?, *values.iter().max()?);
    let days = |days: i32| words::days_long(days).replace(' ', &format!(" {kind}"));
    let within = match middle {
        0 => "on the same day".to_owned(),
        middle => format!("within {}", days(middle)),
    };
    let quick = values.iter().filter(|days| **days <= middle).count();
    Some(match values.len() {
        1 => format!("The only one so far {verb} {within}."),
        2 if middle == most => format!("Both {verb} {within}."),
        count if middle == most => format!("All {} {verb} {within}.", words::number(count)),
        count => {
            // The unit has just been said; for days alone `the slowest after four` would be too short to be plain.
            let slowest = match kind {
                "" => words::days_long(most),
                _ => words::number(usize::try_from(most).unwrap_or_default()),
            };
            let quick = words::capital(&words::part_of(quick, count));
            format!("{quick} {verb} {within}, the slowest after {slowest}.")
        }
    })
}

/// `12 of 17 follow-ups were done by the day they were due. Two were done later.`
pub(super) fn punctuality(done: Punctuality) -> String {
    let said = by_the_day(done.in_time, done.count());
    match (done.late, done.count()) {
        (0, _) => said,
        (1, 1) => format!("{said} It was done later."),
        (1, _) => format!("{said} One was done later."),
        (late, _) => format!("{said} {} were done later.", words::capital(&words::number(late))),
    }
}

fn by_the_day(part: usize, whole: usize) -> String {
    let (by, by_theirs) = ("by the day it was due", "by the day they were due");
    match (part, whole) {
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

/// `Of 11 opportunities one went on after the first round, six are still open and four ended there. …`
pub(super) fn rounds(reached: &[Reached], offers: usize) -> String {
    let Some(first) = reached.first() else { return "No interview has taken place yet.".to_owned() };
    let parts = [
        (first.went_on, "went on after the first round", "went on after the first round"),
        (first.open, "is still open", "are still open"),
        (first.ended, "ended there", "ended there"),
    ];
    let part = |(count, one, many): (usize, &str, &str)| {
        (count > 0).then(|| format!("{} {}", words::number(count), if count == 1 { one } else { many }))
    };
    let parts: Vec<String> = parts.into_iter().filter_map(part).collect();
    let whole = words::count(first.count(), "opportunity", "opportunities");
    let farthest = match reached.len() {
        1 => String::new(),
        rounds => format!(" The farthest came to {}.", words::count(rounds, "round", "rounds")),
    };
    let offers = match offers {
        0 => "No offer so far.".to_owned(),
        offers => format!("{} led to an offer.", words::capital(&words::number(offers))),
    };
    format!("Of {whole} {}.{farthest} {offers}", words::list(&parts))
}
