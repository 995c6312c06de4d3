//! What was written into a rebuilt table, carried over to the table as it was.
//!
//! The table holds the rows of the copy that was kept, `now` those of the rebuilt table. A row of both,
//! by the primary key, was written since where it is not what the conversion made of the old one.

use super::{Error, Writer, inspect, rebuild::common};
use crate::{
    model::{ColumnChange, StoredColumn, StoredTable},
    sql::{self, Conversion, conversion},
};

/// A column of both tables: its name, what the rebuild made of its old value, and how a new one becomes
/// an old one.
struct Pair {
    name: String,
    forth: String,
    back: Conversion,
}

impl Writer<'_> {
    /// Carries over what fits; how many rows of `now` are not wholly in `table` then.
    pub(super) fn give_back(
        &self,
        table: &str,
        stored: &StoredTable,
        changes: &[ColumnChange],
        now: &str,
    ) -> Result<u64, Error> {
        let rebuilt = inspect::table(self.connection, now)?;
        let pairs: Vec<Pair> = common(stored, &rebuilt).map(|(column, _)| pair(column, changes)).collect();
        let names = Names { table: sql::name(table), now: sql::name(now) };
        let has_more = changes.iter().any(|change| matches!(change, ColumnChange::Added { .. }));
        let all = format!("SELECT count(*) FROM {}", names.now);
        let Some(keys) = keys(stored, changes) else {
            let differ = self.number(table, &names.different_rows(&pairs))?;
            return if differ == 0 && !has_more { Ok(0) } else { self.number(table, &all) };
        };
        self.run(
            table,
            &format!("CREATE INDEX \"fluxform_key\" ON {} ({})", names.now, sql::names(keys.clone())),
        )?;
        for statement in names.carry_over(&keys, &pairs) {
            self.run(table, &statement)?;
        }
        let left = if has_more { all } else { names.unlike(&keys, &pairs) };
        let left = self.number(table, &left);
        self.run(table, "DROP INDEX \"fluxform_key\"")?;
        left
    }
}

/// The primary key, if it is the same in both and no value of it was converted.
fn keys<'t>(stored: &'t StoredTable, changes: &[ColumnChange]) -> Option<Vec<&'t str>> {
    let touches = |change: &ColumnChange| match change {
        ColumnChange::Changed { from, to } => from.primary_key > 0 || to.primary_key > 0,
        ColumnChange::Added { column } | ColumnChange::Removed { column } => column.primary_key > 0,
    };
    let keys = stored.primary_key();
    (!keys.is_empty() && !changes.iter().any(touches)).then_some(keys)
}

fn pair(column: &StoredColumn, changes: &[ColumnChange]) -> Pair {
    let quoted = sql::name(&column.name);
    let (then, now) = (format!("t.{quoted}"), format!("n.{quoted}"));
    let change = changes.iter().find_map(|change| match change {
        ColumnChange::Changed { from, to } if from.name == column.name => Some((from, to)),
        _ => None,
    });
    let (from, to) = change.unwrap_or((column, column));
    Pair { name: quoted, forth: conversion(&then, from, to).value, back: conversion(&now, to, from) }
}

impl Pair {
    /// Whether the value was written since the rebuild.
    fn written(&self) -> String {
        format!("n.{} IS NOT {}", self.name, self.forth)
    }
}

/// Both tables, quoted.
struct Names {
    table: String,
    now: String,
}

impl Names {
    /// How many different rows are not in both the same number of times.
    fn different_rows(&self, pairs: &[Pair]) -> String {
        if pairs.is_empty() {
            return format!(
                "SELECT (SELECT count(*) FROM {}) <> (SELECT count(*) FROM {})",
                self.table, self.now
            );
        }
        let list = |value: fn(&Pair) -> String| pairs.iter().map(value).collect::<Vec<_>>().join(", ");
        let numbers: Vec<_> = (1..=pairs.len()).map(|number| number.to_string()).collect();
        let group = numbers.join(", ");
        let then = format!(
            "SELECT {}, count(*) FROM {} AS t GROUP BY {group}",
            list(|pair| pair.forth.clone()),
            self.table
        );
        let now = format!(
            "SELECT {}, count(*) FROM {} AS n GROUP BY {group}",
            list(|pair| format!("n.{}", pair.name)),
            self.now
        );
        format!(
            "SELECT (SELECT count(*) FROM (SELECT * FROM ({then}) EXCEPT SELECT * FROM ({now})))
                  + (SELECT count(*) FROM (SELECT * FROM ({now}) EXCEPT SELECT * FROM ({then})))"
        )
    }

    /// Removes what is not there any more, changes what was changed, adds what is new.
    fn carry_over(&self, keys: &[&str], pairs: &[Pair]) -> [String; 3] {
        let Self { table, now } = self;
        let (of_now, of_table) = (by_now(keys), by_table(keys));
        let set = pairs.iter().map(|pair| {
            let (name, back) = (&pair.name, &pair.back);
            format!(
                "{name} = CASE WHEN {} AND {} THEN {} ELSE t.{name} END",
                pair.written(),
                back.fits,
                back.value
            )
        });
        let set: Vec<_> = set.collect();
        let written: Vec<_> = pairs.iter().map(Pair::written).collect();
        let (names, values): (Vec<_>, Vec<_>) =
            pairs.iter().map(|pair| (pair.name.clone(), pair.back.value.clone())).unzip();
        let fits: Vec<_> = pairs.iter().map(|pair| pair.back.fits.clone()).collect();
        [
            format!("DELETE FROM {table} AS t WHERE NOT EXISTS (SELECT 1 FROM {now} AS n WHERE {of_now})"),
            format!(
                "UPDATE OR IGNORE {table} AS t SET {} FROM {now} AS n WHERE {of_now} AND ({})",
                set.join(", "),
                written.join(" OR ")
            ),
            format!(
                "INSERT OR IGNORE INTO {table} ({}) SELECT {} FROM {now} AS n
                 WHERE {} AND NOT EXISTS (SELECT 1 FROM {table} AS t WHERE {of_table})",
                names.join(", "),
                values.join(", "),
                fits.join(" AND ")
            ),
        ]
    }

    /// How many rows of now are not in the table, or not the same.
    fn unlike(&self, keys: &[&str], pairs: &[Pair]) -> String {
        let written: Vec<_> = pairs.iter().map(Pair::written).collect();
        let Self { table, now } = self;
        format!(
            "SELECT count(*) FROM {now} AS n WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WHERE {} AND NOT ({}))",
            by_table(keys),
            written.join(" OR ")
        )
    }
}

/// The plus takes the type from the column of the table, so that the index of the other one serves.
fn by_now(keys: &[&str]) -> String {
    joined(keys, |key| format!("n.{key} = +t.{key}"))
}

fn by_table(keys: &[&str]) -> String {
    joined(keys, |key| format!("t.{key} = n.{key}"))
}

fn joined(keys: &[&str], each: impl Fn(String) -> String) -> String {
    keys.iter().map(|key| each(sql::name(key))).collect::<Vec<_>>().join(" AND ")
}
