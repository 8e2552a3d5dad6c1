//! From rendered text to a letter: its subject and its paragraphs.

/// A first line `Subject: …`, and the rest.
pub(super) fn split_subject(text: &str) -> (Option<String>, String) {
    let text = text.trim_start();
    let Some(rest) = text.strip_prefix("Subject:") else { return (None, text.to_owned()) };
    let (subject, body) = rest.split_once('\n').unwrap_or((rest, ""));
    (Some(tidied(subject)).filter(|subject| !subject.is_empty()), body.to_owned())
}

/// Paragraphs with one space between words and an empty line between them.
///
/// A template is wrapped like any Markdown, so a line break inside a paragraph is a space. It stays behind a short
/// line that ends with a comma, as in `Best wishes,`, and in all that follows it, and before a list item.
pub(super) fn tidied(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    let mut keeps_lines = false;
    for line in text.lines().chain(std::iter::once("")) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            if !paragraph.is_empty() {
                paragraphs.push(spaced(&std::mem::take(&mut paragraph)));
            }
            keeps_lines = false;
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(if keeps_lines || line.starts_with("- ") { '\n' } else { ' ' });
        }
        keeps_lines |= paragraph.is_empty() && line.ends_with(',') && line.split(' ').count() <= 4;
        paragraph.push_str(&line);
    }
    paragraphs.join("\n\n")
}

/// No space before a comma or a stop, no two stops in a row.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| next.is_whitespace());
        if matches!(letter, ',' | '.' | ';') && ends && out.ends_with(' ') {
            out.pop();
        }
        let doubled = match letter {
            '.' => ends && out.ends_with(['.', '!', '?', ',']) && !out.ends_with(".."),
            ',' | ';' => out.ends_with([',', ';']),
            ' ' => out.ends_with(' '),
            _ => false,
        };
        if !doubled {
            out.push(letter);
        }
    }
    out
}
