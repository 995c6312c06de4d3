//! What was found on a server → definitions of it.
//!
//! [`infer()`] turns what a server holds, and what its data looks like, into a [`Schema`] of all
//! that is not defined yet, together with what a person must know: decisions, what is left out,
//! and what definitions of their own lack. [`drafts`] writes that as YAML, for files that are new.
//!
//! Only what was seen is said: no descriptions, no bounds, no enumerations of JSON texts. Whether
//! the rules agree is `lint`'s, and whether a file is free is `workspace`'s.
//!
//! [`Schema`]: crate::model::Schema

mod drafts;
mod file_names;
mod found;
mod inferred;
mod json_schema;
mod keys;
mod measurements;
mod rollups;
mod tags;
mod task;
mod yaml;

pub use drafts::{Draft, Origin, drafts, lines_to_add};
pub use found::{FieldName, Found, FoundTask};
pub use inferred::{Decided, Decision, Defined, Inferred, Kind, Lacking, LeftOut, SeenTag, infer};
pub use json_schema::json_schema;
pub use tags::rounded_up;
pub use task::{BucketRef, PlainTask, read_task};
