//! The tree.

use std::borrow::Cow;

use super::resolve::Resolved;

/// A position in a file; both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Mark {
    pub line: u32,
    pub column: u32,
}

/// From `start` up to, but not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    pub start: Mark,
    pub end: Mark,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    pub span: Span,
    pub data: Data<'a>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Data<'a> {
    /// A scalar as written, its quotes and escapes resolved. Only a plain one (without quotes)
    /// can be anything but text.
    Scalar {
        text: Cow<'a, str>,
        plain: bool,
    },
    Sequence(Vec<Node<'a>>),
    Mapping(Vec<Entry<'a>>),
}

/// A key of a mapping and its value. Keys are always scalars.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub key: Node<'a>,
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry<'a>] {
        match &self.data {
            Data::Mapping(entries) => entries,
            Data::Scalar { .. } | Data::Sequence(_) => &[],
        }
    }

    /// The value under `key` of a mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key.text() == key).map(|entry| &entry.value)
    }

    /// The value under `key` of a mapping, or at that position of a sequence.
    pub fn child(&self, key: &str) -> Option<&Self> {
        match &self.data {
            Data::Mapping(_) => self.get(key),
            Data::Sequence(items) => items.get(key.parse::<usize>().ok()?),
            Data::Scalar { .. } => None,
        }
    }

    /// The values of the map under `key` of a mapping.
    pub fn values_mut(&mut self, key: &str) -> Vec<&mut Self> {
        let Data::Mapping(entries) = &mut self.data else { return Vec::new() };
        let Some(section) = entries.iter_mut().find(|entry| entry.key.text() == key) else {
            return Vec::new();
        };
        let Data::Mapping(things) = &mut section.value.data else { return Vec::new() };
        things.iter_mut().map(|thing| &mut thing.value).collect()
    }

    /// The text of a scalar; empty for anything else.
    pub fn text(&self) -> &str {
        self.scalar().map_or("", |text| text)
    }

    /// The text of a scalar, as it is borrowed from the file where it can be.
    pub fn scalar(&self) -> Option<&Cow<'a, str>> {
        match &self.data {
            Data::Scalar { text, .. } => Some(text),
            Data::Sequence(_) | Data::Mapping(_) => None,
        }
    }

    /// Whether nothing is written here: an empty document or `key:` alone.
    pub fn is_null(&self) -> bool {
        matches!(&self.data, Data::Scalar { text, plain: true } if super::resolve::is_null(text))
    }

    /// Whether this is a text wherever any type will do.
    pub fn is_text(&self) -> bool {
        match &self.data {
            Data::Scalar { text, plain } => !plain || super::resolve::resolve(text) == Resolved::Text,
            Data::Sequence(_) | Data::Mapping(_) => false,
        }
    }

    /// The whole number that is written with a point or an exponent.
    pub fn whole(&self) -> Option<u64> {
        let Data::Scalar { text, plain: true } = &self.data else { return None };
        match super::resolve::resolve(text) {
            Resolved::Float(value) if value >= 0.0 && value.fract() == 0.0 => format!("{value}").parse().ok(),
            _ => None,
        }
    }

    /// Makes a scalar the text that was written, whatever it looks like.
    pub fn make_text(&mut self) {
        let null = self.is_null();
        match &mut self.data {
            Data::Scalar { plain, .. } => *plain = null,
            Data::Sequence(items) => items.iter_mut().for_each(Self::make_text),
            Data::Mapping(_) => {}
        }
    }

    /// The number of nodes below and including this one.
    pub fn size(&self) -> usize {
        1 + match &self.data {
            Data::Scalar { .. } => 0,
            Data::Sequence(items) => items.iter().map(Node::size).sum(),
            Data::Mapping(entries) => entries.iter().map(|entry| 1 + entry.value.size()).sum(),
        }
    }
}
