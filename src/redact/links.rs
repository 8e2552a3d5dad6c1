//! Addresses, links and ways to files inside a text: whatever leads to somebody.

use super::label::Sort;
use std::ops::Range;

/// What leads somewhere, from front to back, with what it is.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Sort)> {
    let mut found: Vec<(Range<usize>, Sort)> = Vec::new();
    for atom in atoms(text) {
        if found.last().is_some_and(|(last, _)| last.end > atom.start) {
            continue;
        }
        if let Some(sort) = sort(&text[atom.clone()]) {
            let end = if sort == Sort::Link { end_of_link(text, &atom) } else { atom.end };
            found.push((atom.start..end, sort));
        }
    }
    found
}

/// What stands between spaces and brackets, without the marks around it.
fn atoms(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    text.split(is_between).filter_map(move |part| {
        let start = from;
        from += part.len() + text[from + part.len()..].chars().next().map_or(0, char::len_utf8);
        let inner = part.trim_start_matches(['*', '_', '~', '\'', '’', '‘', '“', ',', ';', ':', '=', '-']);
        let start = start + part.len() - inner.len();
        let inner = inner.trim_end_matches(['*', '_', '~', '\'', '’', '”', ',', ';', '.', ':', '!', '?']);
        (!inner.is_empty()).then_some(start..start + inner.len())
    })
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '|' | '`')
}

fn sort(atom: &str) -> Option<Sort> {
    if is_link(atom) || is_way(atom) {
        return Some(Sort::Link);
    }
    let is_address =
        atom.contains('@') && atom.chars().any(char::is_alphanumeric) && atom.chars().count() > 2;
    is_address.then_some(Sort::Address)
}

/// With a scheme, or a name of the network by itself: `www.northwind.example`, `github.com/dana`.
fn is_link(atom: &str) -> bool {
    let lower = atom.to_lowercase();
    let has_scheme = ["://", "mailto:", "tel:", "skype:", "data:"].iter().any(|mark| lower.contains(mark));
    let host = lower.split(['/', '?', '#', ':', '\'', '’']).next().unwrap_or_default();
    let is_host = || {
        let end = host.rsplit('.').next().unwrap_or_default();
        let dots = host.matches('.').count();
        let leads_on = lower.len() > host.len() + 1 && lower[host.len()..].starts_with('/');
        let is_end =
            ENDINGS.contains(&end) || (leads_on && end.len() > 1 && end.chars().all(char::is_alphabetic));
        dots > 0 && is_end && !host.starts_with('.') && !host.contains("..")
    };
    has_scheme || lower.starts_with("www.") || (!lower.contains('@') && is_host())
}

/// The ends of names of the network that end no sentence.
const ENDINGS: &[&str] = &[
    "com",
    "org",
    "net",
    "io",
    "dev",
    "ai",
    "app",
    "co",
    "eu",
    "de",
    "uk",
    "ca",
    "ch",
    "nl",
    "fr",
    "se",
    "pl",
    "dk",
    "fi",
    "au",
    "nz",
    "jp",
    "cn",
    "br",
    "mx",
    "ie",
    "be",
    "edu",
    "gov",
    "mil",
    "info",
    "biz",
    "xyz",
    "tech",
    "cloud",
    "online",
    "site",
    "jobs",
    "careers",
    "gg",
    "tv",
    "example",
    "invalid",
    "test",
    "local",
    "localhost",
    "internal",
];

/// The way to a file from the root of a machine, or from somebody's home.
fn is_way(atom: &str) -> bool {
    let is_rooted =
        atom.strip_prefix('/').is_some_and(|way| way.starts_with(|c: char| c.is_alphanumeric() || c == '%'));
    let is_home = ["~/", "$HOME", "%USERPROFILE%", "\\\\"].iter().any(|mark| atom.starts_with(mark));
    let mut letters = atom.chars();
    let is_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'));
    is_rooted || is_home || is_drive
}

/// A link may hold brackets, as long as they close inside it.
fn end_of_link(text: &str, atom: &Range<usize>) -> usize {
    let mut depth = 0_i32;
    let mut end = atom.end;
    for (at, c) in text[atom.start..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            c if c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`') => break,
            _ => {}
        }
        if depth < 0 {
            break;
        }
        end = end.max(match c {
            '.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '\'' | '’' => end,
            c => atom.start + at + c.len_utf8(),
        });
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Sort)> {
        find(text).into_iter().map(|(at, sort)| (&text[at], sort)).collect()
    }

    #[test]
    fn whatever_leads_to_somebody_is_found() {
        use Sort::{Address, Link};
        for (text, what, sort) in [
            ("see https://northwind.example/jobs?id=4711.", "https://northwind.example/jobs?id=4711", Link),
            ("[ad](https://x.example/a_(b)_c)", "https://x.example/a_(b)_c", Link),
            ("on github.com/dana, I think", "github.com/dana", Link),
            ("northwind.example's page", "northwind.example's", Link),
            ("write to <Dana@Northwind.example>!", "Dana@Northwind.example", Address),
            ("she is @danaw there", "@danaw", Address),
            ("in /home/sam/notes/a.md", "/home/sam/notes/a.md", Link),
            ("in C:\\Users\\Sam", "C:\\Users\\Sam", Link),
            ("a mailto:dana@x.example here", "mailto:dana@x.example", Link),
        ] {
            let (start, what) = (found(text), what.trim_end_matches("'s"));
            assert!(
                start.len() == 1 && start[0].0.starts_with(what) && start[0].1 == sort,
                "{text}: {start:?}"
            );
        }
    }

    #[test]
    fn ordinary_writing_leads_nowhere() {
        for text in [
            "e.g. this and/or that.",
            "Node.js, v1.2 and CI/CD",
            "the end.And so",
            "a - b",
            "and so on …",
            "1/2",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
