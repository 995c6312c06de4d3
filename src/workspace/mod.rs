//! Files: write only what changed, remove what is stale, touch nothing else.

mod tree;

pub use tree::{ReadError, ReadFile, read_definitions, read_file};
