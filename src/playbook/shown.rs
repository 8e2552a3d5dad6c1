//! Whether a text plainly holds a fact: a word list that a reader can check, where the classifier only weighs.

/// Whether the text has one of these word sequences. A word with `*` behind it stands for any that begins so; a `*`
/// of its own for up to three words. `n't` is read as `not`, since people write it in every way.
pub(super) fn holds_any(text: &str, sequences: &[String]) -> bool {
    let text = words(text);
    sequences.iter().any(|sequence| {
        let sequence = words(sequence);
        !sequence.is_empty() && (0..text.len()).any(|at| begins(&text[at..], &sequence))
    })
}

fn begins(text: &[String], sequence: &[String]) -> bool {
    let Some((wanted, rest)) = sequence.split_first() else { return true };
    if wanted == "*" {
        return (0..=3.min(text.len())).any(|skipped| begins(&text[skipped..], rest));
    }
    let Some((word, behind)) = text.split_first() else { return false };
    let is_it = match wanted.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == wanted,
    };
    is_it && begins(behind, rest)
}

fn words(text: &str) -> Vec<String> {
    let text =
        text.to_lowercase().replace(['’', '`'], "'").replace("n't", " not").replace("cannot", "can not");
    let is_mark = |c: char| !c.is_alphanumeric() && c != '*' && c != '\'';
    let words = text.split(is_mark).filter(|word| !word.is_empty());
    words.flat_map(without_apostrophe).collect()
}

/// `didnt` is `did not`.
fn without_apostrophe(word: &str) -> Vec<String> {
    const VERBS: &[&str] =
        &["did", "could", "would", "should", "was", "were", "had", "have", "has", "do", "does", "is", "are"];
    match word.strip_suffix("nt").filter(|verb| VERBS.contains(verb)) {
        Some(verb) => vec![verb.to_owned(), "not".to_owned()],
        None => vec![word.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, sequence: &str) -> bool {
        holds_any(text, &[sequence.to_owned()])
    }

    #[test]
    fn not_is_found_however_it_is_written() {
        for text in ["I didn't ask", "didnt ask", "did not ask", "didn’t ask"] {
            assert!(holds(text, "not ask*"), "{text}");
        }
        assert!(!holds("I asked about pay too early", "not ask*"));
    }

    #[test]
    fn a_star_stands_for_the_end_of_a_word_or_for_three_words() {
        assert!(holds("interrupted him", "interrupt*"));
        assert!(holds("I came ten minutes late", "came * late"));
        assert!(!holds("I came home and slept until late", "came * late"));
        assert!(!holds("later on", "late"));
    }
}
