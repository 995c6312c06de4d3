//! What becomes of tags: steps on whole tables.

use std::collections::BTreeMap;

use super::{
    super::{
        layout::{Step, With},
        name::{column, property},
        string,
    },
    Bridge, NoBridge,
};
use crate::model::{OnCollision, PointChange};

/// Columns of Flux itself: a tag by such a name is hidden by it, or breaks the query.
const RESERVED: [&str; 6] = ["_time", "_value", "_start", "_stop", "_field", "_measurement"];

/// The steps, in the order of the changes.
pub(super) fn steps(bridge: &Bridge<'_>) -> Result<Vec<Step>, NoBridge> {
    let mut steps = Vec::new();
    bridge.only.keys().try_for_each(|tag| allowed(tag).map(drop))?;
    for change in &bridge.transform.changes {
        steps.extend(of(change)?);
    }
    if !steps.is_empty() {
        // A column that was set is part of no group yet, and a tag that is gone leaves several series
        // in one table: each series shall be a table again, as it was read.
        steps.push(Step::Call("group(columns: [\"_time\", \"_value\"], mode: \"except\")".to_owned()));
    }
    Ok(steps)
}

fn of(change: &PointChange) -> Result<Vec<Step>, NoBridge> {
    Ok(match change {
        PointChange::RenameTag { from, to } if from == to => Vec::new(),
        PointChange::RenameTag { from, to } => {
            let (from, to) = (allowed(from)?, allowed(to)?);
            vec![fill(to, &format!("if exists {0} then {0} else \"\"", column(from))), without(from)]
        }
        PointChange::AddTag { tag, value } => vec![fill(allowed(tag)?, &string(value))],
        // Points that become equal are refused where they are copied: there are none.
        PointChange::DropTag { tag, on_collision: OnCollision::Fail } => vec![without(allowed(tag)?)],
        PointChange::DropTag { tag, .. } => return Err(NoBridge::Collisions(tag.clone())),
        PointChange::DropSeries { tags } => vec![other_series(tags)?],
        PointChange::DropTagValue { tag, value } => vec![clear(allowed(tag)?, &string(value))],
        PointChange::TagToField { tag, .. } => return Err(NoBridge::TagToField(tag.clone())),
        PointChange::FieldToTag { field, .. } => return Err(NoBridge::FieldToTag(field.clone())),
        PointChange::RenameMeasurement { .. }
        | PointChange::RenameField { .. }
        | PointChange::KeepFields { .. }
        | PointChange::CastField { .. }
        | PointChange::DropField { .. } => Vec::new(),
    })
}

/// Gives the tag to series that lack it. An empty text is written as no tag.
fn fill(tag: &str, value: &str) -> Step {
    let (own, key) = (column(tag), property(tag));
    Step::Map { key, value: format!("if exists {own} then {own} else {value}") }
}

/// Takes one value of the tag away: an empty text is written as no tag.
fn clear(tag: &str, value: &str) -> Step {
    let (own, key) = (column(tag), property(tag));
    Step::Map { key, value: format!("if exists {own} and {own} != {value} then {own} else \"\"") }
}

/// Of a tag that a series lacks, every comparison is nothing: neither true nor false.
fn other_series(tags: &BTreeMap<String, String>) -> Result<Step, NoBridge> {
    let mut conditions = Vec::new();
    for (tag, value) in tags {
        let own = column(allowed(tag)?);
        conditions.push(format!("not exists {own} or {own} != {}", string(value)));
    }
    Ok(Step::AnyOf(conditions))
}

fn without(tag: &str) -> Step {
    Step::With(With::new("drop", [("columns:", format!("[{}]", string(tag)))]))
}

fn allowed(tag: &str) -> Result<&str, NoBridge> {
    if RESERVED.contains(&tag) { Err(NoBridge::Reserved(tag.to_owned())) } else { Ok(tag) }
}
