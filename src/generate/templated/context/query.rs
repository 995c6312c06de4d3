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
    model::{FieldType, Scalar},
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
    /// The same text, cut at the values of the parameters.
    pieces: Vec<Piece>,
}

/// A part of a query's text: some text, or the place of a parameter's value.
#[derive(Debug, Serialize)]
struct Piece {
    text: Option<String>,
    parameter: Option<Value>,
}

/// A parameter of a query.
#[derive(Debug, Serialize)]
struct Parameter<'a> {
    key: &'a str,
    names: Identifiers,
    #[serde(rename = "type")]
    kind: FieldType,
    description: &'a str,
    /// The tag whose values it takes.
    tag: Option<Value>,
    example: Option<&'a Scalar>,
    /// The example as a literal of Flux.
    example_flux: &'a str,
}

impl<'a> Maker<'a> {
    /// All queries, by their keys.
    pub(super) fn queries(&self, problems: &mut Vec<Problem>) -> Result<Vec<Value>, TemplateError> {
        let keys: Vec<&str> = self.schema.queries.keys().map(String::as_str).collect();
        let names = identifiers(self.manifest, Kind::Query, &keys);
        let mut made = Vec::new();
        for (key, names) in keys.into_iter().zip(names) {
            match flux::compile(self.schema, key) {
                Ok(script) => made.push(super::value(&self.query(key, names, script)?)),
                Err(error) => problems.push(flux_target::problem(error)),
            }
        }
        Ok(made)
    }

    fn query(&self, key: &'a str, names: Identifiers, script: Script) -> Result<Query<'a>, TemplateError> {
        let parameters = self.parameters(key, &script);
        let examples: Vec<String> = script.parameters.iter().map(|(_, example)| example.clone()).collect();
        let pieces = flux_target::pieces(self.schema, key, script, self.templates)?;
        let mut flux = String::new();
        for (parameter, text) in &pieces {
            flux += parameter.and_then(|number| examples.get(number)).map_or("", String::as_str);
            flux += text;
        }
        let pieces = pieces.into_iter().flat_map(|(parameter, text)| {
            let parameter = parameter.and_then(|number| parameters.get(number)).cloned();
            let value = parameter.map(|parameter| Piece { text: None, parameter: Some(parameter) });
            value.into_iter().chain([Piece { text: Some(text), parameter: None }])
        });
        Ok(Query {
            key,
            names,
            description: self.schema.queries.get(key).map_or("", |query| &query.description),
            pieces: pieces.collect(),
            flux,
            parameters,
        })
    }

    fn parameters(&self, query: &str, script: &Script) -> Vec<Value> {
        let keys: Vec<&str> = script.parameters.iter().map(|(key, _)| key.as_str()).collect();
        let names = identifiers(self.manifest, Kind::Parameter, &keys);
        let parameters = script.parameters.iter().zip(names);
        let parameters = parameters.map(|((key, literal), names)| {
            let defined = flux_target::defined(self.schema, query, key);
            let tag = defined.and_then(|defined| self.tags.get(defined.tag.as_deref()?)).cloned();
            super::value(&Parameter {
                key,
                names,
                kind: defined.and_then(|defined| defined.value_type).unwrap_or(FieldType::String),
                description: flux_target::described(self.schema, query, key),
                tag,
                example: defined.map(|defined| &defined.example),
                example_flux: literal,
            })
        });
        parameters.collect()
    }
}
