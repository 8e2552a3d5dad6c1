//! Why a play has no letter to write in a note, in words that say what to do about it.

use crate::analysis::Analysis;
use crate::cli::find::plays_of;
use crate::journal::NoteId;
use crate::plan::{FollowUp, Recipient, State};
use crate::playbook::Play;

/// Says why there is nothing to write. `again` is the note as it was asked for, for commands to come.
pub(super) fn why(
    analysis: &Analysis,
    id: NoteId,
    play: &Play,
    to: Option<Recipient>,
    again: &str,
) -> String {
    if play.letters.is_empty() {
        return format!(
            "`{}` writes no letter: it is something to do yourself; `afterword explain {}` says what",
            play.name, play.name
        );
    }
    let planned: Vec<&FollowUp> = analysis.plans[id.0]
        .follow_ups
        .iter()
        .filter(|follow_up| analysis.play(follow_up).name == play.name)
        .collect();
    let mut meant: Vec<&FollowUp> = Vec::new();
    for follow_up in planned.iter().rev().filter(|follow_up| to.is_none_or(|to| to == follow_up.to)) {
        if meant.iter().all(|other| other.to != follow_up.to) {
            meant.insert(0, follow_up);
        }
    }
    let reasons: Vec<String> = meant.iter().map(|follow_up| over(analysis, follow_up)).collect();
    match reasons.as_slice() {
        [_, ..] => reasons.join("\n       "),
        [] => match instead(analysis, id, play, to) {
            Some(other) => taken(analysis, play, other, again),
            None if !planned.is_empty() => elsewhere(analysis, id, play, &planned, to),
            None => not_planned(analysis, id, play),
        },
    }
}

/// The follow-up is there, and nothing is to be written for it any more.
fn over(analysis: &Analysis, follow_up: &FollowUp) -> String {
    let play = &analysis.play(follow_up).name;
    let note = analysis.note(follow_up.note);
    let to = follow_up.to.name(note).filter(|_| follow_up.to.person(note).is_some());
    let what = to.map_or_else(|| format!("`{play}`"), |to| format!("`{play}` to {to}"));
    match follow_up.state {
        State::Sent => {
            let on = follow_up
                .sent_on
                .map(|day| format!(" since {}", analysis.config.dates.in_full(day)))
                .unwrap_or_default();
            format!("{what} is done{on}: the log of the note has it, so there is nothing left to write")
        }
        State::Skipped => {
            format!("{what} is skipped; take its line out of `skip` in `{}` to have a draft", note.path())
        }
        State::Moot => format!(
            "{what} is not needed any more: it stands at `{}`, or a newer round has come",
            analysis.journal.opportunity(follow_up.note).status
        ),
        State::Lapsed => {
            let closed = follow_up.closes.unwrap_or(follow_up.due);
            format!(
                "{what} closed on {}; `--as-of {closed}` writes what was due then",
                analysis.config.dates.in_full(closed)
            )
        }
        State::Blocked | State::Upcoming | State::Due | State::Overdue => {
            format!("{what} has no text in the playbook that fits; `afterword check` may say why")
        }
    }
}

/// The follow-up that this one stands back for, to the same person; the newest where there are several.
fn instead<'a>(
    analysis: &'a Analysis,
    id: NoteId,
    play: &Play,
    to: Option<Recipient>,
) -> Option<&'a FollowUp> {
    let others = analysis.plans[id.0].follow_ups.iter();
    let mut others = others.filter(|other| to.is_none_or(|to| to == other.to));
    others.find(|other| play.yields_to.contains(&analysis.play(other).name))
}

/// Another play takes its place, and may be over by now.
fn taken(analysis: &Analysis, play: &Play, other: &FollowUp, again: &str) -> String {
    let (name, place) = (&play.name, &analysis.play(other).name);
    match other.state.is_open() {
        true => format!(
            "`{name}` is not planned here, since `{place}` takes its place: `afterword letter {again} {place}`"
        ),
        false => {
            format!("`{name}` is not planned here, since `{place}` took its place; {}", over(analysis, other))
        }
    }
}

/// It goes to other people of the note.
fn elsewhere(
    analysis: &Analysis,
    id: NoteId,
    play: &Play,
    planned: &[&FollowUp],
    to: Option<Recipient>,
) -> String {
    let note = analysis.note(id);
    let name = |to: Recipient| to.name(note).unwrap_or_else(|| "nobody yet".to_owned());
    let mut names: Vec<String> =
        planned.iter().map(|follow_up| format!("`{}`", name(follow_up.to))).collect();
    names.dedup();
    let who = to.map(name).unwrap_or_default();
    format!("`{}` does not go to {who} here; it goes to {}", play.name, names.join(", "))
}

/// Nothing in the note calls for it.
fn not_planned(analysis: &Analysis, id: NoteId, play: &Play) -> String {
    let note = analysis.note(id);
    let name = &play.name;
    if note.practice {
        return format!("`{name}` is not planned here: a rehearsal has no follow-ups");
    }
    if note.date.is_none() {
        return format!("`{name}` is not planned here: the note has no date; add `date: 2026-03-04`");
    }
    let verdict = analysis.assessments[id.0].verdict;
    let status = analysis.journal.opportunity(id).status;
    let reason = if !play.verdicts.is_empty() && !play.verdicts.contains(&verdict) {
        format!("the verdict `{verdict}` does not call for it")
    } else if !play.statuses.contains(&status) {
        format!("the status `{status}` does not call for it")
    } else {
        "nothing in the note calls for it".to_owned()
    };
    let others = plays_of(analysis, id);
    format!(
        "`{name}` is not planned here: {reason}; {others}. `afterword explain {name}` says when it applies"
    )
}
