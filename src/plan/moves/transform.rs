//! One difference → what becomes of each point.

use super::group::Group;
use crate::{
    diff::{DataChange, Standing},
    model::{Convert, Field, FieldType, OnCollision, OnConvertError, PointChange},
};

/// What a difference means for points that are written anew; names of measurements and fields apart.
pub(super) fn rewriting(group: &Group<'_>, change: &DataChange) -> Vec<PointChange> {
    let change = match change {
        DataChange::TagRenamed { from, to, .. } => {
            PointChange::RenameTag { from: from.clone(), to: to.clone() }
        }
        DataChange::FieldTypeChanged { field, to, .. } => cast(group, field, field, *to),
        DataChange::TagBecameField { key, to, .. } => PointChange::TagToField {
            tag: key.clone(),
            to: *to,
            on_error: on_error(group.field(key)),
            on_collision: group.field(key).map(|field| field.on_collision).unwrap_or_default(),
        },
        DataChange::FieldBecameTag { key, .. } => {
            PointChange::FieldToTag { field: key.clone(), from: group.only_type(key) }
        }
        DataChange::TagFilled { tag, value, .. } => {
            PointChange::AddTag { tag: tag.clone(), value: value.clone() }
        }
        DataChange::TagRetired { tag, .. } => {
            PointChange::DropTag { tag: tag.clone(), on_collision: on_collision(group, tag) }
        }
        DataChange::FieldRetired { field, .. } => PointChange::DropField { field: field.clone() },
        DataChange::MeasurementRenamed { .. }
        | DataChange::MeasurementMoved { .. }
        | DataChange::FieldRenamed { .. }
        | DataChange::MeasurementRetired { .. }
        | DataChange::BucketRetired { .. } => return Vec::new(),
    };
    vec![change]
}

/// What a renamed field means: the new name, and the declared type where points have another one.
pub(super) fn renamed_field(group: &Group<'_>, change: &DataChange) -> Vec<PointChange> {
    let DataChange::FieldRenamed { from, to, .. } = change else { return Vec::new() };
    let rename = PointChange::RenameField { from: from.clone(), to: to.clone() };
    let declared = group.field(to).map(Field::stored_type);
    let retyped = declared.filter(|declared| group.has_other_type(from, *declared));
    retyped.map(|declared| cast(group, from, to, declared)).into_iter().chain([rename]).collect()
}

/// `stored` is what points call the field, `declared` what the definitions call it.
fn cast(group: &Group<'_>, stored: &str, declared: &str, to: FieldType) -> PointChange {
    PointChange::CastField {
        field: stored.to_owned(),
        from: group.only_type(stored),
        to,
        on_error: on_error(group.field(declared)),
    }
}

fn on_error(field: Option<&Field>) -> OnConvertError {
    let convert: Option<&Convert> = field.and_then(|field| field.convert.as_ref());
    convert.map(|convert| convert.on_error.clone()).unwrap_or_default()
}

fn on_collision(group: &Group<'_>, tag: &str) -> OnCollision {
    match group.members.as_ref().map(|members| members.tag(tag)) {
        Some(Standing::Retired(retired)) => retired.on_collision,
        _ => OnCollision::default(),
    }
}
