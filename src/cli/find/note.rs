//! The note that a user means: a path, or a part of a path, of a company or of a person's name.

use crate::analysis::Analysis;
use crate::journal::NoteId;
use crate::note::{Note, folded};
use crate::text::visible;
use anyhow::bail;

/// Finds the one note that `wanted` names: its path, its file's name, else a part of its path, company or people.
///
/// # Errors
/// Where there is none, with the reason if it is a file that was left alone; where there are several, with all of them.
pub(in crate::cli) fn note(analysis: &Analysis, wanted: &str) -> anyhow::Result<NoteId> {
    let wanted = wanted.replace('\\', "/");
    let wanted = wanted.trim_start_matches("./");
    let lower = folded(wanted);
    if lower.trim().is_empty() {
        bail!("name a note: its path, or a part of its path, company or person");
    }
    let all = || analysis.journal.ids();
    if let Some(exact) = all().find(|id| analysis.note(*id).path() == wanted) {
        return Ok(exact);
    }
    if is_other_file(analysis, wanted) {
        bail!("{}", visible(&none(analysis, wanted, &lower)));
    }
    let by_name: Vec<NoteId> = all().filter(|id| is_file_name(analysis.note(*id), &lower)).collect();
    let found: Vec<NoteId> = all().filter(|id| mentions(analysis, *id, &lower)).collect();
    match (by_name.as_slice(), found.as_slice()) {
        ([only], _) | (_, [only]) => Ok(*only),
        (_, []) => bail!("{}", visible(&none(analysis, wanted, &lower))),
        (_, several) => {
            bail!("`{wanted}` matches {} notes; say which:\n{}", several.len(), list(analysis, several))
        }
    }
}

/// Whether it is the path of a file that is no note, which no other note is then taken for.
fn is_other_file(analysis: &Analysis, wanted: &str) -> bool {
    let journal = &analysis.journal;
    let letters = journal.letters.iter().map(|letter| letter.source.path());
    let others = journal.unreadable.iter().map(String::as_str);
    let others = others.chain(journal.not_notes.iter().map(|other| other.path.as_str())).chain(letters);
    others.into_iter().any(|path| path == wanted)
}

fn is_file_name(note: &Note, lower: &str) -> bool {
    let name = folded(note.path().rsplit('/').next().unwrap_or_default());
    name == lower || name.rsplit_once('.').is_some_and(|(stem, _)| stem == lower)
}

fn mentions(analysis: &Analysis, id: NoteId, lower: &str) -> bool {
    let note = analysis.note(id);
    let company = analysis.journal.company(id);
    let people = note.interviewers.iter().filter_map(|person| person.name.as_deref());
    let mut words = std::iter::once(note.path()).chain(company.as_deref()).chain(people);
    words.any(|word| folded(word).contains(lower))
}

/// Why there is no such note: a file of that name may be broken, or something else.
fn none(analysis: &Analysis, wanted: &str, lower: &str) -> String {
    let is_meant = |path: &str| folded(path).contains(lower);
    let journal = &analysis.journal;
    if let Some(path) = journal.unreadable.iter().find(|path| is_meant(path)) {
        let complaint = analysis.diagnostics.iter().find(|each| each.path == *path);
        let why = complaint.map(|each| format!("line {}: {}; {}", each.place.line, each.message, each.help));
        return format!("`{path}` cannot be read as a note: {}", why.unwrap_or_default());
    }
    if let Some(other) = journal.not_notes.iter().find(|other| is_meant(&other.path)) {
        return format!("`{}` is no note: {}", other.path, other.reason);
    }
    if let Some(letter) = journal.letters.iter().find(|letter| is_meant(letter.source.path())) {
        return format!(
            "`{}` is a letter; name the note that it belongs to, `{}`",
            letter.source.path(),
            letter.note.value
        );
    }
    format!("no note matches `{wanted}`: give its path, or a part of its path, company or person")
}

/// Nobody reads a longer list.
const MOST_SHOWN: usize = 20;

fn list(analysis: &Analysis, ids: &[NoteId]) -> String {
    let shown = ids.iter().take(MOST_SHOWN).map(|id| format!("  {}", analysis.note(*id).path()));
    let more = ids.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| format!("  and {more} more"));
    visible(&shown.chain(more).collect::<Vec<_>>().join("\n"))
}
