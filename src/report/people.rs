//! Everyone met: the same person over all notes of a company, found by name.

use super::site::Site;
use crate::analysis::Analysis;
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::{Named, Note, Person, Sent, folded};
use crate::plan::Recipient;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The company and the name by which people are told apart.
type Key = (String, String);

/// Somebody as one note has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Face {
    pub(super) note: NoteId,
    pub(super) named: Named,
}

/// One person, in all notes that have them.
pub(super) struct Met {
    /// Where they stand, by the day of the note; never empty.
    pub(super) faces: Vec<Face>,
    /// The last day on which they met, were written to or wrote.
    pub(super) last_contact: Option<Date>,
}

/// All people, whoever there was contact with latest first.
pub(super) struct People {
    pub(super) all: Vec<Met>,
    places: HashMap<Face, usize>,
}

impl People {
    /// Gathers the people of all notes; rehearsals are with friends.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut all: Vec<Met> = grouped(analysis).into_par_iter().map(|faces| met(faces, analysis)).collect();
        let newest = |met: &Met| met.faces.last().and_then(|face| analysis.note(face.note).date);
        let coming = |met: &Met| newest(met).filter(|date| *date > analysis.as_of);
        all.sort_by_cached_key(|met| {
            (Reverse(met.last_contact.max(coming(met))), met.fullest_name(analysis).map(str::to_owned))
        });
        let faces =
            all.iter().enumerate().flat_map(|(place, met)| met.faces.iter().map(move |face| (*face, place)));
        let places = faces.collect();
        People { all, places }
    }

    /// Where somebody of a note stands among all; nowhere where they have no name.
    pub(super) fn place(&self, face: Face) -> Option<usize> {
        self.places.get(&face).copied()
    }
}

impl Met {
    /// The name as the note has it that writes most of it.
    pub(super) fn fullest_name<'a>(&self, analysis: &'a Analysis) -> Option<&'a str> {
        let name = |face: &Face| analysis.note(face.note).person(face.named)?.name.as_deref();
        self.faces.iter().filter_map(name).max_by_key(|name| name.len())
    }
}

impl Face {
    /// The person as this note writes them.
    pub(super) fn person<'a>(&self, site: &Site<'a>) -> Option<&'a Person> {
        site.analysis.note(self.note).person(self.named)
    }
}

/// Everybody with a name who was there or arranged it.
pub(super) fn faces(id: NoteId, note: &Note) -> impl Iterator<Item = Face> {
    let interviewers = (0..note.interviewers.len()).map(Named::Interviewer);
    let everybody = interviewers.chain(note.recruiter.as_ref().map(|_| Named::Recruiter));
    let has_name = |named: &Named| note.person(*named).is_some_and(|person| person.name.is_some());
    everybody.filter(has_name).map(move |named| Face { note: id, named })
}

/// The log lines that went to somebody of a note: those that name them, and those that go without a name to all whom
/// the play is for.
pub(super) fn sent(face: Face, analysis: &Analysis) -> impl Iterator<Item = &Sent> {
    let note = analysis.note(face.note);
    note.sent.iter().filter(move |sent| match &sent.named {
        Some(named) => named.contains(&face.named),
        None => is_for(face, sent, analysis),
    })
}

fn is_for(face: Face, sent: &Sent, analysis: &Analysis) -> bool {
    let follow_ups = &analysis.plans[face.note.0].follow_ups;
    let mut theirs = follow_ups.iter().filter(|each| analysis.play(each).is_called(&sent.play)).peekable();
    match theirs.peek() {
        Some(_) => theirs.any(|each| each.to == Recipient::from(face.named)),
        None => matches!(face.named, Named::Interviewer(_)),
    }
}

/// The faces of each person, by the day of the note.
fn grouped(analysis: &Analysis) -> Vec<Vec<Face>> {
    let journal = &analysis.journal;
    let mut ids: Vec<NoteId> = journal.ids().filter(|id| !journal.note(*id).practice).collect();
    ids.sort_by_key(|id| (journal.note(*id).date, *id));
    let keyed = |id: NoteId| faces(id, journal.note(id)).map(|face| (face, key(face, analysis)));
    let keyed: Vec<Vec<(Face, Key)>> = ids.into_par_iter().map(|id| keyed(id).collect()).collect();
    let mut groups: Vec<Vec<Face>> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for (face, key) in keyed.into_iter().flatten() {
        let place = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(face),
            None => groups.push(vec![face]),
        }
    }
    join_short_names(&mut groups, &known, analysis);
    groups
}

/// `Dana` is `Dana Whitfield`, where the company has nobody else of that name and the two never stand side by side.
fn join_short_names(groups: &mut Vec<Vec<Face>>, known: &HashMap<Key, usize>, analysis: &Analysis) {
    let mut short: Vec<(&Key, usize)> = known.iter().map(|(key, &place)| (key, place)).collect();
    short.retain(|((_, name), _)| !name.contains(' '));
    short.sort_by_key(|(_, place)| *place);
    let mut wholes: HashMap<(&str, &str), Vec<usize>> =
        short.iter().map(|((company, name), _)| ((company.as_str(), name.as_str()), Vec::new())).collect();
    if wholes.is_empty() {
        return;
    }
    for ((company, name), &place) in known {
        let Some((first, rest)) = name.split_once(' ') else { continue };
        let last = rest.rsplit(' ').next().filter(|last| *last != first);
        for word in last.into_iter().chain([first]) {
            if let Some(places) = wholes.get_mut(&(company.as_str(), word)) {
                places.push(place);
            }
        }
    }
    for ((company, name), short) in short {
        let Some(&[whole]) = wholes.get(&(company.as_str(), name.as_str())).map(Vec::as_slice) else {
            continue;
        };
        if may_be_one(&groups[short], &groups[whole], analysis) {
            let faces = std::mem::take(&mut groups[short]);
            groups[whole].extend(faces);
            groups[whole].sort_by_key(|face| (analysis.note(face.note).date, face.note));
        }
    }
    groups.retain(|group| !group.is_empty());
}

/// Nobody is two people of one note, nor has two addresses that tell them apart.
fn may_be_one(one: &[Face], other: &[Face], analysis: &Analysis) -> bool {
    let notes: HashSet<NoteId> = one.iter().map(|face| face.note).collect();
    let emails = |faces: &[Face]| -> HashSet<String> {
        let person = |face: &Face| analysis.note(face.note).person(face.named);
        faces.iter().filter_map(person).filter_map(|person| person.email.as_deref().map(folded)).collect()
    };
    let (ours, theirs) = (emails(one), emails(other));
    let differ = !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs);
    !differ && !other.iter().any(|face| notes.contains(&face.note))
}

/// The company and the name as they are compared; without a company, only within the opportunity.
fn key(face: Face, analysis: &Analysis) -> Key {
    let journal = &analysis.journal;
    let letters = |text: &str| folded(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let company = journal.opportunity(face.note).company.as_deref().map(letters);
    let company = company.unwrap_or_else(|| format!("#{}", journal.opportunity_of[face.note.0].0));
    let name = journal.note(face.note).person(face.named).and_then(|person| person.name.as_deref());
    let words = name.unwrap_or_default().split_whitespace().filter(|word| !Person::is_title(word));
    (company, words.map(letters).collect::<Vec<_>>().join(" "))
}

fn met(faces: Vec<Face>, analysis: &Analysis) -> Met {
    let days = faces.iter().flat_map(|face| contacts(*face, analysis));
    let last_contact = days.filter(|date| *date <= analysis.as_of).max();
    Met { faces, last_contact }
}

/// The days on which there was contact. An answer is theirs where it names them, or where there is nobody else.
fn contacts(face: Face, analysis: &Analysis) -> Vec<Date> {
    let note = analysis.note(face.note);
    let is_alone = faces(face.note, note).count() == 1;
    let person = note.person(face.named);
    let is_theirs = |words: &str| is_alone || person.is_some_and(|person| person.is_mentioned_in(words));
    let was_there = matches!(face.named, Named::Interviewer(_));
    let met = note.date.filter(|_| was_there);
    let heard = note.heard.iter().filter(|heard| is_theirs(&heard.words)).map(|heard| heard.date);
    met.into_iter().chain(sent(face, analysis).map(|sent| sent.date)).chain(heard).collect()
}
