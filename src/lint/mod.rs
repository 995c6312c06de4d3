//! Rules on a schema: one file each, and one table of them.
