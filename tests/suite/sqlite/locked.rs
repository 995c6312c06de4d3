//! A database that somebody else has.

use std::{sync::mpsc, thread};

use fluxform::sqlite::Error;
use rusqlite::TransactionBehavior;

use super::Fixture;

const YAML: &str = "tables: { t: { columns: [{ name: a, type: text }] } }";

#[test]
fn a_lock_that_ends_is_waited_for() {
    let fixture = Fixture::new("CREATE TABLE other (a)");
    let mut connection = fixture.open();
    let (taken, wait) = mpsc::channel();
    let path = fixture.path();
    let holder = thread::spawn(move || {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive).unwrap();
        taken.send(()).unwrap();
        // Until the other one waits: it holds its file open from then on.
        while !is_open_elsewhere(&path) {
            thread::yield_now();
        }
        transaction.commit().unwrap();
    });
    wait.recv().unwrap();
    fixture.bring_to(YAML).unwrap();
    holder.join().unwrap();
}

/// Whether this process has a file open more than once.
fn is_open_elsewhere(path: &std::path::Path) -> bool {
    let path = path.canonicalize().unwrap();
    let open = std::fs::read_dir("/proc/self/fd").unwrap();
    let links = open.filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
    links.filter(|link| *link == path).count() > 1
}

#[test]
fn one_that_does_not_is_told() {
    let fixture = Fixture::new("CREATE TABLE other (a)");
    let mut connection = fixture.open();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive).unwrap();
    let error = fixture.database.tables().unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error:?}");
    let expected =
        format!("the database {} is locked by another process: waited 5 s for it", fixture.path().display());
    assert_eq!(error.to_string(), expected);
    transaction.commit().unwrap();
}

#[test]
fn a_file_of_something_else_is_told() {
    let fixture = Fixture::new("");
    std::fs::write(fixture.path(), "no database ".repeat(20)).unwrap();
    let error = fixture.database.tables().unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(format!("{error}: {cause}"), "the database cannot be read or written: file is not a database");
}
