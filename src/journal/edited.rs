//! A letter that the user edited: a Markdown file whose front matter names its play.

use crate::diagnostic::Diagnostic;
use crate::front_matter::{FrontMatter, Kind};
use crate::note::{self, Channel};
use crate::text::{Source, Span};
use std::sync::Arc;

/// The user's own version of a letter; it replaces the draft everywhere.
#[derive(Debug, Clone)]
pub struct EditedLetter {
    /// The file.
    pub source: Arc<Source>,
    /// The play that it belongs to.
    pub play: String,
    /// The note it answers, as a path relative to the journal.
    pub note: String,
    /// The recipient; absent means whoever the play is for.
    pub to: Option<String>,
    /// The channel, where the user settled on one.
    pub channel: Option<Channel>,
    /// The subject line.
    pub subject: Option<String>,
    /// Where the letter's text stands.
    pub body: Span,
}

impl EditedLetter {
    /// The letter's text, without the space around it.
    pub fn text(&self) -> &str {
        self.source.slice(self.body).trim()
    }
}

/// Reads an edited letter. It needs `play` and `note`.
pub(super) fn read(
    source: &Arc<Source>,
    front_matter: &FrontMatter,
) -> (Option<EditedLetter>, Vec<Diagnostic>) {
    let text = |name: &str| {
        let field = front_matter.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
        match &field.value.kind {
            Kind::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => None,
        }
    };
    let (Some(play), Some(note)) = (text("play"), text("note")) else {
        let complaint = Diagnostic::warning(
            "letter-without-note",
            source,
            front_matter.fence.within(0, 3),
            "this letter does not say which note and play it belongs to",
        );
        return (None, vec![complaint.help("add `note: company/2026-03-04-name.md` and `play: thank-you`")]);
    };
    let letter = EditedLetter {
        note: resolve(source.path(), &note),
        source: Arc::clone(source),
        play: note::play_name(&play),
        to: text("to"),
        channel: text("channel").and_then(|channel| Channel::read(&channel)),
        subject: text("subject"),
        body: front_matter.body,
    };
    (Some(letter), Vec::new())
}

/// The note's path relative to the journal; `../2026-03-04-dana.md` is read from the letter's own folder.
fn resolve(letter: &str, note: &str) -> String {
    if !note.starts_with('.') {
        return note.trim_start_matches('/').to_owned();
    }
    let mut folder: Vec<&str> = letter.split('/').collect();
    folder.pop();
    for part in note.split('/') {
        match part {
            "." => {}
            ".." => drop(folder.pop()),
            part => folder.push(part),
        }
    }
    folder.join("/")
}
