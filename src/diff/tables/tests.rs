//! Differences of tables, each by itself.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::model::{ColumnChange, StoredColumn, StoredIndex};

fn table(definition: Value) -> Table {
    serde_json::from_value(definition).unwrap()
}

/// A table of a column of each of the types.
fn columns(columns: &[(&str, &str)]) -> Value {
    let columns = columns.iter().map(|(name, kind)| json!({ "name": name, "type": kind, "nullable": true }));
    json!({ "columns": columns.collect::<Vec<_>>() })
}

/// What differs between a database that was made of one table and another definition of it.
fn diff(from: &StoredTable, to: Value) -> TableDiff {
    let (stored, declared) = (from.clone(), table(to));
    table_diff(&[("t".to_owned(), stored)].into(), &[("t".to_owned(), declared)].into())
}

fn column(name: &str, sql_type: &str) -> StoredColumn {
    StoredColumn {
        name: name.to_owned(),
        sql_type: sql_type.to_owned(),
        nullable: true,
        primary_key: 0,
        check: None,
        generated: false,
    }
}

fn stored(columns: &[StoredColumn]) -> StoredTable {
    StoredTable { columns: columns.to_vec(), ..StoredTable::default() }
}

#[test]
fn words_for_a_type_that_are_as_good_are_no_difference() {
    let from = stored(&[
        column("A", "VARCHAR(20)"),
        column("b", "INT"),
        column("c", "DOUBLE PRECISION"),
        column("d", ""),
    ]);
    let same = columns(&[("a", "text"), ("b", "integer"), ("c", "real"), ("d", "blob")]);
    assert_eq!(diff(&from, same), TableDiff::default());
    let other = columns(&[("a", "integer"), ("b", "integer"), ("c", "real"), ("d", "blob")]);
    let columns =
        vec![ColumnChange::Changed { from: column("A", "VARCHAR(20)"), to: column("A", "INTEGER") }];
    assert_eq!(diff(&from, other).changes, [TableChange::ColumnsChanged { table: "t".to_owned(), columns }]);
}

#[test]
fn what_is_not_declared_stays_and_what_is_retired_goes_when_it_says_so() {
    let mut from =
        stored(&[column("a", "TEXT"), column("b", "TEXT"), column("c", "TEXT"), column("d", "TEXT")]);
    let index =
        |column: &str| StoredIndex { columns: vec![column.to_owned()], unique: false, special: false };
    from.indexes = [("by_a", "a"), ("by_b", "b"), ("by_c", "c")]
        .map(|(name, column)| (name.to_owned(), index(column)))
        .into();
    let mut to = columns(&[("a", "text")]);
    let part = |what: &str, name: Value, delete: bool| json!({ what: name, "since": "2026-01-01", "reason": "r", "delete": delete });
    to["retired"] = json!([
        part("column", json!("b"), false),
        part("column", json!("C"), true),
        part("index", json!(["b"]), false),
        part("index", json!(["c"]), true),
    ]);
    let found = diff(&from, to);
    let t = || "t".to_owned();
    let changes = [
        TableChange::IndexRemoved { table: t(), index: "by_c".to_owned(), is: index("c") },
        TableChange::ColumnsChanged {
            table: t(),
            columns: vec![ColumnChange::Removed { column: column("c", "TEXT") }],
        },
    ];
    assert_eq!(found.changes, changes);
    let undeclared = [
        Undeclared::Column { table: t(), column: "d".to_owned() },
        Undeclared::Index { table: t(), index: "by_a".to_owned() },
    ];
    assert_eq!(
        (found.undeclared.as_slice(), found.conflicts.as_slice()),
        (undeclared.as_slice(), [].as_slice())
    );
}

#[test]
fn an_index_by_another_name_or_a_constraint_will_do() {
    let mut from = stored(&[column("a", "TEXT"), column("b", "TEXT")]);
    let mut to = columns(&[("a", "text"), ("b", "text")]);
    to["indexes"] = json!([{ "columns": ["a"] }, { "columns": ["b"], "unique": true }]);
    from.indexes.insert(
        "other".to_owned(),
        StoredIndex { columns: vec!["A".to_owned()], unique: false, special: false },
    );
    from.unique.push(vec!["b".to_owned()]);
    assert_eq!(diff(&from, to.clone()), TableDiff::default());
    // One of its own name that is another one is replaced.
    let unique = StoredIndex { columns: vec!["a".to_owned()], unique: true, special: false };
    from.indexes = [("t_a".to_owned(), unique.clone())].into();
    let t = || "t".to_owned();
    let plain = StoredIndex { unique: false, ..unique.clone() };
    let changes = [
        TableChange::IndexRemoved { table: t(), index: "t_a".to_owned(), is: unique },
        TableChange::IndexAdded { table: t(), index: "t_a".to_owned(), is: plain },
    ];
    assert_eq!(diff(&from, to).changes, changes);
}

#[test]
fn renames_are_stated_and_come_first() {
    let mut from = stored(&[column("old", "TEXT"), column("b", "TEXT")]);
    from.indexes.insert(
        "i".to_owned(),
        StoredIndex { columns: vec!["old".to_owned()], unique: false, special: false },
    );
    let to = table(json!({
        "columns": [
            { "name": "new", "type": "integer", "nullable": true, "renamed_from": ["older", "OLD"] },
            { "name": "b", "type": "text", "nullable": true, "renamed_from": ["new"] },
        ],
        "indexes": [{ "columns": ["new"] }],
        "renamed_from": ["was"],
    }));
    let stored: BTreeMap<_, _> = [("WAS".to_owned(), from)].into();
    let found = table_diff(&stored, &[("t".to_owned(), to)].into());
    let t = || "t".to_owned();
    let changes = [
        TableChange::TableRenamed { table: "WAS".to_owned(), to: t() },
        TableChange::ColumnRenamed { table: t(), from: "old".to_owned(), to: "new".to_owned() },
        TableChange::ColumnsChanged {
            table: t(),
            columns: vec![ColumnChange::Changed {
                from: column("new", "TEXT"),
                to: column("new", "INTEGER"),
            }],
        },
    ];
    assert_eq!(found, TableDiff { changes: changes.to_vec(), ..TableDiff::default() });
}

#[test]
fn copies_are_nobodys_tables() {
    let kept = |name: &str| (name.to_owned(), stored(&[column("a", "")]));
    let all = [kept("fluxform_kept"), kept("fluxform_kept_1"), kept("other")].into();
    let found = table_diff(&all, &BTreeMap::new());
    assert_eq!(found.kept, ["fluxform_kept_1"]);
    assert_eq!(found.undeclared, [Undeclared::Table { table: "other".to_owned() }]);
}
