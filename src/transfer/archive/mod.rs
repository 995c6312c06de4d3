//! Points kept in files: gzip line protocol, one file for each window of each measurement, and a
//! manifest with what they add up to.
//!
//! Any tool that reads line protocol can read the files; `influx write` takes them as they are. An
//! archive without its manifest was not finished.

mod create;
mod files;
mod keep;
mod manifest;
mod remove;
mod restore;
mod verify;

pub use create::{Wanted, create};
pub(super) use files::read as read_file;
pub(super) use keep::Folder;
pub use manifest::{Archive, Entry, Manifest};
pub use remove::{is_unfinished, remove};
pub use restore::{restore, restore_missing};
pub use verify::verify;
