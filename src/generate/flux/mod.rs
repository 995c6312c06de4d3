//! The Flux target: a script for each query, which runs as it is with its example values, and the task of
//! each rollup.

mod tasks;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub(super) use tasks::problem as rollup_problem;

use super::{File, GenerateError, Problem, TemplateError, Templates, codes, names};
use crate::{
    flux::{self, QueryError},
    model::{Parameter as Definition, Schema},
    words::hex,
};

const TEMPLATE: &str = "flux/query.flux.j2";

/// What the template of a script gets.
#[derive(Debug, Serialize)]
struct Context<'a> {
    name: &'a str,
    description: &'a str,
    parameters: Vec<Parameter<'a>>,
    imports: String,
    body: String,
}

#[derive(Debug, Serialize)]
struct Parameter<'a> {
    name: String,
    /// The example as a literal of Flux.
    value: String,
    description: &'a str,
}

/// A file for each query and each rollup of `schema`.
pub(super) fn files(schema: &Schema, templates: &Templates) -> Result<Vec<File>, GenerateError> {
    let mut problems = Vec::new();
    let names = names::distinct(schema.queries.keys().map(String::as_str), names::snake, &[]);
    let mut files = Vec::new();
    for (name, file) in names {
        match flux::compile(schema, name) {
            Ok(script) => {
                files.push(File::new(format!("{file}.flux"), text(schema, name, script, templates)?));
            }
            Err(error) => problems.push(problem(error)),
        }
    }
    if !problems.is_empty() {
        return Err(GenerateError::Problems(problems));
    }
    files.extend(tasks::files(schema)?);
    Ok(files)
}

/// The whole text of the file for the query `name`, whose `script` was compiled.
pub(super) fn text(
    schema: &Schema,
    name: &str,
    script: flux::Script,
    templates: &Templates,
) -> Result<String, TemplateError> {
    let description = schema.queries.get(name).map_or("", |query| query.description.as_str());
    let parameters = script.parameters.into_iter().map(|(parameter, value)| Parameter {
        description: described(schema, name, &parameter),
        name: parameter,
        value,
    });
    let context = Context {
        name,
        description,
        parameters: parameters.collect(),
        imports: script.imports,
        body: script.body,
    };
    templates.render(TEMPLATE, &context)
}

/// The text of the file for the query `name`, cut at the values of its parameters: each piece with the
/// number of the parameter whose value comes before it.
pub(super) fn pieces(
    schema: &Schema,
    name: &str,
    mut script: flux::Script,
    templates: &Templates,
) -> Result<Vec<(Option<usize>, String)>, TemplateError> {
    // No text can hold the hash of itself by accident: what is found is where a value was put.
    let mark = format!("<{}:", hex(Sha256::digest(script.to_string())));
    for (index, (_, value)) in script.parameters.iter_mut().enumerate() {
        *value = format!("{mark}{index}>");
    }
    let text = text(schema, name, script, templates)?;
    let mut pieces = text.split(&mark);
    let head = pieces.next().map(|head| (None, head.to_owned()));
    let after = pieces.filter_map(|piece| {
        let (index, piece) = piece.split_once('>')?;
        Some((index.parse().ok(), piece.to_owned()))
    });
    Ok(head.into_iter().chain(after).collect())
}

/// What a parameter is for: its own words, or those of the tag whose values it takes.
pub(super) fn described<'a>(schema: &'a Schema, query: &str, parameter: &str) -> &'a str {
    let Some(found) = defined(schema, query, parameter) else { return "" };
    let tag = found.tag.as_ref().and_then(|tag| schema.tags.get(tag));
    if found.description.is_empty() { tag.map_or("", |tag| &tag.description) } else { &found.description }
}

/// The definition of a parameter: the query's own, or that of the part of a union that has it.
pub(super) fn defined<'a>(schema: &'a Schema, query: &str, parameter: &str) -> Option<&'a Definition> {
    let own = schema.queries.get(query)?;
    // The example of a later part is the one that the script has.
    let parts = own.union.iter().rev().filter_map(|part| schema.queries.get(part));
    std::iter::once(own).chain(parts).find_map(|query| query.parameters.get(parameter))
}

/// What is wrong with a query, at its place in the definitions.
pub(super) fn problem(error: QueryError) -> Problem {
    let path = ["queries".to_owned(), error.query].into_iter().chain(error.keys);
    Problem::new(codes::QUERY_NOT_WRITABLE, path, error.message, error.help)
}
