//! Where a query uses its parameters.

use crate::model::{ParameterType, Query, Range};

use super::queries::compared;

/// A parameter where a query names it, other than in raw Flux.
pub(super) struct Named<'a> {
    /// Its name, without `$`.
    pub name: &'a str,
    /// The keys of the query where it is written.
    pub keys: Vec<String>,
    /// The type that belongs there; in `where` it depends on what is compared.
    pub wanted: Option<ParameterType>,
}

/// The parameters that `where`, `range` and `window` name.
pub(super) fn parameters_used(query: &Query) -> Vec<Named<'_>> {
    let mut used = Vec::new();
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    for (text, keys) in query.range.iter().flat_map(Range::places) {
        let (rest, wanted) = match text.strip_prefix('-') {
            Some(rest) => (rest, ParameterType::Duration),
            None => (text, ParameterType::Time),
        };
        let name = rest.strip_prefix('$');
        used.extend(name.map(|name| Named { name, keys: owned(keys), wanted: Some(wanted) }));
    }
    let every = query.window.as_ref().and_then(|window| window.every.as_deref()?.strip_prefix('$'));
    let wanted = Some(ParameterType::Duration);
    used.extend(every.map(|name| Named { name, keys: owned(&["window", "every"]), wanted }));
    used.extend(compared(query).filter_map(|compared| {
        Some(Named { name: compared.parameter()?, keys: compared.keys, wanted: None })
    }));
    used
}
