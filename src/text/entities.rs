//! Writes a text with some of its bytes replaced, stretch by stretch.

/// Adds `text` to `out`; each ASCII byte that is special becomes its entity.
///
/// `is_special` is asked about sixteen bytes at once where it decides without branches, as `|` does and `||` does not.
pub(crate) fn push_with_entities(
    out: &mut String,
    text: &str,
    is_special: impl Fn(u8) -> bool,
    entity: impl Fn(u8) -> &'static str,
) {
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(before_special(rest.as_bytes(), &is_special));
        out.push_str(plain);
        let Some(&byte) = special.as_bytes().first() else { return };
        out.push_str(entity(byte));
        rest = &special[1..];
    }
}

const AT_ONCE: usize = 16;

/// How many bytes come before the first special one.
fn before_special(bytes: &[u8], is_special: impl Fn(u8) -> bool) -> usize {
    let (stretches, _) = bytes.as_chunks::<AT_ONCE>();
    let is_plain = |some: &&[u8; AT_ONCE]| !some.map(&is_special).iter().fold(false, |any, each| any | each);
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
            let entity = |byte| if byte == b'<' { "&lt;" } else { "&amp;" };
            push_with_entities(&mut quick, &text, |byte| (byte == b'<') | (byte == b'&'), entity);
            prop_assert_eq!(quick, format!("before {}", text.replace('&', "&amp;").replace('<', "&lt;")));
        }
    }
}
