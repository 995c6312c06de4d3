//! The buckets by their names on the server.

/// Raw events of Home Assistant.
///
/// Keeps points: 7d, in shard groups of 1d.
pub const HOME_ASSISTANT_EVENTS: &str = "home_assistant_events";

/// Daily aggregates of the six daily detectors.
///
/// Keeps points: 90d, in shard groups of 7d.
pub const PATTERN_AGGREGATES_DAILY: &str = "pattern_aggregates_daily";

/// Weekly and monthly aggregates of the four slower detectors.
///
/// Keeps points: 364d, in shard groups of 28d.
pub const PATTERN_AGGREGATES_WEEKLY: &str = "pattern_aggregates_weekly";
