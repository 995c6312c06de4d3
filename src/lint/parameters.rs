//! Where a query uses its parameters.

use crate::model::{Query, Scalar};

/// A parameter where a query names it, other than in raw Flux.
pub(super) struct Named<'a> {
    /// Its name, without `$`.
    pub name: &'a str,
    /// The keys of the query where it is written.
    pub keys: Vec<String>,
}

/// The parameters that `where`, `range` and `window` name.
pub(super) fn parameters_used(query: &Query) -> Vec<Named<'_>> {
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let mut used = Vec::new();
    for (text, keys) in query.range.iter().flat_map(crate::model::Range::places) {
        let name = text.strip_prefix('-').unwrap_or(text).strip_prefix('$');
        used.extend(name.map(|name| Named { name, keys: owned(keys) }));
    }
    let every = query.window.as_ref().and_then(|window| window.every.as_deref()?.strip_prefix('$'));
    used.extend(every.map(|name| Named { name, keys: owned(&["window", "every"]) }));
    for (key, condition) in &query.conditions {
        for (_, value, keys) in condition.operands() {
            let keys = [owned(&["where", key]), keys].concat();
            used.extend(parameter(value).map(|name| Named { name, keys }));
        }
    }
    used
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
