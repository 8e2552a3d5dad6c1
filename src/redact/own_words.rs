//! Words as they are compared, and those that the program itself writes: whoever finds one of them has learnt nothing.

use crate::playbook;
use deunicode::deunicode;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A word as it is compared: without case, accents and whatever is no letter.
pub(super) fn fold(word: &str) -> String {
    deunicode(word).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a folded word is an ordinary one, so that only its capital makes a name of it: `will`, `mark`, `target`.
pub(super) fn is_ordinary(folded: &str) -> bool {
    ORDINARY.contains(folded)
}

/// Whether a folded word says nothing by itself, even with a capital: it joins names, or stands in half of them.
pub(super) fn is_weak(folded: &str) -> bool {
    WEAK.split_whitespace().any(|word| word == folded)
}

/// Articles and particles, and what companies call themselves.
const WEAK: &str = "a an and at by for from i in is it my no of on or so the to up us we \
    al bin da de del della den der di dos du el la le les ten ter van von zu zur \
    ag bv co company corp corporation gmbh group inc incorporated limited llc llp ltd plc sa sarl se";

static ORDINARY: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let (book, _) = playbook::read(&[]);
    let kinds = book.gap_kinds().iter().map(|kind| kind.source.text());
    let texts = kinds.chain(book.plays().iter().map(|play| play.source.text()));
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.len() > 2 && word.chars().all(char::is_lowercase)).map(fold).collect()
});
