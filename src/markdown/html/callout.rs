//! Obsidian's callouts, `> [!note] Title`: a quote with a kind.

/// The kind of callout that `text`, the first words of a quote, opens, and what of its title stands in the text.
///
/// A `-` or `+` behind the kind folds the callout in Obsidian; on a page it stays open.
pub(super) fn opened_by(text: &str) -> Option<(String, &str)> {
    let (kind, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let is_word = kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let title = rest.strip_prefix(['-', '+']).unwrap_or(rest).trim_start();
    (is_word && !kind.is_empty()).then(|| (kind.to_ascii_lowercase(), title))
}

/// What a callout without a title is called: its kind, `Note`.
pub(super) fn title(kind: &str) -> String {
    let (first, rest) = kind.split_at(kind.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}
