//! What programs wrote into a rebuilt table before it is taken back.

use fluxform::sqlite::Left;

use super::Fixture;

const TABLE: &str = "CREATE TABLE t (id INTEGER PRIMARY KEY, score TEXT NOT NULL, gone TEXT, must TEXT NOT NULL DEFAULT 'd') STRICT;
    INSERT INTO t VALUES (1, '007', 'g1', 'm1'), (2, '2.50', 'g2', 'm2'), (3, '3', NULL, 'm3')";

const REBUILT: &str = "
tables:
  t:
    columns: [{ name: id, type: integer, primary_key: true }, { name: score, type: real }]
    retired:
      - { column: gone, since: 2026-01-01, reason: r, delete: true }
      - { column: must, since: 2026-01-01, reason: r, delete: true }
";

fn rebuilt(sql: &str) -> (Fixture, Vec<(fluxform::plan::TableOperation, String)>) {
    let fixture = Fixture::new(&sql.replace("'007'", "'7.0'"));
    let done = fixture.bring_to(REBUILT).unwrap();
    (fixture, done)
}

#[test]
fn new_rows_changed_rows_and_removed_ones() {
    let (fixture, done) = rebuilt(TABLE);
    fixture.run(
        "INSERT INTO t VALUES (4, 4.5); UPDATE t SET score = 9.25 WHERE id = 2; DELETE FROM t WHERE id = 3",
    );
    assert_eq!(fixture.take_back(&done), []);
    let rows = [
        "1\u{1f}'7.0'\u{1f}'g1'\u{1f}'m1'",
        "2\u{1f}'9.25'\u{1f}'g2'\u{1f}'m2'",
        "4\u{1f}'4.5'\u{1f}NULL\u{1f}'d'",
    ];
    assert_eq!(fixture.rows("SELECT * FROM t"), rows);
    assert_eq!(fixture.rows("SELECT name FROM sqlite_schema"), ["'t'"]);
}

/// A new row has no value for a column that wants one: it is kept, and everything else is given back.
#[test]
fn a_row_that_does_not_fit_is_kept() {
    let (fixture, done) = rebuilt(&TABLE.replace(" DEFAULT 'd'", ""));
    fixture.run("INSERT INTO t VALUES (4, 4.5); UPDATE t SET score = 1.5 WHERE id = 1");
    let kept = "fluxform_kept_0_after".to_owned();
    assert_eq!(fixture.take_back(&done), [Left { kept, rows: 1 }]);
    let rows = fixture.rows("SELECT id, score, gone FROM t");
    assert_eq!(rows, ["1\u{1f}'1.5'\u{1f}'g1'", "2\u{1f}'2.50'\u{1f}'g2'", "3\u{1f}'3'\u{1f}NULL"]);
    assert_eq!(fixture.rows("SELECT * FROM fluxform_kept_0_after WHERE id = 4"), ["4\u{1f}4.5"]);
    assert_eq!(fixture.rows("SELECT kept, \"of\" FROM fluxform_kept"), ["'fluxform_kept_0_after'\u{1f}'t'"]);
    // Copies are no table of anybody's.
    assert_eq!(fixture.diff(REBUILT).undeclared, []);
    assert_eq!(fixture.diff(REBUILT).kept, ["fluxform_kept_0_after"]);
}

#[test]
fn without_a_primary_key_rows_are_not_told_apart() {
    let sql = "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('1'), ('1'), ('2')";
    let yaml = "tables: { t: { columns: [{ name: a, type: integer, nullable: true }] } }";
    let fixture = Fixture::new(sql);
    let done = fixture.bring_to(yaml).unwrap();
    fixture.run("DELETE FROM t WHERE rowid = 1; INSERT INTO t VALUES (5)");
    let left = fixture.take_back(&done);
    assert_eq!(left, [Left { kept: "fluxform_kept_0_after".to_owned(), rows: 3 }]);
    assert_eq!(fixture.rows("SELECT * FROM t"), ["'1'", "'1'", "'2'"]);
    assert_eq!(fixture.rows("SELECT * FROM fluxform_kept_0_after"), ["1", "2", "5"]);
}

#[test]
fn rows_of_what_was_added_are_kept() {
    let fixture = Fixture::new("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')");
    let yaml = "tables: { t: { columns: [{ name: a, type: text, nullable: true }, { name: b, type: text, nullable: true }] },
                           u: { columns: [{ name: a, type: text }] } }";
    let done = fixture.bring_to(yaml).unwrap();
    fixture.run("UPDATE t SET b = 'y'; INSERT INTO u VALUES ('z')");
    let left = fixture.take_back(&done);
    let kept = |kept: &str| Left { kept: kept.to_owned(), rows: 1 };
    assert_eq!(left, [kept("fluxform_kept_1"), kept("fluxform_kept_0")]);
    assert_eq!(fixture.rows("SELECT * FROM t"), ["'x'"]);
    assert_eq!(fixture.rows("SELECT * FROM fluxform_kept_0"), ["'x'\u{1f}'y'"]);
    assert_eq!(fixture.rows("SELECT * FROM fluxform_kept_1"), ["'z'"]);
}

/// An index that somebody made since stays, and so does one that was there.
#[test]
fn indexes_of_then_and_of_now() {
    let (fixture, done) = rebuilt(&format!("{TABLE}; CREATE INDEX then_ ON t (score)"));
    fixture.run("CREATE INDEX now_ ON t (score, id)");
    assert_eq!(fixture.take_back(&done), []);
    assert_eq!(
        fixture.rows("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1"),
        ["'now_'", "'then_'"]
    );
}
