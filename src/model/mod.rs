//! The nouns: what a schema consists of, as plain data.
//!
//! The same types are read from YAML (`definition`), observed on a server (`influx`) and kept in
//! the ledger, so that one `diff` compares any two of them. Their serde names are the keys of the
//! definition language, and their doc comments are its reference: `fluxform schema` prints them.
//!
//! Nothing here knows files, positions or servers, and nothing of ours is imported.

mod acceptance;
mod bucket;
mod field;
mod inverse;
mod layer;
mod measurement;
mod moved_from;
mod observed;
mod one_or_more;
mod pointer;
mod query;
mod reader;
mod retention;
mod retired;
mod rollup;
mod rollup_task;
mod scalar;
mod schema;
mod shard_groups;
mod snapshot;
mod span;
mod stored_table;
mod table;
mod tag;
mod task;
mod task_mark;
mod time_range;
mod transform;
mod volume;
mod writer;

pub use acceptance::Acceptance;
pub use bucket::{Bucket, BucketSettings};
pub use field::{Convert, Field, FieldKind, FieldType, OnConvertError};
pub use layer::Layer;
pub use measurement::Measurement;
pub use moved_from::MovedFrom;
pub use observed::{Held, Observed, ObservedBucket, ObservedField, ObservedMeasurement, ObservedTag};
pub use one_or_more::{OneOrMore, OneOrMoreScalars};
pub use pointer::{pointer_keys, pointer_of_reference};
pub use query::{
    Aggregate, Comparison, Condition, Only, Operator, Parameter, ParameterType, Query, Range, Sort,
    StandardQuery, Window,
};
pub use reader::{Reader, ReaderKind, Readers};
pub use retention::{Keeping, Retention};
pub use retired::{OnCollision, Retired, RetiredMember};
pub use rollup::{Rollup, RollupField, RollupTag, RollupTime};
pub use rollup_task::RollupTask;
pub use scalar::Scalar;
pub use schema::Schema;
pub use shard_groups::computed_shard_groups;
pub use snapshot::Snapshot;
pub use span::{BadDuration, Span};
pub use stored_table::{
    ColumnChange, KEPT, StoredColumn, StoredIndex, StoredKind, StoredTable, ValueCheck, same_name,
};
pub use table::{Column, ColumnType, Index, RetiredPart, Table};
pub use tag::Tag;
pub use task::Task;
pub use task_mark::TaskMark;
pub use time_range::TimeRange;
pub use transform::{PointChange, Transform};
pub use volume::Volume;
pub use writer::{Carrier, Writer};
