//! Points on the move: read in windows, kept in an archive, written back, compared.
//!
//! A window lies within one shard group wherever a field has more than one type, so that nothing is
//! cast or cut short by the server on the way. What is read is counted and digested
//! ([`Digest`](crate::points::Digest)), and what was written is read back and compared.

mod again;
mod archive;
mod change;
mod compare;
mod copy;
mod error;
mod exchange;
mod journal;
mod look;
mod mover;
mod outline;
mod pace;
mod pieces;
mod pipe;
mod place;
mod read;
mod remove;
mod revert;
mod rewrite;
mod rows;
mod survey;
mod types;
mod windows;

pub use archive::{
    Archive, Entry, Manifest, Wanted, create, is_unfinished, remove, restore, restore_missing, verify,
};
pub use compare::Difference;
pub use copy::{Copied, copy_points};
pub use error::Error;
pub use journal::{Journal, JournalError, NoJournal, Sum, WindowName, WindowRecord, WindowState};
pub use mover::{Mover, Progress, Stop};
pub use pace::Pace;
pub use remove::remove_points;
pub use revert::{Rewritten, revert_points};
pub use rewrite::{Open, refuse_open, rewrite_points};
pub use survey::{Survey, survey};
pub use windows::{Window, windows};

use mover::unpoisoned;
