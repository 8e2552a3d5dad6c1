//! A letter that tells of something nobody needs to hear about.

use super::super::letters::AboutLetter;
use super::letter_apologies::is_for_a_slip;
use super::{Check, Report, Rule};
use crate::assess::Gap;
use crate::letter::{apology, prose, speaks::speaks_of};
use crate::playbook::Weight;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-mentions-slip", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let is_slip = |gap: &&Gap| gap.weight == Weight::LetGo;
    let slips: Vec<&Gap> = letter.assessment.gaps.iter().filter(is_slip).collect();
    if slips.is_empty() {
        return;
    }
    let text = letter.text();
    let core = prose::core(text);
    let mut apologies = apology::apologies(letter.sentences());
    apologies.retain(|apology| is_for_a_slip(text, apology, letter.assessment));
    // An apology for it is told by `letter-apologies`; asking about the next steps is welcome.
    let is_told = |at: &Range<usize>| {
        let next = apologies.partition_point(|apology| apology.at.start < at.start);
        apologies.get(next).is_some_and(|apology| at.contains(&apology.at.start))
    };
    for sentence in prose::sentences(&text[core.clone()]) {
        let at = core.start + sentence.start..core.start + sentence.end;
        let words = &text[at.clone()];
        if is_told(&at) || words.ends_with('?') {
            continue;
        }
        if let Some(slip) = slips.iter().find(|slip| speaks_of(words, &slip.text)) {
            let message = format!("this tells of `{}`, which nobody needs to hear about", slip.text);
            letter.complain(report, at, message, "leave it out: they have likely forgotten it");
        }
    }
}
