//! What a bucket loses: the shard groups that a retention lets go, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Facts;
use crate::{
    model::{Keeping, TimeRange, computed_shard_groups},
    words::{count, day},
};

/// Data that will be gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    pub bucket: String,
    /// One line for people.
    pub summary: String,
    /// The groups that go sooner than they would have, the oldest first.
    pub shard_groups: Vec<ShardGroupLoss>,
    /// How many of them, from the oldest on, go with the server's next sweep, which comes within
    /// 30 minutes unless it is configured otherwise.
    pub due: usize,
    /// Whether the groups' bounds are the server's own; else they are computed from the shard group
    /// duration, which is wrong for groups that are older than its last change.
    pub exact: bool,
}

/// A shard group that will be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardGroupLoss {
    #[serde(flatten)]
    pub range: TimeRange,
    /// From when on a sweep of the server takes it.
    pub gone_from: Timestamp,
    /// How many points it has, where they were counted: of each series the field that has most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u64>,
}

/// The most groups that a bucket's data is cut into by computation.
const MOST_GROUPS: usize = 10_000;

/// What `bucket` loses when its retention becomes shorter; `None` if nothing.
pub fn of_shorter_retention(bucket: &str, from: Keeping, to: Keeping, facts: &Facts) -> Option<Loss> {
    let points = facts.points.get(bucket)?;
    let real = facts.shard_groups.get(bucket);
    let computed = || computed_shard_groups(*points, from.shard_group_duration).take(MOST_GROUPS).collect();
    let groups = real.cloned().unwrap_or_else(computed);
    let sooner = |range: TimeRange| {
        let was_kept = from.retention.lets_go_of(range.end).is_none_or(|gone_from| gone_from >= facts.now);
        let gone_from = to.retention.lets_go_of(range.end)?;
        let points = facts.counted.get(bucket).and_then(|counted| counted.get(&range)).copied();
        was_kept.then_some(ShardGroupLoss { range, gone_from, points })
    };
    let shard_groups: Vec<_> = groups.into_iter().filter_map(sooner).collect();
    if shard_groups.is_empty() {
        return None;
    }
    let due = shard_groups.iter().take_while(|group| group.gone_from < facts.now).count();
    let summary = summary(&shard_groups, due) + &points_of(&shard_groups[..due]);
    Some(Loss { bucket: bucket.to_owned(), summary, shard_groups, due, exact: real.is_some() })
}

/// What is lost with a bucket that holds points; `None` if it is empty.
pub fn of_bucket(bucket: &str, facts: &Facts) -> Option<Loss> {
    let points = facts.points.get(bucket)?;
    let summary = format!("all points of the bucket, from {} to {}", day(points.start), day(points.end));
    Some(Loss { bucket: bucket.to_owned(), summary, shard_groups: Vec::new(), due: 0, exact: true })
}

fn summary(groups: &[ShardGroupLoss], due: usize) -> String {
    let all = count(groups.len(), "shard group");
    match (groups, groups[..due].first(), groups[..due].last()) {
        (_, Some(first), Some(last)) => {
            let (start, end) = (day(first.range.start), day(last.range.end));
            format!("{due} of {all} with the server's next sweep (within 30 min by default): {start} … {end}")
        }
        ([next, ..], ..) => format!("nothing now; the oldest of {all} goes on {}", day(next.gone_from)),
        ([], ..) => all,
    }
}

/// How many points go with the next sweep, where all were counted.
fn points_of(groups: &[ShardGroupLoss]) -> String {
    let counted: Option<Vec<u64>> = groups.iter().map(|group| group.points).collect();
    match counted.map(|counted| counted.iter().sum::<u64>()) {
        Some(points) if !groups.is_empty() => format!(", {}", count(points, "point")),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeping(retention: &str, shard_group_duration: &str) -> Keeping {
        Keeping {
            retention: retention.parse().unwrap(),
            shard_group_duration: shard_group_duration.parse().unwrap(),
        }
    }

    fn facts(now: &str, oldest: &str, newest: &str) -> Facts {
        let range = TimeRange { start: oldest.parse().unwrap(), end: newest.parse().unwrap() };
        let points = [("b".to_owned(), range)].into();
        Facts { now: now.parse().unwrap(), points, ..Facts::default() }
    }

    #[test]
    fn groups_of_a_week_begin_on_mondays_and_go_when_their_end_is_too_old() {
        let facts = facts("2026-11-25T00:00:00Z", "2026-10-30T12:00:00Z", "2026-11-24T23:00:00Z");
        let loss = of_shorter_retention("b", keeping("30d", "7d"), keeping("7d", "1d"), &facts).unwrap();
        let starts: Vec<_> = loss.shard_groups.iter().map(|group| group.range.start.to_string()).collect();
        let weeks = ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"];
        assert_eq!(starts, weeks.map(|week| format!("{week}T00:00:00Z")));
        let expected = "3 of 5 shard groups with the server's next sweep (within 30 min by default): 2026-10-26 … 2026-11-16";
        assert_eq!(loss.summary, expected);
        assert_eq!(loss.shard_groups[0].gone_from.to_string(), "2026-11-09T00:00:00Z");
    }

    #[test]
    fn an_empty_bucket_loses_nothing_and_a_longer_retention_neither() {
        let empty = Facts::default();
        assert_eq!(of_shorter_retention("b", keeping("30d", "1d"), keeping("7d", "1d"), &empty), None);
        let facts = facts("2026-11-25T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z");
        assert_eq!(of_shorter_retention("b", keeping("7d", "1d"), keeping("infinite", "7d"), &facts), None);
    }
}
