//! Definitions made from what was found: without a server, on whatever could be found.

mod files;
mod json;
mod laws;
mod tasks;

use fluxform::model::{Field, FieldKind};

/// A field of which only the type is known.
fn field(kind: FieldKind) -> Field {
    serde_json::from_value(serde_json::json!({ "type": kind })).unwrap()
}
