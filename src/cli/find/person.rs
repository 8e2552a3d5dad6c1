//! The person of a note that a user means: a name, a part of one, or an e-mail address.

use crate::diagnostic::did_you_mean;
use crate::note::{Note, Person};
use crate::plan::Recipient;
use crate::text::visible;
use anyhow::bail;

/// Finds the one interviewer, or the recruiter, whom `wanted` names: `Dana Whitfield`, `dana`, `whit`, an address.
///
/// # Errors
/// Where there is nobody of that name, with everybody who is there; where there are several, with all of them.
pub(in crate::cli) fn person(note: &Note, wanted: &str) -> anyhow::Result<Recipient> {
    let (name, address) = name_and_address(wanted);
    let lower = name.to_lowercase();
    let called = people(note, |person| person.is_called(name));
    let written = people(note, |person| has_address(person, address.unwrap_or(name)));
    let partly = people(note, |person| has_part(person, &lower));
    let closest = [written, called, partly].into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    match closest.as_slice() {
        [only] => Ok(*only),
        [] => bail!("{}", visible(&nobody(note, wanted))),
        several => bail!("`{}` may be {}; say which", visible(wanted), visible(&listed(note, several))),
    }
}

/// `Dana Whitfield <dana@northwind.example>` in its two parts.
fn name_and_address(wanted: &str) -> (&str, Option<&str>) {
    let in_two = wanted.trim().strip_suffix('>').and_then(|text| text.split_once('<'));
    match in_two {
        Some((name, address)) => (name.trim(), Some(address.trim())),
        None => (wanted.trim(), None),
    }
}

/// Everybody with a name who is such; a recruiter who was in the interview as well is one person.
fn people(note: &Note, is_such: impl Fn(&Person) -> bool) -> Vec<Recipient> {
    let mut found: Vec<(Recipient, &Person)> = Vec::new();
    let interviewers = note.interviewers.iter().enumerate();
    let everybody = interviewers.map(|(place, person)| (Recipient::Interviewer(place), person));
    let everybody = everybody.chain(note.recruiter.as_ref().map(|person| (Recipient::Recruiter, person)));
    for (to, person) in everybody.filter(|(_, person)| person.name.is_some() && is_such(person)) {
        if !found.iter().any(|(_, other)| other.name == person.name) {
            found.push((to, person));
        }
    }
    found.into_iter().map(|(to, _)| to).collect()
}

fn has_address(person: &Person, address: &str) -> bool {
    person.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address))
}

fn has_part(person: &Person, lower: &str) -> bool {
    !lower.is_empty() && person.name.as_deref().is_some_and(|name| name.to_lowercase().contains(lower))
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
