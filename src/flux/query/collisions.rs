//! Parts of a union whose tables cannot be put together.

use std::collections::BTreeMap;

use super::{error::QueryError, read::Reader, script::Parameter};
use crate::model::{FieldType, Query, Schema};

/// Tables of one series cannot be put together if their values differ in type: the server answers 500 "schema
/// collision" then.
///
/// # Errors
/// The first field that two parts answer with in different types.
pub fn check(
    schema: &Schema,
    key: &str,
    parts: &[(&str, &Query)],
    parameters: &BTreeMap<String, Parameter>,
) -> Result<(), QueryError> {
    let mut seen: BTreeMap<(&str, &str), (FieldType, &str)> = BTreeMap::new();
    for (part, query) in parts {
        let reader = Reader { schema, name: part, query, parameters };
        for from in query.from.names() {
            let measurement = reader.measurement(from)?;
            for (field, kind) in reader.result_types(measurement) {
                let series = (measurement.server_name(from), field);
                let (before, other) = *seen.entry(series).or_insert((kind, part));
                if before != kind {
                    let message = format!(
                        "`{field}` is {before} in `{other}` and {kind} in `{part}`: their tables collide"
                    );
                    let help = "read the field in one of them only, or aggregate it by the same function";
                    return Err(QueryError::new(key, &["union"], message, help));
                }
            }
        }
    }
    Ok(())
}
