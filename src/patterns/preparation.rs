//! The preparation list for the next interview: what past interviews say to have ready.

use crate::assess::{Assessment, Gap};
use crate::journal::{Journal, NoteId};
use crate::playbook::{Playbook, PrepareAs};
use std::cmp::Reverse;

/// What to have ready for the next interview.
#[derive(Debug, Clone, Default)]
pub struct Preparation {
    /// Questions that went badly, with the better answer where a note has one.
    pub questions: Vec<ToPrepare>,
    /// Things to bring up.
    pub mentions: Vec<ToPrepare>,
    /// Questions to ask them.
    pub asks: Vec<ToPrepare>,
    /// What to do differently, by gap kind, the most frequent first.
    pub next_time: Vec<Reminder>,
    /// Standing reminders.
    pub reminders: Vec<&'static str>,
}

/// One thing to prepare, from one gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToPrepare {
    /// The gap's words.
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
    pub fn of(journal: &Journal, assessments: &[Assessment], playbook: &Playbook) -> Self {
        let mut ids: Vec<NoteId> = journal.ids().collect();
        ids.sort_by_key(|id| (Reverse(journal.note(*id).date), *id));
        let mut list = Preparation { reminders: STANDING.to_vec(), ..Preparation::default() };
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
        let shelf = match kind.prepare_as {
            Some(PrepareAs::Question) => Some(&mut self.questions),
            Some(PrepareAs::Mention) => Some(&mut self.mentions),
            Some(PrepareAs::Ask) => Some(&mut self.asks),
            None => None,
        };
        if let Some(shelf) = shelf.filter(|_| !gap.text.is_empty()) {
            shelf.push(ToPrepare { text: gap.text.clone(), answer: gap.answer.clone(), note });
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
