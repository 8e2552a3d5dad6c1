//! Where sentences end.

use unicode_segmentation::UnicodeSegmentation;

/// A full stop behind one of these ends no sentence.
const ABBREVIATIONS: &[&str] =
    &["dr", "mr", "mrs", "ms", "mx", "prof", "st", "vs", "e.g", "i.e", "approx", "sr", "cf", "resp"];

/// The pieces of a text between the bounds of sentences, as Unicode has them.
///
/// In plain English none ends before a mark that may end one: the rules need not look at what stands before it, but for
/// the last letter.
pub(super) fn bounded(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_plain = text.is_ascii();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let near = match is_plain {
            true => rest.bytes().position(|byte| matches!(byte, b'.' | b'!' | b'?')).unwrap_or(rest.len()),
            false => 0,
        };
        let before = near.saturating_sub(1);
        let length =
            rest[before..].split_sentence_bounds().next().map_or(rest.len(), |end| before + end.len());
        at += length;
        Some((at - length, &rest[..length]))
    })
}

/// Whether the stop at the end of a piece belongs to its last word, and not to the sentence.
pub(super) fn ends_in_abbreviation(piece: &str, next: Option<char>) -> bool {
    let Some(piece) = piece.trim_end().strip_suffix('.') else { return false };
    let last = piece.rsplit([' ', '(']).next().unwrap_or(piece);
    let is_initial = last.chars().count() == 1 && last != "I" && last.chars().all(char::is_uppercase);
    let counts_a_list = !piece.is_empty() && piece.len() <= 2 && piece.chars().all(|c| c.is_ascii_digit());
    let is_number = last.eq_ignore_ascii_case("no") && next.is_some_and(|next| next.is_ascii_digit());
    is_initial || is_number || counts_a_list || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn looking_from_mark_to_mark_finds_the_bounds_of_unicode(text in "([A-Za-z]|[ ,;:.!?)\"'(\t\x0b\\-]|[0-9]|[.!?] |[ -~]|é|…){0,40}") {
            let found: Vec<(usize, &str)> = bounded(&text).collect();
            proptest::prop_assert_eq!(found, text.split_sentence_bound_indices().collect::<Vec<_>>());
        }
    }
}
