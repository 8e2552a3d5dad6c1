//! A letter as a file to edit: front matter that leads back to its follow-up, then the text.

use super::Draft;
use crate::front_matter::write::scalar;
use crate::plan::Recipient;
use std::fmt::Write as _;

/// The letter as Markdown. Reading it gives an edited letter of exactly this follow-up.
///
/// The note is named from the letter's own folder, so that both may move together.
pub fn markdown(draft: &Draft<'_>) -> String {
    let follow_up = draft.follow_up();
    let note = draft.note();
    let file = note.path().rsplit('/').next().unwrap_or_default();
    let mut text = "---\n".to_owned();
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    let turn = Some(follow_up.number).filter(|&turn| turn > 1);
    field("play", Some(scalar(&draft.play().name)));
    field("note", Some(scalar(&format!("../{file}"))));
    field("to", named(follow_up.to).and_then(|to| to.name(note)).map(|name| scalar(&name)));
    field("turn", turn.map(|turn| turn.to_string()));
    field("channel", follow_up.channel.map(|channel| channel.word().to_owned()));
    field("subject", draft.letter.subject.as_deref().map(scalar));
    let _ = write!(text, "---\n{}\n", draft.letter.body);
    text
}

/// Whoever has a name in the note.
fn named(to: Recipient) -> Option<Recipient> {
    Some(to).filter(|to| matches!(to, Recipient::Interviewer(_) | Recipient::Recruiter))
}
