//! What happens during a migration, for whoever shows it.

use std::time::Duration;

use crate::{plan::Operation, transfer::Entry};

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The lock was found to be that of an earlier, killed run of the same ledger.
    TookOverLock,
    /// A step begins; `number` counts from 1.
    StepStarted { number: usize, of: usize, operation: &'a Operation },
    /// A window of a step that moves points is done: how many are, of how many, and the points of
    /// those.
    WindowDone { done: usize, of: usize, points: u64, took: Duration },
    /// A step is done.
    StepDone { took: Duration },
    /// The server had already what the step would do: it had been interrupted after its requests.
    StepFoundDone,
    /// A window of an archive was not given back: the bucket has other points there.
    LeftAlone { bucket: &'a str, entry: &'a Entry },
    /// Rows of a table are kept in a copy in the database, as the table has no place for them any more.
    KeptRows { table: &'a str, copy: &'a str, rows: u64 },
    /// All steps are done, but `what` of the server could not be looked at for the record.
    NotRecorded { what: &'a str, why: &'a str },
}

/// Takes events as they happen.
pub type Listener<'a> = dyn FnMut(Event<'_>) + Send + 'a;
