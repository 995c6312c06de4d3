//! Points out of the reply of a query: the annotated CSV of InfluxDB, read back into the types that
//! wrote it.
//!
//! The query has to put the fields of a point into one row, as [`PIVOT`] does at the end of a query,
//! and the request has to ask for the annotations:
//!
//! ```text
//! "dialect": { "annotations": ["datatype", "group", "default"] }
//! ```
//!
//! What annotated CSV cannot tell apart, no reader can:
//!
//! - an empty text and null are both an empty cell: a `String` that is required is read as an
//!   empty text, an optional one as `None`;
//! - the server leaves carriage returns out of texts, in fields and tags.
//!
//! Bounds (`min`, `max`, `max_bytes`) are checked when a point is written, not when it is read:
//! points that were stored under other definitions can be looked at.

use std::borrow::Cow;

use crate::csv::{Record, Records};

pub use crate::{
    row::{FieldValue, Row},
    row_error::{Reason, RowError},
};

/// What puts the fields of a point into one row, at the end of a query that leaves points as they
/// are.
pub const PIVOT: &str =
    "    |> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")\n";

/// What can be read from a row.
///
/// It is not `serde::Deserialize`: a row has types of its own to compare with, a tag that is made
/// from the time is no member but has to agree with it, and what is wrong has to name line and
/// column.
pub trait FromRow: Sized {
    /// The point of a row. Columns that it does not know are no error.
    ///
    /// # Errors
    /// A column or value that is missing or not as declared.
    fn from_row(row: &Row<'_>) -> Result<Self, RowError>;
}

/// What each row of a reply holds, in the order of the reply: of all its tables and results.
///
/// A row that cannot be read does not keep the next ones from being read. An error that the server
/// reports in the middle of the reply is one of the items, [`Reason::Query`].
#[must_use]
pub fn read<T: FromRow>(reply: &str) -> Vec<Result<T, RowError>> {
    let mut table = Table::default();
    let records = Records::new(reply).filter_map(|(line, record)| {
        let failed = |reason| Some(Err(RowError { line, reason }));
        match record {
            Record::Cells(cells) => table.take(line, cells),
            Record::Blank => {
                table = Table::default();
                None
            }
            Record::Foreign(text) => failed(Reason::Query {
                message: text.to_owned(),
            }),
            Record::Malformed(why) => failed(Reason::Malformed(why)),
        }
    });
    records.collect()
}

/// The table that is read: what its annotations and its header say of its columns.
#[derive(Debug, Default)]
pub(crate) struct Table<'a> {
    pub(crate) datatypes: Vec<Cow<'a, str>>,
    pub(crate) defaults: Vec<Cow<'a, str>>,
    /// Empty until the header is read.
    pub(crate) names: Vec<Cow<'a, str>>,
}

impl<'a> Table<'a> {
    /// What a record says of the table, or the point that it holds.
    fn take<T: FromRow>(
        &mut self,
        line: usize,
        cells: Vec<Cow<'a, str>>,
    ) -> Option<Result<T, RowError>> {
        let is_row = cells[0].is_empty();
        if is_row && !self.names.is_empty() {
            return Some(self.row(line, &cells));
        }
        if !is_row && !self.names.is_empty() {
            *self = Self::default();
        }
        match &*cells[0] {
            "" => self.names = cells,
            "#datatype" => self.datatypes = cells,
            "#default" => self.defaults = cells,
            _ => {}
        }
        None
    }

    fn row<T: FromRow>(&self, line: usize, cells: &[Cow<'_, str>]) -> Result<T, RowError> {
        let failed = |reason| Err(RowError { line, reason });
        if cells.len() != self.names.len() {
            return failed(Reason::Malformed("the row and its header differ in length"));
        }
        if self.names == ["", "error", "reference"] {
            let message = cells[1].to_string();
            return failed(Reason::Query { message });
        }
        if self.datatypes.len() != self.names.len() {
            return failed(Reason::NotAnnotated);
        }
        T::from_row(&Row::new(self, cells, line))
    }
}
