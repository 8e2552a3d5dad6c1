//! Titles of people, by the words that they are made of.

use crate::note::values::is_one_of;

/// Words of titles.
const TITLES: &[&str] = &[
    "engineer",
    "manager",
    "lead",
    "head",
    "director",
    "cto",
    "ceo",
    "coo",
    "cfo",
    "vp",
    "president",
    "founder",
    "co-founder",
    "recruiter",
    "partner",
    "hr",
    "officer",
    "developer",
    "designer",
    "architect",
    "principal",
    "analyst",
    "scientist",
    "consultant",
    "coordinator",
    "supervisor",
    "nurse",
    "teacher",
    "owner",
    "team",
    "department",
    "talent",
    "people",
    "staff",
    "senior",
    "chief",
    "product",
    "sre",
    "em",
    "pm",
];

/// Whether what stands behind a comma is a title and no second person: it has a title's word, or no capital at all.
pub(super) fn is_title(text: &str) -> bool {
    let words = text.split(['<', '(']).next().unwrap_or_default().trim();
    let is_lowercase =
        words.contains(' ') && !words.contains(char::is_uppercase) && words.contains(char::is_alphabetic);
    let mut parts = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    is_lowercase || parts.any(|word| is_one_of(word, TITLES))
}
