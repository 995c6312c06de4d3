//! What is seen of a database, and that looking leaves nothing behind.

use std::fs;

use fluxform::model::{StoredColumn, StoredIndex, StoredKind, StoredTable, ValueCheck};

use super::{Fixture, declared};

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

fn index(columns: &[&str], unique: bool, special: bool) -> StoredIndex {
    StoredIndex { columns: columns.iter().map(|&name| name.to_owned()).collect(), unique, special }
}

#[test]
fn all_that_a_definition_can_say_and_more() {
    let fixture = Fixture::new(
        "CREATE TABLE \"it's \"\"a\"\" table\" (
             [key] varchar(20) PRIMARY KEY, -- no comma, (
             `json` TEXT NOT NULL CHECK (json_valid(\"json\")),
             at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
             other CHECK (other <> 'x, y'),
             sum INT GENERATED ALWAYS AS (length(\"json\")) STORED,
             UNIQUE (at, other)
         );
         CREATE INDEX plain ON \"it's \"\"a\"\" table\" (at, \"json\");
         CREATE UNIQUE INDEX part ON \"it's \"\"a\"\" table\" (at) WHERE at IS NOT NULL;
         CREATE INDEX down ON \"it's \"\"a\"\" table\" (at DESC, upper(other));
         CREATE TABLE pair (a INTEGER, b TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID;
         CREATE VIEW seen AS SELECT * FROM pair;
         CREATE VIEW broken AS SELECT c FROM pair;
         CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT);",
    );
    let odd = StoredTable {
        columns: vec![
            StoredColumn { primary_key: 1, nullable: false, ..column("key", "VARCHAR(20)") },
            StoredColumn { nullable: false, check: Some(ValueCheck::Json), ..column("json", "TEXT") },
            StoredColumn { check: Some(ValueCheck::Timestamp), ..column("at", "TEXT") },
            column("other", ""),
            StoredColumn { generated: true, ..column("sum", "INT") },
        ],
        indexes: [
            ("plain".to_owned(), index(&["at", "json"], false, false)),
            ("part".to_owned(), index(&["at"], true, true)),
            ("down".to_owned(), index(&["at"], false, true)),
        ]
        .into(),
        unique: vec![vec!["at".to_owned(), "other".to_owned()]],
        ..StoredTable::default()
    };
    let pair = StoredTable {
        columns: vec![
            StoredColumn { primary_key: 2, nullable: false, ..column("a", "INTEGER") },
            StoredColumn { primary_key: 1, nullable: false, ..column("b", "TEXT") },
        ],
        ..StoredTable::default()
    };
    let counted = StoredTable {
        columns: vec![StoredColumn { primary_key: 1, nullable: false, ..column("id", "INTEGER") }],
        ..StoredTable::default()
    };
    let view = StoredTable { kind: StoredKind::View, ..StoredTable::default() };
    let expected = [
        ("it's \"a\" table".to_owned(), odd),
        ("pair".to_owned(), pair),
        ("seen".to_owned(), view.clone()),
        ("broken".to_owned(), view),
        ("counted".to_owned(), counted),
    ];
    assert_eq!(fixture.database.tables().unwrap(), expected.into());
}

const EVERY_TYPE: &str = "
tables:
  t:
    columns:
      - { name: id, type: integer, primary_key: true }
      - { name: kind, type: text, primary_key: true }
      - { name: share, type: real }
      - { name: note, type: text, nullable: true }
      - { name: bytes, type: blob }
      - { name: json, type: json, nullable: true }
      - { name: at, type: timestamp }
      - { name: \"o\\\"dd na'me\", type: timestamp, nullable: true }
    indexes: [{ columns: [share, at] }, { columns: [note], unique: true }]
";

#[test]
fn what_is_made_is_what_is_seen() {
    let fixture = Fixture::new("");
    fixture.bring_to(EVERY_TYPE).unwrap();
    let expected = declared(EVERY_TYPE)["t"].stored("t");
    assert_eq!(fixture.database.tables().unwrap(), [("t".to_owned(), expected)].into());
}

/// A program that writes was killed: its journal is there, and the file is half changed.
#[test]
fn what_was_cut_off_is_taken_back_first() {
    let fixture = Fixture::new("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(500000))");
    let writer = fixture.open();
    writer
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN; UPDATE t SET a = randomblob(500000); ALTER TABLE t ADD COLUMN b",
        )
        .unwrap();
    let cut_off = Fixture::new("");
    let journal = |fixture: &Fixture| fixture.path().with_file_name("a b?#%.sqlite-journal");
    fs::copy(journal(&fixture), journal(&cut_off)).unwrap();
    fs::copy(fixture.path(), cut_off.path()).unwrap();
    drop(writer);
    assert_eq!(cut_off.database.tables().unwrap()["t"].columns.len(), 1);
    assert_eq!(cut_off.rows("SELECT a = zeroblob(500000) FROM t"), ["1"]);
    assert_eq!(cut_off.files(), ["a b?#%.sqlite"]);
}

#[test]
fn looking_makes_no_file_and_leaves_none() {
    let fixture = Fixture::new("");
    assert_eq!(fixture.database.tables().unwrap(), [].into());
    fixture.database.may_change().unwrap();
    fixture.database.rehearse(|_| Ok(())).unwrap();
    assert_eq!(fixture.files(), [""; 0]);
    fixture.run("PRAGMA journal_mode = WAL; CREATE TABLE t (a)");
    let before = fs::read(fixture.path()).unwrap();
    assert_eq!(fixture.files(), ["a b?#%.sqlite"]);
    assert_eq!(fixture.database.tables().unwrap().len(), 1);
    assert_eq!(fixture.files(), ["a b?#%.sqlite"]);
    assert_eq!(fs::read(fixture.path()).unwrap(), before);
    // Somebody has it open, and what was written is still in the log alone.
    let open = fixture.open();
    open.execute_batch("CREATE TABLE u (a)").unwrap();
    assert_eq!(fixture.database.tables().unwrap().len(), 2);
    drop(open);
    assert_eq!(fixture.files(), ["a b?#%.sqlite"]);
}
