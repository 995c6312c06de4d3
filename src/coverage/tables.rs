//! The parts of a table and its columns.

use super::{
    Kind,
    measurements::is_said,
    part::{Part, Thing},
};
use crate::model::{Column, ColumnType, Table};

pub(super) fn parts(key: &str, table: &Table) -> Vec<Part> {
    let it = Thing::new(format!("the table `{key}`"), ["tables", key]);
    let mut parts = vec![
        it.part(Kind::Description, is_said(&table.description)),
        it.part(Kind::Source, !table.source.is_empty()),
        it.part(Kind::Rows, table.rows.is_some()),
    ];
    let columns = table.columns.iter().enumerate();
    parts.extend(columns.flat_map(|(position, column)| column_parts(key, position, column)));
    parts
}

fn column_parts(table: &str, position: usize, column: &Column) -> Vec<Part> {
    let path = ["tables", table, "columns", &position.to_string()];
    let it = Thing::new(format!("the column `{}` of `{table}`", column.name), path);
    let mut parts = vec![it.part(Kind::Description, is_said(&column.description))];
    if column.kind == ColumnType::Json {
        parts.push(it.part(Kind::JsonSchema, column.schema.is_some()));
    }
    parts
}
