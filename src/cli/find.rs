//! The note that a user means: a path, or a part of a path, of a company or of a person's name.

use crate::analysis::Analysis;
use crate::journal::NoteId;
use crate::note::Note;
use anyhow::bail;

/// Finds the one note that `wanted` names.
///
/// # Errors
/// Where there is none, with the nearest ones; where there are several, with all of them.
pub(super) fn note(analysis: &Analysis, wanted: &str) -> anyhow::Result<NoteId> {
    let wanted = wanted.replace('\\', "/");
    let wanted = wanted.trim_start_matches("./");
    let by_path = |id: &NoteId| {
        analysis.note(*id).path() == wanted || wanted.ends_with(&format!("/{}", analysis.note(*id).path()))
    };
    if let Some(id) = analysis.journal.ids().find(by_path) {
        return Ok(id);
    }
    let lower = wanted.to_lowercase();
    let found: Vec<NoteId> =
        analysis.journal.ids().filter(|id| mentions(analysis.note(*id), &lower)).collect();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => bail!("no note matches `{wanted}`: give its path, or a part of its path, company or person"),
        several => {
            bail!("`{wanted}` matches {} notes; say which:\n{}", several.len(), list(analysis, several))
        }
    }
}

fn mentions(note: &Note, lower: &str) -> bool {
    let people = note.interviewers.iter().filter_map(|person| person.name.as_deref());
    let mut words = std::iter::once(note.path()).chain(note.company.as_deref()).chain(people);
    words.any(|word| word.to_lowercase().contains(lower))
}

fn list(analysis: &Analysis, ids: &[NoteId]) -> String {
    let shown = ids.iter().take(20).map(|id| format!("  {}", analysis.note(*id).path()));
    shown.collect::<Vec<_>>().join("\n")
}
