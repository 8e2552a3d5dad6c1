//! What stands in the place of a name: one word to the program, two to the reader.

/// Joins the words of a label until it is shown. It is no space and splits no word, neither by space nor by Unicode's
/// rules, and nobody writes it in a note.
pub(super) const TIE: char = '‿';

/// A phone number that is nobody's. It may stand where a number is wanted, and tells that there is one.
pub(super) const PHONE: &str = "Phone‿number";

/// What a label says about whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sort {
    /// The one who looks for a job.
    Candidate,
    /// Somebody met in an interview.
    Interviewer,
    /// Somebody who arranged one.
    Recruiter,
    /// Somebody else who is named in a field.
    Person,
    /// A company.
    Company,
    /// A mail address, or a name in a network.
    Address,
    /// A web address, or the way to a file.
    Link,
    /// A number.
    Number,
}

/// One label: `Interviewer A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Label {
    pub(super) sort: Sort,
    /// Its turn among its sort, from 0.
    pub(super) turn: usize,
}

impl Label {
    /// As it stands in redacted notes, in one word.
    pub(super) fn text(self) -> String {
        let word = match self.sort {
            Sort::Candidate => return "Candidate".to_owned(),
            Sort::Interviewer => "Interviewer",
            Sort::Recruiter => "Recruiter",
            Sort::Person => "Person",
            Sort::Company => "Company",
            Sort::Address => "Address",
            Sort::Link => "Link",
            Sort::Number => "Number",
        };
        match self.sort {
            Sort::Interviewer | Sort::Recruiter | Sort::Person => {
                format!("{word}{TIE}{}", letters(self.turn))
            }
            _ => format!("{word}{TIE}{}", self.turn + 1),
        }
    }

    /// As it stands in the name of a file.
    pub(super) fn slug(self) -> String {
        self.text().replace(TIE, "-").to_lowercase()
    }
}

/// An address that leads nowhere, by the rules of the network (RFC 2606).
pub(super) fn address(slug: &str) -> String {
    format!("{slug}@redacted.invalid")
}

/// The address of a profile that leads nowhere.
pub(super) fn profile(slug: &str) -> String {
    format!("https://linkedin.invalid/{slug}")
}

/// The text with spaces in its labels, also where it is part of an address or of a script's text.
pub(super) fn with_spaces(text: &[u8]) -> Vec<u8> {
    let tie = TIE.to_string();
    let text = replaced(text, tie.as_bytes(), b" ");
    let text = replaced(&text, b"%E2%80%BF", b"%20");
    let text = replaced(&text, b"\\u203f", b" ");
    replaced(&text, b"=E2=80=BF", b"=20")
}

fn replaced(text: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        match rest.strip_prefix(old) {
            Some(behind) => {
                result.extend_from_slice(new);
                rest = behind;
            }
            None => {
                result.push(rest[0]);
                rest = &rest[1..];
            }
        }
    }
    result
}

/// `A` to `Z`, then `AA`, `AB`.
fn letters(turn: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = turn + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("less than 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_letters_and_companies_have_numbers() {
        let text = |sort, turn| Label { sort, turn }.text();
        assert_eq!(text(Sort::Interviewer, 0), "Interviewer‿A");
        assert_eq!(text(Sort::Interviewer, 25), "Interviewer‿Z");
        assert_eq!(text(Sort::Recruiter, 26), "Recruiter‿AA");
        assert_eq!(text(Sort::Person, 26 * 27), "Person‿AAA");
        assert_eq!(text(Sort::Company, 2), "Company‿3");
        assert_eq!(Label { sort: Sort::Company, turn: 2 }.slug(), "company-3");
    }

    #[test]
    fn what_is_shown_has_spaces_and_no_tie() {
        let shown = |text: &str| String::from_utf8(with_spaces(text.as_bytes())).expect("it stays text");
        assert_eq!(
            shown("Dear Interviewer‿A, ?subject=Company%E2%80%BF3"),
            "Dear Interviewer A, ?subject=Company%203"
        );
        assert_eq!(shown("é ‿‿ €"), "é    €");
    }
}
