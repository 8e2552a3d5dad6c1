//! A letter that the user edited: a Markdown file whose front matter names its play.

use crate::diagnostic::Diagnostic;
use crate::front_matter::FrontMatter;
use crate::note::{self, Channel, Written};
use crate::text::{Source, Span};
use std::sync::Arc;

/// The user's own version of a letter; it replaces the draft everywhere.
#[derive(Debug, Clone)]
pub struct EditedLetter {
    /// The file.
    pub source: Arc<Source>,
    /// The play that it belongs to.
    pub play: Written<String>,
    /// The note it answers, as a path relative to the journal.
    pub note: Written<String>,
    /// The recipient as written; absent means whoever the play is for.
    pub to: Option<Written<String>>,
    /// Which of several turns of asking it is for, from 1: a second check-in says `turn: 2`.
    pub turn: usize,
    /// The channel, where the user settled on one.
    pub channel: Option<Channel>,
    /// The subject line.
    pub subject: Option<Written<String>>,
    /// Where the letter's text stands.
    pub body: Span,
}

impl EditedLetter {
    /// The letter's text, without the space around it.
    pub fn text(&self) -> &str {
        self.source.slice(self.body).trim()
    }

    /// The recipient as written.
    pub fn to(&self) -> Option<&str> {
        self.to.as_ref().map(|to| to.value.as_str())
    }
}

/// Reads an edited letter. It needs `play` and `note`.
pub(super) fn read(
    source: &Arc<Source>,
    front_matter: &FrontMatter,
) -> (Option<EditedLetter>, Vec<Diagnostic>) {
    let text =
        |name: &str| written(front_matter, name).map(|(text, span)| Written::new(text.to_owned(), span));
    let (Some(play), Some(note)) = (text("play"), text("note")) else {
        let complaint = Diagnostic::warning(
            "letter-without-note",
            source,
            front_matter.fence.within(0, 3),
            "this letter does not say which note and play it belongs to",
        );
        return (None, vec![complaint.help("add `note: company/2026-03-04-name.md` and `play: thank-you`")]);
    };
    let mut complaints = Vec::new();
    let letter = EditedLetter {
        note: Written::new(resolve(source.path(), &note.value), note.span),
        source: Arc::clone(source),
        play: Written::new(note::play_name(&play.value), play.span),
        to: text("to"),
        turn: turn(source, front_matter, &mut complaints),
        channel: channel(source, front_matter, &mut complaints),
        subject: text("subject"),
        body: front_matter.body,
    };
    (Some(letter), complaints)
}

/// A field's text and where it stands; nothing where it is empty.
fn written<'f>(front_matter: &'f FrontMatter, name: &str) -> Option<(&'f str, Span)> {
    let field = front_matter.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
    let text = field.value.as_text()?.trim();
    (!text.is_empty()).then_some((text, field.value.span))
}

fn channel(source: &Source, front_matter: &FrontMatter, complaints: &mut Vec<Diagnostic>) -> Option<Channel> {
    let (text, span) = written(front_matter, "channel")?;
    let channel = Channel::read(text);
    if channel.is_none() {
        let help = Channel::remedy(text);
        let message = format!("`{text}` is no `channel` that is known here, so the letter goes as planned");
        complaints.push(Diagnostic::warning("unknown-word", source, span, message).help(help));
    }
    channel
}

/// The turn; the first one where nothing is said.
fn turn(source: &Source, front_matter: &FrontMatter, complaints: &mut Vec<Diagnostic>) -> usize {
    let Some((text, span)) = written(front_matter, "turn") else { return 1 };
    let turn = text.parse().ok().filter(|turn| *turn > 0);
    if turn.is_none() {
        let message = format!("`{text}` is no `turn`, so the letter is taken for the first one");
        let complaint = Diagnostic::warning("unknown-word", source, span, message);
        complaints.push(complaint.help("write `turn: 2` for a second check-in"));
    }
    turn.unwrap_or(1)
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
