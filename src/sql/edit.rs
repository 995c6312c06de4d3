//! A table's definition with some of its columns changed, and everything else as it was written.

use super::{
    clauses::{About, Clause, clauses, is_primary_key, is_table_constraint},
    define::{check_clause, column, primary_key},
    name::name,
    parse::{Definition, Part, known_check, parse},
    tokens::Token,
};
use crate::model::{ColumnChange, StoredColumn, StoredTable, same_name};

/// What of a table cannot be kept, in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unkeepable(pub String);

/// The definition `sql` of the table `before`, with `changes` made.
///
/// # Errors
/// Where something of the table would be lost.
pub fn edit(sql: &str, before: &StoredTable, changes: &[ColumnChange]) -> Result<String, Unkeepable> {
    let cannot = || Unkeepable("its definition in the database is not understood".to_owned());
    let definition = parse(sql).ok_or_else(cannot)?;
    let after = before.with_columns(changes);
    let keys = Keys::of(before, &after);
    keys.keepable(&definition)?;
    let mut parts = Vec::new();
    for part in definition.parts.iter().filter(|part| is_kept(part, changes, &keys)) {
        parts.push(edited(part, before, &after, &keys));
    }
    let columns = definition.parts.iter().filter(|part| part.column().is_some()).count();
    let removed = changes.iter().filter(|change| matches!(change, ColumnChange::Removed { .. })).count();
    let added = changes.iter().filter_map(|change| match change {
        ColumnChange::Added { column: own } => Some(format!("\n    {}", column(own, keys.is_alone()))),
        _ => None,
    });
    let at = columns.saturating_sub(removed).min(parts.len());
    parts.splice(at..at, added);
    parts.extend(keys.constraint());
    Ok(format!("{}{}{}", definition.head, parts.join(","), definition.tail))
}

/// The primary key, if it becomes another one.
struct Keys {
    changed: bool,
    after: Vec<String>,
}

impl Keys {
    fn of(before: &StoredTable, after: &StoredTable) -> Self {
        let (from, to) = (before.primary_key(), after.primary_key());
        let changed = from != to;
        Self { changed, after: to.into_iter().map(str::to_owned).collect() }
    }

    fn is_alone(&self) -> bool {
        self.changed && self.after.len() == 1
    }

    /// Whether a column has to say something else of the key, though its place in it may be the same.
    fn touch(&self, from: &StoredColumn, to: &StoredColumn) -> bool {
        self.changed && from.primary_key + to.primary_key > 0
    }

    fn keepable(&self, definition: &Definition<'_>) -> Result<(), Unkeepable> {
        let counts =
            definition.parts.iter().flat_map(|part| &part.tokens).any(|token| token.is("AUTOINCREMENT"));
        if self.changed && counts {
            return Err(Unkeepable("its primary key is AUTOINCREMENT, which no other key can be".to_owned()));
        }
        Ok(())
    }

    fn constraint(&self) -> Option<String> {
        let keys: Vec<&str> = self.after.iter().map(String::as_str).collect();
        (self.changed && keys.len() > 1).then(|| format!("\n    {}\n", primary_key(&keys)))
    }
}

fn is_kept(part: &Part<'_>, changes: &[ColumnChange], keys: &Keys) -> bool {
    let Some(own) = part.column() else { return !(keys.changed && is_primary_key(&part.tokens)) };
    !changes
        .iter()
        .any(|change| matches!(change, ColumnChange::Removed { column } if same_name(&column.name, &own)))
}

fn edited(part: &Part<'_>, before: &StoredTable, after: &StoredTable, keys: &Keys) -> String {
    let untouched = || part.text.to_owned();
    if is_table_constraint(&part.tokens) {
        return untouched();
    }
    let Some(own) = part.column() else { return untouched() };
    match (before.column(&own), after.column(&own)) {
        (Some(from), Some(to)) if from != to || keys.touch(from, to) => column_part(part, from, to, keys),
        _ => untouched(),
    }
}

/// A column's definition with what differs between `from` and `to` changed.
fn column_part(part: &Part<'_>, from: &StoredColumn, to: &StoredColumn, keys: &Keys) -> String {
    let (type_tokens, clauses) = clauses(&part.tokens);
    let written = written(type_tokens);
    let sql_type = if from.sql_type == to.sql_type { written } else { to.sql_type.clone() };
    let mut words = vec![name(&to.name)];
    words.extend((!sql_type.is_empty()).then_some(sql_type));
    let kept = clauses.iter().filter(|clause| stays(clause, from, to, keys));
    words.extend(kept.map(|clause| self::written(clause.tokens)));
    let says_so = clauses.iter().any(|clause| clause.about == About::NotNull);
    if !to.nullable && !says_so && (from.nullable || keys.changed) {
        words.push("NOT NULL".to_owned());
    }
    if keys.is_alone() && to.primary_key > 0 {
        words.push("PRIMARY KEY".to_owned());
    }
    if let Some(check) = to.check.filter(|_| has_other_check(from, to)) {
        words.push(check_clause(&to.name, check, to.nullable));
    }
    format!("\n    {}", words.join(" "))
}

fn stays(clause: &Clause<'_, '_>, from: &StoredColumn, to: &StoredColumn, keys: &Keys) -> bool {
    match clause.about {
        About::PrimaryKey => !keys.changed,
        About::NotNull => !to.nullable || from.nullable,
        About::Null => to.nullable,
        About::Check => !(has_other_check(from, to) && known_check(&from.name, clause.tokens).is_some()),
        About::Generated | About::Other => true,
    }
}

/// Whether the check of the definitions has to be written anew: its text depends on null.
fn has_other_check(from: &StoredColumn, to: &StoredColumn) -> bool {
    from.check != to.check || (from.check.is_some() && from.nullable != to.nullable)
}

/// The tokens as they were written, without comments between them.
fn written(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    let mut last = None;
    for token in tokens {
        if last.is_some_and(|end| end != token.start) {
            text.push(' ');
        }
        text.push_str(token.text);
        last = Some(token.end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ValueCheck;

    fn stored(name: &str, sql_type: &str) -> StoredColumn {
        StoredColumn {
            name: name.to_owned(),
            sql_type: sql_type.to_owned(),
            nullable: true,
            primary_key: 0,
            check: None,
            generated: false,
        }
    }

    /// The definition `sql` of columns `a` and `b` after a change of `a`.
    fn changed(sql: &str, from: StoredColumn, to: StoredColumn) -> String {
        let before =
            StoredTable { columns: vec![from.clone(), stored("b", "TEXT")], ..StoredTable::default() };
        edit(sql, &before, &[ColumnChange::Changed { from, to }]).unwrap()
    }

    #[test]
    fn a_type_a_check_and_null_change_by_themselves() {
        let text = || StoredColumn { nullable: false, ..stored("a", "TEXT") };
        let json = StoredColumn { check: Some(ValueCheck::Json), ..text() };
        let sql = "CREATE TABLE t ([a] TEXT CONSTRAINT n NOT NULL DEFAULT NULL REFERENCES u ON DELETE SET NULL NOT DEFERRABLE, b TEXT -- last\n)";
        let with_check = "CREATE TABLE t (\n    \"a\" TEXT CONSTRAINT n NOT NULL DEFAULT NULL REFERENCES u ON DELETE SET NULL NOT DEFERRABLE CHECK (json_valid(\"a\")), b TEXT -- last\n)";
        assert_eq!(changed(sql, text(), json.clone()), with_check);
        let number = StoredColumn { check: None, nullable: true, ..stored("a", "INTEGER") };
        let without = "CREATE TABLE t (\n    \"a\" INTEGER DEFAULT NULL REFERENCES u ON DELETE SET NULL NOT DEFERRABLE, b TEXT -- last\n)";
        assert_eq!(changed(with_check, json, number), without);
    }

    #[test]
    fn a_column_is_added_before_the_constraints() {
        let before =
            StoredTable { columns: vec![stored("a", "TEXT"), stored("b", "TEXT")], ..StoredTable::default() };
        let added = StoredColumn { nullable: false, ..stored("c", "REAL") };
        let changes =
            [ColumnChange::Removed { column: stored("a", "TEXT") }, ColumnChange::Added { column: added }];
        let sql = "CREATE TABLE t (a TEXT, b TEXT, CHECK (b <> ','))";
        let expected = "CREATE TABLE t ( b TEXT,\n    \"c\" REAL NOT NULL, CHECK (b <> ','))";
        assert_eq!(edit(sql, &before, &changes).unwrap(), expected);
        let cannot = edit("CREATE TABLE t AS", &before, &changes).unwrap_err();
        assert_eq!(cannot.to_string(), "its definition in the database is not understood");
    }
}
