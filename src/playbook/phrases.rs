//! The phrases of a built-in gap kind, taken out of its file without reading the YAML around them.

/// A built-in file without its `phrases:`, and the phrases; the whole file where it has none.
///
/// Nine tenths of the built-in playbook are phrases, one a line and the last of their file's front matter; to read them
/// as YAML at every start would take longer than most journals. A test reads them as YAML and compares.
pub(super) fn parted(text: &str) -> (String, Vec<String>) {
    let parts = text.split_once("\nphrases:\n").and_then(|(before, rest)| {
        let (phrases, behind) = rest.split_once("\n---\n")?;
        Some((format!("{before}\n---\n{behind}"), phrases.lines().map(phrase).collect()))
    });
    parts.unwrap_or_else(|| (text.to_owned(), Vec::new()))
}

/// The text of `  - text` and of `  - "text"`.
fn phrase(line: &str) -> String {
    let text = line.strip_prefix("  - ").unwrap_or(line);
    match text.strip_prefix('"').and_then(|quoted| quoted.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\\\"", "\""),
        None => text.to_owned(),
    }
}
