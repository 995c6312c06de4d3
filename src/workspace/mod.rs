//! Files: read those of a folder or of a git revision, write only what changed, remove what is stale,
//! touch nothing else.
//!
//! A target's folder carries a manifest of the files that were generated into it. What is in the
//! manifest may be overwritten and removed; every other file is somebody's and stays as it is.

mod create;
mod difference;
mod error;
mod manifest;
mod overrides;
mod path;
mod replace;
mod revision;
mod tree;
mod write;

pub use create::create;
pub use difference::{Difference, compare};
pub use error::WriteError;
pub use overrides::read_overrides;
pub use path::target_folder;
pub use replace::replace;
pub use revision::{Revision, RevisionError};
pub use tree::{ReadError, ReadFile, read_definitions, read_file};
pub use write::write;
