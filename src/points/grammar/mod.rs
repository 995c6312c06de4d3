//! Line protocol as InfluxDB 2.9.1 itself reads it (models/points.go): what it takes, what it
//! refuses and where, and what it makes of backslashes.
//!
//! The crate `influxdb-line-protocol` reads the usual line much the same and is what reads most
//! lines. It differs in what only the server can decide, and such lines come here:
//! - a tag key with a comma, a tag value with `=`, a field key with a comma: the crate takes them;
//! - `1e400`: the crate takes it for infinity;
//! - `1.` and `.5`, tabs between the parts, text after a closing quote: the crate refuses them;
//! - `\\` outside of texts: to the server that is two backslashes, to the crate one;
//! - a comma after the last field: the crate takes it;
//! - a tag that comes twice or has a reserved key: the crate does not look.
//!
//! The crate also says what is wrong but not where.

mod mistake;
mod number;
mod scan;
mod unescape;

pub use mistake::{Mistake, What};
pub(super) use number::{boolean, float, integer, unsigned};
pub(super) use scan::scan;

/// The most bytes of a series' key with the key of a field, as it is escaped.
pub(super) const LONGEST_KEY: usize = 65_535;

/// The keys that no tag may have: the last two are how the server itself marks measurement and field.
pub(super) const RESERVED_TAGS: [&str; 4] = ["time", "_field", "_measurement", "\0"];
