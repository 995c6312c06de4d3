//! What can deviate from the record: a closed list. Its words stand in the JSON of `drift`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::model::{FieldType, Keeping, StoredColumn, StoredIndex, TimeRange};

/// A deviation of a server from what was recorded of it, or of its data from the definitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "drift", rename_all = "snake_case")]
pub enum Deviation {
    /// A managed bucket is not there any more; `renamed_to` if it is under another name.
    BucketGone {
        bucket: String,
        renamed_to: Option<String>,
    },
    /// A managed bucket is there that the record does not have.
    BucketNew {
        bucket: String,
    },
    /// The bucket of this name is another one: the recorded one was deleted with its points.
    BucketReplaced {
        bucket: String,
    },
    /// A bucket of a name that is declared as gone.
    BucketRetired {
        bucket: String,
        since: String,
        reason: String,
    },
    /// Retention or shard group duration, or both.
    KeepingChanged {
        bucket: String,
        from: Keeping,
        to: Keeping,
    },
    DescriptionChanged {
        bucket: String,
        from: String,
        to: String,
    },
    TaskAdded {
        id: String,
        name: String,
        status: String,
        at: Option<Timestamp>,
    },
    TaskRemoved {
        id: String,
        name: String,
        flux: String,
    },
    /// `replaced` if it is a new task of the same name.
    TaskChanged {
        id: String,
        name: String,
        at: Option<Timestamp>,
        replaced: bool,
        changes: Vec<TaskChange>,
    },
    /// Data under a name that should not be there.
    UnexpectedMeasurement {
        bucket: String,
        measurement: String,
        #[serde(flatten)]
        why: Why,
        seen: Seen,
    },
    /// A tag, with how many values it has, and up to five of them.
    UnexpectedTag {
        bucket: String,
        measurement: String,
        tag: String,
        #[serde(flatten)]
        why: Why,
        values: Values,
        seen: Seen,
    },
    /// A field, with the types that it is stored as.
    UnexpectedField {
        bucket: String,
        measurement: String,
        field: String,
        #[serde(flatten)]
        why: Why,
        types: Vec<FieldType>,
        seen: Seen,
    },
    /// A field that is stored as a type that it had not and should not have.
    UnexpectedType {
        bucket: String,
        measurement: String,
        field: String,
        stored: FieldType,
        declared: Option<FieldType>,
        seen: Seen,
    },
    /// A measurement that had points and has none any more; `deleted` unless it cannot be told.
    MeasurementGone {
        bucket: String,
        measurement: String,
        deleted: bool,
    },
    /// A measurement that the server lists and that no request can read.
    Unreadable {
        bucket: String,
        measurement: String,
    },
    /// A tag with more values than its `max_values`.
    OverBudget {
        bucket: String,
        measurement: String,
        tag: String,
        max_values: u64,
        values: u64,
        times: Option<TimeRange>,
    },
    /// Values that the definition of their tag does not allow.
    Outside {
        bucket: String,
        measurement: String,
        tag: String,
        rule: Rule,
        values: Values,
        times: Option<TimeRange>,
    },
    /// A declared table that is not there.
    TableGone {
        table: String,
    },
    /// A table that the record does not have.
    TableNew {
        table: String,
        declared: bool,
    },
    ColumnGone {
        table: String,
        column: String,
    },
    /// A column that the record does not have.
    ColumnNew {
        table: String,
        column: String,
        is: StoredColumn,
        declared: bool,
    },
    ColumnChanged {
        table: String,
        column: String,
        from: StoredColumn,
        to: StoredColumn,
    },
    IndexGone {
        table: String,
        index: String,
        is: StoredIndex,
    },
    /// An index that the record does not have.
    IndexNew {
        table: String,
        index: String,
        is: StoredIndex,
    },
    IndexChanged {
        table: String,
        index: String,
        from: StoredIndex,
        to: StoredIndex,
    },
}

/// What of a task changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum TaskChange {
    Name { from: String, to: String },
    Status { from: String, to: String },
    Description { from: String, to: String },
    Flux { from: String, to: String },
}

/// Why a name should not be there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// The definitions do not have it.
    Undeclared,
    /// The definitions have it as a tag, and it is a field.
    DeclaredAsTag,
    /// The definitions have it as a field, and it is a tag.
    DeclaredAsField,
    /// It is a former name of what is called `now`.
    Former { now: String },
    /// It is declared as gone.
    Retired { since: String, reason: String },
}

/// When something was seen, and what wrote it; members are empty where that could not be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    pub oldest: Option<Timestamp>,
    /// Whether `oldest` is the beginning of a shard group, in which the oldest point is.
    pub by_shard_group: bool,
    pub newest: Option<Timestamp>,
    pub written_by: Option<WrittenBy>,
}

/// The series that carry something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WrittenBy {
    pub series: usize,
    /// Whether there are more series than were looked at.
    pub more: bool,
    /// The tags that tell these series from the rest of the measurement, at most three.
    pub tags: BTreeMap<String, String>,
    /// The tags of the one that was written last.
    pub example: BTreeMap<String, String>,
}

/// Values of a tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Values {
    pub count: u64,
    /// Whether the tag has more values than were looked at: `count` is then a lower bound.
    pub more: bool,
    /// The first five, sorted.
    pub examples: Vec<String>,
}

/// What of a tag's definition a value breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Values,
    Pattern,
    Derive,
}

impl Deviation {
    /// Where it belongs in a list: buckets, then tasks, then data by bucket, measurement and key, then tables.
    pub(super) fn place(&self) -> (u8, &str, &str, &str) {
        match self {
            Self::BucketGone { bucket, .. }
            | Self::BucketNew { bucket }
            | Self::BucketReplaced { bucket }
            | Self::BucketRetired { bucket, .. }
            | Self::KeepingChanged { bucket, .. }
            | Self::DescriptionChanged { bucket, .. } => (0, bucket, "", ""),
            Self::TaskAdded { id, name, .. }
            | Self::TaskRemoved { id, name, .. }
            | Self::TaskChanged { id, name, .. } => (1, name, id, ""),
            Self::UnexpectedMeasurement { bucket, measurement, .. }
            | Self::MeasurementGone { bucket, measurement, .. }
            | Self::Unreadable { bucket, measurement } => (2, bucket, measurement, ""),
            Self::UnexpectedTag { bucket, measurement, tag: key, .. }
            | Self::UnexpectedField { bucket, measurement, field: key, .. }
            | Self::UnexpectedType { bucket, measurement, field: key, .. }
            | Self::OverBudget { bucket, measurement, tag: key, .. }
            | Self::Outside { bucket, measurement, tag: key, .. } => (2, bucket, measurement, key),
            Self::TableGone { table } | Self::TableNew { table, .. } => (3, table, "", ""),
            Self::ColumnGone { table, column }
            | Self::ColumnNew { table, column, .. }
            | Self::ColumnChanged { table, column, .. } => (3, table, column, ""),
            Self::IndexGone { table, index, .. }
            | Self::IndexNew { table, index, .. }
            | Self::IndexChanged { table, index, .. } => (3, table, index, "index"),
        }
    }

    /// Whether a plan would bring it back to the definitions.
    pub fn is_undone_by_plan(&self) -> bool {
        match self {
            Self::BucketGone { renamed_to, .. } => renamed_to.is_none(),
            Self::KeepingChanged { .. } | Self::DescriptionChanged { .. } => true,
            _ => false,
        }
    }

    pub fn is_of_tasks(&self) -> bool {
        self.place().0 == 1
    }

    pub fn is_of_tables(&self) -> bool {
        self.place().0 == 3
    }

    /// Whether it is about a tag that breaks its definition.
    pub fn is_of_budgets(&self) -> bool {
        matches!(self, Self::OverBudget { .. } | Self::Outside { .. })
    }

    /// Whether it is data that should not be there.
    pub fn is_unexpected(&self) -> bool {
        matches!(
            self,
            Self::UnexpectedMeasurement { .. }
                | Self::UnexpectedTag { .. }
                | Self::UnexpectedField { .. }
                | Self::UnexpectedType { .. }
        )
    }
}
