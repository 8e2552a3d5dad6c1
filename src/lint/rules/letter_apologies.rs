//! More than one apology in a letter, or any for a slip that nobody needs to hear about.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::assess::Assessment;
use crate::letter::apology::{Apology, apologies};
use crate::letter::speaks::speaks_of;
use crate::playbook::{Verdict, Weight};

pub(super) const RULE: Rule = Rule { code: "letter-apologies", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let apologies = apologies(letter.sentences());
    let for_a_slip =
        apologies.iter().find(|apology| is_for_a_slip(letter.text(), apology, letter.assessment));
    if let Some(apology) = for_a_slip {
        let message = "this apologises for something nobody needs to hear about".to_owned();
        let help = "leave it out: they have likely forgotten it";
        letter.complain(report, apology.at.clone(), message, help);
    } else if let Some(second) = apologies.get(1) {
        let message = format!("this is apology number 2 of {} in one letter", apologies.len());
        letter.complain(report, second.at.clone(), message, "one sincere sorry is enough; keep the first");
    }
}

/// Where only slips went wrong, there is nothing to be sorry for; else the sentence must speak of the slip.
pub(super) fn is_for_a_slip(text: &str, apology: &Apology, assessment: &Assessment) -> bool {
    let mut slips = assessment.gaps.iter().filter(|gap| gap.weight == Weight::LetGo).peekable();
    let is_nothing_else = slips.peek().is_some() && assessment.verdict == Verdict::LetGo;
    is_nothing_else || slips.any(|slip| speaks_of(&text[apology.sentence.clone()], &slip.text))
}
