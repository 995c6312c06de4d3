//! An answer as the server gives it, held against what was promised.

use std::collections::BTreeMap;

use fluxform::{
    flux::{Answer, ColumnKind, TableKind},
    model::FieldType,
};

/// The columns of a table with their types in the words of the server.
pub type Columns = BTreeMap<String, String>;

/// The columns of all tables of an annotated reply, without those of the format itself, and the number of rows.
pub fn tables(reply: &str) -> (Vec<Columns>, usize) {
    let mut found = Vec::new();
    let (mut types, mut rows, mut head) = (Vec::new(), 0, false);
    for line in reply.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        match cells[0] {
            "#datatype" => {
                types = cells[1..].iter().map(|cell| (*cell).to_owned()).collect();
                head = true;
            }
            cell if cell.starts_with('#') => {}
            _ if head => {
                let columns = cells[1..].iter().map(|cell| (*cell).to_owned()).zip(types.clone());
                found.push(columns.filter(|(name, _)| name != "result" && name != "table").collect());
                head = false;
            }
            _ => rows += 1,
        }
    }
    (found, rows)
}

/// What is not as promised, in words.
pub fn objections(answer: &Answer, tables: &[Columns]) -> Vec<String> {
    let broken = tables.iter().filter(|table| !answer.tables.iter().any(|kind| fits(kind, table)));
    broken.map(|table| format!("{table:?} is none of {:#?}", answer.tables)).collect()
}

fn fits(kind: &TableKind, table: &Columns) -> bool {
    let all_there = kind.columns.iter().all(|(name, column)| column.optional || table.contains_key(name));
    let as_promised = |(name, found): (&String, &String)| {
        kind.columns.get(name).is_some_and(|column| datatype(column.kind) == found)
    };
    all_there && table.iter().all(as_promised)
}

fn datatype(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Time => "dateTime:RFC3339",
        ColumnKind::Value(FieldType::Float) => "double",
        ColumnKind::Value(FieldType::Integer) => "long",
        ColumnKind::Value(FieldType::Unsigned) => "unsignedLong",
        ColumnKind::Value(FieldType::String) => "string",
        ColumnKind::Value(FieldType::Boolean) => "boolean",
    }
}
