//! Changes → steps: one file per operation, each with its hazard and its way back.
//!
//! A [`Plan`] is data: it prints, stores and compares, and says by itself what it depends on.
//! Everything here is pure; what only the server knows (which shard groups a bucket has, whether
//! it holds points) comes in as [`Facts`].

mod because;
mod count;
mod data;
mod document;
mod facts;
mod forecast;
mod hazard;
mod loss;
mod make;
mod moves;
mod need;
mod operation;
mod phase;
pub mod render;
mod standing;
mod step;
mod tables;

pub use because::Because;
pub use count::Count;
pub use data::{Data, Seen};
pub use document::{Plan, VERSION, fingerprint, looks_at};
pub use facts::Facts;
pub use forecast::{Forecast, Until, forecast};
pub use hazard::Hazard;
pub use loss::{Loss, ShardGroupLoss};
pub use make::{Ends, make};
pub use need::Need;
pub use operation::{
    ArchivePoints, CopyPoints, Operation, PutTask, RemovePoints, RemoveTask, RestorePoints, RevertPoints,
    RewritePoints, SetRollupTask, TableOperation,
};
pub use phase::Phase;
pub use standing::Standing;
pub use step::{Reversal, Step};
pub use tables::Tables;
