//! Writes a text with some of its bytes replaced, stretch by stretch.

/// ASCII bytes, and what is written in the place of each.
pub(crate) struct Escapes {
    all: &'static [(u8, &'static str)],
    is_special: [bool; 256],
}

impl Escapes {
    pub(crate) const fn new(all: &'static [(u8, &'static str)]) -> Self {
        let mut is_special = [false; 256];
        let mut rest = all;
        while let [(byte, _), behind @ ..] = rest {
            assert!(byte.is_ascii(), "half a letter has no escape");
            is_special[*byte as usize] = true;
            rest = behind;
        }
        Escapes { all, is_special }
    }

    /// Adds a text to `out` with its special bytes replaced.
    pub(crate) fn push(&self, out: &mut String, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| self.is_special[usize::from(byte)]) {
            let (plain, special) = rest.split_at(at);
            out.push_str(plain);
            let escape = self.all.iter().find(|(byte, _)| special.as_bytes().first() == Some(byte));
            out.push_str(escape.map_or("", |(_, escape)| escape));
            rest = &special[1..];
        }
        out.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static ESCAPES: Escapes = Escapes::new(&[(b'<', "&lt;"), (b'&', "&amp;")]);

    proptest! {
        #[test]
        fn it_is_what_replacing_byte_by_byte_gives(text in "[a-cé<&\u{0}]{0,70}") {
            let mut quick = "before ".to_owned();
            ESCAPES.push(&mut quick, &text);
            prop_assert_eq!(quick, format!("before {}", text.replace('&', "&amp;").replace('<', "&lt;")));
        }
    }
}
