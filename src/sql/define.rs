//! Tables, columns and indexes as definitions want them.

use super::name::{name, names};
use crate::model::{StoredColumn, StoredIndex, StoredTable, ValueCheck};

/// The statement that makes a table without its indexes.
pub fn create_table(table: &str, stored: &StoredTable) -> String {
    let keys = stored.primary_key();
    let columns = stored.columns.iter().map(|own| column(own, keys.len() == 1));
    let key = (keys.len() > 1).then(|| primary_key(&keys));
    let parts: Vec<_> = columns.chain(key).map(|part| format!("    {part}")).collect();
    format!("CREATE TABLE {} (\n{}\n) STRICT", name(table), parts.join(",\n"))
}

/// A column within a definition; `alone` if it would be the only one of the primary key.
pub fn column(column: &StoredColumn, alone: bool) -> String {
    let mut text = format!("{} {}", name(&column.name), column.sql_type);
    // SQLite lets null into primary keys, unless it is told not to.
    if !column.nullable {
        text.push_str(" NOT NULL");
    }
    if column.primary_key > 0 && alone {
        text.push_str(" PRIMARY KEY");
    }
    if let Some(check) = column.check {
        text = format!("{text} {}", check_clause(&column.name, check, column.nullable));
    }
    text
}

/// What the type does not say. A check passes where it is null, as `json_valid` of null is.
pub(super) fn check_clause(column: &str, check: ValueCheck, nullable: bool) -> String {
    let name = name(column);
    match check {
        ValueCheck::Json => format!("CHECK (json_valid({name}))"),
        ValueCheck::Timestamp if nullable => {
            format!("CHECK ({name} IS NULL OR datetime({name}) IS NOT NULL)")
        }
        ValueCheck::Timestamp => format!("CHECK (datetime({name}) IS NOT NULL)"),
    }
}

/// The constraint of a primary key of several columns.
pub(super) fn primary_key(columns: &[&str]) -> String {
    format!("PRIMARY KEY ({})", names(columns.iter().copied()))
}

/// The statement that makes an index.
pub fn create_index(table: &str, index: &str, stored: &StoredIndex) -> String {
    let unique = if stored.unique { "UNIQUE " } else { "" };
    let columns = names(stored.columns.iter().map(String::as_str));
    format!("CREATE {unique}INDEX {} ON {} ({columns})", name(index), name(table))
}
