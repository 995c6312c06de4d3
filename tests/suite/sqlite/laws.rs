//! The laws of tables, on real databases: whatever the definitions say and whatever rows there are, a plan
//! leads there, the model knows what it leads to, and its reversals lead back to the byte.

use std::collections::BTreeMap;

use fluxform::{
    diff::{DataDiff, table_diff},
    model::{Column, ColumnType, Index, Observed, RetiredPart, Schema, StoredTable, Table},
    plan::{Ends, Facts, Operation, Plan, Standing, TableOperation, make},
    sqlite::Error,
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{Fixture, act, reversal};

const NAMES: [&str; 4] = ["a", "b \"c", "d'", "ROWID"];

fn column(name: &'static str) -> impl Strategy<Value = Option<Column>> {
    use ColumnType::{Blob, Integer, Json, Real, Text, Timestamp};
    let kind = select(vec![Integer, Real, Text, Blob, Json, Timestamp]);
    (any::<bool>(), kind, any::<bool>(), prop::bool::weighted(0.2)).prop_map(
        move |(is_there, kind, nullable, primary_key)| {
            is_there.then(|| Column {
                name: name.to_owned(),
                kind,
                description: String::new(),
                primary_key,
                nullable,
                unit: None,
                schema: None,
                example: None,
                renamed_from: Vec::new(),
            })
        },
    )
}

/// A table of some of the names; what it lacks is retired, or not.
fn table() -> impl Strategy<Value = Table> {
    let columns = (column(NAMES[0]), column(NAMES[1]), column(NAMES[2]), column(NAMES[3]));
    let indexes = vec((vec(select(NAMES.to_vec()), 1..3), any::<bool>()), 0..2);
    (columns, indexes, any::<bool>(), any::<bool>()).prop_map(|((a, b, c, d), indexes, retires, renames)| {
        let mut columns: Vec<Column> = [a, b, c, d].into_iter().flatten().collect();
        if columns.is_empty() {
            columns.push(Column { primary_key: false, ..fixed() });
        }
        let has = |name: &str| columns.iter().any(|column| column.name == name);
        let mut indexes: Vec<Index> = indexes
            .into_iter()
            .map(|(mut names, unique)| {
                names.dedup();
                Index { columns: names.into_iter().map(str::to_owned).collect(), unique }
            })
            .filter(|index| index.columns.iter().all(|name| has(name)))
            .collect();
        indexes.dedup_by_key(|index| index.stored_name("t"));
        let missing: Vec<&str> = NAMES.into_iter().filter(|name| !has(name)).collect();
        let retired = missing.iter().filter(|_| retires).map(|name| RetiredPart {
            column: Some((*name).to_owned()),
            index: None,
            since: "2026-01-01".to_owned(),
            reason: "r".to_owned(),
            delete: true,
        });
        let retired: Vec<_> = retired.collect();
        if let (true, Some(former)) = (renames && !retires, missing.first()) {
            columns[0].renamed_from.push((*former).to_owned());
        }
        Table { columns, indexes, retired, ..empty() }
    })
}

fn fixed() -> Column {
    let yaml = "tables: { t: { columns: [{ name: a, type: text, nullable: true }] } }";
    super::declared(yaml)["t"].columns[0].clone()
}

fn empty() -> Table {
    let yaml = "tables: { t: { columns: [{ name: a, type: text }] } }";
    Table { columns: Vec::new(), ..super::declared(yaml)["t"].clone() }
}

/// Values that columns of some types take, and that others do not.
const VALUES: [&str; 12] = [
    "NULL",
    "1",
    "0",
    "-7",
    "2.5",
    "'1'",
    "'2.50'",
    "'x'",
    "'{\"a\": 1}'",
    "'2026-01-01'",
    "x'00ff'",
    "9007199254740993",
];

fn schema(table: &Table) -> BTreeMap<String, Table> {
    [("t".to_owned(), table.clone())].into()
}

/// Makes the table and as many of the rows as it takes.
fn fill(fixture: &Fixture, table: &Table, rows: &[Vec<&str>]) {
    let stored = table.stored("t");
    fixture.database.change(|writer| writer.create_table("t", &stored)).unwrap();
    let connection = fixture.open();
    for row in rows {
        let values: Vec<_> = row.iter().take(table.columns.len()).copied().collect();
        // What does not fit is refused.
        let _ = connection.execute(&format!("INSERT INTO t VALUES ({})", values.join(", ")), []);
    }
}

/// Does one operation, and holds the model against what there is.
fn done(fixture: &Fixture, model: &mut Schema, operation: &TableOperation, kept: &str) -> Result<(), Error> {
    let whole = Operation::Table(operation.clone());
    assert_eq!(whole.standing(model), Standing::Before, "{operation:?}");
    fixture.database.change(|writer| act(writer, operation, kept))?;
    operation.apply_to(model);
    let mut there = fixture.database.tables().unwrap();
    there.retain(|name, _| !name.starts_with("fluxform_kept"));
    // A column that was removed comes back in its place, which the model learns by looking.
    if matches!(operation, TableOperation::RestoreTable(_)) {
        let in_order = |tables: &BTreeMap<String, StoredTable>| {
            let mut tables = tables.clone();
            for table in tables.values_mut() {
                table.columns.sort_by(|a, b| a.name.cmp(&b.name));
            }
            tables
        };
        assert_eq!(in_order(&there), in_order(&model.database), "{operation:?}");
        model.database.clone_from(&there);
    }
    assert_eq!(there, model.database, "{operation:?}");
    assert_eq!(whole.standing(model), Standing::After, "{operation:?}");
    Ok(())
}

/// A plan for tables knows what it depends on and leads to, and comes back from its JSON.
fn knows_its_ends(live: &Schema, to: &Table) {
    let desired = Schema { tables: schema(to), ..Schema::default() };
    let empty = fluxform::diff::diff(live, &desired);
    let ends = Ends {
        organization: "home",
        live,
        observed: &Observed::new(),
        desired: &desired,
        facts: &Facts::default(),
        archive: true,
        bridges: true,
        waiting: &[],
    };
    let plan = make(ends, empty, DataDiff::default()).with_tables(
        "a.sqlite",
        live,
        &desired,
        table_diff(&live.database, &desired.tables),
    );
    assert!(plan.is_genuine() && plan.matches_tables(live));
    let mut reached = live.clone();
    for step in &plan.steps {
        step.operation.apply_to(&mut reached);
    }
    assert!(plan.reached_tables(&reached));
    assert_eq!(plan.steps.is_empty(), plan.matches_tables(&reached));
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn a_plan_leads_there_and_back(from in table(), to in table(), rows in vec(vec(select(VALUES.to_vec()), 4), 0..6)) {
        let fixture = Fixture::new("");
        fill(&fixture, &from, &rows);
        let before = fixture.dump();
        let mut model = Schema { database: fixture.database.tables().unwrap(), ..Schema::default() };
        let start = model.clone();
        let diff = table_diff(&model.database, &schema(&to));
        prop_assume!(diff.conflicts.is_empty());
        knows_its_ends(&start, &to);
        let mut finished = Vec::new();
        let mut refusal = None;
        for (at, change) in diff.changes.iter().enumerate() {
            let (operation, kept) = (TableOperation::of(change), format!("fluxform_kept_{at}"));
            match done(&fixture, &mut model, &operation, &kept) {
                Ok(()) => finished.push((operation, kept)),
                Err(error) => {
                    refusal = Some(error);
                    break;
                }
            }
        }
        match &refusal {
            None => prop_assert_eq!(table_diff(&model.database, &schema(&to)).changes, []),
            Some(Error::Obstacle(_) | Error::Refused { .. } | Error::Breaks { .. }) => {}
            Some(other) => prop_assert!(false, "{}", other),
        }
        for (operation, kept) in finished.iter().rev() {
            for back in reversal(operation) {
                done(&fixture, &mut model, &back, kept).unwrap();
            }
        }
        prop_assert_eq!(fixture.dump(), before);
        prop_assert_eq!(fixture.database.tables().unwrap(), start.database);
    }
}

/// A statement that a program might send to the rebuilt table.
fn statement() -> impl Strategy<Value = String> {
    (0..4, 0..7, select(vec!["NULL", "1.5", "2", "-3e5"]), select(vec!["NULL", "'1'", "'x'", "'-0'"]))
        .prop_map(|(what, id, a, b)| match what {
            0 => format!("DELETE FROM t WHERE id = {id}"),
            1 => format!("UPDATE t SET a = {a} WHERE id = {id}"),
            2 => format!("UPDATE t SET b = {b} WHERE id = {id}"),
            _ => format!("INSERT OR REPLACE INTO t (id, a, b, d) VALUES ({id}, {a}, {b}, {id})"),
        })
}

const SINCE: &str = "
tables:
  t:
    columns:
      - { name: id, type: integer, primary_key: true }
      - { name: a, type: real, nullable: true }
      - { name: b, type: text, nullable: true }
    retired: [{ column: c, since: 2026-01-01, reason: r, delete: true }]
";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    /// Nothing that was written is lost: it is in the table, or in the copy that is told of.
    #[test]
    fn what_is_written_since_is_carried_over(statements in vec(statement(), 0..8)) {
        let fixture = Fixture::new(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT, d INTEGER UNIQUE) STRICT;
             INSERT INTO t VALUES (0, '1.50', 1, 'c0', 0), (1, NULL, NULL, NULL, 1), (2, '7', -2, 'c2', 2)",
        );
        let before = fixture.rows("SELECT * FROM t");
        let done = fixture.bring_to(SINCE).unwrap();
        fixture.run("CREATE TABLE first AS SELECT * FROM t");
        let connection = fixture.open();
        for statement in &statements {
            let _ = connection.execute(statement, []);
        }
        fixture.run("CREATE TABLE now AS SELECT * FROM t");
        let left = fixture.take_back(&done);
        // Of the same key, as each was made a number or a text again.
        let same = "n.a IS CAST(t.a AS REAL) AND n.b IS CAST(t.b AS TEXT) AND n.d IS t.d";
        let missed = format!("SELECT id FROM now AS n WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.id = n.id AND {same})");
        let missed = fixture.rows(&missed);
        prop_assert_eq!(left.iter().map(|left| left.rows).sum::<u64>(), missed.len() as u64, "{:?}", missed);
        if let [left] = left.as_slice() {
            let kept = format!("SELECT * FROM \"{}\" ORDER BY id", left.kept);
            prop_assert_eq!(fixture.rows(&kept), fixture.rows("SELECT * FROM now ORDER BY id"));
        }
        prop_assert_eq!(fixture.rows("SELECT id FROM t WHERE id NOT IN (SELECT id FROM now)"), Vec::<String>::new());
        // What nobody wrote is as it was, to the byte.
        for (id, row) in before.iter().enumerate() {
            let untouched = format!("SELECT 1 FROM first AS f, now AS n WHERE f.id = {id} AND n.id = {id} AND f.a IS n.a AND f.b IS n.b");
            if !fixture.rows(&untouched).is_empty() {
                let there = fixture.rows(&format!("SELECT * FROM t WHERE id = {id}"));
                prop_assert_eq!(there.as_slice(), std::slice::from_ref(row));
            }
        }
    }
}
