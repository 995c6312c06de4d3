//! What line protocol cannot carry, found out before anything is changed.

use super::Why;
use crate::{
    model::PointChange,
    points::{
        Batch,
        grammar::{LONGEST_KEY, RESERVED_TAGS},
    },
};

/// A name that shall be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'n> {
    Measurement(&'n str),
    Tag(&'n str),
    Field(&'n str),
    /// The value of a tag.
    Value(&'n str),
}

impl Name<'_> {
    /// Why line protocol cannot carry it.
    pub fn refused(self) -> Option<Why> {
        match self {
            Self::Measurement(text) => measurement(text.as_bytes()),
            Self::Tag(text) => tag(text.as_bytes()),
            Self::Field(text) => field(text.as_bytes()),
            Self::Value(text) => name(text.as_bytes()),
        }
    }
}

/// Why no point can be written that the change would make.
pub(super) fn refused(change: &PointChange) -> Option<Why> {
    match change {
        PointChange::RenameMeasurement { to } => measurement(to.as_bytes()),
        PointChange::RenameTag { to, .. } => tag(to.as_bytes()),
        PointChange::AddTag { tag: key, value } => tag(key.as_bytes()).or_else(|| name(value.as_bytes())),
        PointChange::RenameField { to, .. } => field(to.as_bytes()),
        PointChange::FieldToTag { field, .. } => tag(field.as_bytes()),
        // What they name is there already, or is no name.
        PointChange::TagToField { .. }
        | PointChange::CastField { .. }
        | PointChange::KeepFields { .. }
        | PointChange::DropTag { .. }
        | PointChange::DropTagValue { .. }
        | PointChange::DropSeries { .. }
        | PointChange::DropField { .. } => None,
    }
}

fn measurement(text: &[u8]) -> Option<Why> {
    if text.starts_with(b"#") { Some(Why::Comment) } else { name(text) }
}

fn tag(key: &[u8]) -> Option<Why> {
    let is_reserved = RESERVED_TAGS.iter().any(|reserved| reserved.as_bytes() == key);
    if is_reserved { Some(Why::Reserved) } else { name(key) }
}

/// The server strips a field that is called `time`.
pub(super) fn field(key: &[u8]) -> Option<Why> {
    if key == b"time" { Some(Why::Reserved) } else { name(key) }
}

/// Any name, and the value of a tag. A line feed after a backslash could be carried, but no delete
/// could name it.
pub(super) fn name(text: &[u8]) -> Option<Why> {
    match text {
        [] => Some(Why::Empty),
        [.., b'\\'] => Some(Why::TrailingBackslash),
        _ if text.contains(&b'\n') => Some(Why::LineFeed),
        _ => None,
    }
}

/// The bytes of the longest key of a series of the batch with a field, as it is escaped.
pub(super) fn key_length(batch: &Batch) -> usize {
    let tags = batch.tags.iter().map(|(key, value)| escaped(key) + escaped(value) + 2);
    let field = batch.fields.iter().map(Vec::len).max().unwrap_or(0);
    escaped(&batch.measurement) + tags.sum::<usize>() + field + 4
}

/// Whether the server takes a series whose key has that many bytes, and a tag.
pub(super) fn has_room(key: usize, tag: &[u8], value: &[u8]) -> bool {
    key + escaped(tag) + escaped(value) + 2 <= LONGEST_KEY
}

fn escaped(text: &[u8]) -> usize {
    text.len() + text.iter().filter(|byte| matches!(byte, b',' | b' ' | b'=')).count()
}
