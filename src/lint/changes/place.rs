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
    match (&change.difference.changed, subject) {
        (Changed::Removed(_), _) => Place::removed(path_in(subject, change.before)),
        (
            Changed::NoLongerRetired,
            Subject::Field { measurement, .. } | Subject::Carried { measurement, .. },
        ) => Place::value(["measurements", measurement, "retired"]),
        (Changed::NoLongerRetired, _) => Place::Project,
        (_, Subject::Carried { .. }) => Place::value(path(change)),
        _ => Place::key(path(change)),
    }
}

/// The address of the thing in the second definitions.
pub(super) fn path(change: &Change<'_>) -> Vec<String> {
    path_in(change.difference.subject, change.after)
}

fn path_in(subject: Subject<'_>, schema: &Schema) -> Vec<String> {
    let path = subject.path().into_iter().map(str::to_owned);
    path.chain(position(subject, schema)).collect()
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
