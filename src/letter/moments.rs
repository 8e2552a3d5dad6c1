//! Memorable moments: whose they are, and which one goes into whose letter.

use super::lift::{self, Addressee};
use super::view::{Facts, hinted};
use crate::note::{Highlight, Named, Note};
use crate::plan::Recipient;
use std::collections::HashSet;

/// A moment for the letter and one for the request to connect; the same where there is only one.
///
/// The recipient's own come first. Those that belong to nobody are dealt out, and nobody of a panel gets one that
/// another has. The recruiter was not there and shares none.
pub(super) fn moments(facts: &Facts<'_>) -> (String, String) {
    let Recipient::Interviewer(place) = facts.to else { return (String::new(), String::new()) };
    let own = lifted(facts, Some(place));
    let mut dealt = dealt(facts, place);
    let mut all = own.into_iter().chain(std::mem::take(&mut dealt));
    let Some(first) = all.next() else {
        let blank = hint(facts, place).unwrap_or_default();
        return (blank.clone(), blank);
    };
    let second = all.next().unwrap_or_else(|| first.clone());
    (first, second)
}

/// The moments of one interviewer, or those that belong to nobody, as far as they can be lifted.
fn lifted(facts: &Facts<'_>, owner: Option<usize>) -> Vec<String> {
    let alone = owner.is_some() || facts.addressee.alone;
    let theirs = facts.note.highlights.iter().filter(|highlight| owner_of(highlight, facts.note) == owner);
    theirs
        .filter_map(|highlight| {
            let to = Addressee { alone, ..facts.addressee };
            lift::moment(unlabelled(&highlight.text, facts.note), to, facts.known)
        })
        .collect()
}

/// The moments of nobody that fall to one place: first to those who have none of their own, then a second one round.
fn dealt(facts: &Facts<'_>, place: usize) -> Vec<String> {
    let shared = lifted(facts, None);
    let people = &facts.note.interviewers;
    let named = || (0..people.len()).filter(|&at| people[at].name.is_some() || at == place);
    if shared.is_empty() || named().nth(1).is_none() {
        return shared;
    }
    let highlights = facts.note.highlights.iter();
    let owners: HashSet<usize> = highlights.filter_map(|highlight| owner_of(highlight, facts.note)).collect();
    let turns = named().filter(|at| !owners.contains(at)).chain(named());
    let mine = turns.zip(shared).filter(|(at, _)| *at == place);
    mine.map(|(_, moment)| moment).collect()
}

/// A blank with the first of the user's own words that this letter may show.
fn hint(facts: &Facts<'_>, place: usize) -> Option<String> {
    let of = |owner: Option<usize>| {
        facts.note.highlights.iter().filter(move |highlight| owner_of(highlight, facts.note) == owner)
    };
    let alone = !facts.is_panel();
    let texts = of(Some(place)).chain(of(None).filter(|_| alone));
    let words = texts.map(|highlight| lift::cleaned(unlabelled(&highlight.text, facts.note)));
    let words = words.into_iter().find(|text| !text.is_empty())?;
    Some(format!("[a moment from your talk: {}]", hinted(&words)))
}

/// Whose a moment is: the one it names, or whose name stands before it.
fn owner_of(highlight: &Highlight, note: &Note) -> Option<usize> {
    highlight.interviewer.or_else(|| labelled(&highlight.text, note).map(|(owner, _)| owner))
}

/// The text without the name of an interviewer that stands before it: `Tomasz: …`, `Tomasz - …`.
pub(super) fn unlabelled<'t>(text: &'t str, note: &Note) -> &'t str {
    labelled(text, note).map_or(text, |(_, rest)| rest)
}

fn labelled<'t>(text: &'t str, note: &Note) -> Option<(usize, &'t str)> {
    [":", " - ", " – ", " — ", ","].iter().find_map(|mark| {
        let (label, rest) = text.split_once(mark)?;
        match note.only_one_called(&lift::cleaned(label)) {
            Some(Named::Interviewer(at)) => Some((at, rest.trim_start())),
            _ => None,
        }
    })
}
