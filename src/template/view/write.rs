//! Writes a view down, field by field, as serde walks through it.

use super::{Entry, Name, Unusual, Value, View, mark};
use serde::ser::{self, Impossible, Serialize, Serializer};
use std::fmt;

/// Writes one value.
pub(super) struct Writer<'v>(pub(super) &'v mut View);

/// A list or an object that is being written.
pub(super) struct Open<'v> {
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
        let mark = mark(self.view.name(name));
        self.view.open.push(Entry { mark, name, value });
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
    type SerializeTupleStruct = Impossible<Value, Unusual>;
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

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unusual> {
        Err(Unusual)
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

impl ser::Error for Unusual {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unusual
    }
}
