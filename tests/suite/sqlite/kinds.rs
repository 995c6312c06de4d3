//! Tables of all kinds, rebuilt and taken back: everything is as it was, to the byte.

use super::Fixture;

/// What a table may have besides its columns, and a database besides its tables.
const DATABASE: &str = "
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
CREATE TABLE t (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number
    parent INTEGER REFERENCES parent (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    score TEXT DEFAULT ('1') CONSTRAINT short CHECK (length(score) < 20) COLLATE NOCASE,
    old INTEGER NOT NULL DEFAULT 7,
    twice INTEGER GENERATED ALWAYS AS (old * 2) VIRTUAL,
    /* more */ note TEXT,
    UNIQUE (note, old)
);
CREATE INDEX t_part ON t (note) WHERE note IS NOT NULL;
CREATE INDEX t_lower ON t (lower(note) DESC);
CREATE TABLE child (t INTEGER REFERENCES t ON DELETE CASCADE);
CREATE TABLE log (what TEXT);
INSERT INTO t (id, parent, score, old, note) VALUES
    (3, 1, '12', 1, 'a'), (5, NULL, '0012.50', -9223372036854775807, 'b''s'), (7, 2, NULL, 0, NULL), (9, 2, '1e3', 1, x'00ff');
DELETE FROM t WHERE id = 9;
INSERT INTO child VALUES (3), (5);
CREATE TRIGGER t_insert AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('in ' || new.note); END;
CREATE TRIGGER t_delete AFTER DELETE ON t BEGIN INSERT INTO log VALUES ('out ' || old.note); END;
CREATE TRIGGER child_insert AFTER INSERT ON child BEGIN UPDATE t SET note = 'child' WHERE id = new.t; END;
CREATE VIEW notes AS SELECT id, note FROM t;
";

const REBUILT: &str = "
tables:
  t:
    columns:
      - { name: id, type: integer, primary_key: true }
      - { name: parent, type: integer, nullable: true }
      - { name: score, type: text, nullable: true }
      - { name: old, type: text, nullable: true }
      - { name: note, type: text, nullable: true }
";

#[test]
fn everything_around_a_table_stays() {
    let fixture = Fixture::new(DATABASE);
    let before = fixture.dump();
    let done = fixture.bring_to(REBUILT).unwrap();
    assert_eq!(done.len(), 1);
    let definition = fixture.rows("SELECT sql FROM sqlite_schema WHERE name = 't'").join("");
    let expected = "'CREATE TABLE t (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number
    parent INTEGER REFERENCES parent (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    score TEXT DEFAULT ('1') CONSTRAINT short CHECK (length(score) < 20) COLLATE NOCASE,
    \"old\" TEXT DEFAULT 7,
    twice INTEGER GENERATED ALWAYS AS (old * 2) VIRTUAL,
    /* more */ note TEXT,
    UNIQUE (note, old)
)'";
    assert_eq!(definition, expected);
    assert_eq!(
        fixture.rows("SELECT id, typeof(old), old, note FROM t ORDER BY id"),
        [
            "3\u{1f}'text'\u{1f}'1'\u{1f}'a'",
            "5\u{1f}'text'\u{1f}'-9223372036854775807'\u{1f}'b's'",
            "7\u{1f}'text'\u{1f}'0'\u{1f}NULL"
        ]
    );
    assert_eq!(fixture.rows("SELECT * FROM log"), [""; 0]);
    assert_eq!(fixture.rows("SELECT * FROM child"), ["3", "5"]);
    assert_eq!(fixture.rows("SELECT seq FROM sqlite_sequence WHERE name = 't'"), ["9"]);
    assert_eq!(
        fixture.rows("SELECT name FROM sqlite_schema WHERE tbl_name = 't' AND sql IS NOT NULL").len(),
        5
    );
    assert_eq!(fixture.take_back(&done), []);
    assert_eq!(fixture.dump(), before);
    // It goes on as it was: keys, triggers, references.
    fixture.run("INSERT INTO t (note) VALUES ('new'); INSERT INTO child VALUES (10)");
    assert_eq!(fixture.rows("SELECT id, note FROM t WHERE id > 7"), ["10\u{1f}'child'"]);
    assert_eq!(fixture.rows("SELECT what FROM log"), ["'in new'"]);
}

#[test]
fn without_row_numbers_strict_and_with_odd_names() {
    let sql = "CREATE TABLE \"select \"\"from\"\" [x]\" (\"a b\" TEXT, [c,d] INT, `e)` REAL, PRIMARY KEY (\"a b\", [c,d])) STRICT, WITHOUT ROWID;
               INSERT INTO \"select \"\"from\"\" [x]\" VALUES ('x', 1, 0.5), ('y', -1, 1e300)";
    let yaml = "tables: { 'select \"from\" [x]': { columns: [
        { name: a b, type: text, primary_key: true }, { name: 'c,d', type: integer, primary_key: true },
        { name: 'e)', type: text }, { name: \"-- ' /*\", type: text, nullable: true }],
        indexes: [{ columns: [\"-- ' /*\", 'e)'] }] } }";
    let fixture = Fixture::new(sql);
    let before = fixture.dump();
    let done = fixture.bring_to(yaml).unwrap();
    assert_eq!(done.len(), 3);
    let rows = fixture.rows("SELECT \"e)\", typeof(\"e)\") FROM \"select \"\"from\"\" [x]\"");
    assert_eq!(rows, ["'0.5'\u{1f}'text'", "'1.0e+300'\u{1f}'text'"]);
    assert_eq!(fixture.take_back(&done), []);
    assert_eq!(fixture.dump(), before);
}

#[test]
fn rows_keep_their_numbers_and_their_order() {
    let fixture = Fixture::new(
        "CREATE TABLE t (rowid TEXT, a); INSERT INTO t (_rowid_, rowid, a) VALUES (9, 'x', 1), (4, 'y', 2.5), (6, 'z', x'01')",
    );
    let before = fixture.dump();
    let numbers = fixture.rows("SELECT _rowid_, * FROM t");
    let yaml = "tables: { t: { columns: [{ name: rowid, type: text }] } }";
    let done = fixture.bring_to(yaml).unwrap();
    assert_eq!(fixture.rows("SELECT _rowid_, * FROM t"), numbers);
    assert_eq!(fixture.take_back(&done), []);
    assert_eq!((fixture.dump(), fixture.rows("SELECT _rowid_, * FROM t")), (before, numbers));
}

#[test]
fn a_primary_key_becomes_another_one() {
    let fixture = Fixture::new(
        "CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER, c TEXT); INSERT INTO t VALUES ('x', 5, 'p'), ('y', 3, 'q')",
    );
    let before = fixture.dump();
    let yaml = |keys: [bool; 3]| {
        format!(
            "tables: {{ t: {{ columns: [{{ name: a, type: text, primary_key: {} }}, {{ name: b, type: integer, primary_key: {} }},
             {{ name: c, type: text, primary_key: {} }}] }} }}",
            keys[0], keys[1], keys[2]
        )
    };
    for keys in [[false, true, false], [true, false, true], [false, true, true], [false, false, false]] {
        let done = fixture.bring_to(&yaml(keys)).unwrap();
        assert_eq!(
            fixture.rows("SELECT a, b, c FROM t ORDER BY b"),
            ["'y'\u{1f}3\u{1f}'q'", "'x'\u{1f}5\u{1f}'p'"]
        );
        assert_eq!(fixture.take_back(&done), []);
        assert_eq!(fixture.dump(), before, "{keys:?}");
    }
}
