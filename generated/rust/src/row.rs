//! A row of a reply, and the values in its columns.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::de::DeserializeOwned;

use crate::{
    Error, Timestamp,
    row_error::{Reason, RowError},
    rows::Table,
};

/// A row of a table.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a Table<'a>,
    cells: &'a [Cow<'a, str>],
    line: usize,
}

/// What a field holds.
pub trait FieldValue: Sized {
    /// The datatype of its column.
    const DATATYPE: &'static str;

    /// The value that a text stands for; `None` if it stands for none.
    fn parse(text: &str) -> Option<Self>;
}

macro_rules! field_value {
    ($kind:ty, $datatype:literal) => {
        impl FieldValue for $kind {
            const DATATYPE: &'static str = $datatype;

            fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    };
}

field_value!(f64, "double");
field_value!(i64, "long");
field_value!(u64, "unsignedLong");
field_value!(bool, "boolean");
field_value!(String, "string");

impl<'a> Row<'a> {
    /// A row of as many cells as the table has columns.
    pub(crate) const fn new(table: &'a Table<'a>, cells: &'a [Cow<'a, str>], line: usize) -> Self {
        Self { table, cells, line }
    }

    /// The number of the line of the reply in which the row begins, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The text in a column, or its default; `None` if that is empty or the column is not there.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&str> {
        let text = self.cell(self.position(column)?);
        Some(text).filter(|text| !text.is_empty())
    }

    /// The time of the point.
    ///
    /// # Errors
    /// No time, or none that InfluxDB stores.
    pub fn time(&self) -> Result<Timestamp, RowError> {
        let column = "_time";
        let parse = |text: &str| text.parse().map_err(|error| value(column, error));
        self.required(column, "dateTime", parse)
    }

    /// The value of a tag, or of a field whose values are listed.
    ///
    /// # Errors
    /// No value, or one that the type does not know.
    pub fn text<T: FromStr<Err = Error>>(&self, column: &'static str) -> Result<T, RowError> {
        self.required(column, "string", |text| parse_text(column, text))
    }

    /// The value of a tag, or of a field whose values are listed, if it has one.
    ///
    /// # Errors
    /// A value that the type does not know.
    pub fn optional_text<T: FromStr<Err = Error>>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, RowError> {
        self.optional(column, "string", |text| parse_text(column, text))
    }

    /// The value of a field. An empty cell is an empty `String`.
    ///
    /// # Errors
    /// No value, or one of another type.
    pub fn field<T: FieldValue>(&self, column: &'static str) -> Result<T, RowError> {
        self.required(column, T::DATATYPE, |text| parse_field(column, text))
    }

    /// The value of a field, if it has one. An empty cell is none.
    ///
    /// # Errors
    /// A value of another type.
    pub fn optional_field<T: FieldValue>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, RowError> {
        self.optional(column, T::DATATYPE, |text| parse_field(column, text))
    }

    /// The value of a field that is stored as JSON.
    ///
    /// # Errors
    /// No value, or JSON of another type.
    pub fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, RowError> {
        self.required(column, "string", |text| parse_json(column, text))
    }

    /// The value of a field that is stored as JSON, if it has one.
    ///
    /// # Errors
    /// JSON of another type.
    pub fn optional_json<T: DeserializeOwned>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, RowError> {
        self.optional(column, "string", |text| parse_json(column, text))
    }

    /// Compares the measurement of the row, if the query left it there.
    ///
    /// # Errors
    /// A row of another measurement.
    pub fn expect_measurement(&self, expected: &'static str) -> Result<(), RowError> {
        match self.get("_measurement") {
            Some(found) if found != expected => {
                let found = found.to_owned();
                Err(self.error(Reason::Measurement { expected, found }))
            }
            _ => Ok(()),
        }
    }

    /// Compares a tag that is made from the time with what the time makes, if the query left it
    /// there.
    ///
    /// # Errors
    /// Another value.
    pub fn expect_derived(
        &self,
        column: &'static str,
        made: impl fmt::Display,
    ) -> Result<(), RowError> {
        let expected = made.to_string();
        match self.get(column) {
            Some(found) if found != expected => {
                let found = found.to_owned();
                Err(self.error(Reason::Derived {
                    column,
                    expected,
                    found,
                }))
            }
            _ => Ok(()),
        }
    }

    fn required<T>(
        &self,
        column: &'static str,
        datatype: &'static str,
        parse: impl Fn(&str) -> Result<T, Reason>,
    ) -> Result<T, RowError> {
        let text = self.typed(column, datatype)?;
        let text = text.ok_or_else(|| self.error(Reason::MissingColumn { column }))?;
        parse(text).map_err(|reason| {
            self.error(if text.is_empty() {
                Reason::MissingValue { column }
            } else {
                reason
            })
        })
    }

    fn optional<T>(
        &self,
        column: &'static str,
        datatype: &'static str,
        parse: impl Fn(&str) -> Result<T, Reason>,
    ) -> Result<Option<T>, RowError> {
        let text = self.typed(column, datatype)?;
        let text = text.filter(|text| !text.is_empty());
        text.map(parse)
            .transpose()
            .map_err(|reason| self.error(reason))
    }

    /// The text in a column if it is there, and of this datatype.
    fn typed(
        &self,
        column: &'static str,
        expected: &'static str,
    ) -> Result<Option<&str>, RowError> {
        let Some(at) = self.position(column) else {
            return Ok(None);
        };
        let found = &*self.table.datatypes[at];
        // A time has its format after a colon.
        if found.split(':').next() == Some(expected) {
            return Ok(Some(self.cell(at)));
        }
        let found = found.to_owned();
        Err(self.error(Reason::Datatype {
            column,
            expected,
            found,
        }))
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.table.names.iter().position(|name| name == column)
    }

    fn cell(&self, at: usize) -> &str {
        let default = self.table.defaults.get(at);
        match &*self.cells[at] {
            "" => default.map_or("", |text| text),
            text => text,
        }
    }

    const fn error(&self, reason: Reason) -> RowError {
        RowError {
            line: self.line,
            reason,
        }
    }
}

const fn value(column: &'static str, error: Error) -> Reason {
    Reason::Value { column, error }
}

fn parse_text<T: FromStr<Err = Error>>(column: &'static str, text: &str) -> Result<T, Reason> {
    text.parse().map_err(|error| value(column, error))
}

fn parse_field<T: FieldValue>(column: &'static str, text: &str) -> Result<T, Reason> {
    T::parse(text).ok_or_else(|| Reason::NotParsed {
        column,
        datatype: T::DATATYPE,
        value: text.to_owned(),
    })
}

fn parse_json<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T, Reason> {
    serde_json::from_str(text).map_err(|error| Reason::Json {
        column,
        reason: error.to_string(),
    })
}
