//! Tables as SQL of SQLite.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::{Problem, codes, escape::sql_name};
use crate::model::{self, ColumnType, Schema};

/// A table as the template gets it.
#[derive(Debug, Serialize)]
pub(super) struct Table<'a> {
    pub name: &'a str,
    pub description: &'a str,
    pub columns: Vec<Column<'a>>,
    /// The columns of a primary key of several, quoted.
    pub primary_key: Option<String>,
    pub indexes: Vec<Index>,
}

#[derive(Debug, Serialize)]
pub(super) struct Column<'a> {
    pub description: &'a str,
    /// Name, type and constraints.
    pub definition: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Index {
    pub name: String,
    /// The columns, quoted.
    pub columns: String,
    pub unique: bool,
}

/// All tables, sorted by name.
pub(super) fn contexts<'a>(schema: &'a Schema, problems: &mut Vec<Problem>) -> Vec<Table<'a>> {
    let tables = schema.tables.iter().map(|(name, table)| {
        check(name, table, problems);
        context(name, table)
    });
    tables.collect()
}

fn context<'a>(name: &'a str, table: &'a model::Table) -> Table<'a> {
    let keys: Vec<&str> =
        table.columns.iter().filter(|column| column.primary_key).map(|c| c.name.as_str()).collect();
    let single = keys.len() == 1;
    Table {
        name,
        description: &table.description,
        columns: table.columns.iter().map(|column| column_context(column, single)).collect(),
        primary_key: (keys.len() > 1).then(|| quoted(keys)),
        indexes: table.indexes.iter().map(|index| index_context(name, index)).collect(),
    }
}

fn column_context(column: &model::Column, single_key: bool) -> Column<'_> {
    let name = sql_name(&column.name);
    let mut definition = format!("{name} {}", sql_type(column.kind));
    // SQLite lets null into primary keys, unless it is told not to.
    if !column.nullable || column.primary_key {
        definition.push_str(" NOT NULL");
    }
    if column.primary_key && single_key {
        definition.push_str(" PRIMARY KEY");
    }
    definition.push_str(&column_check(column, &name));
    Column { description: &column.description, definition }
}

/// What the type of SQLite does not say. A check passes where it is null, as `json_valid` of null is.
fn column_check(column: &model::Column, name: &str) -> String {
    match column.kind {
        ColumnType::Json => format!(" CHECK (json_valid({name}))"),
        ColumnType::Timestamp if column.nullable => {
            format!(" CHECK ({name} IS NULL OR datetime({name}) IS NOT NULL)")
        }
        ColumnType::Timestamp => format!(" CHECK (datetime({name}) IS NOT NULL)"),
        _ => String::new(),
    }
}

fn sql_type(kind: ColumnType) -> &'static str {
    match kind {
        ColumnType::Integer => "INTEGER",
        ColumnType::Real => "REAL",
        ColumnType::Text | ColumnType::Json | ColumnType::Timestamp => "TEXT",
        ColumnType::Blob => "BLOB",
    }
}

fn index_context(table: &str, index: &model::Index) -> Index {
    let columns = index.columns.iter().map(String::as_str);
    let name = [table].into_iter().chain(columns.clone()).collect::<Vec<_>>().join("_");
    Index { name, columns: quoted(columns), unique: index.unique }
}

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(sql_name).collect::<Vec<_>>().join(", ")
}

fn check(name: &str, table: &model::Table, problems: &mut Vec<Problem>) {
    let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    if name.contains('\0') || columns.iter().any(|column| column.contains('\0')) {
        let help = "remove the character `\\0`";
        problems.push(Problem::new(
            codes::SQL_NUL,
            ["tables", name],
            "SQL cannot carry a NUL character",
            help,
        ));
    }
    for (index, column) in table
        .indexes
        .iter()
        .enumerate()
        .flat_map(|(at, index)| index.columns.iter().map(move |column| (at.to_string(), column.as_str())))
    {
        if !columns.contains(column) {
            let path = ["tables", name, "indexes", &index];
            let message = format!("`{name}` has no column `{column}` to index");
            problems.push(Problem::new(
                codes::INDEX_OF_STRANGER,
                path,
                message,
                "name a column of the table",
            ));
        }
    }
}
