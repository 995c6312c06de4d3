//! Tags that are made from the time, held against what else is said of them before there are points.

use std::collections::HashSet;

use super::{error::SampleError, grid::Grid};
use crate::{
    model::Tag,
    points::{Derived, Name},
    words::Tick,
};

/// The most times that are looked at.
const MOST: i64 = 100_000;

/// Whether the values at the times of `grid` match the pattern, are listed, and are within the budget.
pub(super) fn check(key: &str, tag: &Tag, derived: &mut Derived<'_>, grid: &Grid) -> Result<(), SampleError> {
    let pattern = tag.pattern.as_deref().and_then(|pattern| regex::Regex::new(pattern).ok());
    let mut values: HashSet<String> = HashSet::new();
    for time in times(derived.period(), grid) {
        let value = derived.at(time).unwrap_or_default();
        if values.contains(value) {
            continue;
        }
        if Name::Value(value).refused().is_some() {
            let message =
                format!("what `derive` of tag {} makes of a time is no value: {}", Tick(key), Tick(value));
            return Err(SampleError::new(["tags", key, "derive"], message, "correct the format"));
        }
        let is_listed = tag.values.is_empty() || tag.values.iter().any(|listed| listed == value);
        if !is_listed || pattern.as_ref().is_some_and(|pattern| !pattern.is_match(value)) {
            let other = if is_listed { "pattern" } else { "values" };
            let message =
                format!("`derive` of tag {} makes {}, against its `{other}`", Tick(key), Tick(value));
            return Err(SampleError::new(["tags", key, other], message, "correct one of the two"));
        }
        values.insert(value.to_owned());
        if let Some(budget) = tag.max_values.filter(|budget| values.len() as u64 > *budget) {
            let message =
                format!("tag {} has more than {budget} values in this range, its budget", Tick(key));
            let help = "choose a shorter range, or raise `max_values`";
            return Err(SampleError::new(["tags", key, "max_values"], message, help));
        }
    }
    Ok(())
}

/// A time for each value that there may be: those of the points, or where these are more one of each period.
fn times(period: i64, grid: &Grid) -> impl Iterator<Item = i64> {
    let (from, to) = grid.nanoseconds();
    let (first, last) = (from.div_euclid(period), to.saturating_sub(1).div_euclid(period));
    let are_few = grid.points() <= u64::try_from(last - first).unwrap_or(0);
    let slots = if are_few { grid.slots() } else { first..last + 1 };
    let end = slots.end.min(slots.start.saturating_add(MOST));
    let grid = *grid;
    (slots.start..end)
        .map(move |at| if are_few { grid.instant(at) } else { at.saturating_mul(period).max(from) })
}
