//! What is wrong with a line that the server refuses.

use std::{fmt, ops::Range};

/// What is wrong, and where in the line, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub at: Range<usize>,
    pub what: What,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    NoMeasurement,
    NoFields,
    NoTagKey,
    NoTagValue,
    EqualsInTagValue,
    NoFieldKey,
    NoFieldValue,
    /// A value without a key, or more than one `=`.
    FieldFormat,
    Number,
    /// The type whose range the number exceeds.
    TooLarge(&'static str),
    NotANumber,
    /// A value that is no number, no text in quotes and no truth value.
    Boolean,
    OpenText,
    /// The server takes the line, and stores another text.
    AfterText,
    Time,
    TimeTooLarge,
    AfterTime,
    /// The bytes of the key of series and field.
    KeyTooLong(usize),
    ReservedTag(String),
    TagTwice(String),
}

impl Mistake {
    pub(super) fn new(at: Range<usize>, what: What) -> Self {
        Self { at, what }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoMeasurement => "the name of the measurement is missing",
            Self::NoFields => "there are no fields",
            Self::NoTagKey => "the key of a tag is missing",
            Self::NoTagValue => "a tag has no value",
            Self::EqualsInTagValue => "the value of a tag holds `=`",
            Self::NoFieldKey => "the key of a field is missing",
            Self::NoFieldValue => "a field has no value",
            Self::FieldFormat => "a field is not `key=value`",
            Self::Number => "this is no number",
            Self::TooLarge(kind) => return write!(f, "this is too large for {kind}"),
            Self::NotANumber => "InfluxDB stores neither NaN nor infinity",
            Self::Boolean => "this is no number, no text in quotes and not true or false",
            Self::OpenText => "this text is not closed",
            Self::AfterText => "something follows the end of a text",
            Self::Time => "the timestamp is not a whole number",
            Self::TimeTooLarge => "the timestamp has more than 64 bits",
            Self::AfterTime => "something follows the timestamp",
            Self::KeyTooLong(bytes) => {
                return write!(
                    f,
                    "the names of the series and a field have {bytes} bytes, at most 65535 are stored"
                );
            }
            Self::ReservedTag(key) => return write!(f, "InfluxDB keeps the tag key `{key}` for itself"),
            Self::TagTwice(key) => return write!(f, "tag `{key}` stands twice"),
        })
    }
}
