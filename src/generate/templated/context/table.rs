//! Tables for templates.

use minijinja::value::Value;
use serde::Serialize;

use super::super::{
    identifiers::{Identifiers, identifiers},
    manifest::{Kind, Manifest},
};
use crate::model::{self, ColumnType, Schema};

/// A table of SQLite.
#[derive(Debug, Serialize)]
struct Table<'a> {
    name: &'a str,
    names: Identifiers,
    description: &'a str,
    layer: Option<&'a str>,
    columns: Vec<Column<'a>>,
    indexes: &'a [model::Index],
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    name: &'a str,
    /// Distinct among the columns of the table.
    names: Identifiers,
    #[serde(rename = "type")]
    kind: ColumnType,
    description: &'a str,
    primary_key: bool,
    nullable: bool,
    unit: Option<&'a str>,
    example: Option<&'a serde_json::Value>,
    schema: Option<&'a serde_json::Value>,
}

/// The tables, by their names.
pub(super) fn contexts(schema: &Schema, manifest: &Manifest) -> Vec<Value> {
    let keys: Vec<&str> = schema.tables.keys().map(String::as_str).collect();
    let names = identifiers(manifest, Kind::Table, &keys);
    let tables = schema.tables.iter().zip(names);
    tables.map(|((name, table), names)| super::value(&context(name, names, table, manifest))).collect()
}

fn context<'a>(name: &'a str, names: Identifiers, table: &'a model::Table, manifest: &Manifest) -> Table<'a> {
    let keys: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let columns = table.columns.iter().zip(identifiers(manifest, Kind::Column, &keys));
    Table {
        name,
        names,
        description: &table.description,
        layer: table.layer.as_deref(),
        columns: columns.map(|(definition, names)| column(definition, names)).collect(),
        indexes: &table.indexes,
    }
}

fn column(column: &model::Column, names: Identifiers) -> Column<'_> {
    Column {
        name: &column.name,
        names,
        kind: column.kind,
        description: &column.description,
        primary_key: column.primary_key,
        nullable: column.nullable,
        unit: column.unit.as_deref(),
        example: column.example.as_ref(),
        schema: column.schema.as_ref(),
    }
}
