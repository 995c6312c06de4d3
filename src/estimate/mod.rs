//! Series, shard groups and bytes, from `volume` and the budgets.

mod horizon;
mod number;
mod series;
mod shards;
mod strftime;

pub use horizon::{HORIZON, HORIZON_WORDS, kept};
pub use number::grouped;
pub use series::{Factor, Follower, Series, series};
pub use shards::{BucketShards, Shards, bucket_shard_groups, shard_groups};
