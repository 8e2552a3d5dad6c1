//! A view written down for a page: all its texts in one string, all its values in one list.
//!
//! Handlebars would give each of its texts, names and lists a piece of memory of its own, and a page has thousands.

use serde::ser::{self, Impossible, Serialize, Serializer};
use serde_json::Number;
use std::fmt;

/// What the values of a view stand in.
#[derive(Default)]
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
    name: Name,
    value: Value,
}

#[derive(Clone, Copy)]
enum Name {
    Field(&'static str),
    Text(Stretch),
}

/// A view or a template that is left to Handlebars.
#[derive(Debug)]
pub(super) struct Unusual;

impl View {
    /// Writes a view down; the second is the whole of it.
    pub(super) fn of(view: &impl Serialize) -> Result<(View, Value), Unusual> {
        let mut written = View::default();
        let whole = view.serialize(Writer(&mut written))?;
        Ok((written, whole))
    }

    /// The field of an object or the place in a list that has that name.
    pub(super) fn step(&self, value: Value, name: &str) -> Result<Option<Value>, Unusual> {
        match value {
            Value::Object(fields) => {
                let is_it = |entry: &&Entry| self.name(entry.name) == name;
                Ok(self.entries(fields).iter().rfind(is_it).map(|entry| entry.value))
            }
            Value::List(items) => {
                let place = name.parse::<usize>().map_err(|_| Unusual)?;
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

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is left to Handlebars")
    }
}

impl std::error::Error for Unusual {}

impl ser::Error for Unusual {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unusual
    }
}

struct Writer<'v>(&'v mut View);

/// A list or an object that is being written.
struct Open<'v> {
    view: &'v mut View,
    /// So many entries were open before its own.
    before: usize,
    key: Name,
}

impl<'v> Writer<'v> {
    fn open(self) -> Open<'v> {
        let before = self.0.open.len();
        Open { view: self.0, before, key: Name::Field("") }
    }
}

impl Open<'_> {
    fn entry<T: Serialize + ?Sized>(&mut self, name: Name, value: &T) -> Result<(), Unusual> {
        let value = value.serialize(Writer(self.view))?;
        self.view.open.push(Entry { name, value });
        Ok(())
    }

    fn list(self) -> Result<Value, Unusual> {
        self.view.close(self.before).map(Value::List)
    }

    fn object(self) -> Result<Value, Unusual> {
        self.view.close(self.before).map(Value::Object)
    }
}

impl<'v> Serializer for Writer<'v> {
    type Ok = Value;
    type Error = Unusual;
    type SerializeSeq = Open<'v>;
    type SerializeTuple = Open<'v>;
    type SerializeTupleStruct = Open<'v>;
    type SerializeTupleVariant = Impossible<Value, Unusual>;
    type SerializeMap = Open<'v>;
    type SerializeStruct = Open<'v>;
    type SerializeStructVariant = Impossible<Value, Unusual>;

    fn serialize_bool(self, truth: bool) -> Result<Value, Unusual> {
        Ok(Value::Bool(truth))
    }

    fn serialize_i8(self, number: i8) -> Result<Value, Unusual> {
        Ok(Value::Signed(number.into()))
    }

    fn serialize_i16(self, number: i16) -> Result<Value, Unusual> {
        Ok(Value::Signed(number.into()))
    }

    fn serialize_i32(self, number: i32) -> Result<Value, Unusual> {
        Ok(Value::Signed(number.into()))
    }

    fn serialize_i64(self, number: i64) -> Result<Value, Unusual> {
        Ok(Value::Signed(number))
    }

    fn serialize_u8(self, number: u8) -> Result<Value, Unusual> {
        Ok(Value::Unsigned(number.into()))
    }

    fn serialize_u16(self, number: u16) -> Result<Value, Unusual> {
        Ok(Value::Unsigned(number.into()))
    }

    fn serialize_u32(self, number: u32) -> Result<Value, Unusual> {
        Ok(Value::Unsigned(number.into()))
    }

    fn serialize_u64(self, number: u64) -> Result<Value, Unusual> {
        Ok(Value::Unsigned(number))
    }

    fn serialize_f32(self, number: f32) -> Result<Value, Unusual> {
        self.serialize_f64(number.into())
    }

    /// What is no number in JSON is none here.
    fn serialize_f64(self, number: f64) -> Result<Value, Unusual> {
        Ok(if number.is_finite() { Value::Float(number) } else { Value::Null })
    }

    fn serialize_char(self, letter: char) -> Result<Value, Unusual> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<Value, Unusual> {
        self.0.write(text).map(Value::Text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Value, Unusual> {
        Err(Unusual)
    }

    fn serialize_none(self) -> Result<Value, Unusual> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Unusual> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Unusual> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Unusual> {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<Value, Unusual> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, Unusual> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<Value, Unusual> {
        let mut object = self.open();
        object.entry(Name::Field(name), value)?;
        object.object()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'v>, Unusual> {
        Ok(self.open())
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'v>, Unusual> {
        Ok(self.open())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'v>, Unusual> {
        Ok(self.open())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unusual> {
        Err(Unusual)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'v>, Unusual> {
        Ok(self.open())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'v>, Unusual> {
        Ok(self.open())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unusual> {
        Err(Unusual)
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = Value;
    type Error = Unusual;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unusual> {
        self.entry(Name::Field(""), value)
    }

    fn end(self) -> Result<Value, Unusual> {
        self.list()
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = Value;
    type Error = Unusual;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unusual> {
        self.entry(Name::Field(""), value)
    }

    fn end(self) -> Result<Value, Unusual> {
        self.list()
    }
}

impl ser::SerializeTupleStruct for Open<'_> {
    type Ok = Value;
    type Error = Unusual;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unusual> {
        self.entry(Name::Field(""), value)
    }

    fn end(self) -> Result<Value, Unusual> {
        self.list()
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = Value;
    type Error = Unusual;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unusual> {
        let Value::Text(key) = key.serialize(Writer(self.view))? else { return Err(Unusual) };
        self.key = Name::Text(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unusual> {
        self.entry(self.key, value)
    }

    fn end(self) -> Result<Value, Unusual> {
        self.object()
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = Value;
    type Error = Unusual;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unusual> {
        self.entry(Name::Field(name), value)
    }

    fn end(self) -> Result<Value, Unusual> {
        self.object()
    }
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
