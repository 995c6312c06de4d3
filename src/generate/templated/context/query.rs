//! Queries for templates.

use minijinja::value::Value;
use serde::Serialize;

use super::{
    super::{
        super::{Problem, TemplateError, flux as flux_target},
        identifiers::{Identifiers, identifiers},
        manifest::Kind,
    },
    Maker,
};
use crate::{
    flux::{self, Script},
    model::{ParameterType, Scalar},
};

/// A query.
#[derive(Debug, Serialize)]
struct Query<'a> {
    key: &'a str,
    names: Identifiers,
    description: &'a str,
    parameters: Vec<Value>,
    /// The text of its Flux file, whose values are the examples.
    flux: String,
    /// The script without the comments of the file, cut at the values of the parameters.
    pieces: Vec<Piece>,
}

/// A part of a query's text: some text, or the place of a parameter's value.
#[derive(Debug, Serialize)]
struct Piece {
    text: Option<String>,
    parameter: Option<Value>,
    /// The optional parameter without which it is left out.
    only_with: Option<Value>,
}

/// A parameter of a query.
#[derive(Debug, Serialize)]
struct Parameter<'a> {
    key: &'a str,
    names: Identifiers,
    #[serde(rename = "type")]
    kind: ParameterType,
    description: &'a str,
    /// The tag whose values it takes.
    tag: Option<Value>,
    example: Option<&'a Scalar>,
    /// The example as a literal of Flux.
    example_flux: &'a str,
    /// Whether the script can do without it.
    optional: bool,
}

impl<'a> Maker<'a> {
    /// All queries, by their keys.
    pub(super) fn queries(&self, problems: &mut Vec<Problem>) -> Result<Vec<Value>, TemplateError> {
        let keys: Vec<&'a str> = self.queries.keys().collect();
        let names = identifiers(self.manifest, Kind::Query, &keys);
        let mut made = Vec::new();
        for (key, names) in keys.into_iter().zip(names) {
            match self.queries.compile(key) {
                Ok(script) => made.push(super::value(&self.query(key, names, &script)?)),
                Err(error) => problems.push(flux_target::problem(error)),
            }
        }
        Ok(made)
    }

    fn query(&self, key: &'a str, names: Identifiers, script: &Script) -> Result<Query<'a>, TemplateError> {
        let parameters = self.parameters(key, script);
        Ok(Query {
            key,
            names,
            description: self.queries.get(key).map_or("", |query| &query.description),
            flux: flux_target::text(self.queries, key, script, self.templates)?,
            pieces: in_values(&script.pieces(), &parameters, None),
            parameters,
        })
    }

    fn parameters(&self, query: &str, script: &Script) -> Vec<Value> {
        let keys: Vec<&str> = script.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let names = identifiers(self.manifest, Kind::Parameter, &keys);
        let parameters = script.parameters.iter().zip(names);
        let parameters = parameters.map(|(parameter, names)| {
            let defined = self.queries.defined(query, &parameter.name).map(|(_, defined)| defined);
            let tag = defined.and_then(|defined| self.tags.get(defined.tag.as_deref()?)).cloned();
            super::value(&Parameter {
                key: &parameter.name,
                names,
                kind: parameter.kind,
                description: self.queries.described(query, &parameter.name),
                tag,
                example: defined.map(|defined| &defined.example),
                example_flux: &parameter.example,
                optional: parameter.optional,
            })
        });
        parameters.collect()
    }
}

/// The pieces of a text one after the other, each with the optional parameter that it needs.
fn in_values(pieces: &[flux::Piece], parameters: &[Value], with: Option<&Value>) -> Vec<Piece> {
    let piece = |text, parameter| Piece { text, parameter, only_with: with.cloned() };
    let mut all = Vec::new();
    for found in pieces {
        match found {
            flux::Piece::Text(text) => all.push(piece(Some(text.clone()), None)),
            flux::Piece::Value(number) => all.push(piece(None, parameters.get(*number).cloned())),
            flux::Piece::With(number, pieces) => {
                all.extend(in_values(pieces, parameters, parameters.get(*number)));
            }
        }
    }
    all
}
