//! A stretch of text that gives way to another, and lines: where they begin and end, and how.

/// One stretch of the old text that gave way to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where the stretch began in the old text, in bytes.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
}

impl Splice {
    /// `inserted` at the byte `at`, with nothing taken away.
    pub(super) fn insert(at: usize, inserted: impl Into<String>) -> Self {
        Splice { at, removed: String::new(), inserted: inserted.into() }
    }

    /// `inserted` instead of what stands from `start` to `end` of the old text.
    pub(super) fn replace(text: &str, start: usize, end: usize, inserted: impl Into<String>) -> Self {
        let removed = text.get(start..end).unwrap_or_default().to_owned();
        Splice { at: start, removed, inserted: inserted.into() }
    }

    fn end(&self) -> usize {
        self.at + self.removed.len()
    }
}

/// The new text; nothing where the splices overlap, stand in disorder, or do not fit the old text.
pub(super) fn done(text: &str, splices: &[Splice]) -> Option<String> {
    let mut new = String::with_capacity(text.len() + 128);
    let mut from = 0;
    for splice in splices {
        new.push_str(text.get(from..splice.at)?);
        if text.get(splice.at..splice.end())? != splice.removed {
            return None;
        }
        new.push_str(&splice.inserted);
        from = splice.end();
    }
    new.push_str(text.get(from..)?);
    Some(new)
}

/// The old text again.
pub(super) fn undone(new: &str, splices: &[Splice]) -> String {
    let mut old = String::with_capacity(new.len());
    let mut from = 0;
    for splice in splices {
        let kept = splice.at - old.len();
        old.push_str(new.get(from..from + kept).unwrap_or_default());
        old.push_str(&splice.removed);
        from += kept + splice.inserted.len();
    }
    old.push_str(new.get(from..).unwrap_or_default());
    old
}

/// Where the line around the byte `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Where the line around the byte `at` ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length)
}

/// The blanks that the line around the byte `at` begins with.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The line end at the byte `at`, which is where a line ends; a line feed where the text ends there.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    match &text[at..] {
        rest if rest.starts_with("\r\n") => "\r\n",
        rest if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// A line of its own below the line around the byte `at`, with the same line end.
pub(super) fn line_below(text: &str, at: usize, content: &str) -> Splice {
    let end = line_end(text, at);
    let ending = ending(text, end);
    Splice::insert((end + ending.len()).min(text.len()), format!("{content}{ending}"))
}
