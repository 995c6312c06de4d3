//! Which way a change goes.

use crate::diff::FromTo;

/// Whether both are limits, and the second is the smaller one.
pub(in crate::lint) fn lowered(limit: FromTo<Option<u64>>) -> bool {
    limit.from.zip(limit.to).is_some_and(|(from, to)| to < from)
}

/// Whether a number that was within the bounds may be out of them.
pub(in crate::lint) fn narrows(min: FromTo<Option<f64>>, max: FromTo<Option<f64>>) -> bool {
    let rises = min.to.is_some_and(|to| min.from.is_none_or(|from| to > from));
    let falls = max.to.is_some_and(|to| max.from.is_none_or(|from| to < from));
    rises || falls
}

/// Whether a value that was allowed no longer is. A list that is not there allows any.
pub(in crate::lint) fn takes_less(gone: &[&str], bounded: FromTo<bool>) -> bool {
    bounded.to && (!bounded.from || !gone.is_empty())
}
