//! Escapes values for HTML as handlebars itself does, and stretch by stretch instead of letter by letter.

use crate::text::Escapes;

/// The text as it may stand between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    push(text, &mut escaped);
    escaped
}

/// Adds the same to a page.
pub(super) fn push(text: &str, page: &mut String) {
    ESCAPES.push(page, text);
}

static ESCAPES: Escapes = Escapes::new(&[
    (b'<', "&lt;"),
    (b'>', "&gt;"),
    (b'"', "&quot;"),
    (b'&', "&amp;"),
    (b'\'', "&#x27;"),
    (b'`', "&#x60;"),
    (b'=', "&#x3D;"),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_handlebars_makes_of_a_text(text in "([<>\"&'`=aé\u{0}]|\\PC){0,20}") {
            prop_assert_eq!(escape(&text), handlebars::html_escape(&text));
        }
    }
}
