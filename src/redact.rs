//! A journal without the names in it: people, companies, addresses, links and numbers give way to labels.
//!
//! The notes are written anew before anything is made of them, and only from what was understood and cleaned. So no
//! page, letter, file name or calendar can hold what a label stands for, whoever adds one later.

mod own_words;
mod label;
mod links;
mod numbers;
mod names;
mod census;
mod scrub;
mod front;
mod note;
mod playbook;

#[cfg(test)]
mod tests;

use crate::analysis::Material;
use crate::config::{Config, Me};
use crate::journal::{self, Journal};
use crate::text::Source;
use census::Census;
use scrub::Scrubber;
use std::collections::HashSet;
use std::sync::Arc;

/// What becomes of texts that are the user's own from beginning to end: the notes' bodies and edited letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bodies {
    /// They are left out, but for questions that were prepared and not asked.
    #[default]
    LeftOut,
    /// They are cleaned like every other text.
    Kept,
}

/// A journal that knows nobody by name.
#[derive(Debug)]
pub struct Redacted {
    /// What to analyse in the place of the original.
    pub material: Material,
    /// How many files are not in it: those that cannot be read, and letters and playbook files that might tell a name.
    pub left_out: usize,
}

/// Replaces whatever tells who somebody is by labels that are the same throughout: `Interviewer A`, `Company 3`.
///
/// Labels are given in the order of the interviews, so that the same journal always gets the same ones, and a newer note
/// does not change those of the older. Days of fields and log lines stay, since a plan is nothing without them.
/// What a label stands for is known from the fields alone: a person whom only a sentence mentions keeps the name there.
pub fn redact(material: &Material, bodies: Bodies) -> Redacted {
    let (journal, _) = journal::read(&material.notes);
    let census = Census::of(&journal, material);
    let mut scrubber = Scrubber::new(&census);
    let mut left_out = journal.unreadable.len() + material.diagnostics.len();

    let own = playbook::cleaned(&material.playbook, &mut scrubber);
    left_out += material.playbook.len() - own.len();
    let (book, _) = crate::playbook::read(&own);
    let mut desk =
        note::Desk { journal: &journal, census: &census, book: &book, bodies, paths: HashSet::new() };
    let mut notes = desk.notes(&mut scrubber);
    left_out += left_out_letters(&journal, bodies);
    notes.sort_by(|a, b| a.path().cmp(b.path()));

    let config = Config { me: me(&material.config.me, &census), ..plain(&material.config) };
    Redacted { material: Material { notes, playbook: own, config, diagnostics: Vec::new() }, left_out }
}

fn left_out_letters(journal: &Journal, bodies: Bodies) -> usize {
    if bodies == Bodies::LeftOut { journal.letters.len() } else { 0 }
}

/// A finished file of what was made of a redacted journal: in it labels are read as people write them.
///
/// Until then a label is one word, so that nobody takes `Interviewer` for a first name and every `a` for a last one.
pub fn finished(text: &[u8]) -> Vec<u8> {
    label::with_spaces(text)
}

/// The same for what is text and stays so.
pub fn finished_text(text: &str) -> String {
    String::from_utf8_lossy(&finished(text.as_bytes())).into_owned()
}

/// How time is counted is told; globs and folders are the user's own.
fn plain(config: &Config) -> Config {
    Config {
        me: Me::default(),
        dates: config.dates,
        ignore: Vec::new(),
        check_ins: config.check_ins,
        weekend: config.weekend.clone(),
        holidays: config.holidays.clone(),
        holiday_files: Vec::new(),
        output: Config::default().output,
        theme: None,
    }
}

fn me(me: &Me, census: &Census) -> Me {
    let name = me.name.as_ref().and_then(|name| census.person(name)).map(|label| label.text());
    Me {
        name,
        email: me.email.as_ref().map(|_| label::address("candidate")),
        phone: me.phone.as_ref().map(|_| label::PHONE.to_owned()),
        linkedin: me.linkedin.as_ref().map(|_| label::profile("candidate")),
    }
}

/// A source under a path of its own.
fn source(path: String, text: String) -> Arc<Source> {
    Arc::new(Source::new(path, text))
}
