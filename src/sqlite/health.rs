//! Whether views and triggers work and references lead somewhere, before a change and after it.
//!
//! SQLite looks at the text of a view or a trigger only when it is used. Statements that would use it
//! are prepared here, which does nothing with rows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{Error, inspect};
use crate::{
    model::{KEPT, StoredTable},
    sql,
};

/// What does not work.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whatever is broken, and why.
    broken: BTreeMap<String, String>,
    dangling: BTreeSet<Dangling>,
}

/// A reference that leads nowhere: table, row, the table referred to, number of the constraint.
type Dangling = (String, Option<i64>, String, i64);

impl Health {
    /// Looks at all of a database.
    pub fn of(connection: &Connection) -> Result<Self, Error> {
        let mut broken = BTreeMap::new();
        for (what, statement) in uses(connection)? {
            if let Err(error) = connection.prepare(&statement) {
                broken.insert(what, error.to_string());
            }
        }
        let dangling = dangling(connection).unwrap_or_else(|error| {
            broken.insert("a foreign key".to_owned(), error.to_string());
            BTreeSet::new()
        });
        Ok(Self { broken, dangling })
    }

    /// Whether all that worked works still.
    pub fn is_kept(&self, connection: &Connection) -> Result<(), Error> {
        let after = Self::of(connection)?;
        if let Some((what, why)) = after.broken.into_iter().find(|(what, _)| !self.broken.contains_key(what))
        {
            return Err(Error::Breaks { what, why });
        }
        match after.dangling.difference(&self.dangling).next() {
            Some((table, ..)) => Err(Error::ForeignKeys { table: table.clone() }),
            None => Ok(()),
        }
    }
}

/// Statements that use each view and each trigger, by what they would tell of.
fn uses(connection: &Connection) -> Result<Vec<(String, String)>, Error> {
    let of =
        "SELECT DISTINCT type, tbl_name FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY 1, 2";
    let mut statement = connection.prepare(of)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut uses = Vec::new();
    for row in rows {
        let (kind, name) = row?;
        let quoted = sql::name(&name);
        if kind == "view" {
            uses.push((format!("the view `{name}`"), format!("SELECT * FROM {quoted}")));
            continue;
        }
        let what = |doing: &str| format!("{doing} `{name}` with its triggers");
        uses.push((what("deleting from"), format!("DELETE FROM {quoted}")));
        uses.push((what("inserting into"), format!("INSERT INTO {quoted} DEFAULT VALUES")));
        // Of a view that is broken no columns are known.
        let columns = inspect::table(connection, &name).map(|table| settable(&table)).unwrap_or_default();
        if !columns.is_empty() {
            uses.push((what("updating"), format!("UPDATE {quoted} SET {}", columns.join(", "))));
        }
    }
    Ok(uses)
}

fn settable(table: &StoredTable) -> Vec<String> {
    let columns = table.columns.iter().filter(|column| !column.generated);
    columns.map(|column| format!("{0} = {0}", sql::name(&column.name))).collect()
}

fn dangling(connection: &Connection) -> Result<BTreeSet<Dangling>, rusqlite::Error> {
    let mut statement = connection.prepare("PRAGMA main.foreign_key_check")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let mut found: BTreeSet<Dangling> = rows.collect::<Result<_, _>>()?;
    found.retain(|(table, ..)| !table.starts_with(KEPT));
    Ok(found)
}
