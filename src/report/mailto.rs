//! `mailto:` addresses (RFC 6068) that open a letter in the user's own mail program.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Some mail programs drop what is longer; the letter is then to be copied.
const LONGEST: usize = 1_600;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const ENCODED_IN_ADDRESS: &AsciiSet = &ENCODED.remove(b'@').remove(b'+');

/// A message to begin.
pub(super) struct Message<'a> {
    pub(super) to: Option<&'a str>,
    pub(super) copy: Option<&'a str>,
    pub(super) subject: Option<&'a str>,
    pub(super) body: &'a str,
}

/// The address, and whether the letter's text is in it.
pub(super) fn mailto(message: &Message<'_>) -> (String, bool) {
    let address = |text| utf8_percent_encode(text, ENCODED_IN_ADDRESS).to_string();
    let text = |text: &str| {
        let lines = text.replace("\r\n", "\n").replace('\n', "\r\n");
        utf8_percent_encode(&lines, ENCODED).to_string()
    };
    let mut parts = Vec::new();
    parts.extend(message.copy.map(|copy| format!("cc={}", address(copy))));
    parts.extend(message.subject.map(|subject| format!("subject={}", text(subject))));
    let head = format!("mailto:{}", message.to.map(address).unwrap_or_default());
    let short = join(&head, &parts);
    parts.push(format!("body={}", text(message.body)));
    let whole = join(&head, &parts);
    if whole.len() <= LONGEST { (whole, true) } else { (short, false) }
}

fn join(head: &str, parts: &[String]) -> String {
    if parts.is_empty() { head.to_owned() } else { format!("{head}?{}", parts.join("&")) }
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
}
