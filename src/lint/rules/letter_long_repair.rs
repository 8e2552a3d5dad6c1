//! A repair that takes more than three sentences.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::assess::Gap;
use crate::letter::measure::MOST_OF_A_REPAIR as MOST;
use crate::letter::{prose, speaks::speaks_of};
use crate::note::Channel;
use crate::playbook::{Verdict, Who};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-long-repair", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    let is_short_note = letter.play.who == Who::GapOwner
        && letter.assessment.verdict == Verdict::Repairable
        && letter.channel != Some(Channel::Phone);
    if !is_short_note {
        return;
    }
    let gaps: Vec<&Gap> = letter.assessment.gaps.iter().filter(|gap| gap.is_to_mend()).collect();
    let core = prose::core(letter.text());
    let repair = repair(&letter.text()[core.clone()], &gaps);
    if let Some(fourth) = repair.get(MOST) {
        let at = core.start + fourth.start..core.start + fourth.end;
        let message = format!("the repair takes {} sentences, and {MOST} are enough", repair.len());
        letter.complain(
            report,
            at,
            message,
            "say the thing itself, plainly, and leave out how it came about",
        );
    }
}

/// The sentences of the paragraph that mends: from the first that speaks of a gap to the paragraph's end.
///
/// In a letter of one paragraph the repair ends with the last sentence that speaks of a gap.
fn repair(text: &str, gaps: &[&Gap]) -> Vec<Range<usize>> {
    let said = || gaps.iter().flat_map(|gap| [Some(gap.text.as_str()), gap.answer.as_deref()]).flatten();
    let speaks = |sentence: &Range<usize>| said().any(|said| speaks_of(&text[sentence.clone()], said));
    let paragraphs = prose::by_paragraph(text);
    let is_one = paragraphs.len() == 1;
    let mends = |sentences: Vec<Range<usize>>| {
        let first = sentences.iter().position(speaks)?;
        let last = sentences.iter().rposition(speaks).filter(|_| is_one);
        Some(sentences[first..=last.unwrap_or(sentences.len() - 1)].to_vec())
    };
    paragraphs.into_iter().filter_map(mends).max_by_key(Vec::len).unwrap_or_default()
}
