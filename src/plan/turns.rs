//! The turns of a play for one note: most have one, asking in the silence may have several.

use super::Day;
use super::silence;
use super::window::{Turn, days};
use crate::date::Date;
use crate::journal::NoteId;
use crate::playbook::{Anchor, Play, Silence};

/// The turns of a play for one note; none where the anchor's day is absent.
pub(super) fn of(play: &Play, id: NoteId, day: &Day<'_>) -> Vec<Turn> {
    match play.silence {
        Some(Silence::Ask) => silence::ask(play, id, day),
        Some(Silence::GiveUp) => silence::give_up(play, id, day).into_iter().collect(),
        None => once(play, id, day).into_iter().collect(),
    }
}

fn once(play: &Play, id: NoteId, day: &Day<'_>) -> Option<Turn> {
    play.windows.iter().find_map(|window| {
        let anchored_on = anchor_day(window.anchor, id, day)?;
        let days = days(window, anchored_on, id, day);
        Some(Turn {
            number: 1,
            anchor: window.anchor,
            anchored_on,
            last_word_line: None,
            days,
            taken_on: None,
        })
    })
}

/// The anchor's day. News of an opportunity anchors in one note only, so that it is answered once.
fn anchor_day(anchor: Anchor, id: NoteId, day: &Day<'_>) -> Option<Date> {
    let note = day.journal.note(id);
    let opportunity = day.journal.opportunity(id);
    match anchor {
        Anchor::Interview => note.date,
        Anchor::DecideBy => note.decide_by,
        Anchor::StatusOn => {
            let tells = opportunity.status_note.or(opportunity.rounds.last().copied()) == Some(id);
            opportunity.status_on.filter(|_| tells)
        }
        Anchor::ReturnOn => {
            let has_one = |round: &&NoteId| day.journal.note(**round).return_on.is_some();
            let tells = opportunity.rounds.iter().rev().find(has_one) == Some(&id);
            note.return_on.filter(|_| tells)
        }
        Anchor::AnswerBy => {
            let has_one = |round: &&NoteId| day.journal.note(**round).answer_by.is_some();
            let tells = opportunity.rounds.iter().rev().find(has_one) == Some(&id);
            note.answer_by.filter(|_| tells)
        }
        Anchor::LastWord => silence::last_word(id, None, day).map(|word| word.date),
    }
}
