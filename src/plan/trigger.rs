//! Whether a play applies to a note, and the facts that say so.

use super::Day;
use super::window::Turn;
use crate::assess::{Fact, gap_facts};
use crate::journal::NoteId;
use crate::note::{Channel, Note};
use crate::playbook::{Anchor, Circumstance, Play, Silence};

/// Whether a play applies to a note at all; events that make it pointless are not asked here.
pub(super) fn applies(play: &Play, id: NoteId, day: &Day<'_>) -> bool {
    fits_status(play, id, day) && fits_verdict(play, id, day) && is_called_for(play, id, day)
}

/// A play for open opportunities is listed even when it is over, as moot; any other needs its status.
fn fits_status(play: &Play, id: NoteId, day: &Day<'_>) -> bool {
    let opportunity = day.journal.opportunity(id);
    play.is_for_open_opportunities() || play.statuses.contains(&opportunity.status)
}

fn fits_verdict(play: &Play, id: NoteId, day: &Day<'_>) -> bool {
    play.verdicts.is_empty() || play.verdicts.contains(&day.assessments[id.0].verdict)
}

/// One of its gap kinds or circumstances must hold, where it names any.
fn is_called_for(play: &Play, id: NoteId, day: &Day<'_>) -> bool {
    if play.gap_kinds.is_empty() && play.any_of.is_empty() {
        return true;
    }
    let note = day.journal.note(id);
    let gaps = &day.assessments[id.0].gaps;
    gaps.iter().any(|gap| play.gap_kinds.contains(&gap.kind))
        || play.any_of.iter().any(|&circumstance| holds(circumstance, note))
}

fn holds(circumstance: Circumstance, note: &Note) -> bool {
    match circumstance {
        Circumstance::UnnamedInterviewer => {
            note.interviewers.is_empty() || note.interviewers.iter().any(|person| person.name.is_none())
        }
        Circumstance::PhoneKnown => {
            note.main_interviewer().is_some_and(|main| note.interviewers[main].phone.is_some())
        }
        Circumstance::PrefersPhone => note.prefers == Some(Channel::Phone),
    }
}

/// The facts that brought a follow-up: what triggered the play, then what its window is counted from.
pub(super) fn why(play: &Play, id: NoteId, gaps: &[usize], turn: &Turn, day: &Day<'_>) -> Vec<Fact> {
    let note = day.journal.note(id);
    let assessment = &day.assessments[id.0];
    let mut facts: Vec<Fact> = gaps
        .iter()
        .filter_map(|&gap| assessment.gaps.get(gap))
        .map(|gap| Fact { text: format!("gap {}", gap.kind), line: gap.line })
        .collect();
    if gaps.is_empty() {
        facts.extend(gap_facts(&assessment.gaps, |gap| play.gap_kinds.contains(&gap.kind)));
    }
    let circumstances = play.any_of.iter().filter(|&&each| holds(each, note));
    facts.extend(circumstances.map(|&each| circumstance_fact(each, note)));
    if facts.is_empty() && is_for_few_verdicts(play) {
        facts.extend(assessment.because.iter().cloned());
    }
    facts.push(anchor_fact(note, id, turn, day));
    if play.silence == Some(Silence::GiveUp) {
        facts.insert(
            0,
            Fact {
                text: format!("{} check-ins sent", turn.number),
                line: note.field("sent").map(|field| note.line(field.name_span)),
            },
        );
    }
    facts.dedup();
    facts.shrink_to_fit();
    facts
}

/// A play for nearly every verdict, or for all, is not brought by the verdict.
fn is_for_few_verdicts(play: &Play) -> bool {
    (1..=3).contains(&play.verdicts.len())
}

fn circumstance_fact(circumstance: Circumstance, note: &Note) -> Fact {
    let (field, text) = match circumstance {
        Circumstance::UnnamedInterviewer if note.interviewers.is_empty() => {
            ("interviewer", "no interviewer is given")
        }
        Circumstance::UnnamedInterviewer => ("interviewer", "an interviewer's name is not known"),
        Circumstance::PhoneKnown => ("interviewer", "a phone number is known"),
        Circumstance::PrefersPhone => ("prefers", "they like to be called"),
    };
    Fact::of_field(note, field, text)
}

fn anchor_fact(note: &Note, id: NoteId, turn: &Turn, day: &Day<'_>) -> Fact {
    let date = turn.anchored_on;
    let status = day.journal.opportunity(id).status;
    match turn.anchor {
        Anchor::Interview => Fact::of_field(note, "date", format!("interview on {date}")),
        Anchor::DecideBy => Fact::of_field(note, "decide_by", format!("they meant to decide by {date}")),
        Anchor::StatusOn => Fact::of_field(note, "status", format!("{status} since {date}")),
        Anchor::ReturnOn => Fact::of_field(note, "return_on", format!("they said to try again from {date}")),
        Anchor::AnswerBy => {
            Fact::of_field(note, "answer_by", format!("the offer is to be answered by {date}"))
        }
        Anchor::LastWord => Fact { text: format!("no word since {date}"), line: turn.last_word_line },
    }
}
