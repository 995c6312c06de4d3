//! Tables of real SQLite databases: looked at, rebuilt, restored.

mod inspect;
mod kinds;
mod laws;
mod locked;
mod refused;
mod since;

use std::{fs, path::PathBuf};

use fluxform::{
    diff::{TableDiff, table_diff},
    migrate::act_on_table as act,
    model::Table,
    plan::TableOperation,
    sqlite::{Database, Error, Left},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::definitions;

/// A database in a folder of its own.
struct Fixture {
    folder: TempDir,
    database: Database,
}

impl Fixture {
    fn new(sql: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a b?#%.sqlite");
        let fixture = Self { database: Database::new(&path, "a.sqlite"), folder };
        if !sql.is_empty() {
            fixture.open().execute_batch(sql).unwrap();
        }
        fixture
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a b?#%.sqlite")
    }

    fn open(&self) -> Connection {
        let connection = Connection::open(self.path()).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection
    }

    fn run(&self, sql: &str) {
        self.open().execute_batch(sql).unwrap();
    }

    /// What differs from the tables that `yaml` declares.
    fn diff(&self, yaml: &str) -> TableDiff {
        table_diff(&self.database.tables().unwrap(), &definitions::schema(yaml).tables)
    }

    /// Does what `yaml` asks for, each change a transaction; what takes each back.
    fn bring_to(&self, yaml: &str) -> Result<Vec<(TableOperation, String)>, Error> {
        let diff = self.diff(yaml);
        assert!(diff.conflicts.is_empty(), "{:?}", diff.conflicts);
        let mut done = Vec::new();
        for (at, change) in diff.changes.iter().enumerate() {
            let (operation, kept) = (TableOperation::of(change), format!("fluxform_kept_{at}"));
            self.database.change(|writer| act(writer, &operation, &kept))?;
            done.push((operation, kept));
        }
        assert_eq!(self.diff(yaml).changes, []);
        Ok(done)
    }

    /// Takes back what was done, the last first; what could not be given back.
    fn take_back(&self, done: &[(TableOperation, String)]) -> Vec<Left> {
        let back = done.iter().rev().flat_map(|(operation, kept)| {
            reversal(operation).into_iter().map(move |operation| (operation, kept))
        });
        back.filter_map(|(operation, kept)| {
            self.database.change(|writer| act(writer, &operation, kept)).unwrap()
        })
        .collect()
    }

    /// Everything that is in the database.
    fn dump(&self) -> String {
        let connection = self.open();
        let mut text = String::new();
        for row in rows(&connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2") {
            text += &(row + "\n");
        }
        let tables = "SELECT replace(name, '\"', '\"\"') FROM sqlite_schema WHERE type = 'table' ORDER BY 1";
        for table in texts(&connection, tables) {
            for row in rows(&connection, &format!("SELECT * FROM \"{table}\"")) {
                text += &format!("{table}: {row}\n");
            }
        }
        text
    }

    /// The rows that a query answers with, values as SQL writes them.
    fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.open(), sql)
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let found = statement.query_map([], |row| row.get(0)).unwrap();
    found.map(Result::unwrap).collect()
}

fn rows(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut found = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let values = (0..width).map(|at| match row.get_ref(at).unwrap() {
            rusqlite::types::ValueRef::Null => "NULL".to_owned(),
            rusqlite::types::ValueRef::Integer(value) => value.to_string(),
            rusqlite::types::ValueRef::Real(value) => format!("{value:?}"),
            rusqlite::types::ValueRef::Text(text) => format!("'{}'", String::from_utf8_lossy(text)),
            rusqlite::types::ValueRef::Blob(bytes) => format!("x{bytes:?}"),
        });
        found.push(values.collect::<Vec<_>>().join("\u{1f}"));
    }
    found
}

fn reversal(operation: &TableOperation) -> Vec<TableOperation> {
    let reversal = fluxform::plan::Operation::Table(operation.clone()).reversal();
    let operations = reversal.operations().iter().map(|operation| match operation {
        fluxform::plan::Operation::Table(own) => own.clone(),
        other => panic!("{other:?} is not of a table"),
    });
    operations.collect()
}

/// The declared tables of a text.
fn declared(yaml: &str) -> std::collections::BTreeMap<String, Table> {
    definitions::schema(yaml).tables
}
