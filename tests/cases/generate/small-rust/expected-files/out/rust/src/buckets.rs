//! The buckets by their names on the server.

/// Of every room.
///
/// Keeps points: 30d, in shard groups of 1d.
pub const CLIMATE: &str = "climate";
