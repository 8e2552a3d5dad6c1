//! Verdicts meet plays and become follow-ups with windows, states and reasons; flags; the agenda's order.

mod agenda;
mod channel;
mod recipients;
mod silence;
mod state;
mod trigger;
mod turns;
mod window;

pub use agenda::{Agenda, Item, agenda, rank};
pub use state::State;

use crate::assess::{Assessment, Fact};
use crate::config::Config;
use crate::date::{Calendar, Date};
use crate::journal::{EditedLetter, Journal, NoteId};
use crate::note::{Channel, Named, Note, Person};
use crate::playbook::{Anchor, Flag, Play, PlayId, Playbook};

/// Everything that planning looks at; the same for every note.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// The notes.
    pub journal: &'a Journal,
    /// The assessments, by [`NoteId`].
    pub assessments: &'a [Assessment],
    /// The plays.
    pub playbook: &'a Playbook,
    /// How often to ask before moving on, and who writes.
    pub config: &'a Config,
    /// Business days.
    pub calendar: &'a Calendar,
    /// The day the journal is read for.
    pub as_of: Date,
}

impl<'a> Day<'a> {
    /// The user's own version of a letter, if there is one: of this play, to this recipient, for this turn.
    ///
    /// The more exactly a letter names its recipient, the sooner it is taken.
    pub fn edited_letter(
        &self,
        note: &Note,
        play: &Play,
        to: Recipient,
        turn: usize,
    ) -> Option<&'a EditedLetter> {
        let letters = self.journal.letters_of(note.path()).iter();
        let of_turn = letters.filter(|letter| letter.turn == turn && play.is_called(&letter.play.value));
        let named = |letter: &EditedLetter| letter.to().map(|to| note.called(to));
        let theirs = of_turn.map(|letter| (letter, named(letter)));
        let theirs = theirs.filter(|(_, named)| to.is_meant_by(named.as_deref(), note));
        let (letter, _) =
            theirs.min_by_key(|(_, named)| named.as_ref().map_or(usize::MAX, |named| named.len()))?;
        Some(letter)
    }
}

/// One play applied to one note and one recipient, with its window and its state.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// The note it comes from.
    pub note: NoteId,
    /// The play.
    pub play: PlayId,
    /// Whom it goes to.
    pub to: Recipient,
    /// The recruiter gets a copy.
    pub copy_to_recruiter: bool,
    /// How it goes; absent where nothing is sent.
    pub channel: Option<Channel>,
    /// What its days are counted from.
    pub anchor: Anchor,
    /// That day.
    pub anchored_on: Date,
    /// First day.
    pub opens: Date,
    /// The day it should be done by.
    pub due: Date,
    /// Last day, inclusive; absent where it stays open.
    pub closes: Option<Date>,
    /// How it stands on the as-of date.
    pub state: State,
    /// The day it went out, where the log has it.
    pub sent_on: Option<Date>,
    /// Which one of its kind: the first check-in, the second.
    pub number: usize,
    /// The gaps that it mends, as positions in the assessment's gaps.
    pub gaps: Vec<usize>,
    /// The facts that brought it.
    pub why: Vec<Fact>,
}

/// Whom a follow-up goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Recipient {
    /// The user: nothing leaves the house.
    Yourself,
    /// An interviewer, by position in the note.
    Interviewer(usize),
    /// Who arranged the interview.
    Recruiter,
    /// Whoever answers the company's phone.
    Operator,
    /// Nobody yet: no name is known.
    Nobody,
}

impl From<Named> for Recipient {
    fn from(named: Named) -> Self {
        match named {
            Named::Interviewer(place) => Recipient::Interviewer(place),
            Named::Recruiter => Recipient::Recruiter,
        }
    }
}

impl Recipient {
    /// Whether a `to` that names these people means this recipient. Absent, it means everybody; and where there is no
    /// person of the note to go to, as for the front desk, any name will do.
    pub fn is_meant_by(self, named: Option<&[Named]>, note: &Note) -> bool {
        match (named, self.person(note)) {
            (Some(named), Some(_)) => named.iter().any(|&named| self == named.into()),
            _ => true,
        }
    }

    /// The person, if it is one of the note's.
    pub fn person(self, note: &Note) -> Option<&Person> {
        match self {
            Recipient::Interviewer(place) => note.interviewers.get(place),
            Recipient::Recruiter => note.recruiter.as_ref(),
            Recipient::Yourself | Recipient::Operator | Recipient::Nobody => None,
        }
    }

    /// The name shown; absent for nobody.
    pub fn name(self, note: &Note) -> Option<String> {
        match self {
            Recipient::Yourself => Some("self".to_owned()),
            Recipient::Operator => Some("the company's operator".to_owned()),
            Recipient::Recruiter | Recipient::Interviewer(_) => self.person(note)?.name.clone(),
            Recipient::Nobody => None,
        }
    }
}

impl FollowUp {
    /// Whether it can be done now.
    pub fn is_to_do(&self) -> bool {
        self.state.is_to_do()
    }
}

/// What to do about one note.
#[derive(Debug, Clone, Default)]
pub struct NotePlan {
    /// Its follow-ups, in the playbook's order.
    pub follow_ups: Vec<FollowUp>,
    /// Why it needs attention now.
    pub flags: Vec<Flag>,
}

/// Plans one note. A rehearsal has no follow-ups, and neither has a note without a date.
pub fn plan(id: NoteId, day: &Day<'_>) -> NotePlan {
    let note = day.journal.note(id);
    if note.practice || note.date.is_none() {
        return NotePlan::default();
    }
    let mut follow_ups: Vec<FollowUp> = Vec::new();
    for (play_id, play) in day.playbook.numbered() {
        if trigger::applies(play, id, day) {
            follow_ups.extend(of_play(play_id, play, id, day));
        }
    }
    stand_back(&mut follow_ups, day.playbook);
    follow_ups.shrink_to_fit();
    let flags = agenda::flags(&follow_ups, day.playbook);
    NotePlan { follow_ups, flags }
}

/// The follow-ups of one play: one for each recipient, or one for each turn of asking.
fn of_play(play_id: PlayId, play: &Play, id: NoteId, day: &Day<'_>) -> Vec<FollowUp> {
    let mut recipients = recipients::of(play, id, day);
    recipients.retain(|&(to, _)| to != Recipient::Nobody || !play.optional);
    let turns = turns::of(play, id, day);
    let mut follow_ups = Vec::new();
    for (to, gaps) in &recipients {
        for turn in &turns {
            follow_ups.push(follow_up(play_id, play, id, *to, gaps, turn, day));
        }
    }
    follow_ups
}

fn follow_up(
    play_id: PlayId,
    play: &Play,
    id: NoteId,
    to: Recipient,
    gaps: &[usize],
    turn: &window::Turn,
    day: &Day<'_>,
) -> FollowUp {
    let note = day.journal.note(id);
    let sent = state::sent(play, id, to, turn, day);
    let planned = channel::of(play, note, to, turn.number, turn.days.opens, day);
    let days = turn.days.on_working_days(planned, day.calendar);
    let days = days.put_off(state::snoozed_until(play, note, to));
    let why = trigger::why(play, id, gaps, turn, day);
    let sent_on = sent.map(|sent| sent.date);
    let state = state::of(&state::Question { play, id, to, sent_on, days, day });
    FollowUp {
        note: id,
        play: play_id,
        to,
        copy_to_recruiter: play.copies_recruiter && to != Recipient::Recruiter && note.recruiter.is_some(),
        channel: sent.and_then(|sent| sent.by).or(planned),
        anchor: turn.anchor,
        anchored_on: turn.anchored_on,
        opens: days.opens,
        due: days.due,
        closes: days.closes,
        state,
        sent_on,
        number: turn.number,
        gaps: gaps.to_vec(),
        why,
    }
}

/// Removes what stands back for another play to the same person, unless that one is not wanted.
fn stand_back(follow_ups: &mut Vec<FollowUp>, playbook: &Playbook) {
    let wanted = follow_ups.iter().filter(|follow_up| follow_up.state != State::Skipped);
    let mut taken: Vec<(Recipient, PlayId)> =
        wanted.map(|follow_up| (follow_up.to, follow_up.play)).collect();
    taken.sort_unstable();
    follow_ups.retain(|follow_up| {
        let yields_to = &playbook.play(follow_up.play).yields_to;
        let theirs = &taken[taken.partition_point(|(to, _)| *to < follow_up.to)..];
        let mut theirs = theirs.iter().take_while(|(to, _)| *to == follow_up.to);
        let stands_back =
            !yields_to.is_empty() && theirs.any(|(_, play)| yields_to.contains(&playbook.play(*play).name));
        !stands_back
    });
}
