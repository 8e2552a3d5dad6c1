//! A view written down for a page: all its texts in one string, all its values in one list.
//!
//! Handlebars would give each of its texts, names and lists a piece of memory of its own, and a page has thousands.

mod write;

use serde::Serialize;
use serde_json::Number;
use std::fmt;
use write::Writer;

/// What the values of a view stand in.
pub(super) struct View {
    text: String,
    entries: Vec<Entry>,
    /// The entries of lists and objects that are still being written, the innermost last.
    open: Vec<Entry>,
}

/// A value of a view; it means something in that view alone.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(Stretch),
    List(Stretch),
    Object(Stretch),
}

/// From where to where in the text or in the entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    start: u32,
    end: u32,
}

/// A value in a list or an object; in a list it has no name.
#[derive(Clone, Copy)]
struct Entry {
    mark: u32,
    name: Name,
    value: Value,
}

/// A name to look for, and what tells it from most others at a glance.
#[derive(Debug)]
pub(super) struct Wanted {
    mark: u32,
    pub(super) name: String,
}

impl Wanted {
    pub(super) fn new(name: &str) -> Self {
        Wanted { mark: mark(name), name: name.to_owned() }
    }
}

/// The length of a name, its first and its last byte.
fn mark(name: &str) -> u32 {
    let length = name.len().min(usize::from(u16::MAX)) as u32;
    match name.as_bytes() {
        [] => 0,
        [first, .., last] => length << 16 | u32::from(*first) << 8 | u32::from(*last),
        [only] => length << 16 | u32::from(*only),
    }
}

#[derive(Clone, Copy)]
enum Name {
    Field(&'static str),
    Text(Stretch),
}

/// A view or a template that is left to Handlebars.
#[derive(Debug, thiserror::Error)]
#[error("this is left to Handlebars")]
pub(super) struct Unusual;

/// Most views of pages have not many more bytes and values than these.
const USUAL_TEXT: usize = 8 * 1024;
const USUAL_ENTRIES: usize = 512;

impl View {
    /// Writes a view down; the second is the whole of it.
    pub(super) fn of(view: &impl Serialize) -> Result<(View, Value), Unusual> {
        let mut written = View {
            text: String::with_capacity(USUAL_TEXT),
            entries: Vec::with_capacity(USUAL_ENTRIES),
            open: Vec::new(),
        };
        let whole = view.serialize(Writer(&mut written))?;
        Ok((written, whole))
    }

    /// The field of an object or the place in a list that has that name.
    pub(super) fn step(&self, value: Value, wanted: &Wanted) -> Result<Option<Value>, Unusual> {
        match value {
            Value::Object(fields) => {
                let is_it =
                    |entry: &&Entry| entry.mark == wanted.mark && self.name(entry.name) == wanted.name;
                Ok(self.entries(fields).iter().rfind(is_it).map(|entry| entry.value))
            }
            Value::List(items) => {
                let place = wanted.name.parse::<usize>().map_err(|_| Unusual)?;
                Ok(self.entries(items).get(place).map(|entry| entry.value))
            }
            _ => Ok(None),
        }
    }

    /// How many items a list has.
    pub(super) fn length(items: Stretch) -> usize {
        (items.end - items.start) as usize
    }

    /// An item of a list, counted from 0.
    pub(super) fn item(&self, items: Stretch, place: usize) -> Value {
        self.entries(items)[place].value
    }

    pub(super) fn text(&self, text: Stretch) -> &str {
        &self.text[text.start as usize..text.end as usize]
    }

    fn entries(&self, entries: Stretch) -> &[Entry] {
        &self.entries[entries.start as usize..entries.end as usize]
    }

    fn name(&self, name: Name) -> &str {
        match name {
            Name::Field(name) => name,
            Name::Text(text) => self.text(text),
        }
    }

    fn write(&mut self, text: &str) -> Result<Stretch, Unusual> {
        let start = place(self.text.len())?;
        self.text.push_str(text);
        Ok(Stretch { start, end: place(self.text.len())? })
    }

    /// Closes the innermost list or object, which began when so many entries were open.
    fn close(&mut self, before: usize) -> Result<Stretch, Unusual> {
        let start = place(self.entries.len())?;
        self.entries.extend(self.open.drain(before..));
        Ok(Stretch { start, end: place(self.entries.len())? })
    }
}

impl Value {
    /// Whether a condition holds by it, as Handlebars has it.
    pub(super) fn is_truthy(self) -> bool {
        match self {
            Value::Null => false,
            Value::Bool(truth) => truth,
            Value::Signed(number) => number != 0,
            Value::Unsigned(number) => number != 0,
            Value::Float(number) => number.is_normal(),
            Value::Text(stretch) | Value::List(stretch) | Value::Object(stretch) => {
                stretch.start < stretch.end
            }
        }
    }
}

fn place(length: usize) -> Result<u32, Unusual> {
    u32::try_from(length).map_err(|_| Unusual)
}

impl fmt::Display for Value {
    /// A number as JSON has it; what else it is stands in the view.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(truth) => truth.fmt(f),
            Value::Signed(number) => number.fmt(f),
            Value::Unsigned(number) => number.fmt(f),
            Value::Float(number) => Number::from_f64(*number).map_or(Ok(()), |number| number.fmt(f)),
            _ => Ok(()),
        }
    }
}
