//! Escapes values for HTML as handlebars itself does, and stretch by stretch instead of letter by letter.

use std::convert::Infallible;

/// The text as it may stand between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    let push = |stretch: &str| {
        escaped.push_str(stretch);
        Ok::<_, Infallible>(())
    };
    write(text, push).map_or_else(|never| match never {}, |()| escaped)
}

/// Hands the same text over piece by piece.
pub(super) fn write<E>(text: &str, mut write: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let Some(entity) = entity(byte) else { continue };
        if plain < at {
            write(&text[plain..at])?;
        }
        write(entity)?;
        plain = at + 1;
    }
    if plain < text.len() { write(&text[plain..]) } else { Ok(()) }
}

fn entity(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'&' => "&amp;",
        b'\'' => "&#x27;",
        b'`' => "&#x60;",
        b'=' => "&#x3D;",
        _ => return None,
    })
}

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
