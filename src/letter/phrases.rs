//! A small language for phrases: `i really? need|want your answer .. by friday`.
//!
//! Words stand in a row; case, punctuation and line breaks between them do not matter. `a|b` is either word, `a?` may be
//! absent, `repl*` begins so, `_` is any one word, `#` a word that begins with a digit, `..` up to eight words of any
//! kind, and `^` the beginning of the text.

/// How many words `..` may stand for.
const LONGEST_GAP: usize = 8;

/// Behind which word the phrase ends, if it stands at the word `start`.
pub(super) fn end(words: &[&str], start: usize, phrase: &[&str]) -> Option<usize> {
    let Some((&wanted, rest)) = phrase.split_first() else { return Some(start) };
    match wanted {
        "^" => (start == 0).then(|| end(words, start, rest)).flatten(),
        ".." => (0..=LONGEST_GAP).find_map(|gap| end(words, start + gap, rest)),
        _ => match wanted.strip_suffix('?') {
            Some(wanted) => one(words, start, wanted, rest).or_else(|| end(words, start, rest)),
            None => one(words, start, wanted, rest),
        },
    }
}

fn one(words: &[&str], at: usize, wanted: &str, rest: &[&str]) -> Option<usize> {
    let word = words.get(at)?;
    wanted.split('|').any(|wanted| fits(word, wanted)).then(|| end(words, at + 1, rest)).flatten()
}

fn fits(word: &str, wanted: &str) -> bool {
    match wanted {
        "_" => true,
        "#" => word.starts_with(|c: char| c.is_ascii_digit()),
        wanted => wanted.strip_suffix('*').map_or(word == wanted, |beginning| word.starts_with(beginning)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, phrase: &str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        let phrase: Vec<&str> = phrase.split(' ').collect();
        (0..words.len()).any(|start| end(&words, start, &phrase).is_some())
    }

    #[test]
    fn each_sign_means_what_the_head_says() {
        for (text, phrase, is_there) in [
            ("i need an answer", "need an answer", true),
            ("i need the answer", "need an|the answer", true),
            ("i need answers", "need an? answer*", true),
            ("i need one good answer", "need one _ answer", true),
            ("by the 13th", "by the #", true),
            ("by the way", "by the #", false),
            ("please do tell me by friday", "please .. by friday", true),
            ("please a b c d e f g h i by friday", "please .. by friday", false),
            ("reply now", "^ reply", true),
            ("i reply now", "^ reply", false),
            ("need", "need an answer", false),
        ] {
            assert_eq!(stands(text, phrase), is_there, "{phrase} in {text}");
        }
    }
}
