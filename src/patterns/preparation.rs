//! The preparation list for the next interview: what past interviews say to have ready.

use crate::assess::{Assessment, Gap};
use crate::date::Date;
use crate::journal::{Journal, NoteId};
use crate::note::Note;
use crate::playbook::{Playbook, PrepareAs};
use std::cmp::Reverse;

/// What to have ready for the next interview.
#[derive(Debug, Clone, Default)]
pub struct Preparation {
    /// Interviews to prepare for, the nearest first; today's is one of them until its note says how it went.
    pub interviews: Vec<NoteId>,
    /// Questions that went badly, with the better answer where a note has one.
    pub questions: Vec<ToPrepare>,
    /// Things to bring up.
    pub mentions: Vec<ToPrepare>,
    /// Questions to ask them.
    pub asks: Vec<ToPrepare>,
    /// What to do differently, by gap kind, the most frequent first; kinds whose gaps are questions are left out,
    /// since the questions themselves are listed.
    pub next_time: Vec<Reminder>,
    /// Standing reminders.
    pub reminders: Vec<&'static str>,
}

/// One thing to prepare, from one gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToPrepare {
    /// The gap kind.
    pub kind: String,
    /// The gap's words; the kind's title where a question has none.
    pub text: String,
    /// What the writer would say now.
    pub answer: Option<String>,
    /// The note it comes from.
    pub note: NoteId,
}

/// A gap kind's advice for next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The gap kind.
    pub kind: String,
    /// What it is called on pages.
    pub title: String,
    /// What to do.
    pub advice: String,
    /// How many gaps of that kind there are.
    pub count: usize,
}

/// What every interview is good for, whatever went before.
const STANDING: &[&str] = &[
    "Ask how they like to be contacted.",
    "Ask when they expect to decide.",
    "Get every name, spelt right, and a card where there is one.",
    "Mention that you would like to connect on LinkedIn.",
];

impl Preparation {
    /// Collects the list from every note, the newest interview first.
    pub fn of(journal: &Journal, assessments: &[Assessment], playbook: &Playbook, as_of: Date) -> Self {
        let mut ids: Vec<NoteId> = journal.ids().collect();
        ids.sort_by_key(|id| (Reverse(journal.note(*id).date), *id));
        let mut list = Preparation {
            interviews: interviews(journal, as_of),
            reminders: STANDING.to_vec(),
            ..Preparation::default()
        };
        for id in ids {
            for gap in &assessments[id.0].gaps {
                list.add(gap, id, playbook);
            }
        }
        list.next_time.sort_by_key(|reminder| Reverse(reminder.count));
        list
    }

    fn add(&mut self, gap: &Gap, note: NoteId, playbook: &Playbook) {
        let Some(kind) = playbook.gap_kind(&gap.kind) else { return };
        let entry = |text: &str| ToPrepare {
            kind: kind.name.clone(),
            text: text.to_owned(),
            answer: gap.answer.clone(),
            note,
        };
        let has_words = !gap.text.is_empty();
        match kind.prepare_as {
            Some(PrepareAs::Question) => {
                self.questions.push(entry(if has_words { &gap.text } else { &kind.title }));
                return;
            }
            Some(PrepareAs::Mention) if has_words => self.mentions.push(entry(&gap.text)),
            Some(PrepareAs::Ask) if has_words => self.asks.push(entry(&gap.text)),
            _ => {}
        }
        let Some(advice) = &kind.next_time else { return };
        match self.next_time.iter_mut().find(|reminder| reminder.kind == kind.name) {
            Some(reminder) => reminder.count += 1,
            None => self.next_time.push(Reminder {
                kind: kind.name.clone(),
                title: kind.title.clone(),
                advice: advice.clone(),
                count: 1,
            }),
        }
    }
}

fn interviews(journal: &Journal, as_of: Date) -> Vec<NoteId> {
    let is_ahead = |id: &NoteId| {
        let note = journal.note(*id);
        let is_theirs = !note.practice && !journal.opportunity(*id).status.is_ended();
        is_theirs && note.date.is_some_and(|date| date > as_of || (date == as_of && !is_told(note)))
    };
    let mut ahead: Vec<NoteId> = journal.ids().filter(is_ahead).collect();
    ahead.sort_by_key(|id| (journal.note(*id).date, *id));
    ahead
}

/// Whether a note says how the interview went. What one writes beforehand, such as `want`, says nothing of that.
fn is_told(note: &Note) -> bool {
    let answers = [note.answered.is_some(), note.interest.is_some(), note.they_know.is_some()];
    note.gaps.is_some() || note.mood.is_some() || answers.contains(&true)
}
