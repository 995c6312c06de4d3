//! Points on the move: read in windows, kept in an archive, written back, compared.
//!
//! A window lies within one shard group wherever a field has more than one type, so that nothing is
//! cast or cut short by the server on the way. What is read is counted and digested
//! ([`Digest`](crate::points::Digest)), and what was written is read back and compared.

mod archive;
mod error;
mod look;
mod read;
mod windows;

pub use archive::{
    Archive, Entry, Manifest, Wanted, create, is_unfinished, remove, restore, restore_missing, verify,
};
pub use error::Error;
pub use windows::{Window, windows};
