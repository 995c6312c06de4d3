//! The Flux target: a script for each query, which runs as it is with its example values.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{File, GenerateError, Problem, TemplateError, Templates, codes, names};
use crate::{
    flux::{self, Queries, QueryError, Script},
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
    name: &'a str,
    /// The assignment of its value, with the end of its line; nothing if it is left out.
    assignment: String,
    description: &'a str,
    optional: bool,
}

/// A part of a query's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text that is always there.
    Text(String),
    /// The value of the parameter of this number.
    Value(usize),
    /// What is there only with the optional parameter of this number.
    With(usize, Vec<Piece>),
}

/// A file for each query, of the definitions and of the standard ones.
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
    if problems.is_empty() { Ok(files) } else { Err(GenerateError::Problems(problems)) }
}

/// The whole text of the file for the query `name`: it runs as it is.
pub(super) fn text(
    queries: &Queries<'_>,
    name: &str,
    script: &Script,
    templates: &Templates,
) -> Result<String, TemplateError> {
    let assignment = |_: usize, parameter: &flux::Parameter| {
        if parameter.optional { String::new() } else { assignment(&parameter.name, &parameter.example) }
    };
    rendered(queries, name, script, templates, assignment, script.body(|_| false))
}

fn assignment(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
}

fn rendered(
    queries: &Queries<'_>,
    name: &str,
    script: &Script,
    templates: &Templates,
    assignment: impl Fn(usize, &flux::Parameter) -> String,
    body: String,
) -> Result<String, TemplateError> {
    let parameters = script.parameters.iter().enumerate().map(|(number, parameter)| Parameter {
        description: queries.described(name, &parameter.name),
        name: &parameter.name,
        assignment: assignment(number, parameter),
        optional: parameter.optional,
    });
    let context = Context {
        name,
        description: queries.get(name).map_or("", |query| query.description.as_str()),
        parameters: parameters.collect(),
        imports: script.imports.clone(),
        body,
    };
    templates.render(TEMPLATE, &context)
}

/// The text of the file for the query `name` in pieces, so that values can be put into it.
pub(super) fn pieces(
    queries: &Queries<'_>,
    name: &str,
    script: &Script,
    templates: &Templates,
) -> Result<Vec<Piece>, TemplateError> {
    // No text can hold the hash of itself by accident: what is found is where something was put.
    let mark = format!("<{}:", hex(Sha256::digest(script.marked_body(|_| Default::default()))));
    let number =
        |name: &str| script.parameters.iter().position(|found| found.name == name).unwrap_or_default();
    let around = |number: usize| (format!("{mark}+{number}>"), format!("{mark}-{number}>"));
    let assigned = |number: usize, parameter: &flux::Parameter| {
        let text = assignment(&parameter.name, &format!("{mark}={number}>"));
        let (open, close) = around(number);
        if parameter.optional { format!("{open}{text}{close}") } else { text }
    };
    let body = script.marked_body(|name| around(number(name)));
    let text = rendered(queries, name, script, templates, assigned, body)?;
    Ok(cut(&text, &mark))
}

/// Cuts a text at its marks.
fn cut(text: &str, mark: &str) -> Vec<Piece> {
    let mut open: Vec<(usize, Vec<Piece>)> = vec![(0, Vec::new())];
    for (index, part) in text.split(mark).enumerate() {
        let (sign, rest) = if index == 0 { ("", part) } else { part.split_once('>').unwrap_or_default() };
        let number = sign.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        match (sign.as_bytes().first(), open.len()) {
            (Some(b'+'), _) => open.push((number, Vec::new())),
            (Some(b'-'), 2..) => {
                let closed = open.pop().map(|(number, pieces)| Piece::With(number, pieces));
                open.last_mut().into_iter().for_each(|(_, pieces)| pieces.extend(closed.clone()));
            }
            (Some(_), _) => {
                open.last_mut().into_iter().for_each(|(_, pieces)| pieces.push(Piece::Value(number)))
            }
            (None, _) => {}
        }
        if !rest.is_empty() {
            open.last_mut().into_iter().for_each(|(_, pieces)| pieces.push(Piece::Text(rest.to_owned())));
        }
    }
    open.into_iter().next().map(|(_, pieces)| pieces).unwrap_or_default()
}

/// What is wrong with a query, at its place in the definitions.
pub(super) fn problem(error: QueryError) -> Problem {
    let path = ["queries".to_owned(), error.query].into_iter().chain(error.keys);
    Problem::new(codes::QUERY_NOT_WRITABLE, path, error.message, error.help)
}
