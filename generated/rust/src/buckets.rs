//! The buckets: a type for each one, with its name on the server and how long it keeps its points.

use std::time::Duration;

/// A bucket.
pub trait Bucket {
    /// The name on the server.
    const NAME: &'static str;

    /// How long points are kept; `None` is for ever.
    const RETENTION: Option<Duration>;

    /// The pieces of time in which points are kept and dropped.
    const SHARD_GROUP_DURATION: Duration;
}

/// Raw events of Home Assistant.
///
/// Keeps points: 7d, in shard groups of 1d.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomeAssistantEvents;

impl Bucket for HomeAssistantEvents {
    const NAME: &'static str = "home_assistant_events";
    const RETENTION: Option<Duration> = Some(Duration::new(604800, 0));
    const SHARD_GROUP_DURATION: Duration = Duration::new(86400, 0);
}

/// Daily aggregates of the six daily detectors.
///
/// Keeps points: 90d, in shard groups of 7d.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternAggregatesDaily;

impl Bucket for PatternAggregatesDaily {
    const NAME: &'static str = "pattern_aggregates_daily";
    const RETENTION: Option<Duration> = Some(Duration::new(7776000, 0));
    const SHARD_GROUP_DURATION: Duration = Duration::new(604800, 0);
}

/// Weekly and monthly aggregates of the four slower detectors.
///
/// Keeps points: 364d, in shard groups of 28d.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternAggregatesWeekly;

impl Bucket for PatternAggregatesWeekly {
    const NAME: &'static str = "pattern_aggregates_weekly";
    const RETENTION: Option<Duration> = Some(Duration::new(31449600, 0));
    const SHARD_GROUP_DURATION: Duration = Duration::new(2419200, 0);
}
