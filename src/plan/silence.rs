//! The silence clock: how long it is since the last word either way, and what to do about it.

use super::Day;
use super::window::{Turn, days};
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::{Note, Sent};
use crate::playbook::{Anchor, Play, Silence};

/// The last thing that either side said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) date: Date,
    /// Its line in the note asked about; absent where another note of the opportunity has it.
    pub(super) line: Option<usize>,
}

/// The turns of asking: one for each that was sent, and the next one while any is left.
pub(super) fn ask(play: &Play, id: NoteId, day: &Day<'_>) -> Vec<Turn> {
    let note = day.journal.note(id);
    let mut sent: Vec<&Sent> = note.sent.iter().filter(|sent| play.is_called(&sent.play)).collect();
    sent.sort_by_key(|sent| sent.date);
    let mut turns = Vec::new();
    for (place, asked) in sent.iter().enumerate() {
        let word = last_word(id, Some(asked.date), day);
        turns.extend(word.and_then(|word| turn(play, id, place + 1, word, Some(asked.date), day)));
    }
    if sent.len() < day.config.check_ins {
        let word = last_word(id, None, day);
        turns.extend(word.and_then(|word| turn(play, id, sent.len() + 1, word, None, day)));
    }
    turns
}

/// When all asking is done, the time to move on is counted from the last word.
pub(super) fn give_up(play: &Play, id: NoteId, day: &Day<'_>) -> Option<Turn> {
    let note = day.journal.note(id);
    let asked = note.sent.iter().filter(|sent| is_asking(sent, day)).count();
    if asked < day.config.check_ins {
        return None;
    }
    let word = last_word(id, None, day)?;
    let window = play.windows.first()?;
    let days = days(window, word.date, id, day);
    Some(Turn {
        number: asked,
        anchor: Anchor::LastWord,
        anchored_on: word.date,
        last_word_line: word.line,
        days,
        taken_on: None,
    })
}

fn turn(
    play: &Play,
    id: NoteId,
    number: usize,
    word: Word,
    taken_on: Option<Date>,
    day: &Day<'_>,
) -> Option<Turn> {
    let (window, anchored_on) = play.windows.iter().find_map(|window| {
        let anchored_on = match window.anchor {
            Anchor::DecideBy => day.journal.note(id).decide_by.filter(|&date| date > word.date)?,
            _ => word.date,
        };
        Some((window, anchored_on))
    })?;
    let days = days(window, anchored_on, id, day);
    Some(Turn { number, anchor: window.anchor, anchored_on, last_word_line: word.line, days, taken_on })
}

fn is_asking(sent: &Sent, day: &Day<'_>) -> bool {
    day.playbook.play_named(&sent.play).is_some_and(|play| play.silence == Some(Silence::Ask))
}

/// The newest word either way: this round's interview, anything heard in the opportunity since, a question sent.
///
/// With `before`, words on or after that day and questions from that day on do not count.
pub(super) fn last_word(id: NoteId, before: Option<Date>, day: &Day<'_>) -> Option<Word> {
    let note = day.journal.note(id);
    let interview = note.date?;
    let counts = |date: Date| date >= interview && before.is_none_or(|before| date < before);
    let mut newest =
        Word { date: interview, line: note.field("date").map(|field| note.line(field.name_span)) };
    for &round in &day.journal.opportunity(id).rounds {
        let other = day.journal.note(round);
        for (date, span) in words_of(other, day) {
            if counts(date) && date >= newest.date {
                newest = Word { date, line: (round == id).then(|| note.line(span)) };
            }
        }
    }
    Some(newest)
}

fn words_of<'n>(note: &'n Note, day: &Day<'n>) -> impl Iterator<Item = (Date, crate::text::Span)> + 'n {
    let day = *day;
    let heard = note.heard.iter().map(|heard| (heard.date, heard.span));
    let asked = note.sent.iter().filter(move |sent| is_asking(sent, &day)).map(|sent| (sent.date, sent.span));
    heard.chain(asked)
}
