//! What rules on queries have in common: places in them, what their conditions compare, how far they look back.

use std::collections::HashSet;

use crate::{
    diagnostic::Place,
    model::{Condition, Field, FieldType, Measurement, Operator, Query, Scalar, Schema},
};

use super::durations::seconds;

/// The value at these keys of a query.
pub(super) fn place<S: AsRef<str>>(query: &str, keys: impl IntoIterator<Item = S>) -> Place {
    let keys = keys.into_iter().map(|key| key.as_ref().to_owned());
    Place::value(["queries".to_owned(), query.to_owned()].into_iter().chain(keys))
}

/// A tag or field of `where`, and one of the values that it is compared with.
pub(super) struct Compared<'a> {
    pub name: &'a str,
    pub operator: Operator,
    pub value: &'a Scalar,
    /// The keys of the query where the value is written.
    pub keys: Vec<String>,
}

/// All that the conditions of a query compare.
pub(super) fn compared(query: &Query) -> impl Iterator<Item = Compared<'_>> {
    query.conditions.iter().flat_map(|(name, condition)| {
        condition.operands().into_iter().map(|(operator, value, keys)| {
            let keys = ["where".to_owned(), name.clone()].into_iter().chain(keys).collect();
            Compared { name, operator, value, keys }
        })
    })
}

impl<'a> Compared<'a> {
    /// The parameter that it is compared with.
    pub fn parameter(&self) -> Option<&'a str> {
        self.value.parameter()
    }

    /// Whether it stands in a list of several values, one of which has to be equal.
    pub fn is_one_of_several(&self, query: &Query) -> bool {
        matches!(query.conditions.get(self.name), Some(Condition::AnyOf(values)) if values.len() > 1)
    }
}

/// The type of the values of a tag or, where there is no such tag, of a field.
pub(super) fn type_of(measurement: &Measurement, name: &str) -> Option<FieldType> {
    if measurement.tags.iter().any(|tag| tag == name) {
        return Some(FieldType::String);
    }
    measurement.fields.get(name).map(Field::stored_type)
}

/// How far before now a query begins to read, where it says so.
pub(super) struct LookBack<'a> {
    pub seconds: u64,
    /// As it is written, with its sign.
    pub text: String,
    /// The parameter whose example it is.
    pub parameter: Option<&'a str>,
}

/// From the range of a query: a duration, or a parameter with an example that is one.
pub(super) fn look_back(query: &Query) -> Option<LookBack<'_>> {
    let start = query.range.as_ref()?.ends().0;
    let (sign, name) = start.strip_prefix('-').map_or(("", start), |rest| ("-", rest));
    let Some(parameter) = name.strip_prefix('$') else {
        return Some(LookBack {
            seconds: seconds(start.strip_prefix('-')?)?,
            text: start.to_owned(),
            parameter: None,
        });
    };
    let text = format!("{sign}{}", query.parameters.get(parameter)?.example);
    Some(LookBack { seconds: seconds(text.strip_prefix('-')?)?, text, parameter: Some(parameter) })
}

/// Whether a union of queries leads back to itself.
pub(super) fn contains_itself(schema: &Schema, query: &str) -> bool {
    let mut seen = HashSet::new();
    let mut next = vec![query];
    while let Some(current) = next.pop() {
        for other in schema.queries.get(current).into_iter().flat_map(|query| &query.union) {
            if other == query {
                return true;
            }
            if seen.insert(other.as_str()) {
                next.push(other);
            }
        }
    }
    false
}
