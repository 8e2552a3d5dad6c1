//! How a follow-up goes: what they prefer comes first, and a card only while there is time for the post.

use super::{Day, Recipient};
use crate::date::Date;
use crate::note::{Channel, Note};
use crate::playbook::Play;

/// Business days that a handwritten card needs before a decision.
const DAYS_FOR_A_CARD: i32 = 4;

/// The channel of a follow-up: the one that the user's own letter settles on, else the one that suits best.
pub(super) fn of(
    play: &Play,
    note: &Note,
    to: Recipient,
    number: usize,
    opens: Date,
    day: &Day<'_>,
) -> Option<Channel> {
    let letter = day.edited_letter(note, play, to, number);
    letter.and_then(|letter| letter.channel).or_else(|| choose(play, note, opens, day))
}

/// The channel that suits a play best; none where nothing is sent.
fn choose(play: &Play, note: &Note, opens: Date, day: &Day<'_>) -> Option<Channel> {
    let from = opens.max(day.as_of);
    let has_time = |decision: Date| day.calendar.between(from, decision) >= DAYS_FOR_A_CARD;
    let card_is_in_time = note.decide_by.is_none_or(has_time);
    let fits = |channel: &Channel| *channel != Channel::Card || card_is_in_time;
    let preferred = note.prefers.filter(|channel| play.channels.contains(channel) && fits(channel));
    preferred.or_else(|| play.channels.iter().copied().find(fits))
}
