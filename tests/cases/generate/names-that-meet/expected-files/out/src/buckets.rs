//! The buckets by their names on the server.

/// The bucket `raw`.
///
/// Keeps points: 1d, in shard groups of 1h.
pub const RAW: &str = "raw";
