//! Where a query uses its parameters.

use crate::model::{Condition, Query, Scalar};

/// The parameters that `where` names: the tag they are compared with, and their names without `$`.
pub(super) fn parameters_used(query: &Query) -> impl Iterator<Item = (&str, &str)> {
    query.conditions.iter().flat_map(|(tag, condition)| {
        let values = match condition {
            Condition::Is(value) => std::slice::from_ref(value),
            Condition::AnyOf(values) => values,
        };
        values.iter().filter_map(|value| Some((tag.as_str(), parameter(value)?)))
    })
}

fn parameter(value: &Scalar) -> Option<&str> {
    match value {
        Scalar::Text(text) => text.strip_prefix('$'),
        _ => None,
    }
}

/// Whether `flux` has `name` as a word of its own.
pub(super) fn mentions(flux: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    !name.is_empty()
        && flux.match_indices(name).any(|(start, _)| {
            !flux[..start].ends_with(is_word) && !flux[start + name.len()..].starts_with(is_word)
        })
}
