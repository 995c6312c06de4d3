//! YAML text → [`Schema`](crate::model::Schema): all problems of all files in one run, and where
//! each thing was written.
//!
//! [`load`] takes the texts of the definition files and gives the schema together with the
//! structural findings; [`Sources`] later turns the logical places of any findings into lines and
//! columns. Whether the schema makes sense is not asked here: that is `lint`'s.

mod beside;
mod bounds;
pub mod codes;
mod document;
mod edit;
mod flaw;
mod literals;
mod load;
mod names;
mod project;
mod reduced;
mod removed;
mod shared_fields;
mod sources;
mod structure;
mod text_line;
mod yaml;

pub use beside::load_beside;
pub use document::{Document, document_schema};
pub use edit::apply;
pub use load::{Loaded, load};
pub use project::{
    Environment, Project, ReviewSettings, RuleLevel, RustTarget, SqliteDatabase, TargetFolder, Targets,
    TemplatesTarget, load_project, place_in_project, project_schema,
};
pub use sources::{SourceFile, Sources};
