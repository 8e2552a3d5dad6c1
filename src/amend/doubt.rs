//! Why a wish is refused: what makes the reading doubtful, told with its place and its remedy.

use super::page::{Page, not_amended};
use super::{Wish, by_hand};
use crate::diagnostic::Diagnostic;
use crate::front_matter::{self, Field, Kind, Reading, Syntax, Value};
use crate::note::names;
use crate::text::{Source, Span};

/// Complaints of the front matter's reader that leave open what the user meant.
const DOUBTFUL: &[&str] = &["swallowed-item"];

/// A refusal that has no place in the file yet.
pub(super) struct Refusal {
    message: String,
    help: String,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Refusal { message: message.into(), help: help.into() }
    }

    /// The refusal at the wish's field, or at the opening fence.
    pub(super) fn at(self, page: &Page, wish: &Wish) -> Diagnostic {
        let span = page.note.field(wish.field()).map_or(page.note.opening(), |field| field.name_span);
        let message = format!("`{}` was not changed: {}", wish.field(), self.message);
        not_amended(page.source(), span, message).help(self.help)
    }
}

/// Refuses where it is not certain what stands in the front matter, or in the wish's own fields.
pub(super) fn about(page: &Page, wish: &Wish) -> Result<(), Vec<Diagnostic>> {
    let fields: &[&'static str] = match wish {
        Wish::Status { .. } => &["status", "status_on"],
        _ => &[wish.field()],
    };
    let mut doubts: Vec<Diagnostic> =
        page.complaints.iter().filter(|it| is_doubtful(page, it, fields)).cloned().collect();
    doubts.extend(second_front_matter(page));
    doubts.extend(fields.iter().filter_map(|name| misspelt(page, name)));
    if doubts.is_empty() {
        doubts.extend(fields.iter().filter_map(|name| unwritable(page, page.note.field(name)?, wish)));
    }
    if doubts.is_empty() { Ok(()) } else { Err(doubts) }
}

/// The new text did not prove to be the old one with the wish in it.
pub(super) fn unproven(page: &Page, wish: &Wish) -> Diagnostic {
    let message = "this program could not make the change and prove that nothing else changes with it";
    Refusal::new(message, by_hand::remedy(page.syntax(), wish)).at(page, wish)
}

/// Whether a complaint of the readers is about the whole front matter, or one of these fields.
fn is_doubtful(page: &Page, complaint: &Diagnostic, fields: &[&'static str]) -> bool {
    let is_of = |field: &Field| {
        complaint.span == field.name_span
            || (field.value.span.start <= complaint.span.start && complaint.span.end <= field.value.span.end)
    };
    let own = page.note.meanings.iter().zip(&page.note.front_matter.fields);
    let is_own = own
        .filter(|(meaning, _)| meaning.is_some_and(|meaning| fields.contains(&meaning)))
        .any(|(_, field)| is_of(field));
    DOUBTFUL.contains(&complaint.code)
        || (is_own && matches!(complaint.code, "duplicate-field" | "wrong-kind"))
}

/// The body begins with front matter of its own, as after a template was put into a note twice.
fn second_front_matter(page: &Page) -> Option<Diagnostic> {
    let body = page.note.front_matter.body;
    let text = page.slice(body);
    let rest = text.trim_start();
    let second = Source::new("", rest);
    let has_fields = match front_matter::read(&second).0 {
        Reading::Absent => false,
        Reading::Found(found) => found.fields.iter().any(|field| names::field(&field.name).is_some()),
        Reading::Broken => rest.lines().take(20).any(is_field),
    };
    let start = body.end - rest.len();
    let message = "this file was not changed: a second front matter follows the first";
    let help = "keep one of the two, with all its fields, and try again";
    has_fields.then(|| not_amended(page.source(), Span::new(start, start + 3), message.to_owned()).help(help))
}

fn is_field(line: &str) -> bool {
    line.split_once([':', '=']).is_some_and(|(name, _)| names::field(name.trim()).is_some())
}

/// A key that plainly means the field, but is not read as it: the new line would stand beside the old ones.
fn misspelt(page: &Page, name: &str) -> Option<Diagnostic> {
    let own = page.note.meanings.iter().zip(&page.note.front_matter.fields);
    let mut unknown = own.filter(|(meaning, _)| meaning.is_none()).map(|(_, field)| field);
    let field = unknown.find(|field| names::misspelt(&field.name) == Some(name))?;
    let message = format!("`{name}` was not changed: `{}` looks like a misspelling of it", field.name);
    let help = format!("write `{name}` there, or a name that is not so near to it, and try again");
    Some(not_amended(page.source(), field.name_span, message).help(help))
}

/// A shape that no line can be added to, or no value set in.
fn unwritable(page: &Page, field: &Field, wish: &Wish) -> Option<Diagnostic> {
    let why = match &field.value.kind {
        Kind::Map(_) => "a mapping stands where a list or a single value is needed",
        _ if has_marks(page, field) => "a tag, an anchor or a `?` stands there",
        _ => return None,
    };
    let help = by_hand::remedy(page.syntax(), wish);
    let message = format!("`{}` was not changed: {why}", field.name);
    Some(not_amended(page.source(), field.name_span, message).help(help))
}

/// Whether YAML's marks stand before the value or one of its items: tags and the like are not read, so an edit
/// cannot tell what they mean.
fn has_marks(page: &Page, field: &Field) -> bool {
    let before_key =
        Span::new(super::splice::line_start(page.text(), field.name_span.start), field.name_span.start);
    let Value { span, kind } = &field.value;
    let mut gaps = vec![before_key, page.gap(field)];
    let mut at = span.start;
    let items = if let Kind::List(items) = kind { items.as_slice() } else { &[] };
    for item in items {
        gaps.push(Span::new(at, item.span.start.max(at)));
        at = item.span.end;
    }
    page.syntax() == Syntax::Yaml && gaps.into_iter().any(|gap| has_mark(page.slice(gap)))
}

/// Whether one of the marks stands in the stretch, outside its comments.
fn has_mark(gap: &str) -> bool {
    gap.split(['\n', '\r']).any(|line| {
        let comment =
            line.match_indices('#').find(|(at, _)| !line[..*at].ends_with(|c: char| !c.is_whitespace()));
        let code = comment.map_or(line, |(at, _)| &line[..at]);
        code.contains(['!', '&', '*', '?'])
    })
}
