//! Titles of people, by the words that they are made of.

use crate::note::values::is_one_of_many;

/// Words of titles, in order.
const TITLES: &[&str] = &[
    "analyst",
    "architect",
    "ceo",
    "cfo",
    "chief",
    "co-founder",
    "consultant",
    "coo",
    "coordinator",
    "cto",
    "department",
    "designer",
    "developer",
    "director",
    "em",
    "engineer",
    "founder",
    "head",
    "hr",
    "lead",
    "manager",
    "nurse",
    "officer",
    "owner",
    "partner",
    "people",
    "pm",
    "president",
    "principal",
    "product",
    "recruiter",
    "scientist",
    "senior",
    "sre",
    "staff",
    "supervisor",
    "talent",
    "teacher",
    "team",
    "vp",
];

/// Whether what stands behind a comma is a title and no second person: it has a title's word, or no capital at all.
pub(super) fn is_title(text: &str) -> bool {
    let words = text.split(['<', '(']).next().unwrap_or_default().trim();
    let is_lowercase =
        words.contains(' ') && !words.contains(char::is_uppercase) && words.contains(char::is_alphabetic);
    let mut parts = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    is_lowercase || parts.any(|word| is_one_of_many(word, TITLES))
}

#[cfg(test)]
mod tests {
    use super::super::HONORIFICS;
    use super::*;

    #[test]
    fn words_that_are_looked_up_stand_in_order() {
        assert!(TITLES.is_sorted() && HONORIFICS.is_sorted());
        assert!([TITLES, HONORIFICS].concat().iter().all(|word| *word == word.to_lowercase()));
    }
}
