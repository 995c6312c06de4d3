//! Series, shard groups and bytes, from `volume` and the budgets.

mod bytes;
mod horizon;
mod number;
mod series;
mod shape;
mod shards;
mod strftime;
mod value;

pub use bytes::{ASSUMPTIONS, BucketBytes, Bytes, MeasurementBytes, bucket_bytes, steady_state};
pub use horizon::{HORIZON, HORIZON_WORDS, kept};
pub use number::grouped;
pub use series::{Factor, Follower, Series, series};
pub use shards::{BucketShards, Shards, bucket_shard_groups, shard_groups};
