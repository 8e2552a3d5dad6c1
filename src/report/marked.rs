//! Messages with names in backticks, cut so that pages can set the names as code.

use serde::Serialize;

/// A stretch of a message.
#[derive(Serialize)]
pub(super) struct Piece {
    text: String,
    is_code: bool,
}

/// Cuts a message at its backticks; without a second one, a backtick is an ordinary character.
pub(super) fn pieces(message: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((before, code, after)) = next_code(rest) {
        pieces.push(Piece { text: before.to_owned(), is_code: false });
        pieces.push(Piece { text: code.to_owned(), is_code: true });
        rest = after;
    }
    pieces.push(Piece { text: rest.to_owned(), is_code: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_backticks_are_code() {
        let shown = |text| {
            let show =
                |piece: &Piece| if piece.is_code { format!("<{}>", piece.text) } else { piece.text.clone() };
            pieces(text).iter().map(show).collect::<String>()
        };
        assert_eq!(shown("write `want: yes` or `no`"), "write <want: yes> or <no>");
        assert_eq!(shown("a ` alone"), "a ` alone");
        assert_eq!(shown(""), "");
    }
}
