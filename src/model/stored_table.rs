//! Tables as a SQLite database holds them: every value explicit, and nothing that SQLite does not keep.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Column, ColumnType, Index, Table};

/// How the names of copies begin that were kept before a table was rebuilt.
pub const KEPT: &str = "fluxform_kept";

/// A table, or what has a table's name, in a SQLite database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredTable {
    #[serde(default, skip_serializing_if = "StoredKind::is_table")]
    pub kind: StoredKind,
    /// In their order.
    pub columns: Vec<StoredColumn>,
    /// Those that were made by `CREATE INDEX`, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub indexes: BTreeMap<String, StoredIndex>,
    /// The columns of each `UNIQUE` constraint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unique: Vec<Vec<String>>,
}

/// What has the name of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StoredKind {
    #[default]
    Table,
    View,
    /// A table that a module of SQLite keeps, such as a full-text index.
    Virtual,
}

impl StoredKind {
    /// Whether it is a table like others.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_table(&self) -> bool {
        *self == Self::Table
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredColumn {
    pub name: String,
    /// The type as it was declared, in capitals; empty if none was.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// Whether it may be null. SQLite lets null into some primary keys; that counts as not nullable.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// Its place in the primary key, from 1; 0 if it is no part of it.
    #[serde(default, skip_serializing_if = "is_no_key")]
    pub primary_key: u32,
    /// What is checked of its values, where that is a check that definitions ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<ValueCheck>,
    /// Whether the database computes it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub generated: bool,
}

/// What is checked of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueCheck {
    Json,
    Timestamp,
}

/// An index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredIndex {
    /// Its columns in their order; expressions are left out.
    pub columns: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    /// Whether it is more than its columns: of expressions or of a part of the rows, with another
    /// order or collation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub special: bool,
}

/// What becomes of a column when its table is rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "column_change", rename_all = "snake_case", deny_unknown_fields)]
pub enum ColumnChange {
    /// Type, nullability, primary key or check; the name stays.
    Changed {
        from: StoredColumn,
        to: StoredColumn,
    },
    /// A column that cannot be added to a table as it is.
    Added {
        column: StoredColumn,
    },
    Removed {
        column: StoredColumn,
    },
}

/// As serde asks for it.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_no_key(place: &u32) -> bool {
    *place == 0
}

/// Whether SQLite takes two names for the same: it does not tell upper from lower case in ASCII.
pub fn same_name(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

impl Table {
    /// What a database should hold for the table defined under `name`.
    pub fn stored(&self, name: &str) -> StoredTable {
        let mut keys = 0;
        let columns = self.columns.iter().map(|column| {
            let place = if column.primary_key {
                keys += 1;
                keys
            } else {
                0
            };
            column.stored(place)
        });
        let indexes = self.indexes.iter().map(|index| (index.stored_name(name), index.stored()));
        StoredTable { columns: columns.collect(), indexes: indexes.collect(), ..StoredTable::default() }
    }
}

impl Column {
    fn stored(&self, primary_key: u32) -> StoredColumn {
        StoredColumn {
            name: self.name.clone(),
            sql_type: self.kind.sql_type().to_owned(),
            nullable: self.nullable && !self.primary_key,
            primary_key,
            check: self.kind.check(),
            generated: false,
        }
    }
}

impl ColumnType {
    /// The type of SQLite.
    pub fn sql_type(self) -> &'static str {
        match self {
            Self::Integer => "INTEGER",
            Self::Real => "REAL",
            Self::Text | Self::Json | Self::Timestamp => "TEXT",
            Self::Blob => "BLOB",
        }
    }

    /// What the type of SQLite does not say.
    pub fn check(self) -> Option<ValueCheck> {
        match self {
            Self::Json => Some(ValueCheck::Json),
            Self::Timestamp => Some(ValueCheck::Timestamp),
            Self::Integer | Self::Real | Self::Text | Self::Blob => None,
        }
    }
}

impl Index {
    /// The name in the database: the table's and the columns'.
    pub fn stored_name(&self, table: &str) -> String {
        let names = std::iter::once(table).chain(self.columns.iter().map(String::as_str));
        names.collect::<Vec<_>>().join("_")
    }

    fn stored(&self) -> StoredIndex {
        StoredIndex { columns: self.columns.clone(), unique: self.unique, special: false }
    }
}

impl StoredTable {
    /// The column of the name, in whichever case.
    pub fn column(&self, name: &str) -> Option<&StoredColumn> {
        self.columns.iter().find(|column| same_name(&column.name, name))
    }

    /// The index of the name, in whichever case.
    pub fn index(&self, name: &str) -> Option<(&String, &StoredIndex)> {
        self.indexes.iter().find(|(other, _)| same_name(other, name))
    }

    /// The columns of the primary key, in its order.
    pub fn primary_key(&self) -> Vec<&str> {
        let mut keys: Vec<_> = self.columns.iter().filter(|column| column.primary_key > 0).collect();
        keys.sort_by_key(|column| column.primary_key);
        keys.into_iter().map(|column| column.name.as_str()).collect()
    }

    /// Renames a column wherever the table speaks of it.
    pub fn rename_column(&mut self, from: &str, to: &str) {
        let indexed = self.indexes.values_mut().flat_map(|index| &mut index.columns);
        let names = self.columns.iter_mut().map(|column| &mut column.name);
        for name in names.chain(indexed).chain(self.unique.iter_mut().flatten()) {
            if same_name(name, from) {
                to.clone_into(name);
            }
        }
    }

    /// The table with columns changed.
    #[must_use]
    pub fn with_columns(&self, changes: &[ColumnChange]) -> Self {
        let mut table = self.clone();
        for change in changes {
            table.change_column(change);
        }
        table
    }

    /// Does a change of a column.
    pub fn change_column(&mut self, change: &ColumnChange) {
        match change {
            ColumnChange::Added { column } => self.columns.push(column.clone()),
            ColumnChange::Removed { column } => self.columns.retain(|other| other.name != column.name),
            ColumnChange::Changed { to, .. } => {
                for column in self.columns.iter_mut().filter(|other| other.name == to.name) {
                    *column = to.clone();
                }
            }
        }
    }
}

impl StoredColumn {
    /// What it is, as SQL would say it, without its name: `TEXT (JSON) NOT NULL`.
    pub fn words(&self) -> String {
        let check = match self.check {
            Some(ValueCheck::Json) => " (JSON)",
            Some(ValueCheck::Timestamp) => " (timestamp)",
            None => "",
        };
        let null = if self.nullable { "" } else { " NOT NULL" };
        let key = if self.primary_key > 0 { " PRIMARY KEY" } else { "" };
        format!("{}{check}{null}{key}", self.sql_type).trim_start().to_owned()
    }

    /// Which values the type prefers, by the rules of SQLite for the words of a type
    /// (<https://sqlite.org/datatype3.html#determination_of_column_affinity>).
    pub fn affinity(&self) -> &'static str {
        let has = |word: &str| self.sql_type.contains(word);
        match () {
            () if has("INT") => "INTEGER",
            () if has("CHAR") || has("CLOB") || has("TEXT") => "TEXT",
            () if has("BLOB") || self.sql_type.is_empty() => "BLOB",
            () if has("REAL") || has("FLOA") || has("DOUB") => "REAL",
            () => "NUMERIC",
        }
    }
}
