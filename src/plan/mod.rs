//! Changes → steps: one file per operation, each with its hazard and its way back.
//!
//! A [`Plan`] is data: it prints, stores and compares, and says by itself what it depends on.
//! Everything here is pure; what only the server knows (which shard groups a bucket has, whether
//! it holds points) comes in as [`Facts`].

mod facts;
mod hazard;
mod loss;
mod make;
mod operation;
pub mod render;
mod standing;
mod step;

pub use facts::Facts;
pub use hazard::Hazard;
pub use loss::{Loss, ShardGroupLoss};
pub use make::{Plan, VERSION, depends_on, fingerprint, make};
pub use operation::Operation;
pub use standing::Standing;
pub use step::{Reversal, Step};
