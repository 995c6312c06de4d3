//! Apply, complete, roll back, settle what was interrupted: the only code that changes a server.
//!
//! A [`Session`] has everything that changing needs: the client, the ledger under its guard, and
//! the lock on the server. [`look`] and [`propose`] only read. Nothing here prints: what happens is
//! told to a listener as [`Event`]s.

mod apply;
mod archives;
mod complete;
mod data;
mod error;
mod event;
mod facts;
mod journal;
mod lock;
mod mark;
mod on_server;
mod open_groups;
mod perform;
mod permitted;
mod points;
mod present;
mod propose;
mod quiet;
mod rehearse;
mod resume;
mod rollback;
mod rollups;
mod session;
mod snapshot;
mod steps;
mod still_agreed;
mod table_error;
mod tables;
mod tasks;

pub use apply::apply;
pub use complete::{complete, later, usage, waiting};
pub use error::Error;
pub use event::{Event, Listener};
pub use facts::facts;
pub use lock::{Holder, holder, unlock};
pub use mark::{Mark, mark};
pub use on_server::on_server;
pub use propose::{Proposal, SeenTasks, Terms, foresee, look, propose};
pub use quiet::{ShapeUsage, Usage, Written, look_for_use, old_shapes};
pub use rehearse::rehearse;
pub use resume::resume;
pub use rollback::{WayBack, roll_back, way_back};
pub use rollups::{run_rollup, set_rollup_task};
pub use session::{Actor, Consent, Moving, Session};
pub use table_error::TableError;
#[doc(hidden)]
pub use tables::act as act_on_table;
pub use tasks::{put_task, remove_task};
