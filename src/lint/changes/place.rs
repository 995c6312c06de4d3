//! Where a change is shown.

use super::Change;
use crate::{
    diagnostic::Place,
    diff::{Changed, Subject},
    model::Schema,
};

/// The place of the thing that changed: where it stood, if it is gone.
pub(super) fn of(change: &Change<'_>) -> Place {
    let subject = change.difference.subject;
    let is_gone = matches!(change.difference.changed, Changed::Removed(_) | Changed::NoLongerRetired);
    if is_gone {
        return match list_of(subject) {
            // The list is shorter: it is what was edited, unless it is gone as a whole.
            Some(list) => Place::value(list),
            None => Place::removed(subject.path()),
        };
    }
    match subject {
        Subject::Carried { .. } => Place::value(path(change)),
        _ => Place::key(path(change)),
    }
}

/// The address of the thing in the second definitions.
pub(super) fn path(change: &Change<'_>) -> Vec<String> {
    let subject = change.difference.subject;
    let path = subject.path().into_iter().map(str::to_owned);
    path.chain(position(subject, change.after)).collect()
}

/// The list of which the thing was an item.
fn list_of(subject: Subject<'_>) -> Option<Vec<&str>> {
    match subject {
        Subject::Carried { .. } => Some(subject.path()),
        _ => None,
    }
}

/// The position in its list.
fn position(subject: Subject<'_>, schema: &Schema) -> Option<String> {
    let found = match subject {
        Subject::Carried { measurement, tag } => {
            schema.measurements.get(measurement)?.tags.iter().position(|other| other == tag)
        }
        Subject::Column { table, column } => {
            schema.tables.get(table)?.columns.iter().position(|other| other.name == column)
        }
        Subject::Index { table, columns } => {
            schema.tables.get(table)?.indexes.iter().position(|other| other.columns == columns)
        }
        _ => None,
    };
    found.map(|position| position.to_string())
}
