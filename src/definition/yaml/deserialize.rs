//! Serde values out of the tree; an error knows where it arose.

use serde::{
    Deserializer,
    de::{
        self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    node::{Data, Entry, Node, Span},
    resolve::{Resolved, resolve},
};

/// Why a tree is not the value that was asked for.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    pub message: String,
    pub at: Option<Span>,
}

impl de::Error for Error {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), at: None }
    }
}

impl Error {
    /// The innermost place wins: an error passes through all nodes that contain it.
    fn or_at(mut self, span: Span) -> Self {
        self.at.get_or_insert(span);
        self
    }
}

impl<'de> Deserializer<'de> for &'de Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = match &self.data {
            Data::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            Data::Scalar { text, plain: true } => match resolve(text) {
                Resolved::Null => visitor.visit_unit(),
                Resolved::Boolean(value) => visitor.visit_bool(value),
                Resolved::Unsigned(value) => visitor.visit_u64(value),
                Resolved::Signed(value) => visitor.visit_i64(value),
                Resolved::Float(value) if value.is_finite() => visitor.visit_f64(value),
                // Neither InfluxDB nor JSON has infinity; where a number is wanted, this text is a flaw.
                Resolved::Float(_) | Resolved::Text => visitor.visit_borrowed_str(text),
            },
            Data::Sequence(items) => visitor.visit_seq(Items(items.iter())),
            Data::Mapping(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None }),
        };
        value.map_err(|error| error.or_at(self.span))
    }

    /// A text is what was written, also where it looks like a number or a truth value.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.data {
            Data::Scalar { text, .. } if !self.is_null() => {
                visitor.visit_borrowed_str(text).map_err(|error: Error| error.or_at(self.span))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    /// `10.0` and `1e3` are whole numbers, as they are to JSON Schema.
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.whole() {
            Some(number) => visitor.visit_u64(number).map_err(|error: Error| error.or_at(self.span)),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let value = match &self.data {
            Data::Scalar { text, .. } => visitor.visit_enum(text.as_ref().into_deserializer()),
            Data::Mapping(entries) => {
                let map = Entries { entries: entries.iter(), value: None };
                visitor.visit_enum(MapAccessDeserializer::new(map))
            }
            Data::Sequence(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &"a name")),
        };
        value.map_err(|error: Error| error.or_at(self.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct
    }
}

struct Items<'de>(std::slice::Iter<'de, Node<'de>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(node) = self.0.next() else { return Ok(None) };
        seed.deserialize(node).map(Some).map_err(|error| error.or_at(node.span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry<'de>>,
    value: Option<&'de Node<'de>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        // A key is a name, whatever it looks like: `1:` and `null:` are texts.
        let key: de::value::BorrowedStrDeserializer<'de, Error> =
            de::value::BorrowedStrDeserializer::new(entry.key.text());
        seed.deserialize(key).map(Some).map_err(|error| error.or_at(entry.key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let node =
            self.value.take().ok_or_else(|| de::Error::custom("a value was asked for before its key"))?;
        seed.deserialize(node).map_err(|error| error.or_at(node.span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}
