//! JSON: an object a line, for each table, each row and the end.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{float, plain};
use crate::influx::{Answer, Cell, Record, Table};

pub(in crate::cli::commands::query) struct Form<'q> {
    query: &'q str,
    table: Option<u64>,
}

#[derive(Serialize)]
struct Head<'a> {
    query: &'a str,
    table: u64,
    result: &'a str,
    columns: Vec<Column<'a>>,
}

#[derive(Serialize)]
struct Values<'a> {
    query: &'a str,
    table: u64,
    row: Map<String, Value>,
}

#[derive(Serialize)]
struct End<'a> {
    query: &'a str,
    rows: u64,
    tables: u64,
}

#[derive(Serialize)]
struct Column<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: String,
    group: bool,
}

impl<'q> Form<'q> {
    pub(super) fn new(query: &'q str) -> Self {
        Self { query, table: None }
    }

    pub(super) fn row(&mut self, table: &Table, record: &Record<'_>) -> String {
        let mut text = String::new();
        if self.table != Some(table.number) {
            self.table = Some(table.number);
            text = line(&self.head(table));
        }
        let row = record.cells().map(|(column, cell)| (column.name.clone(), value(&cell))).collect();
        text + &line(&Values { query: self.query, table: table.number, row })
    }

    fn head<'a>(&self, table: &'a Table) -> Head<'a>
    where
        'q: 'a,
    {
        let columns = table.columns.iter().map(|column| Column {
            name: &column.name,
            kind: column.kind.to_string(),
            group: column.is_key,
        });
        Head { query: self.query, table: table.number, result: &table.result, columns: columns.collect() }
    }

    pub(super) fn end(&self, answer: &Answer) -> String {
        line(&End { query: self.query, rows: answer.rows, tables: answer.tables })
    }
}

/// Numbers with all their digits; what JSON has no number for as the text that Flux has.
fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Float(value) if value.is_finite() => json!(value),
        Cell::Float(value) => json!(float(*value)),
        Cell::Integer(value) => json!(value),
        Cell::Unsigned(value) => json!(value),
        Cell::Boolean(value) => json!(value),
        Cell::Text(_) | Cell::Time(_) | Cell::Other(_) => json!(plain(cell)),
    }
}

fn line(value: &impl Serialize) -> String {
    // Maps with keys of text and finite numbers can always be written.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
