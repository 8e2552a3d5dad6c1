//! `mailto:` addresses (RFC 6068) that open a letter in the user's own mail program.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Some mail programs drop what is longer; the letter is then to be copied.
const LONGEST: usize = 1_600;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// A `+` is itself in an address, but some programs take it for a space behind the `?`.
const ENCODED_IN_ADDRESS: &AsciiSet = &ENCODED.remove(b'+');

/// A message to begin.
pub(super) struct Message<'a> {
    pub(super) to: Option<&'a str>,
    pub(super) copy: Option<&'a str>,
    pub(super) subject: Option<&'a str>,
    pub(super) body: &'a str,
}

/// The address, and whether the letter's text is in it.
pub(super) fn mailto(message: &Message<'_>) -> (String, bool) {
    let to = message.to.map(|to| address(to, ENCODED_IN_ADDRESS)).unwrap_or_default();
    let copy = message.copy.map(|copy| format!("cc={}", address(copy, ENCODED)));
    let subject = message.subject.map(|subject| format!("subject={}", line(subject)));
    let body = format!("body={}", lines(message.body));
    let short = join(&to, copy.iter().chain(&subject));
    let whole = join(&to, copy.iter().chain(&subject).chain([&body]));
    match (whole.len(), short.len()) {
        (..=LONGEST, _) => (whole, true),
        (_, ..=LONGEST) => (short, false),
        _ => (join(&to, &copy), false),
    }
}

/// An address alone, to which nothing in it adds a copy or a subject.
pub(super) fn to(email: &str) -> String {
    format!("mailto:{}", address(email, ENCODED_IN_ADDRESS))
}

/// Only the `@` between the two parts of an address stands for itself.
fn address(text: &str, encoded: &'static AsciiSet) -> String {
    let part = |text| utf8_percent_encode(text, encoded);
    match text.trim().rsplit_once('@') {
        Some((name, domain)) => format!("{}@{}", part(name), part(domain)),
        None => part(text.trim()).to_string(),
    }
}

/// A header is one line: what stands in a second one would be a header of its own.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    utf8_percent_encode(&words.join(" "), ENCODED).to_string()
}

/// Lines end as in every mail, with `%0D%0A`.
fn lines(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    utf8_percent_encode(&lines, ENCODED).to_string()
}

fn join<'p>(to: &str, parts: impl IntoIterator<Item = &'p String>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
    let mark = if parts.is_empty() { "" } else { "?" };
    format!("mailto:{to}{mark}{}", parts.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_line_ends_are_encoded_as_mail_programs_read_them() {
        let message = Message {
            to: Some("dana+jobs@northwind.example"),
            copy: Some("o'neil&x=?@a.example"),
            subject: Some("Thank you, Dana"),
            body: "Hello Dana,\n\n100% & yours?",
        };
        let expected = "mailto:dana+jobs@northwind.example?cc=o%27neil%26x%3D%3F@a.example&subject=Thank%20you%2C%20Dana\
             &body=Hello%20Dana%2C%0D%0A%0D%0A100%25%20%26%20yours%3F";
        assert_eq!(mailto(&message), (expected.to_owned(), true));
    }

    #[test]
    fn a_long_letter_is_left_out_and_is_to_be_copied() {
        let body = "word ".repeat(400);
        let message = Message { to: None, copy: None, subject: Some("Hello"), body: &body };
        assert_eq!(mailto(&message), ("mailto:?subject=Hello".to_owned(), false));
        assert_eq!(mailto(&Message { subject: None, ..message }).0, "mailto:");
    }

    #[test]
    fn a_plus_and_an_at_sign_stay_what_they_are() {
        let message = Message {
            to: Some("\"not@me\"+jobs@northwind.example"),
            copy: Some("joel+x@agency.example"),
            subject: None,
            body: "",
        };
        let expected = "mailto:%22not%40me%22+jobs@northwind.example?cc=joel%2Bx@agency.example&body=";
        assert_eq!(mailto(&message).0, expected);
    }

    #[test]
    fn a_subject_never_begins_another_header() {
        let message =
            Message { to: None, copy: None, subject: Some("Hello\r\nBcc: x@y.example"), body: "a\rb" };
        assert_eq!(mailto(&message).0, "mailto:?subject=Hello%20Bcc%3A%20x%40y.example&body=a%0D%0Ab");
    }

    #[test]
    fn an_address_alone_is_only_an_address() {
        assert_eq!(to(" dana+jobs@northwind.example"), "mailto:dana+jobs@northwind.example");
        assert_eq!(
            to("dana@northwind.example?bcc=x@y.example&body=z"),
            "mailto:dana%40northwind.example%3Fbcc%3Dx@y.example%26body%3Dz"
        );
        assert_eq!(to("//a\n\">"), "mailto:%2F%2Fa%0A%22%3E");
    }

    #[test]
    fn a_subject_that_is_too_long_is_left_out_as_well() {
        let subject = "word ".repeat(400);
        let message = Message { to: Some("a@b.example"), copy: None, subject: Some(&subject), body: "" };
        assert_eq!(mailto(&message), ("mailto:a@b.example".to_owned(), false));
    }
}
