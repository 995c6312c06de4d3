//! What a query promises to answer: its columns and their types, as far as the definitions tell them.

use std::collections::{BTreeMap, BTreeSet};

use super::{error::QueryError, stream::Reader};
use crate::model::{FieldType, Query, Schema};

/// The columns of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promise {
    /// The type of `_value` by the name of the field.
    pub fields: BTreeMap<String, FieldType>,
    /// The tags by their names on the server: columns of text, which a table has if its series have them.
    pub tags: BTreeSet<String>,
}

/// The columns of times that every table of a query has.
pub const TIMES: [&str; 3] = ["_start", "_stop", "_time"];

/// The columns of text that every table of a query has besides its tags.
pub const NAMES: [&str; 2] = ["_field", "_measurement"];

/// What the query `name` promises; nothing of raw Flux, which may answer anything.
///
/// # Errors
/// A measurement that is not defined.
pub fn promise(schema: &Schema, name: &str) -> Result<Option<Promise>, QueryError> {
    let Some(query) = schema.queries.get(name).filter(|query| query.flux.is_none()) else { return Ok(None) };
    let mut promise = Promise::default();
    for (part, query) in parts(schema, name, query) {
        let Some(from) = &query.from else { continue };
        let reader = Reader { schema, name: part, query };
        let measurement = reader.measurement(from)?;
        promise.fields.extend(reader.result_types(from)?);
        promise.tags.extend(
            schema.tags_of(measurement).into_iter().map(|(key, tag)| tag.server_name(key).to_owned()),
        );
    }
    Ok(Some(promise))
}

/// The queries that read for the query `name`: itself, or the parts of a union.
pub fn parts<'s>(
    schema: &'s Schema,
    name: &'s str,
    query: &'s Query,
) -> impl Iterator<Item = (&'s str, &'s Query)> {
    let parts = query.union.iter().filter_map(|part| schema.queries.get_key_value(part));
    std::iter::once((name, query)).chain(parts.map(|(part, query)| (part.as_str(), query)))
}
