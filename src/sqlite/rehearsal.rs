//! Changes tried on an empty database of the same tables, views and triggers, in memory.

use rusqlite::Connection;

use super::{Database, Error, Writer, database::transact};

impl Database {
    /// Does `change` on a database without rows that is otherwise like this one. What SQLite would
    /// refuse, and what of views and triggers would break, is known then.
    pub fn rehearse<T>(&self, change: impl FnOnce(&Writer<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let statements = self.read(statements)?.unwrap_or_default();
        let connection = Connection::open_in_memory()?;
        for statement in statements {
            // What needs a module or a function of its program's own is left out.
            let _ = connection.execute_batch(&statement);
        }
        transact(connection, change)
    }
}

/// What made the database: tables, then the rest in its order.
fn statements(connection: &Connection) -> Result<Vec<String>, Error> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               ORDER BY type <> 'table', rowid";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
