//! What becomes of points, in words.

use crate::model::{OnCollision, OnConvertError, PointChange, Transform};

/// The changes in one line; the new name of the measurement is said elsewhere.
pub(super) fn describe(transform: &Transform) -> String {
    let words = transform.changes.iter().filter_map(change);
    words.collect::<Vec<_>>().join("; ")
}

fn change(change: &PointChange) -> Option<String> {
    Some(match change {
        PointChange::RenameMeasurement { .. } => return None,
        PointChange::RenameTag { from, to } => format!("tag {from} becomes {to}"),
        PointChange::RenameField { from, to } => format!("field {from} becomes {to}"),
        PointChange::KeepFields { fields } => format!("only {}", fields.join(", ")),
        PointChange::CastField { field, to, on_error, .. } => {
            format!("field {field} becomes {to}{}", otherwise(on_error))
        }
        PointChange::TagToField { tag, to, on_error, on_collision } => {
            format!("tag {tag} becomes a field, {to}{}{}", otherwise(on_error), collision(*on_collision))
        }
        PointChange::FieldToTag { field, .. } => format!("field {field} becomes a tag"),
        PointChange::DropTag { tag, on_collision } => {
            format!("without the tag {tag}{}", collision(*on_collision))
        }
        PointChange::DropTagValue { tag, value } => format!("without the tag {tag} where it is {value}"),
        PointChange::DropSeries { tags } => {
            let tags: Vec<String> = tags.iter().map(|(tag, value)| format!("{tag}={value}")).collect();
            format!("without the series of {}", tags.join(", "))
        }
        PointChange::DropField { field } => format!("without the field {field}"),
        PointChange::AddTag { tag, value } => format!("tag {tag} is {value} where points lack it"),
    })
}

/// What happens to a value that does not convert.
fn otherwise(on_error: &OnConvertError) -> String {
    match on_error {
        OnConvertError::Fail => String::new(),
        OnConvertError::DropField => " (left out where it cannot)".to_owned(),
        OnConvertError::Round => " (rounded)".to_owned(),
        OnConvertError::Truncate => " (truncated)".to_owned(),
        OnConvertError::KeepIn(field) => format!(" (kept in {field} where it cannot)"),
    }
}

fn collision(on_collision: OnCollision) -> &'static str {
    match on_collision {
        OnCollision::Fail => "",
        OnCollision::KeepFirst => " (of equal points the first stays)",
        OnCollision::KeepLast => " (of equal points the last stays)",
        OnCollision::Shift => " (equal points are moved apart by nanoseconds)",
    }
}
