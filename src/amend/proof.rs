//! The proof that the new text is the old one with the wish in it, and nothing else.

use super::page::{Page, is_nothing};
use super::splice::{self, Splice};
use super::{Amended, Wish, said};
use crate::diagnostic::Diagnostic;
use crate::front_matter::{Field, Kind, Value};
use crate::note::{Note, names};
use crate::text::Source;

/// The amended text, if the splices prove to be the wish.
pub(super) fn proven(page: &Page, wish: &Wish, splices: Vec<Splice>) -> Option<Amended> {
    let text = splice::done(page.text(), &splices).filter(|text| text != page.text())?;
    let source = Source::new(page.source().path(), text.as_str());
    let new = Page::read(&source).ok()?;
    let holds = splice::undone(&text, &splices) == page.text()
        && is_same_frame(&page.note, &new.note)
        && are_same_fields(&page.note, &new.note, wish)
        && says_the_wish(&page.note, &new.note, wish)
        && has_no_new_complaint(&page.complaints, &new.complaints);
    let line = said::like(wish, &new.note).pop().map(|(_, span)| source.line(span.start));
    line.filter(|_| holds).map(|line| Amended { text, splices, line })
}

/// Fences and body are as they were.
fn is_same_frame(old: &Note, new: &Note) -> bool {
    let frame = |note: &Note| {
        let (inner, text) = (note.front_matter.inner, note.source.text());
        (text[..inner.start].to_owned(), text[inner.end..].to_owned())
    };
    frame(old) == frame(new)
}

/// Every field is there under its name, in its order and with its value; only the wish's own differ, as wished.
fn are_same_fields(old: &Note, new: &Note, wish: &Wish) -> bool {
    let targets: &[&str] = match wish {
        Wish::Status { .. } => &["status", "status_on"],
        _ => &[wish.field()],
    };
    let added = targets.iter().filter(|name| old.field(name).is_none());
    let added: Vec<&str> = added.copied().collect();
    let is_target = |field: &Field| names::field(&field.name).is_some_and(|name| targets.contains(&name));
    let kept: Vec<&Field> =
        new.front_matter.fields.iter().filter(|field| !added.contains(&field.name.as_str())).collect();
    let olds = &old.front_matter.fields;
    kept.len() == olds.len()
        && kept.len() + added.len() == new.front_matter.fields.len()
        && olds.iter().zip(kept).all(|(old, new)| {
            old.name == new.name
                && match is_target(old) {
                    true => is_target_as_wished(&old.value, &new.value, wish),
                    false => is_same(&old.value, &new.value),
                }
        })
        && added.iter().all(|name| {
            new.field(name)
                .is_some_and(|field| matches!(wish, Wish::Status { .. }) || has_one_item(field, wish))
        })
}

/// The value, whatever its place.
fn is_same(old: &Value, new: &Value) -> bool {
    match (&old.kind, &new.kind) {
        (Kind::List(old), Kind::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        (Kind::Map(old), Kind::Map(new)) => {
            let is_same_field =
                |(old, new): (&Field, &Field)| old.name == new.name && is_same(&old.value, &new.value);
            old.len() == new.len() && old.iter().zip(new).all(is_same_field)
        }
        (old, new) => old == new,
    }
}

/// A log field is the old list with the wish's line behind it; a status is a single text.
fn is_target_as_wished(old: &Value, new: &Value, wish: &Wish) -> bool {
    if matches!(wish, Wish::Status { .. }) {
        return matches!(new.each(), [Value { kind: Kind::Text(_), .. }]);
    }
    let before = if is_nothing(old) { &[] } else { old.each() };
    let Kind::List(items) = &new.kind else { return false };
    let Some((last, rest)) = items.split_last() else { return false };
    last.as_text() == Some(wish.line().as_str())
        && rest.len() == before.len()
        && before.iter().zip(rest).all(|(old, new)| is_same(old, new))
}

fn has_one_item(field: &Field, wish: &Wish) -> bool {
    matches!(&field.value.kind, Kind::List(items) if items.len() == 1)
        && field.value.each()[0].as_text() == Some(wish.line().as_str())
}

/// The note says all it said, and the wish behind it.
fn says_the_wish(old: &Note, new: &Note, wish: &Wish) -> bool {
    let all = |note| said::like(wish, note).into_iter().map(|(said, _)| said).collect::<Vec<_>>();
    let mut expected = if matches!(wish, Wish::Status { .. }) { Vec::new() } else { all(old) };
    expected.push(said::as_read(wish));
    all(new) == expected
}

/// The reader complains of nothing that it did not complain of before.
pub(super) fn has_no_new_complaint(old: &[Diagnostic], new: &[Diagnostic]) -> bool {
    let mut left: Vec<&Diagnostic> = old.iter().collect();
    new.iter().all(|new| {
        let known = left.iter().position(|old| old.code == new.code && old.message == new.message);
        known.map(|place| left.swap_remove(place)).is_some()
    })
}
