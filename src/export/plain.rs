//! Text of the user's as other programs may be given it: no controls, and nothing that turns the reading direction.

/// The text with `\n` for every line end and a space for a tab; what else is invisible and has a will of its own is
/// left out. A calendar or a spreadsheet takes such characters for its own, or shows something else than is there.
pub(super) fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let chars = lines.chars().filter_map(|c| match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    chars.collect()
}

/// The same on one line.
pub(super) fn plain_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_turns_of_direction_are_left_out_and_line_ends_are_one_kind() {
        assert_eq!(plain("a\r\nb\rc\u{2028}d\te\0\u{1b}[31m\u{202e}f\u{200f}"), "a\nb\nc\nd e[31mf");
        assert_eq!(plain_line(" Dana\r\n  Whitfield\u{feff} "), "Dana Whitfield");
        assert_eq!(plain("Zoë 老虎 👩🏽‍💻"), "Zoë 老虎 👩🏽‍💻", "letters and joined pictures stay");
    }
}
