//! What a field of another type than the declared one means for those who write and query, and
//! until when.
//!
//! A shard group refuses every type but the one it holds for a field; a new group takes whatever
//! comes first. So the declared type can be written from the end of the open group on, and from then
//! on both types are there until the retention has let go of the last group with the old one. Flux
//! meanwhile stops reading a series, without a word, where its type changes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::{FieldType, Held, Retention, TimeRange};

/// What will happen if nothing is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// Until when a point of now with the declared type is refused: the end of the open shard group,
    /// and of those right after it that hold the other type already. Absent if it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected_until: Option<Timestamp>,
    /// Until when points of the other type are there.
    pub coexist_until: Until,
    /// Whether the bounds are the server's own; else they are computed from the shard group duration.
    pub exact: bool,
}

/// A time that may never come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    Time(Timestamp),
    /// The bucket keeps its points for ever.
    Never,
}

/// What to expect of a field whose points hold `others`, in a bucket of this retention; nothing if
/// it was not looked at where they are.
pub fn forecast(
    others: &BTreeMap<FieldType, Held>,
    retention: Retention,
    now: Timestamp,
) -> Option<Forecast> {
    let mut groups: Vec<TimeRange> = Vec::new();
    for held in others.values() {
        groups.extend(held.groups.as_ref()?);
    }
    groups.sort_unstable();
    let last = groups.iter().map(|group| group.end).max()?;
    Some(Forecast {
        rejected_until: end_of_run(&groups, now),
        coexist_until: retention.lets_go_of(last).map_or(Until::Never, Until::Time),
        exact: others.values().all(|held| held.exact),
    })
}

/// The end of the group that holds `now`, and of those that follow it without a gap.
fn end_of_run(groups: &[TimeRange], now: Timestamp) -> Option<Timestamp> {
    let open = groups.iter().find(|group| group.start <= now && now < group.end)?;
    let following = groups.iter().filter(|group| group.start >= open.end);
    Some(following.fold(open.end, |end, group| if group.start == end { group.end } else { end }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn day(day: &str) -> TimeRange {
        let start = time(&format!("{day}T00:00:00Z"));
        TimeRange { start, end: start + jiff::SignedDuration::from_hours(24) }
    }

    fn held(days: &[&str]) -> BTreeMap<FieldType, Held> {
        let groups = Some(days.iter().map(|each| day(each)).collect());
        BTreeMap::from([(FieldType::Integer, Held { groups, exact: true })])
    }

    fn of(days: &[&str], retention: &str) -> Option<Forecast> {
        forecast(&held(days), retention.parse().unwrap(), time("2026-11-25T12:00:00Z"))
    }

    #[test]
    fn the_open_group_refuses_and_the_last_one_stays_for_the_retention() {
        let expected = Forecast {
            rejected_until: Some(time("2026-11-26T00:00:00Z")),
            coexist_until: Until::Time(time("2026-12-26T00:00:00Z")),
            exact: true,
        };
        assert_eq!(of(&["2026-11-20", "2026-11-25"], "30d"), Some(expected));
    }

    #[test]
    fn groups_that_follow_refuse_as_well_up_to_a_gap() {
        let days = ["2026-11-25", "2026-11-26", "2026-11-28"];
        let expected = Forecast {
            rejected_until: Some(time("2026-11-27T00:00:00Z")),
            coexist_until: Until::Never,
            exact: true,
        };
        assert_eq!(of(&days, "infinite"), Some(expected));
    }

    #[test]
    fn old_groups_refuse_nothing_of_now() {
        let expected = Forecast {
            rejected_until: None,
            coexist_until: Until::Time(time("2026-11-27T00:00:00Z")),
            exact: true,
        };
        assert_eq!(of(&["2026-11-19"], "7d"), Some(expected));
        assert_eq!(of(&[], "7d"), None);
    }
}
