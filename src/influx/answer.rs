//! What a script answers: tables of typed columns, read row by row as they come, whatever their number.
//!
//! The server's CSV tells no empty text from none, and has CR LF for every line feed of a text and
//! nothing for a lone CR (measured on 2.9.1). So an empty value of a column of texts is an empty text
//! here, of any other column nothing, and line ends in texts are line feeds.

use std::{
    borrow::Cow,
    fmt,
    ops::ControlFlow,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use super::{
    Client, Error, Id,
    annotated::{self, Row},
    client::{ANY, JSON, Payload},
    flux_query::{body, route},
    stream::Counted,
};
use crate::model::FieldType;

/// A table of an answer: rows that have the same group key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The name of the result that it is of: `_result`, or that of a `yield`.
    pub result: String,
    /// How many tables of the answer came before.
    pub number: u64,
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
    /// Whether all rows of the table have the same value.
    pub is_key: bool,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// One of the types that fields have.
    Field(FieldType),
    Time,
    /// Anything else, by the server's name of it.
    Other(String),
}

/// A row: a value for each column of its table.
#[derive(Debug)]
pub struct Record<'a> {
    table: &'a Table,
    row: &'a Row<'a>,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Nothing,
    Float(f64),
    Integer(i64),
    Unsigned(u64),
    Boolean(bool),
    Text(Cow<'a, str>),
    Time(Timestamp),
    /// A value of another type, or one that is not of the type that its column says.
    Other(&'a str),
}

/// How much an answer was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answer {
    pub rows: u64,
    /// Tables with rows.
    pub tables: u64,
    /// Of CSV, before it was packed for the way.
    pub bytes: u64,
    /// From the question to the end of the answer.
    pub duration: Duration,
}

impl Client {
    /// Runs a script and lets `take` have each row with its table, as long as it wants more.
    ///
    /// Nothing is kept of what was taken: memory does not depend on the length of the answer. What
    /// `take` had stays where the answer is cut off, so it is not asked again then.
    ///
    /// # Errors
    /// [`Error::Query`] also if the server fails in the middle of its answer.
    pub fn answer(
        &self,
        organization: &Id,
        script: &str,
        take: &mut dyn FnMut(&Table, &Record<'_>) -> ControlFlow<()>,
    ) -> Result<Answer, Error> {
        let body = body(script);
        let payload = Payload { content_type: JSON, accept: ANY, bytes: body.as_bytes() };
        let started = Instant::now();
        let mut answer = Answer::default();
        self.question_once(&route(organization), payload, &mut |reply| {
            let mut counted = Counted { inner: reply, bytes: 0 };
            let mut tables = Tables::default();
            let read = annotated::read(&mut counted, |row| {
                let table = tables.of(row);
                answer.rows += 1;
                Ok(take(table, &Record { table, row }))
            });
            (answer.tables, answer.bytes) = (tables.count, counted.bytes);
            read
        })?;
        Ok(Answer { duration: started.elapsed(), ..answer })
    }
}

/// The table that rows are of, as they come.
#[derive(Debug, Default)]
struct Tables {
    table: Table,
    header: u64,
    /// The table's number in its result.
    own_number: String,
    count: u64,
}

impl Tables {
    fn of(&mut self, row: &Row<'_>) -> &Table {
        let (result, number) = row.table();
        let is_same = self.header == row.header() && self.own_number == number && self.table.result == result;
        if !is_same {
            if self.header != row.header() {
                self.table.columns = row.columns().map(Column::of).collect();
            }
            (self.header, self.own_number) = (row.header(), number.to_owned());
            (self.table.result, self.table.number) = (result.to_owned(), self.count);
            self.count += 1;
        }
        &self.table
    }
}

impl Column {
    fn of((name, kind, is_key): (&str, &str, bool)) -> Self {
        let kind = match kind {
            "double" => ColumnKind::Field(FieldType::Float),
            "long" => ColumnKind::Field(FieldType::Integer),
            "unsignedLong" => ColumnKind::Field(FieldType::Unsigned),
            "string" => ColumnKind::Field(FieldType::String),
            "boolean" => ColumnKind::Field(FieldType::Boolean),
            "dateTime:RFC3339" | "dateTime:RFC3339Nano" => ColumnKind::Time,
            other => ColumnKind::Other(other.to_owned()),
        };
        Self { name: name.to_owned(), kind, is_key }
    }
}

impl fmt::Display for ColumnKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(kind) => kind.fmt(f),
            Self::Time => f.pad("time"),
            Self::Other(name) => f.pad(name),
        }
    }
}

impl ColumnKind {
    fn cell<'a>(&self, text: &'a str) -> Cell<'a> {
        let is_text = *self == Self::Field(FieldType::String);
        if text.is_empty() && !is_text {
            return Cell::Nothing;
        }
        let parsed = match self {
            Self::Field(FieldType::String) => Some(Cell::Text(unbroken(text))),
            Self::Field(FieldType::Float) => text.parse().ok().map(Cell::Float),
            Self::Field(FieldType::Integer) => text.parse().ok().map(Cell::Integer),
            Self::Field(FieldType::Unsigned) => text.parse().ok().map(Cell::Unsigned),
            Self::Field(FieldType::Boolean) => text.parse().ok().map(Cell::Boolean),
            Self::Time => text.parse().ok().map(Cell::Time),
            Self::Other(_) => None,
        };
        parsed.unwrap_or(Cell::Other(text))
    }
}

fn unbroken(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

impl<'a> Record<'a> {
    /// The columns with their values.
    pub fn cells(&self) -> impl Iterator<Item = (&'a Column, Cell<'a>)> {
        self.table
            .columns
            .iter()
            .zip(self.row.values())
            .map(|(column, text)| (column, column.kind.cell(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell<'a>(kind: &'static str, text: &'a str) -> Cell<'a> {
        Column::of(("", kind, false)).kind.cell(text)
    }

    #[test]
    fn a_value_is_of_the_type_of_its_column() {
        assert_eq!(cell("double", "2"), Cell::Float(2.0));
        assert_eq!(cell("double", "+Inf"), Cell::Float(f64::INFINITY));
        assert_eq!(cell("long", "9007199254740993"), Cell::Integer(9_007_199_254_740_993));
        assert_eq!(cell("unsignedLong", "18446744073709551615"), Cell::Unsigned(u64::MAX));
        assert_eq!(cell("boolean", "true"), Cell::Boolean(true));
        assert_eq!(cell("long", ""), Cell::Nothing);
        assert_eq!(cell("string", ""), Cell::Text("".into()));
        assert_eq!(cell("string", "a\r\nb"), Cell::Text("a\nb".into()));
        assert_eq!(
            cell("dateTime:RFC3339", "1970-01-01T00:00:00.000000001Z"),
            Cell::Time(Timestamp::from_nanosecond(1).unwrap())
        );
        assert_eq!(cell("base64Binary", "YQ=="), Cell::Other("YQ=="));
    }
}
