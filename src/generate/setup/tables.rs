//! Tables as SQL of SQLite.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::{Problem, codes};
use crate::{
    model::{self, Schema},
    sql,
};

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
    let stored = table.stored(name);
    let keys = stored.primary_key();
    let columns = table.columns.iter().zip(&stored.columns).map(|(column, stored)| Column {
        description: &column.description,
        definition: sql::column(stored, keys.len() == 1),
    });
    Table {
        name,
        description: &table.description,
        columns: columns.collect(),
        primary_key: (keys.len() > 1).then(|| sql::names(keys)),
        indexes: table.indexes.iter().map(|index| index_context(name, index)).collect(),
    }
}

fn index_context(table: &str, index: &model::Index) -> Index {
    let columns = sql::names(index.columns.iter().map(String::as_str));
    Index { name: index.stored_name(table), columns, unique: index.unique }
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
