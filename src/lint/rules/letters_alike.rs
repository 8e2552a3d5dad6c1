//! Two letters to people of one panel that say the same; people compare them.

use super::super::letters::AboutLetter;
use super::{AboutNote, Check, Report, Rule};
use crate::letter::prose::{self, Words};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { code: "letters-alike", check: Check::Note(check) };

/// Of the pairs of neighbouring words. Letters by one hand on one topic share a quarter, lightly edited copies two thirds.
const ALIKE: f64 = 0.6;

/// No panel is larger; what lies beyond is not compared.
const LARGEST_PANEL: usize = 16;

fn check(about: &AboutNote<'_>, report: &mut Report) {
    let letters: Vec<&AboutLetter<'_>> = about
        .letters
        .iter()
        .filter(|letter| letter.person().is_some() && !letter.play.optional)
        .take(LARGEST_PANEL)
        .collect();
    for (place, letter) in letters.iter().enumerate().skip(1) {
        // The user's own letters stand first, so a complaint about a pair falls on a draft where one is.
        let twin = letters[..place]
            .iter()
            .find(|other| other.to != letter.to && likeness(other.text(), letter.text()) > ALIKE);
        if let Some(twin) = twin {
            let message = format!("the {} says nearly the same as the {}", letter.called(), twin.called());
            let core = prose::core(letter.text());
            let first = prose::sentences(&letter.text()[core.clone()]).into_iter().next().unwrap_or_default();
            let at = core.start + first.start..core.start + first.end;
            let help =
                "people compare letters: give each one a moment of their own, `highlights: [\"Dana: …\"]`";
            letter.complain(report, at, message, help);
        }
    }
}

/// How much two letters share beyond greeting and signature, from 0 to 1: the Dice coefficient of their word pairs.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (Words::of(&one[prose::core(one)]), Words::of(&other[prose::core(other)]));
    let (one, other) = (one.pairs(), other.pairs());
    if one.len() < 8 || other.len() < 8 {
        return 0.0;
    }
    let mut left: HashMap<(&str, &str), u32> = HashMap::new();
    for &pair in &one {
        *left.entry(pair).or_default() += 1;
    }
    let mut shared = 0_u32;
    for &pair in &other {
        if let Some(count) = left.get_mut(&pair).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    2.0 * f64::from(shared) / f64::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_with_another_name_is_alike_and_a_letter_of_its_own_is_not() {
        let ines = "Dear Ines,\n\nThank you for the talk yesterday; the plan for Dublin and Montreal stayed with me. I would bring three years of payments in two regions.\n\nBest wishes,\nSam";
        let copy = ines.replace("Ines", "Tomasz");
        let own = "Dear Tomasz,\n\nI went home and drew the three boxes again, and this time the network did not win. Thank you for an hour of real work at the whiteboard.\n\nBest wishes,\nSam";
        assert!(likeness(ines, &copy) > 0.95);
        assert!(likeness(ines, own) < 0.2, "{}", likeness(ines, own));
    }

    #[test]
    fn a_lightly_edited_copy_is_still_alike() {
        let one = "Thank you for our conversation on Thursday; I am still thinking about the shop owner who reads her payout at six. To the role I would bring three years of payments in two regions and append-only ledgers. I like that month-end is treated as a product. I would be glad to talk further.";
        let moment = one.replace("the shop owner who reads her payout at six", "the failure drill");
        let frame = moment
            .replace("Thank you for our conversation", "It was good to meet you")
            .replace("I would be glad to talk further", "I hope we speak soon");
        for copy in [one.replace("Thursday", "Wednesday"), moment, frame] {
            assert!(likeness(one, &copy) > ALIKE, "{}: {copy}", likeness(one, &copy));
        }
        let own = "It was good to meet you, not least because of the failure drill. What I can offer is calm on-call habits and append-only ledgers in Postgres. I like that month-end is treated as a product.";
        assert!(likeness(one, own) < ALIKE / 2.0, "{}", likeness(one, own));
    }
}
