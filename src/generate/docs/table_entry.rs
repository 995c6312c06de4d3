//! One SQLite table in `influxdb-schema.md`.

use serde::Serialize;

use super::{
    escape::anchor,
    json_schema::{self, Row},
};
use crate::{
    estimate::grouped,
    model::{Column, Index, Table},
};

/// What the template gets of a table.
#[derive(Debug, Serialize)]
pub struct TableEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    retention: &'a str,
    rationale: &'a str,
    rows: Option<String>,
    sources: &'a [String],
    columns: Vec<ColumnRow<'a>>,
    json: Vec<JsonColumn<'a>>,
    indexes: &'a [Index],
}

#[derive(Debug, Serialize)]
struct ColumnRow<'a> {
    name: &'a str,
    kind: &'static str,
    unit: Option<&'a str>,
    description: &'a str,
    is_key: bool,
    is_nullable: bool,
    example: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonColumn<'a> {
    name: &'a str,
    rows: Vec<Row>,
    example: Option<String>,
}

/// The entry of the table defined under `key`.
pub fn entry<'a>(key: &'a str, table: &'a Table) -> TableEntry<'a> {
    TableEntry {
        name: key,
        anchor: anchor(&format!("Table {key}")),
        description: &table.description,
        retention: &table.retention,
        rationale: &table.rationale,
        rows: table.rows.map(grouped),
        sources: &table.source,
        columns: table.columns.iter().map(column_row).collect(),
        json: table.columns.iter().filter_map(json_column).collect(),
        indexes: &table.indexes,
    }
}

fn column_row(column: &Column) -> ColumnRow<'_> {
    let is_shown_below = column.schema.is_some();
    let example = column.example.as_ref().filter(|_| !is_shown_below);
    ColumnRow {
        name: &column.name,
        kind: column.kind.as_str(),
        unit: column.unit.as_deref(),
        description: &column.description,
        is_key: column.primary_key,
        is_nullable: column.nullable,
        example: example.map(|example| example.as_str().map_or_else(|| example.to_string(), str::to_owned)),
    }
}

fn json_column(column: &Column) -> Option<JsonColumn<'_>> {
    let rows = json_schema::rows(column.schema.as_ref()?);
    Some(JsonColumn { name: &column.name, rows, example: column.example.as_ref().map(ToString::to_string) })
}
