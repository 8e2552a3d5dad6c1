//! Numbers inside a text that could tell who somebody is: figures, sums, telephone numbers, days, marks of an advertisement.

use std::ops::Range;

/// The numbers of a text, from front to back. A digit by itself tells nothing and is none.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(char::is_numeric).map(|at| from + at) {
        let begin = text[..start].rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + width(text, at));
        let end = end(text, start);
        let number = begin.max(from)..end;
        if is_telling(text, &number) {
            found.push(number);
        }
        from = end;
    }
    found
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Where the number ends that has a digit at `start`: groups of digits belong together across one mark between them.
fn end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        if c.is_alphanumeric() || matches!(c, '%' | '‰' | '€' | '$' | '£') {
            end = start + at + c.len_utf8();
            continue;
        }
        let rest = text[start + at + c.len_utf8()..].trim_start_matches([' ', '(', ')', '-']);
        let skipped = text.len() - rest.len() - (start + at);
        let joins = matches!(
            c,
            '.' | ',' | ':' | '/' | '-' | '–' | '\'' | '’' | ' ' | '(' | ')' | '\u{a0}' | '\u{202f}'
        ) && rest.starts_with(char::is_numeric)
            && skipped <= 3;
        if !joins {
            break;
        }
    }
    end
}

fn is_telling(text: &str, number: &Range<usize>) -> bool {
    let word = &text[number.clone()];
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let begins_with_letters = word.starts_with(|c: char| !c.is_numeric());
    let is_sum = text[..number.start].trim_end().ends_with(['$', '€', '£', '¥', '+'])
        || word.ends_with(['%', '‰', '€', '$', '£', 'k', 'K', 'm', 'M']);
    if begins_with_letters { digits > 2 } else { digits > 1 || is_sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn figures_sums_telephone_numbers_and_days_are_found_whole() {
        for (text, numbers) in [
            ("about 1.2 million", vec!["1.2"]),
            ("they pay 85,000 or 90k, even €5m", vec!["85,000", "90k", "5m"]),
            ("call +1 (555) 010-0123 now", vec!["1 (555) 010-0123"]),
            ("by 2026-03-20 at 14:30", vec!["2026-03-20", "14:30"]),
            ("job REQ-10442, ticket A12345", vec!["10442", "A12345"]),
            ("１２３ and ٤٥", vec!["１２３", "٤٥"]),
        ] {
            assert_eq!(found(text), numbers, "{text}");
        }
    }

    #[test]
    fn a_digit_by_itself_and_names_of_things_stay() {
        for text in ["round 2 of 3", "EC2, S3, p99 and K8s", "a 1:1? no", ""] {
            let all = found(text);
            assert!(all.is_empty() || all == ["1:1"], "{text}: {all:?}");
        }
    }
}
