//! How an answer is printed: a file for each format.

mod csv;
mod json;
mod lines;
mod table;

use std::ops::ControlFlow;

use crate::{
    cli::{args::QueryFormat, output::Output},
    influx::{Answer, Cell, Record, Table},
    words::{on_one_line, printable},
};

/// An answer under way in one of the formats.
pub(super) enum Form<'q> {
    Table(table::Form<'q>),
    Csv(csv::Form<'q>),
    Json(json::Form<'q>),
    Lines(lines::Form<'q>),
}

impl<'q> Form<'q> {
    /// `heading` is name and description of the query where several are printed.
    pub(super) fn new(
        format: QueryFormat,
        heading: Option<(&'q str, &'q str)>,
        name: &'q str,
        output: &Output,
    ) -> Self {
        match format {
            QueryFormat::Table => Self::Table(table::Form::new(heading)),
            QueryFormat::Csv => Self::Csv(csv::Form::new(heading.map(|(name, _)| name), output.has_begun())),
            QueryFormat::Json => Self::Json(json::Form::new(name)),
            QueryFormat::Lp => Self::Lines(lines::Form::new(heading.map(|(name, _)| name))),
        }
    }

    /// What stands before the rows.
    pub(super) fn begin(&mut self, output: &mut Output) {
        let text = match self {
            Self::Table(form) => form.begin(output.width()),
            Self::Lines(form) => form.begin(),
            Self::Csv(_) | Self::Json(_) => String::new(),
        };
        let _ = output.push(&text);
    }

    /// Prints a row; whether there is any use in more, or why the format cannot hold it.
    pub(super) fn row(
        &mut self,
        table: &Table,
        record: &Record<'_>,
        output: &mut Output,
    ) -> Result<ControlFlow<()>, String> {
        let text = match self {
            Self::Table(form) => form.row(table, record),
            Self::Csv(form) => form.row(table, record),
            Self::Json(form) => form.row(table, record),
            Self::Lines(form) => form.row(record)?,
        };
        Ok(output.push(&text))
    }

    /// What stands after the rows of a whole answer.
    pub(super) fn end(&mut self, answer: &Answer, output: &mut Output) {
        let text = match self {
            Self::Json(form) => form.end(answer),
            _ => self.rest(),
        };
        let _ = output.push(&text);
    }

    /// Prints what was taken of an answer that was not whole.
    pub(super) fn stop(&mut self, output: &mut Output) {
        let _ = output.push(&self.rest());
    }

    /// The rows that were not printed yet.
    fn rest(&mut self) -> String {
        match self {
            Self::Table(form) => form.rest(),
            Self::Lines(form) => form.rest(),
            Self::Csv(_) | Self::Json(_) => String::new(),
        }
    }
}

/// A value as text: floats shortest, with a point or an exponent; times in UTC without needless zeros.
fn plain(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Float(value) => float(*value),
        Cell::Integer(value) => value.to_string(),
        Cell::Unsigned(value) => value.to_string(),
        Cell::Boolean(value) => value.to_string(),
        Cell::Text(text) => text.clone().into_owned(),
        Cell::Time(time) => time.to_string(),
        Cell::Other(text) => (*text).to_owned(),
    }
}

/// `20.5`, `3.0`, `1e300`, `NaN`, `+Inf`: as Flux reads it again.
fn float(value: f64) -> String {
    if value.is_finite() {
        return format!("{value:?}");
    }
    let name = if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "+Inf"
    } else {
        "-Inf"
    };
    name.to_owned()
}

/// A text on one line that can do nothing but show.
fn shown(text: &str) -> String {
    on_one_line(&printable(text))
}
