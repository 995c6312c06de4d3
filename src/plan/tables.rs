//! What a plan says of the tables of a SQLite database.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Facts, Plan, Step};
use crate::{
    diff::{Change, TableDiff, Undeclared},
    model::{Schema, StoredTable, Table, same_name},
    words::hex,
};

/// The tables' part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// The database's file: relative to the project, or absolute where it is elsewhere.
    pub database: String,
    /// Names of the tables whose state the plan depends on, sorted.
    pub depends_on: Vec<String>,
    /// The hash of what the database held of those when the plan was made.
    pub from: String,
    /// The hash of what it will hold of them.
    pub to: String,
    /// What is not managed here and stays as it is, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undeclared: Vec<Undeclared>,
    /// Copies of tables as they were before an earlier change, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<String>,
}

impl Plan {
    /// The plan with the steps for tables, which come first, as each of them is a transaction. `live`
    /// has what `database` holds, `diff` is how the declared tables differ from that.
    #[must_use]
    pub fn with_tables(mut self, database: &str, live: &Schema, desired: &Schema, diff: TableDiff) -> Self {
        let depends_on = names(desired);
        let changes =
            diff.changes.into_iter().map(|change| Step::of(Change::Table(change), &Facts::default()));
        let steps: Vec<Step> = changes.collect();
        let mut reached = live.clone();
        for step in &steps {
            step.operation.apply_to(&mut reached);
        }
        self.tables = Some(Tables {
            database: database.to_owned(),
            from: table_fingerprint(live, &depends_on),
            to: table_fingerprint(&reached, &depends_on),
            depends_on,
            undeclared: diff.undeclared,
            kept: diff.kept,
        });
        self.steps.splice(0..0, steps);
        self.named()
    }

    /// Whether the tables in `live` are still as they were when the plan was made.
    pub fn matches_tables(&self, live: &Schema) -> bool {
        self.tables.as_ref().is_none_or(|own| table_fingerprint(live, &own.depends_on) == own.from)
    }

    /// Whether the tables in `live` are what the plan leads to.
    pub fn reached_tables(&self, live: &Schema) -> bool {
        self.tables.as_ref().is_none_or(|own| table_fingerprint(live, &own.depends_on) == own.to)
    }
}

/// The names of tables that the definitions speak of: present and former ones.
fn names(desired: &Schema) -> Vec<String> {
    let own = |(name, table): (&String, &Table)| {
        std::iter::once(name.clone()).chain(table.renamed_from.clone()).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = desired.tables.iter().flat_map(own).collect();
    names.sort();
    names.dedup();
    names
}

/// The hash of the named tables, as far as they exist.
fn table_fingerprint(schema: &Schema, names: &[String]) -> String {
    let is_named = |name: &str| names.iter().any(|other| same_name(other, name));
    let held: Vec<(String, &StoredTable)> = schema
        .database
        .iter()
        .filter(|(name, _)| is_named(name))
        .map(|(name, table)| (name.to_ascii_lowercase(), table))
        .collect();
    // Texts and whole numbers always have a JSON form.
    hex(Sha256::digest(serde_json::to_vec(&held).unwrap_or_default()))
}
