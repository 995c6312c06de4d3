//! Indexes.

use super::{Error, Writer};
use crate::{model::StoredIndex, sql};

impl Writer<'_> {
    /// Makes an index.
    pub fn create_index(&self, table: &str, index: &str, stored: &StoredIndex) -> Result<(), Error> {
        self.run(table, &sql::create_index(table, index, stored))
    }

    /// Drops an index of a table.
    pub fn drop_index(&self, table: &str, index: &str) -> Result<(), Error> {
        self.run(table, &format!("DROP INDEX {}", sql::name(index)))
    }
}
