//! The JSON Schemas of a schema, each compiled once however often it occurs.
//!
//! Draft 2020-12, whatever `$schema` says. References lead within the schema only: nothing is
//! fetched from files or the network.

use std::collections::{HashMap, HashSet};

use jsonschema::{Draft, Validator};
use rayon::prelude::*;
use serde_json::Value;

/// Compiled JSON Schemas.
#[derive(Debug)]
pub(super) struct JsonSchemas<'a> {
    compiled: HashMap<&'a Value, Compiled>,
}

/// A validator, or what is wrong with the schema.
pub(super) type Compiled = Result<Validator, Broken>;

/// What is wrong with a JSON Schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// Where in it, as a JSON pointer; empty for the whole.
    pub pointer: String,
    pub message: String,
}

impl<'a> JsonSchemas<'a> {
    /// Compiles `schemas`.
    pub fn compile(schemas: impl Iterator<Item = &'a Value>) -> Self {
        let distinct: HashSet<&Value> = schemas.collect();
        let distinct: Vec<&Value> = distinct.into_iter().collect();
        Self { compiled: distinct.into_par_iter().map(|schema| (schema, compile(schema))).collect() }
    }

    /// The compiled form of `schema`, if it was among those given.
    pub fn get(&self, schema: &Value) -> Option<&Compiled> {
        self.compiled.get(schema)
    }
}

fn compile(schema: &Value) -> Compiled {
    let options = jsonschema::options().with_draft(Draft::Draft202012).offline();
    options
        .build(schema)
        .map_err(|error| Broken { pointer: error.instance_path().to_string(), message: error.to_string() })
}

/// What in `value` does not satisfy its schema, the first three things, each with its place.
pub(super) fn violations(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value).take(3);
    errors
        .map(|error| {
            let at = error.instance_path().to_string();
            if at.is_empty() { error.to_string() } else { format!("at {at}: {error}") }
        })
        .collect()
}
