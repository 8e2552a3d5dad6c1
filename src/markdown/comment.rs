//! Obsidian's comments, `%%like this%%`: what their writer hid stays hidden.

use super::events;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;

/// Stands for every byte of a comment: no letter, no punctuation, no space, so it begins no Markdown.
pub(super) const MASK: char = '\u{1a}';

/// The body with each comment's bytes replaced by [`MASK`], so that all other places stay where they were.
///
/// A comment may span paragraphs. A `%%` without a partner, or one in code, is only two percent signs.
pub(super) fn masked(body: &str) -> Cow<'_, str> {
    if !body.contains("%%") {
        return Cow::Borrowed(body);
    }
    let mut masked = String::with_capacity(body.len());
    let mut kept = 0;
    for pair in marks(body).chunks_exact(2) {
        let end = pair[1] + 2;
        masked.push_str(&body[kept..pair[0]]);
        masked.extend(body[pair[0]..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { MASK }));
        kept = end;
    }
    masked.push_str(&body[kept..]);
    Cow::Owned(masked)
}

/// Where `%%` stands in prose.
fn marks(body: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut in_code = false;
    for (event, range) in events(body).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                marks.extend(body[range.clone()].match_indices("%%").map(|(at, _)| range.start + at));
            }
            _ => {}
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        let masked = masked(body);
        assert_eq!(masked.len(), body.len(), "places stay");
        masked.replace(MASK, "")
    }

    #[test]
    fn a_comment_may_stand_in_a_line_or_span_paragraphs() {
        assert_eq!(shown("a %%b é%% c"), "a  c");
        assert_eq!(shown("a\n\n%%\nsecret\n\n# more\n%%\n\nb"), "a\n\n\n\n\n\n\n\nb");
    }

    #[test]
    fn two_percent_signs_alone_or_in_code_hide_nothing() {
        for body in ["a raise of 5%% or so", "`%%a%%`", "```\n%%a%%\n```"] {
            assert_eq!(shown(body), body);
        }
    }
}
