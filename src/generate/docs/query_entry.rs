//! One query in `influxdb-schema.md`: its parameters and its Flux.

use serde::Serialize;

use super::escape::anchor;
use crate::{
    flux,
    generate::{GenerateError, flux as flux_target},
    model::{Parameter, Query, Schema},
};

/// What the template gets of a query.
#[derive(Debug, Serialize)]
pub struct QueryEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    parameters: Vec<ParameterRow<'a>>,
    /// A script that runs as it is.
    flux: String,
}

#[derive(Debug, Serialize)]
struct ParameterRow<'a> {
    name: &'a str,
    /// The tag whose values it takes, or the type of its values.
    tag: Option<&'a str>,
    kind: Option<String>,
    description: &'a str,
    example: String,
}

/// The entries of all queries.
///
/// # Errors
/// All queries that cannot be compiled.
pub fn entries(schema: &Schema) -> Result<Vec<QueryEntry<'_>>, GenerateError> {
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for (key, query) in &schema.queries {
        match flux::compile(schema, key, query) {
            Ok(script) => entries.push(entry(schema, key, query, script.to_string())),
            Err(error) => problems.push(flux_target::problem(error)),
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(GenerateError::Problems(problems)) }
}

fn entry<'a>(schema: &'a Schema, key: &'a str, query: &'a Query, flux: String) -> QueryEntry<'a> {
    QueryEntry {
        name: key,
        anchor: anchor(&format!("Query {key}")),
        description: &query.description,
        parameters: query.parameters.iter().map(|(name, own)| parameter_row(schema, name, own)).collect(),
        flux,
    }
}

fn parameter_row<'a>(schema: &'a Schema, name: &'a str, parameter: &'a Parameter) -> ParameterRow<'a> {
    ParameterRow {
        name,
        tag: parameter.tag.as_deref().map(|key| schema.tags.get(key).map_or(key, |tag| tag.server_name(key))),
        kind: parameter.value_type.map(|kind| kind.to_string()),
        description: &parameter.description,
        example: parameter.example.to_string(),
    }
}
