//! What keeps a row from being read.

use std::fmt;

use crate::Error;

/// Why a row of a reply is no point, and where in the reply it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// The number of the line of the reply in which the row begins, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a row.
///
/// Datatypes are those of annotated CSV: `double`, `long`, `unsignedLong`, `boolean`, `string`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The server ended the query with an error: rows that stand before are not all that there are.
    Query {
        /// What the server says.
        message: String,
    },
    /// The CSV is not well formed.
    Malformed(&'static str),
    /// The annotation `#datatype` is missing: it has to be asked for with the query.
    NotAnnotated,
    /// The row is of another measurement.
    Measurement {
        /// The measurement that is read.
        expected: &'static str,
        /// That of the row.
        found: String,
    },
    /// The table lacks a column that is required.
    MissingColumn {
        /// The key of the tag or field, or `_time`.
        column: &'static str,
    },
    /// A value that is required is null.
    MissingValue {
        /// The key of the tag or field, or `_time`.
        column: &'static str,
    },
    /// A column has another datatype than the definitions say, as fields of old shards may.
    Datatype {
        /// The key of the tag or field, or `_time`.
        column: &'static str,
        /// The datatype of what is declared.
        expected: &'static str,
        /// The datatype of the column.
        found: String,
    },
    /// A text is no number or boolean.
    NotParsed {
        /// The key of the field.
        column: &'static str,
        /// The datatype of the column.
        datatype: &'static str,
        /// The text.
        value: String,
    },
    /// A text is not one of the values of a tag or field, or no time.
    Value {
        /// The key of the tag or field, or `_time`.
        column: &'static str,
        /// What is wrong with it.
        error: Error,
    },
    /// A text is no JSON of the field's type.
    Json {
        /// The key of the field.
        column: &'static str,
        /// What serde says.
        reason: String,
    },
    /// A tag that is made from the time has another value than the time makes.
    Derived {
        /// The key of the tag.
        column: &'static str,
        /// What the time makes.
        expected: String,
        /// What the row has.
        found: String,
    },
}

impl std::error::Error for RowError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Value { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Query { message } => write!(f, "the query failed: {message}"),
            Self::Malformed(why) => write!(f, "the CSV is not well formed: {why}"),
            Self::NotAnnotated => f.write_str("the reply lacks the annotation #datatype"),
            Self::Measurement { expected, found } => {
                write!(f, "a row of the measurement {found:?}, not of {expected:?}")
            }
            Self::MissingColumn { column } => write!(f, "there is no column {column}"),
            Self::MissingValue { column } => write!(f, "{column} has no value"),
            Self::Datatype {
                column,
                expected,
                found,
            } => write!(f, "{column} is {found}, and {expected} is declared"),
            Self::NotParsed {
                column,
                datatype,
                value,
            } => write!(f, "{column}: {value:?} is no {datatype}"),
            Self::Value { column, error } => write!(f, "{column}: {error}"),
            Self::Json { column, reason } => write!(f, "{column}: {reason}"),
            Self::Derived {
                column,
                expected,
                found,
            } => write!(
                f,
                "{column} is {found:?}, and the time makes it {expected:?}"
            ),
        }
    }
}
