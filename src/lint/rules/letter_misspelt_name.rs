//! A letter that misspells the recipient or the company, or greets somebody else: the gravest slip of all.

use super::super::letters::AboutLetter;
use super::super::names::{Fault, Names, Slip};
use super::super::report::Objection;
use super::super::told::{misspelt_person, people};
use super::{Check, Report, Rule};
use crate::diagnostic::Severity;
use crate::journal::EditedLetter;
use crate::letter::prose;
use crate::text::Span;

pub(super) const RULE: Rule = Rule { code: "letter-misspelt-name", check: Check::Letter(check) };

const RIGHT: &str = "check it against their card or their e-mail; people notice their own name first";

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let Some(edited) = letter.edited else { return };
    in_field(letter, edited, report);
    let names = names(letter, edited);
    if let Some(subject) = &edited.subject {
        let (field, subject) = (subject.span, subject.value.as_str());
        let start = edited.source.slice(field).find(subject).map_or(field.start, |at| field.start + at);
        for slip in names.slips(subject, None) {
            tell(letter, report, edited, Span::new(start + slip.at.start, start + slip.at.end), &slip);
        }
    }
    // The signature is the user's own name, whatever it resembles.
    let unsigned = &letter.text()[..prose::core(letter.text()).end];
    for slip in names.slips(unsigned, prose::greeting(unsigned)) {
        tell(letter, report, edited, letter.span_in(edited, slip.at.clone()), &slip);
    }
}

/// The name in `to`; its address may well be right.
fn in_field(letter: &AboutLetter<'_>, edited: &EditedLetter, report: &mut Report) {
    let Some(to) = &edited.to else { return };
    let name = to.value.split('<').next().unwrap_or_default().trim();
    if letter.note.called(name).is_empty()
        && let Some(meant) = misspelt_person(name, letter.note)
    {
        let message = format!("the note spells it `{meant}`, and this letter goes to `{name}`");
        let (severity, source, span) = (Severity::Error, &edited.source, to.span);
        letter.complain_of(report, Objection { severity, source, span, message, help: RIGHT });
    }
}

fn names<'a>(letter: &'a AboutLetter<'_>, edited: &EditedLetter) -> Names<'a> {
    let note = letter.note;
    let is_to_one = edited.to.is_some() || letter.follow_ups.len() == 1;
    let person = letter.person().filter(|_| is_to_one);
    Names {
        people: people(note).filter_map(|person| person.name.as_deref()).collect(),
        company: note.company.as_deref(),
        recipient: person.and_then(|person| person.name.as_deref()),
        known: letter.words_of_note(),
    }
}

fn tell(letter: &AboutLetter<'_>, report: &mut Report, edited: &EditedLetter, span: Span, slip: &Slip<'_>) {
    let Slip { word, meant, fault, .. } = slip;
    let (severity, message) = match fault {
        Fault::Misspelt => (Severity::Error, format!("`{word}` looks like `{meant}` misspelt")),
        Fault::Accents => (Severity::Warning, format!("`{word}` is written `{meant}` in the note")),
        Fault::GreetsAnother => {
            (Severity::Error, format!("this letter is for `{meant}`, and greets `{word}`"))
        }
    };
    letter.complain_of(report, Objection { severity, source: &edited.source, span, message, help: RIGHT });
}
