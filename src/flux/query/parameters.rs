//! The parameters of a query: their types, and their values as literals.

use std::collections::BTreeMap;

use super::{
    super::{
        literal, name,
        time::{is_duration, range_end},
    },
    error::QueryError,
    script::Parameter,
};
use crate::model::{self, ParameterType, Query, Scalar, Schema};

/// The parameters of a query and of its parts, by name. Where several parts have one of the same name, it is one.
///
/// # Errors
/// Names that Flux cannot have, examples that are not of the type, parts that disagree.
pub fn parameters(
    schema: &Schema,
    key: &str,
    query: &Query,
) -> Result<BTreeMap<String, Parameter>, QueryError> {
    let mut all: BTreeMap<String, Parameter> = BTreeMap::new();
    let parts = query.union.iter().filter_map(|part| Some((part.as_str(), schema.queries.get(part)?)));
    for (key, query) in parts.chain([(key, query)]) {
        for (name, definition) in &query.parameters {
            let found = parameter(schema, key, query, name, definition)?;
            if let Some(other) = all.get(name).filter(|other| other.kind != found.kind) {
                let message =
                    format!("the parameter `{name}` is a {} here and a {} elsewhere", found.kind, other.kind);
                let help = "give parameters of different types different names";
                return Err(QueryError::new(key, &["parameters", name], message, help));
            }
            // A part that cannot do without it decides.
            let optional = found.optional && all.get(name).is_none_or(|other| other.optional);
            all.insert(name.clone(), Parameter { optional, ..found });
        }
    }
    Ok(all)
}

fn parameter(
    schema: &Schema,
    key: &str,
    query: &Query,
    name: &str,
    definition: &model::Parameter,
) -> Result<Parameter, QueryError> {
    if !name::is_variable(name) {
        let message = format!("a parameter cannot be called `{name}` in Flux");
        let help = "use letters, digits and `_`, and no name that Flux itself uses";
        return Err(QueryError::new(key, &["parameters", name], message, help));
    }
    if definition.optional && query.flux.is_some() {
        let message = format!("`{name}` cannot be left out of raw Flux");
        let help = "leave `optional` out: only `where` can do without a parameter";
        return Err(QueryError::new(key, &["parameters", name, "optional"], message, help));
    }
    let kind = kind_of(schema, query, definition).ok_or_else(|| {
        let message = format!("it cannot be told which type the parameter `{name}` has");
        let help = "name a tag, a field that the query reads with one type, or a type";
        QueryError::new(key, &["parameters", name], message, help)
    })?;
    let example = literal_of(&definition.example, kind).ok_or_else(|| {
        let message = format!("the example `{}` is not of the type {kind}", definition.example);
        QueryError::new(key, &["parameters", name, "example"], message, "give a value of that type")
    })?;
    Ok(Parameter { name: name.to_owned(), kind, example, optional: definition.optional })
}

/// The type of a parameter; nothing if it stands for nothing, or for fields of several types.
pub fn kind_of(schema: &Schema, query: &Query, parameter: &model::Parameter) -> Option<ParameterType> {
    if parameter.tag.is_some() {
        return Some(ParameterType::String);
    }
    let Some(field) = &parameter.field else { return parameter.value_type };
    let read = query.from.names().iter().filter_map(|from| schema.measurements.get(from));
    let mut kinds = read.filter_map(|found| found.fields.get(field)).map(model::Field::stored_type);
    let kind = kinds.next()?;
    kinds.all(|other| other == kind).then(|| kind.into())
}

/// A value as a literal of Flux; nothing if it is not of the type.
pub fn literal_of(value: &Scalar, kind: ParameterType) -> Option<String> {
    match (kind, value) {
        (ParameterType::Time, Scalar::Text(text)) if text == "now()" => Some(text.clone()),
        (ParameterType::Time, Scalar::Text(text)) => range_end(text),
        (ParameterType::Duration, Scalar::Text(text)) => is_duration(text, false).then(|| text.clone()),
        _ => literal::value(value, kind.of_values()?),
    }
}
