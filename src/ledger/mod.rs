//! The journal in SQLite: revisions and their steps, each with its way back.
//!
//! Written ahead: a revision and all of its steps stand here, with what would take each one back,
//! before the first request is sent; and each step's state changes before and after its requests.
//! So whatever is interrupted, and wherever, can be told from the ledger and the server together.
//!
//! Of points that are moved it says for each window how far it came.
//!
//! One file serves several organizations; revisions count from 1 within each.

mod error;
mod guard;
mod journal;
mod open;
mod read;
mod revision;
mod window;

pub use error::Error;
pub use guard::Guard;
pub use journal::NewRevision;
pub use open::Ledger;
pub use revision::{Record, Recorded, Revision, RevisionState, StepState};
pub use window::{Part, Windows};
