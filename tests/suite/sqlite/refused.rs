//! What cannot be kept or does not fit is refused, and nothing was done.

use std::error::Error as _;

use fluxform::{
    diff::{TableChange, TableConflict},
    model::StoredKind,
    plan::TableOperation,
    sqlite::Error,
};

use super::{Fixture, act};

/// The refusal of what `yaml` asks for of a database, which stays as it is; with its cause.
fn refusal(sql: &str, yaml: &str) -> String {
    let fixture = Fixture::new(sql);
    let before = fixture.dump();
    let error = fixture.bring_to(yaml).unwrap_err();
    assert_eq!(fixture.dump(), before);
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

const RETIRED: &str = "tables: { t: { columns: [{ name: a, type: text, nullable: true }],
    retired: [{ column: b, since: 2026-01-01, reason: r, delete: true }] } }";

#[test]
fn what_needs_a_column_that_goes() {
    let table = "CREATE TABLE t (a TEXT, b TEXT)";
    let refused = |more: &str| refusal(&format!("{table}; {more}"), RETIRED);
    assert_eq!(
        refused("CREATE VIEW v AS SELECT a, b AS c FROM t"),
        "the view `v` would not work any more: no such column: b"
    );
    assert_eq!(
        refused(
            "CREATE TABLE u (x); CREATE TRIGGER u_in AFTER INSERT ON u BEGIN DELETE FROM t WHERE b = new.x; END"
        ),
        "inserting into `u` with its triggers would not work any more: no such column: b"
    );
    assert_eq!(
        refused("CREATE TRIGGER t_up AFTER UPDATE OF a, b ON t BEGIN SELECT 1; END"),
        "the trigger `t_up` would not work any more: it runs when `b` is updated"
    );
    assert_eq!(
        refused("CREATE TRIGGER t_up AFTER UPDATE ON t BEGIN SELECT old.b; END"),
        "updating `t` with its triggers would not work any more: no such column: old.b"
    );
    assert_eq!(
        refusal("CREATE TABLE t (a TEXT, b TEXT, CHECK (a <> b))", RETIRED),
        "the database refuses a change of `t`: no such column: b in CREATE TABLE t (a TEXT, CHECK (a <> b)) at offset 36"
    );
}

#[test]
fn what_was_broken_before_is_no_reason() {
    let fixture = Fixture::new(
        "CREATE TABLE t (a TEXT, b TEXT); CREATE VIEW v AS SELECT a FROM nowhere;
         CREATE TABLE u (x REFERENCES t (b)); INSERT INTO u VALUES (1)",
    );
    fixture.bring_to(RETIRED).unwrap();
}

#[test]
fn rows_that_refer_to_values_that_change() {
    let sql = "CREATE TABLE t (a TEXT UNIQUE); INSERT INTO t VALUES ('1'); CREATE TABLE u (t TEXT REFERENCES t (a)); INSERT INTO u VALUES ('1')";
    let yaml = "tables: { t: { columns: [{ name: a, type: blob, nullable: true }] } }";
    assert_eq!(refusal(sql, yaml), "rows of `u` would refer to rows that are not there");
}

#[test]
fn rows_that_do_not_fit() {
    let rows = |values: &str, yaml: &str| {
        refusal(&format!("CREATE TABLE t (a, b TEXT); INSERT INTO t (a) VALUES {values}"), yaml)
    };
    let to = |kind: &str| format!("tables: {{ t: {{ columns: [{{ name: a, type: {kind} }}] }} }}");
    assert_eq!(
        rows("(NULL), (1)", &to("integer")),
        "1 row of `t` holds null in `a`, which shall have a value"
    );
    let unfit =
        |rows: &str, to: &str| format!("{rows} of `t` hold in `a` what cannot be {to} without a loss");
    assert_eq!(
        rows("('1 apple'), (1.5), (1), ('12'), (x'31'), ('1.0')", &to("integer")),
        unfit("3 rows", "INTEGER")
    );
    assert_eq!(
        rows("('x'), ('1e'), ('1e3'), (9007199254740993), (' 1')", &to("real")),
        unfit("3 rows", "REAL")
    );
    assert_eq!(rows("(x'00'), (x'31'), (1)", &to("text")), unfit("2 rows", "TEXT"));
    assert_eq!(rows("('{'), ('x'), ('{}')", &to("json")), unfit("2 rows", "JSON text"));
    assert_eq!(rows("(20), ('never'), ('2026-01-01')", &to("timestamp")), unfit("2 rows", "a timestamp"));
    let added = "tables: { t: { columns: [{ name: c, type: text }] } }";
    assert_eq!(rows("(1)", added), "1 row of `t` has no value for the new `c`");
    let key = "tables: { t: { columns: [{ name: a, type: integer, primary_key: true }] } }";
    assert_eq!(rows("(1), (1), (1), (2)", key), "2 rows of `t` agree with another one in `a`");
}

/// Both texts are the same number, and the constraint would have one of the rows go in silence.
#[test]
fn rows_that_would_give_way() {
    let sql = "CREATE TABLE t (a TEXT UNIQUE ON CONFLICT REPLACE, b TEXT); INSERT INTO t VALUES ('1', 'x'), ('1.0', 'y')";
    let yaml = "tables: { t: { columns: [{ name: a, type: real, nullable: true }] } }";
    assert_eq!(refusal(sql, yaml), "1 of the rows of `t` would give way to others, as its constraints say");
}

#[test]
fn a_key_that_counts_stays_one() {
    let sql = "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL)";
    let yaml = "tables: { t: { columns: [{ name: a, type: integer }, { name: b, type: text, primary_key: true }] } }";
    assert_eq!(
        refusal(sql, yaml),
        "`t` cannot be rebuilt: its primary key is AUTOINCREMENT, which no other key can be"
    );
}

#[test]
fn what_needs_a_decision() {
    let fixture = Fixture::new(
        "CREATE TABLE former (a TEXT, b TEXT, old_b TEXT, c TEXT, d AS (a || b)); CREATE TABLE now (x);
         CREATE VIEW seen AS SELECT 1; CREATE INDEX by_c ON former (c); CREATE INDEX former_a ON former (a) WHERE a > 1",
    );
    let yaml = "
tables:
  now: { columns: [{ name: x, type: text }], renamed_from: [FORMER] }
  seen: { columns: [{ name: x, type: text }] }
";
    let several = vec!["now".to_owned(), "former".to_owned()];
    let conflicts = [
        TableConflict::SeveralTables { table: "now".to_owned(), found: several },
        TableConflict::NoTable { table: "seen".to_owned(), kind: StoredKind::View },
    ];
    assert_eq!(fixture.diff(yaml).conflicts, conflicts);
    let yaml = "
tables:
  former:
    columns:
      - { name: a, type: text, nullable: true }
      - { name: b, type: text, nullable: true, renamed_from: [old_b] }
      - { name: d, type: integer, nullable: true }
    indexes: [{ columns: [a] }]
    retired: [{ column: c, since: 2026-01-01, reason: r, delete: true }]
";
    let table = || "former".to_owned();
    let conflicts = [
        TableConflict::SeveralColumns {
            table: table(),
            column: "b".to_owned(),
            found: vec!["b".to_owned(), "old_b".to_owned()],
        },
        TableConflict::IndexNameTaken { table: table(), index: "former_a".to_owned() },
        TableConflict::Indexed { table: table(), column: "c".to_owned(), index: "by_c".to_owned() },
        TableConflict::Generated { table: table(), column: "d".to_owned() },
    ];
    assert_eq!(fixture.diff(yaml).conflicts, conflicts);
}

#[test]
fn a_copy_that_somebody_dropped_is_missed() {
    let fixture = Fixture::new("CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('x', 'y')");
    let done = fixture.bring_to(RETIRED).unwrap();
    fixture.run("DROP TABLE fluxform_kept_0");
    let before = fixture.dump();
    let TableOperation::RebuildTable(own) = &done[0].0 else { panic!("{done:?}") };
    let error = fixture.database.change(|writer| writer.restore("t", &own.columns, "fluxform_kept_0"));
    let error = error.unwrap_err();
    assert!(
        matches!(&error, Error::CopyGone { table, kept } if table == "t" && kept == "fluxform_kept_0"),
        "{error}"
    );
    assert_eq!(fixture.dump(), before);
}

/// What is found when nothing has rows is found before anything is done.
#[test]
fn a_rehearsal_refuses_the_same_and_does_nothing() {
    let fixture = Fixture::new("CREATE TABLE t (a TEXT, b TEXT); CREATE VIEW v AS SELECT b FROM t");
    let before = fixture.dump();
    let diff = fixture.diff(RETIRED);
    let [change @ TableChange::ColumnsChanged { .. }] = diff.changes.as_slice() else { panic!("{diff:?}") };
    let error = fixture.database.rehearse(|writer| act(writer, &TableOperation::of(change), "kept"));
    assert_eq!(error.unwrap_err().to_string(), "the view `v` would not work any more: no such column: b");
    assert_eq!(fixture.dump(), before);
}
