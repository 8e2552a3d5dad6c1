//! The person of a note that a user means: a name, a part of one, or an e-mail address.

use crate::diagnostic::did_you_mean;
use crate::note::{Note, Person, folded};
use crate::plan::Recipient;
use crate::text::visible;
use anyhow::bail;

/// Finds the one interviewer, or the recruiter, whom `wanted` names: `Dana Whitfield`, `dana`, `whit`, an address.
///
/// # Errors
/// Where there is nobody of that name, with everybody who is there; where there are several, with all of them.
pub(in crate::cli) fn person(note: &Note, wanted: &str) -> anyhow::Result<Recipient> {
    let lower = folded(wanted.trim());
    let called = once_each(note, note.called(wanted).into_iter().map(Recipient::from));
    let partly = || people(note, |person| has_part(person, &lower));
    let closest = if called.is_empty() { partly() } else { called };
    match closest.as_slice() {
        [only] => Ok(*only),
        [] => bail!("{}", visible(&nobody(note, wanted))),
        several => bail!("`{}` may be {}; say which", visible(wanted), visible(&listed(note, several))),
    }
}

/// Everybody with a name who is such.
fn people(note: &Note, is_such: impl Fn(&Person) -> bool) -> Vec<Recipient> {
    let everybody = (0..note.interviewers.len()).map(Recipient::Interviewer).chain([Recipient::Recruiter]);
    let is_such =
        |to: &Recipient| to.person(note).is_some_and(|person| person.name.is_some() && is_such(person));
    once_each(note, everybody.filter(is_such))
}

/// A recruiter who was in the interview as well is one person.
fn once_each(note: &Note, people: impl Iterator<Item = Recipient>) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    for to in people {
        if !found.iter().any(|other| other.name(note) == to.name(note)) {
            found.push(to);
        }
    }
    found
}

fn has_part(person: &Person, lower: &str) -> bool {
    !lower.is_empty() && person.name.as_deref().is_some_and(|name| folded(name).contains(lower))
}

fn nobody(note: &Note, wanted: &str) -> String {
    let everybody = people(note, |_| true);
    let names: Vec<String> = everybody.iter().filter_map(|to| to.name(note)).collect();
    let first = names.iter().flat_map(|name| std::iter::once(name.as_str()).chain(name.split_whitespace()));
    let near = did_you_mean(wanted, first).map(|near| format!("did you mean `{near}`? "));
    match names.is_empty() {
        true => {
            format!("`{wanted}` is not in this note, and nobody else is; add the name under `interviewer`")
        }
        false => format!(
            "`{wanted}` is not in this note; {}it has {}",
            near.unwrap_or_default(),
            listed(note, &everybody)
        ),
    }
}

fn listed(note: &Note, people: &[Recipient]) -> String {
    let names: Vec<String> =
        people.iter().filter_map(|to| to.name(note)).map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
