//! What keeps a point from being written.

use std::fmt;

/// Why a value cannot be made or a point cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A text is not one of the values that there are.
    NotAValue(String),
    /// A text cannot be the value of a tag: it is empty, holds a line feed or ends in a backslash.
    NotATag(String),
    /// A text does not match the pattern of its tag.
    NotMatching {
        /// The text.
        text: String,
        /// The regular expression.
        pattern: &'static str,
    },
    /// A text is no time as RFC 3339 writes it.
    NotATime(String),
    /// A time is outside of what InfluxDB stores: the years 1677 to 2262.
    TimeOutOfRange,
    /// A number is not between its bounds, or not a number.
    OutOfRange {
        /// The key of the field.
        field: &'static str,
        /// The number.
        value: String,
    },
    /// A text has more bytes than its definition allows.
    TooLong {
        /// The key of the field.
        field: &'static str,
        /// How many bytes it has.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Something in JSON is not as its definition says.
    Invalid {
        /// The key of the field.
        field: &'static str,
        /// The place in the JSON, as a JSON pointer; empty for the whole.
        place: String,
        /// What is wrong there.
        reason: String,
    },
    /// A value has no JSON text.
    Json {
        /// The key of the field.
        field: &'static str,
        /// What serde says.
        reason: String,
    },
    /// A point without any field.
    NoFields,
    /// What a point is written to does not take it.
    Output,
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAValue(text) => write!(f, "{text:?} is not one of the values"),
            Self::NotATag(text) => write!(f, "{text:?} cannot be the value of a tag"),
            Self::NotMatching { text, pattern } => write!(f, "{text:?} does not match {pattern}"),
            Self::NotATime(text) => write!(f, "{text:?} is no time of RFC 3339"),
            Self::TimeOutOfRange => f.write_str("the time is not between the years 1677 and 2262"),
            Self::OutOfRange { field, value } => write!(f, "{field}: {value} is out of range"),
            Self::TooLong {
                field,
                bytes,
                limit,
            } => write!(f, "{field}: {bytes} bytes, and {limit} are allowed"),
            Self::Invalid {
                field,
                place,
                reason,
            } if place.is_empty() => write!(f, "{field}: {reason}"),
            Self::Invalid {
                field,
                place,
                reason,
            } => write!(f, "{field} at {place}: {reason}"),
            Self::Json { field, reason } => write!(f, "{field}: {reason}"),
            Self::NoFields => f.write_str("a point needs at least one field"),
            Self::Output => f.write_str("what the point is written to does not take it"),
        }
    }
}
