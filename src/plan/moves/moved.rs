//! Points that go to another bucket, or that become a measurement of their own.

use super::{
    Ground,
    group::{Group, members},
};
use crate::{
    diff::{DataChange, member_changes},
    plan::Step,
};

/// The copy that a move is, with all that differs between the points and the measurement that they
/// become; they are taken away with all that goes from their place.
pub(super) fn moved(from: &Group<'_>, change: &DataChange, ground: Ground<'_>) -> Vec<Step> {
    let DataChange::MeasurementMoved { at, to_bucket, to, only } = change else { return Vec::new() };
    let Some(declared) = members(ground.declared, to_bucket, to) else { return Vec::new() };
    let changes = from.seen.map(|seen| member_changes(at, seen, &declared)).unwrap_or_default();
    let group =
        Group { changes: changes.iter().collect(), members: Some(declared), ..from.without_changes() };
    group.copied_to((to_bucket, to), only, &[change])
}
