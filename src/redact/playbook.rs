//! The journal's own gap kinds and plays, as far as they can be told.

use super::scrub::Scrubber;
use super::source;
use crate::front_matter::{self, Kind, Reading, Value};
use crate::text::Source;
use std::sync::Arc;

/// The files that hold no name once they are cleaned. One whose own name tells one, or that hides one behind an escape,
/// is left out; the built-in file in its place then counts.
pub(super) fn cleaned(files: &[Arc<Source>], scrubber: &mut Scrubber<'_>) -> Vec<Arc<Source>> {
    files.iter().filter_map(|file| clean(file, scrubber)).collect()
}

fn clean(file: &Source, scrubber: &mut Scrubber<'_>) -> Option<Arc<Source>> {
    if !tells_nothing(&file.path().replace('/', " "), scrubber) {
        return None;
    }
    let cleaned = source(file.path().to_owned(), scrubber.names_and_links(file.text(), &[]));
    let (Reading::Found(front_matter), _) = front_matter::read(&cleaned) else { return None };
    let fields = front_matter.fields.iter();
    let is_clean = fields.map(|field| (&field.name, &field.value)).all(|(name, value)| {
        tells_nothing(name, scrubber) && texts(value).iter().all(|text| tells_nothing(text, scrubber))
    });
    is_clean.then_some(cleaned)
}

/// Whether a text stays as it is when it is cleaned; its labels do.
fn tells_nothing(text: &str, scrubber: &mut Scrubber<'_>) -> bool {
    let text = text.replace(super::label::TIE, " ");
    scrubber.names_and_links(&text, &[]) == text
}

/// Every text of a value, those of its fields' names included.
fn texts(value: &Value) -> Vec<&str> {
    match &value.kind {
        Kind::Empty => Vec::new(),
        Kind::Text(text) => vec![text],
        Kind::List(items) => items.iter().flat_map(texts).collect(),
        Kind::Map(fields) => fields
            .iter()
            .flat_map(|field| [vec![field.name.as_str()], texts(&field.value)].concat())
            .collect(),
    }
}
