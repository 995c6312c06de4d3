//! One query in `influxdb-schema.md`: its parameters and its Flux.

use serde::Serialize;

use super::escape::anchor;
use crate::{
    flux::{self, Script},
    generate::{GenerateError, Queries, flux as flux_target},
    model::Query,
};

/// What the template gets of a query.
#[derive(Debug, Serialize)]
pub struct QueryEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    parameters: Vec<ParameterRow<'a>>,
    /// Whether the script can do without one of them.
    has_optional: bool,
    /// A script that runs as it is.
    flux: String,
}

#[derive(Debug, Serialize)]
struct ParameterRow<'a> {
    name: &'a str,
    /// The tag whose values it takes.
    tag: Option<&'a str>,
    /// The field whose values it takes.
    field: Option<&'a str>,
    kind: String,
    description: &'a str,
    example: String,
    /// Whether the script can do without it.
    is_optional: bool,
}

/// The entries of the queries of the definitions.
///
/// # Errors
/// All queries that cannot be compiled.
pub fn entries<'a>(queries: &'a Queries<'a>) -> Result<Vec<QueryEntry<'a>>, GenerateError> {
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for (key, query) in &queries.schema.queries {
        match queries.compile(key) {
            Ok(script) => entries.push(entry(queries, key, query, &script)),
            Err(error) => problems.push(flux_target::problem(error)),
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(GenerateError::Problems(problems)) }
}

fn entry<'a>(queries: &'a Queries<'a>, key: &'a str, query: &'a Query, script: &Script) -> QueryEntry<'a> {
    let parameters = script.parameters.iter();
    QueryEntry {
        name: key,
        anchor: anchor(&format!("Query {key}")),
        description: &query.description,
        has_optional: script.parameters.iter().any(|parameter| parameter.optional),
        parameters: parameters.filter_map(|parameter| parameter_row(queries, key, parameter)).collect(),
        flux: script.to_string(),
    }
}

/// A parameter of the query, or of a part of it.
fn parameter_row<'a>(
    queries: &'a Queries<'a>,
    query: &str,
    parameter: &flux::Parameter,
) -> Option<ParameterRow<'a>> {
    let (owner, defined) = queries.defined(query, &parameter.name)?;
    let (name, _) = owner.parameters.get_key_value(&parameter.name)?;
    let tag = |key: &'a String| queries.schema.tags.get(key).map_or(key.as_str(), |tag| tag.server_name(key));
    Some(ParameterRow {
        name,
        tag: defined.tag.as_ref().map(tag),
        field: defined.field.as_deref(),
        kind: parameter.kind.to_string(),
        description: queries.described(query, name),
        example: defined.example.to_string(),
        is_optional: parameter.optional,
    })
}
