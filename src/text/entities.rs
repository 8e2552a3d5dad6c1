//! Writes a text with some of its bytes replaced, stretch by stretch.

/// Adds `text` to `out`; each of these ASCII bytes becomes its entity.
#[inline]
pub(crate) fn push_with_entities(out: &mut String, text: &str, entities: &[(u8, &str)]) {
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(before_special(rest.as_bytes(), entities));
        out.push_str(plain);
        let Some(&byte) = special.as_bytes().first() else { return };
        let entity = entities.iter().find(|(special, _)| *special == byte);
        out.push_str(entity.map_or("", |(_, entity)| entity));
        rest = &special[1..];
    }
}

const AT_ONCE: usize = 16;

/// How many bytes come before the first special one. Without a branch in it, a question is asked of sixteen bytes at once.
#[inline]
fn before_special(bytes: &[u8], entities: &[(u8, &str)]) -> usize {
    let is_special = |byte: u8| entities.iter().fold(false, |any, (special, _)| any | (*special == byte));
    let (stretches, _) = bytes.as_chunks::<AT_ONCE>();
    let is_plain = |some: &&[u8; AT_ONCE]| !some.map(is_special).iter().fold(false, |any, each| any | each);
    let plain = stretches.iter().take_while(is_plain).count() * AT_ONCE;
    let behind = bytes[plain..].iter().position(|&byte| is_special(byte));
    behind.map_or(bytes.len(), |at| plain + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_replacing_byte_by_byte_gives(text in "[a-cé<&\u{0}]{0,70}") {
            let mut quick = "before ".to_owned();
            push_with_entities(&mut quick, &text, &[(b'<', "&lt;"), (b'&', "&amp;")]);
            prop_assert_eq!(quick, format!("before {}", text.replace('&', "&amp;").replace('<', "&lt;")));
        }
    }
}
