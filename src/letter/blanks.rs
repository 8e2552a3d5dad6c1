//! The blanks of a letter: `[a moment from your talk]` is to be filled in before it goes out.

use std::ops::Range;

/// Where the blanks stand, brackets and all. No blanks are links, footnotes, tick boxes, wikilinks, `[1]`, `[…]` and
/// `[sic]`; neither is a bracket that is not closed in its own paragraph.
pub(crate) fn of(text: &str) -> Vec<Range<usize>> {
    let mut blanks = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        let inside = &text[open + 1..];
        let Some(length) = inside.find([']', '[']) else { break };
        let close = open + 1 + length;
        from = close;
        let words = inside[..length].trim();
        let is_closed = inside[length..].starts_with(']') && !has_empty_line(words);
        if is_closed && is_to_be_filled(words) && !is_mark_up(text, open, close) {
            blanks.push(open..close + 1);
        }
    }
    blanks
}

/// The words inside each blank, on one line.
pub(crate) fn hints(text: &str) -> Vec<String> {
    let words = |blank: Range<usize>| text[blank.start + 1..blank.end - 1].split_whitespace();
    of(text).into_iter().map(|blank| words(blank).collect::<Vec<_>>().join(" ")).collect()
}

fn has_empty_line(words: &str) -> bool {
    words.lines().any(|line| line.trim().is_empty()) && !words.is_empty()
}

fn is_to_be_filled(words: &str) -> bool {
    let is_other = matches!(words, "x" | "X" | "sic") || words.starts_with(['^', '!']);
    !is_other && words.contains(char::is_alphabetic)
}

/// Whether the brackets are those of a link, of its address further down, or plainly meant as brackets.
fn is_mark_up(text: &str, open: usize, close: usize) -> bool {
    let (before, after) = (&text[..open], &text[close + 1..]);
    let begins_a_line = before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    let is_address = |rest: &str| rest.trim_start().starts_with("http") || rest.contains("://");
    let defines = after.strip_prefix(':').and_then(|rest| rest.split_whitespace().next());
    before.ends_with(['[', ']', '\\', '!'])
        || after.starts_with(['(', '[', ']'])
        || (begins_a_line && defines.is_some_and(is_address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_neither_a_link_nor_a_tick_box() {
        for text in [
            "[my page](https://a.example)",
            "[my page][page]",
            "[page]: https://a.example/me",
            "![a picture](b.png)",
            "[[people/dana]]",
            "- [ ] one\n- [x] two\n- [X] three",
            "as I said[^1], and [^note]",
            "see [1] and [2, 3]",
            "\"it is […] the best [sic] of [...]\"",
            "\\[not a blank\\]",
            "a bracket [ that\n\nnobody closes ]",
            "[open",
            "closed]",
            "[]",
        ] {
            assert_eq!(hints(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_blank_is_found_wherever_it_stands_and_however_it_is_wrapped() {
        assert_eq!(hints("About [a moment\nfrom your talk]."), ["a moment from your talk"]);
        assert_eq!(hints("[your name]"), ["your name"]);
        assert_eq!(hints("I want it: [why]: it matters."), ["why"]);
        assert_eq!(hints("[the fact]: it matters."), ["the fact"]);
        assert_eq!(hints("[one [two]"), ["two"]);
        assert_eq!(hints("[what you left out: the CAP theorem]"), ["what you left out: the CAP theorem"]);
        assert_eq!(hints("[eins] [zwei] [émigré 3]"), ["eins", "zwei", "émigré 3"]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_a_blank_is_a_bracket_in_it(text in "(\\[|\\]|[a-zé!^:( \n\\\\]|🙈){0,60}") {
            for blank in of(&text) {
                proptest::prop_assert!(text[blank.clone()].starts_with('[') && text[blank].ends_with(']'));
            }
        }
    }
}
