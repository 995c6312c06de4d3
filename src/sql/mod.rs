//! SQL of SQLite as text: names quoted, tables and columns defined, definitions read and edited.
//!
//! Pure: [`sqlite`](crate::sqlite) runs it. A definition that is edited keeps everything that is not
//! to be changed as its author wrote it, as a database may know more of a table than definitions do.

mod clauses;
mod convert;
mod define;
mod edit;
mod name;
mod parse;
mod tokens;

pub use convert::{Conversion, conversion};
pub use define::{column, create_index, create_table};
pub use edit::{Unkeepable, edit};
pub use name::{name, names, text};
pub use parse::{checks, update_of};
