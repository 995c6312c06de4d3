//! The Flux target: a script for each query, which runs as it is with its example values, and the task of
//! each rollup.

mod tasks;

use serde::Serialize;

pub(super) use tasks::problem as rollup_problem;

use super::{File, GenerateError, Problem, TemplateError, Templates, codes, names};
use crate::flux::{Queries, QueryError, Script};

const TEMPLATE: &str = "flux/query.flux.j2";

/// What the template of a script gets.
#[derive(Debug, Serialize)]
struct Context<'a> {
    name: &'a str,
    description: &'a str,
    parameters: Vec<Parameter<'a>>,
    imports: &'a str,
    body: String,
}

#[derive(Debug, Serialize)]
struct Parameter<'a> {
    name: &'a str,
    /// The literal of its example; nothing if it is left out.
    value: Option<&'a str>,
    description: &'a str,
    optional: bool,
}

/// A file for each query, of the definitions and of the standard ones, and for each rollup.
pub(super) fn files(queries: &Queries<'_>, templates: &Templates) -> Result<Vec<File>, GenerateError> {
    let mut problems = Vec::new();
    let names = names::distinct(queries.keys(), names::snake, &[]);
    let mut files = Vec::new();
    for (name, file) in names {
        match queries.compile(name) {
            Ok(script) => {
                let text = text(queries, name, &script, templates)?;
                files.push(File::new(format!("{file}.flux"), text));
            }
            Err(error) => problems.push(problem(error)),
        }
    }
    if !problems.is_empty() {
        return Err(GenerateError::Problems(problems));
    }
    files.extend(tasks::files(queries.schema)?);
    Ok(files)
}

/// The whole text of the file for the query `name`: it runs as it is.
pub(super) fn text(
    queries: &Queries<'_>,
    name: &str,
    script: &Script,
    templates: &Templates,
) -> Result<String, TemplateError> {
    let parameters = script.parameters.iter().map(|parameter| Parameter {
        name: &parameter.name,
        value: (!parameter.optional).then_some(parameter.example.as_str()),
        description: queries.described(name, &parameter.name),
        optional: parameter.optional,
    });
    let context = Context {
        name,
        description: queries.get(name).map_or("", |query| query.description.as_str()),
        parameters: parameters.collect(),
        imports: &script.imports,
        body: script.body(|_| false),
    };
    templates.render(TEMPLATE, &context)
}

/// What is wrong with a query, at its place in the definitions.
pub(super) fn problem(error: QueryError) -> Problem {
    let path = ["queries".to_owned(), error.query].into_iter().chain(error.keys);
    Problem::new(codes::QUERY_NOT_WRITABLE, path, error.message, error.help)
}
