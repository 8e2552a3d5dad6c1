//! The gaps of a note, in all the shapes that people write them.

use super::WrittenGap;
use super::values::{is_one_of, texts, trimmed};
use crate::front_matter::{Field, Kind, Value};
use crate::text::Span;

/// Reads the gaps. An empty value is absent and means "not assessed"; an empty list means "nothing went wrong".
pub(super) fn read(value: &Value) -> Option<Vec<WrittenGap>> {
    let gaps: Vec<WrittenGap> = match &value.kind {
        Kind::Empty => return None,
        Kind::Text(text) => vec![gap(&trimmed(text)?, value.span)],
        Kind::List(items) => items.iter().flat_map(gaps_of_item).collect(),
        Kind::Map(_) => gaps_of_item(value),
    };
    let is_untouched = gaps.is_empty() && !value.each().is_empty();
    if is_untouched {
        return None;
    }
    let mut gaps: Vec<_> = gaps.into_iter().filter(|gap| !says_nothing_went_wrong(&gap.text)).collect();
    gaps.shrink_to_fit();
    Some(gaps)
}

/// One item of the list; a mapping of a kind to several texts is several gaps.
fn gaps_of_item(item: &Value) -> Vec<WrittenGap> {
    if let Kind::Map(fields) = &item.kind
        && let Some(gap) = spelled_out(fields, item.span)
    {
        return vec![gap];
    }
    texts(item).iter().map(|text| gap(&text.value, whole(item, text.span))).collect()
}

/// The place of an item that is one line: from its key to the end of its text.
fn whole(item: &Value, text: Span) -> Span {
    match &item.kind {
        Kind::Map(fields) if fields.len() == 1 => {
            Span::new(fields[0].name_span.start, text.end.max(fields[0].name_span.end))
        }
        _ => text,
    }
}

/// `{kind: blanked, text: the CAP theorem, answer: …}`.
fn spelled_out(fields: &[Field], span: Span) -> Option<WrittenGap> {
    let get = |names: &[&str]| {
        let field = fields.iter().find(|field| is_one_of(&field.name, names))?;
        texts(&field.value).into_iter().next().map(|text| text.value)
    };
    let kind = get(&["kind"])?;
    let text =
        get(&["text", "what", "gap", "happened"]).map_or(kind.clone(), |text| format!("{kind}: {text}"));
    Some(WrittenGap { text, answer: get(&["answer", "now", "better"]), span })
}

/// `nothing`, `nothing really`: said in words what `gaps: []` says.
fn says_nothing_went_wrong(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "no",
        "false",
        "nothing",
        "nothing really",
        "nothing much",
        "no gaps",
        "no gap",
        "nothing went wrong",
        "all good",
    ];
    is_one_of(text.trim().trim_end_matches(['.', '!']), WORDS)
}

fn gap(text: &str, span: Span) -> WrittenGap {
    let (happened, answer) = match arrow(text) {
        Some((at, length)) => (&text[..at], trimmed(&text[at + length..])),
        None => (text, None),
    };
    WrittenGap { text: happened.trim().to_owned(), answer, span }
}

/// Where the first arrow stands, and how long it is.
fn arrow(text: &str) -> Option<(usize, usize)> {
    if !text.contains('>') && !text.contains('→') {
        return None;
    }
    ["->", "→", "=>"].iter().filter_map(|arrow| text.find(arrow).map(|at| (at, arrow.len()))).min()
}
