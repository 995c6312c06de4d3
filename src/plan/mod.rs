//! Changes → steps: one file per operation, each with its hazard and its way back.
//!
//! A [`Plan`] is data: it prints, stores and compares, and says by itself what it depends on.
//! Everything here is pure; what only the server knows (which shard groups a bucket has, whether
//! it holds points) comes in as [`Facts`].

mod data;
mod facts;
mod forecast;
mod hazard;
mod loss;
mod make;
mod need;
mod operation;
pub mod render;
mod standing;
mod step;

pub use data::{Data, Seen};
pub use facts::Facts;
pub use forecast::{Forecast, Until, forecast};
pub use hazard::Hazard;
pub use loss::{Loss, ShardGroupLoss};
pub use make::{Plan, VERSION, depends_on, fingerprint, make};
pub use need::{Need, Requirement};
pub use operation::{ArchivePoints, Operation};
pub use standing::Standing;
pub use step::{Reversal, Step};
