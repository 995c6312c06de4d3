//! The queries that there are: those of the definitions, and the standard ones of the measurements.

use std::collections::BTreeMap;

use super::{QueryError, Script, compile, standard, standard_name};
use crate::model::{Parameter, Query, Schema, StandardQuery};

/// All queries of a schema.
#[derive(Debug)]
pub struct Queries<'a> {
    pub schema: &'a Schema,
    standard: BTreeMap<String, Query>,
}

impl<'a> Queries<'a> {
    /// With standard queries of these kinds.
    pub fn of(schema: &'a Schema, kinds: &[StandardQuery]) -> Self {
        Self { schema, standard: standard(schema, kinds) }
    }

    /// The names of all queries, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let mut keys: Vec<&str> =
            self.schema.queries.keys().chain(self.standard.keys()).map(String::as_str).collect();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// The names of the standard queries of a measurement.
    pub fn standard_of(&self, measurement: &str) -> Vec<&str> {
        let named = StandardQuery::ALL.map(|kind| standard_name(measurement, kind));
        named
            .iter()
            .filter_map(|name| self.standard.get_key_value(name))
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// The query of this name.
    pub fn get(&self, name: &str) -> Option<&Query> {
        self.schema.queries.get(name).or_else(|| self.standard.get(name))
    }

    /// Whether nobody wrote the query of this name.
    pub fn is_standard(&self, name: &str) -> bool {
        self.standard.contains_key(name)
    }

    /// The query of this name as Flux.
    ///
    /// # Errors
    /// What cannot be said in Flux.
    pub fn compile(&self, name: &str) -> Result<Script, QueryError> {
        match self.get(name) {
            Some(query) => compile(self.schema, name, query),
            None => Ok(Script::default()),
        }
    }

    /// What a parameter is for: its own words, or those of the tag or field whose values it takes.
    pub fn described(&self, query: &str, parameter: &str) -> &str {
        let Some((query, found)) = self.defined(query, parameter) else { return "" };
        if !found.description.is_empty() {
            return &found.description;
        }
        let tag = found.tag.as_ref().and_then(|tag| self.schema.tags.get(tag)).map(|tag| &tag.description);
        let measurements = || query.from.names().iter().filter_map(|from| self.schema.measurements.get(from));
        let field = || measurements().find_map(|read| read.fields.get(found.field.as_deref()?));
        tag.or_else(|| field().map(|field| &field.description)).map_or("", String::as_str)
    }

    /// The definition of a parameter with the query that has it: the query itself, or the part of a union.
    pub fn defined(&self, query: &str, parameter: &str) -> Option<(&Query, &Parameter)> {
        let own = self.get(query)?;
        // The example of a later part is the one that the script has.
        let parts = own.union.iter().rev().filter_map(|part| self.schema.queries.get(part));
        std::iter::once(own).chain(parts).find_map(|query| Some((query, query.parameters.get(parameter)?)))
    }
}
