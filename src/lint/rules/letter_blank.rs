//! A letter with blanks that are still to be filled in.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::blanks;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-blank", check: Check::Letter(check) };

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    match letter.edited {
        Some(_) => each_blank(letter, report),
        None => all_blanks(letter, report),
    }
}

fn each_blank(letter: &AboutLetter<'_>, report: &mut Report) {
    for blank in blanks::of(letter.text()) {
        let message = format!("{} is still to be filled in", in_backticks(letter, &blank));
        letter.complain(report, blank, message, "fill it in, or take the sentence out");
    }
}

/// The blanks of a draft are one hint. Whose name is missing is told once for the whole journal.
fn all_blanks(letter: &AboutLetter<'_>, report: &mut Report) {
    let blanks = blanks::of(letter.text()).into_iter().map(|blank| in_backticks(letter, &blank));
    let blanks: Vec<String> = blanks.filter(|blank| blank != "`[your name]`").collect();
    if !blanks.is_empty() {
        let message = format!("the {} leaves a blank: {}", letter.called(), blanks.join(", "));
        let help = "add the fact to the note, or fill the blank in when you write";
        letter.complain(report, 0..letter.text().len(), message, help);
    }
}

/// The blank on one line, in backticks.
fn in_backticks(letter: &AboutLetter<'_>, blank: &Range<usize>) -> String {
    let words: Vec<&str> = letter.text()[blank.clone()].split_whitespace().collect();
    format!("`{}`", words.join(" "))
}
