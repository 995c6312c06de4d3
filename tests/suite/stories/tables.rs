//! Tables of a SQLite database beside the buckets: planned, applied, taken back, looked at for drift.

use std::{fs, path::PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::{Story, story};

fn path(story: &Story) -> PathBuf {
    story.project.path().join("patterns.sqlite")
}

fn configure(story: &Story) {
    let file = story.project.path().join("fluxform.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, text + "sqlite: { path: patterns.sqlite }\n").unwrap();
}

fn sql(story: &Story, statements: &str) {
    Connection::open(path(story)).unwrap().execute_batch(statements).unwrap();
}

/// Into the transcript: the tables and the rows of `table`.
fn look(story: &mut Story, table: &str) {
    let connection = Connection::open(path(story)).unwrap();
    let mut statement =
        connection.prepare("SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL").unwrap();
    let things = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let things: Vec<_> = things.map(Result::unwrap).collect();
    story.note(&format!("in patterns.sqlite: {}", things.join(", ")));
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let names: Vec<_> = statement.column_names().map(str::to_owned).collect();
    story.note(&format!("    {}", names.join(" | ")));
    let width = names.len();
    let mut rows = statement.query([]).unwrap();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let values = (0..width).map(|at| match row.get_ref(at).unwrap() {
            rusqlite::types::ValueRef::Null => "null".to_owned(),
            rusqlite::types::ValueRef::Integer(value) => value.to_string(),
            rusqlite::types::ValueRef::Real(value) => format!("{value:?}"),
            other => other.as_str().unwrap().to_owned(),
        });
        lines.push(values.collect::<Vec<_>>().join(" | "));
    }
    for line in lines {
        story.note(&format!("    {line}"));
    }
    story.note("");
}

const FIRST: &str = "tables:
  patterns:
    columns:
      - { name: id, type: integer, primary_key: true }
      - { name: name, type: text }
      - { name: confidence, type: text }
      - { name: detector, type: text, nullable: true }
    indexes: [{ columns: [name], unique: true }]
";

const SECOND: &str = "tables:
  patterns:
    columns:
      - { name: id, type: integer, primary_key: true }
      - { name: title, type: text, renamed_from: [name] }
      - { name: confidence, type: real }
      - { name: metadata, type: json, nullable: true }
    indexes: [{ columns: [title], unique: true }, { columns: [confidence] }]
    retired: [{ column: detector, since: 2026-05-01, reason: Every row had the same., delete: true }]
";

#[test]
fn made_changed_and_taken_back() {
    let mut story = Story::new("tables");
    story.define(FIRST);
    story.run("plan");
    configure(&story);
    story.note("the project file names patterns.sqlite\n");
    story.run("plan");
    assert!(!path(&story).exists(), "a plan made the database");
    story.run("apply --yes");
    story.ledger();
    sql(
        &story,
        "INSERT INTO patterns VALUES (1, 'morning', '0.875', 'time'), (2, 'evening', '0.50', NULL);
                 CREATE TABLE others (a); CREATE INDEX by_hand ON patterns (detector)",
    );
    look(&mut story, "patterns");
    story.define(SECOND);
    story.run("plan");
    sql(&story, "DROP INDEX by_hand; ALTER TABLE patterns ADD COLUMN by_hand TEXT");
    story.run("plan");
    story.run("plan --format markdown");
    story.run("apply --dry-run");
    story.run("apply --yes");
    look(&mut story, "patterns");
    story.run("apply --yes");
    story.run("status");
    sql(
        &story,
        "INSERT INTO patterns (id, title, confidence) VALUES (3, 'night', 0.25); UPDATE patterns SET confidence = 0.75 WHERE id = 2",
    );
    story.run("rollback --yes");
    look(&mut story, "patterns");
    story.run("rollback --yes");
    look(&mut story, "others");
    story.end();
}

/// Somebody dropped the copy, or has the database: it is told before anything is taken back.
#[test]
fn a_way_back_that_is_cut_off() {
    let mut story = Story::new("tables_no_way_back");
    configure(&story);
    sql(
        &story,
        "CREATE TABLE patterns (id INTEGER PRIMARY KEY, name TEXT NOT NULL, confidence TEXT NOT NULL, detector TEXT)",
    );
    story.define(SECOND);
    story.run("apply --yes");
    let mut connection = Connection::open(path(&story)).unwrap();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    story.note("another process writes\n");
    story.run("rollback --yes");
    drop(transaction);
    story.note("somebody drops the copy\n");
    let copy: String = connection.query_row("SELECT kept FROM fluxform_kept", [], |row| row.get(0)).unwrap();
    sql(&story, &format!("DROP TABLE {copy}"));
    story.run("rollback --yes");
    story.ledger();
    story.end();
}

#[test]
fn drift() {
    let mut story = Story::new("tables_drift");
    configure(&story);
    story.define(FIRST);
    story.run("drift");
    story.run("apply --yes");
    story.run("drift");
    sql(
        &story,
        "DROP INDEX patterns_name; CREATE INDEX by_hand ON patterns (name, id); CREATE TABLE others (a);
                 ALTER TABLE patterns DROP COLUMN detector; ALTER TABLE patterns ADD COLUMN more INTEGER",
    );
    story.run("drift");
    story.run("drift --format json");
    story.run("plan");
    sql(&story, "DROP TABLE patterns");
    story.run("drift");
    story.end();
}

#[test]
fn what_stands_in_the_way() {
    let mut story = Story::new("tables_refused");
    configure(&story);
    sql(&story, "CREATE TABLE patterns (id INTEGER PRIMARY KEY, name TEXT, confidence TEXT, detector TEXT);
                 INSERT INTO patterns VALUES (1, 'a', 'high', NULL), (2, 'a', '1', NULL), (3, NULL, '1', NULL)");
    story.define(SECOND);
    story.run("plan");
    sql(
        &story,
        "UPDATE patterns SET name = 'b' || id, confidence = '1'; CREATE VIEW detectors AS SELECT detector FROM patterns",
    );
    story.run("plan");
    sql(&story, "DROP VIEW detectors; CREATE INDEX by_hand ON patterns (detector)");
    story.run("plan");
    sql(&story, "DROP INDEX by_hand");
    story.run("plan --out plan.json");
    sql(&story, "ALTER TABLE patterns RENAME COLUMN confidence TO trust");
    story.run("apply plan.json --yes");
    sql(&story, "ALTER TABLE patterns RENAME COLUMN trust TO confidence");
    story.run("apply plan.json --yes --sqlite other.sqlite");
    sql(&story, "UPDATE patterns SET confidence = 'low'");
    story.run("apply plan.json --yes");
    look(&mut story, "patterns");
    story.ledger();
    story.end();
}

#[test]
fn a_database_that_somebody_else_has() {
    let mut story = Story::new("tables_locked");
    configure(&story);
    sql(
        &story,
        "CREATE TABLE patterns (id INTEGER PRIMARY KEY, name TEXT NOT NULL, confidence TEXT NOT NULL, detector TEXT)",
    );
    story.define(FIRST);
    let mut connection = Connection::open(path(&story)).unwrap();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    story.note("another process writes\n");
    story.run("plan");
    story.run("apply --yes");
    transaction.rollback().unwrap();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive).unwrap();
    story.note("another process lets nobody read\n");
    story.run("plan");
    drop(transaction);
    story.note("it is done\n");
    story.run("apply --yes");
    look(&mut story, "patterns");
    story.ledger();
    story.end();
}

/// Killed within the transaction of a rebuild: SQLite takes it back, and the revision goes on.
#[test]
fn killed_in_a_rebuild() {
    let story = Story::new("tables_killed");
    configure(&story);
    story::define(&story.project, FIRST);
    let ran =
        |arguments: &str| crate::support::program::Ran::from(story.command(arguments).output().unwrap());
    assert_eq!(ran("apply --yes").exit, 0);
    let rows = "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 40000)
                INSERT INTO patterns SELECT value, 'n' || value, '0.5', hex(zeroblob(200)) FROM n";
    sql(&story, rows);
    story::define(&story.project, SECOND);
    let journal = story.project.path().join("patterns.sqlite-journal");
    let mut child = story
        .command("apply --yes")
        .stderr(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    // The journal of the rebuild is the one that grows.
    while fs::metadata(&journal).map_or(0, |file| file.len()) < 1_000_000
        && child.try_wait().unwrap().is_none()
    {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let status = ran("status");
    assert_eq!(status.exit, 1, "{status:#?}");
    let resumed = ran("apply --resume");
    assert_eq!(resumed.exit, 0, "{resumed:#?}");
    let connection = Connection::open(path(&story)).unwrap();
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM patterns WHERE typeof(confidence) = 'real'"), 40_000);
    let back = ran("rollback --yes");
    assert_eq!(back.exit, 0, "{back:#?}");
    assert_eq!(
        count("SELECT count(*) FROM patterns WHERE confidence = '0.5' AND length(detector) = 400"),
        40_000
    );
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'fluxform%'"), 0);
}
