//! More than one apology in a letter, or any for a slip that nobody needs to hear about.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::assess::Assessment;
use crate::letter::prose::{self, Words};
use crate::playbook::{Verdict, Weight};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-apologies", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let apologies = prose::apologies(letter.text());
    let for_a_slip =
        apologies.iter().find(|apology| is_for_a_slip(letter.text(), apology, letter.assessment));
    if let Some(apology) = for_a_slip {
        let message = "this apologises for something nobody needs to hear about".to_owned();
        letter.complain(report, apology.clone(), message, "leave it out: they have likely forgotten it");
    } else if let Some(second) = apologies.get(1) {
        let message = format!("this is apology number 2 of {} in one letter", apologies.len());
        letter.complain(report, second.clone(), message, "one sincere sorry is enough; keep the first");
    }
}

/// Where only slips went wrong, there is nothing to be sorry for; else the sentence must speak of the slip.
pub(super) fn is_for_a_slip(text: &str, apology: &Range<usize>, assessment: &Assessment) -> bool {
    let slips = || assessment.gaps.iter().filter(|gap| gap.weight == Weight::LetGo);
    if slips().next().is_some() && assessment.verdict == Verdict::LetGo {
        return true;
    }
    let sentence = Words::of(&text[prose::sentence_around(text, apology)]);
    slips().any(|slip| {
        let telling = |word: &&str| word.chars().count() >= 5;
        let words: Vec<&str> = slip.text.split(|c: char| !c.is_alphanumeric()).filter(telling).collect();
        sentence.find(&words).len() >= 2.min(words.len()).max(1)
    })
}
