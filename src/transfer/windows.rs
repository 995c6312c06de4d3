//! In which pieces the points of a measurement are read.

use jiff::Timestamp;

use crate::model::{ObservedMeasurement, Span, TimeRange, computed_shard_groups};

/// A stretch of time, both ends included, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    pub first: i64,
    pub last: i64,
}

/// The windows that hold the points of a measurement, whose times were looked at, sorted.
///
/// Where the real shard groups are known, one each. Else, if every field has one type, as the
/// bucket's shard group duration cuts them: a window that reaches over two groups costs some time
/// and nothing else. If a field has several types, an hour each, which never reaches over two.
pub fn windows(seen: &ObservedMeasurement, groups: Option<&[TimeRange]>, duration: Span) -> Vec<Window> {
    let Some(times) = seen.times else { return Vec::new() };
    let is_plain = seen.fields.values().all(|field| field.types.len() <= 1);
    let computed = if is_plain { duration } else { Span::HOUR };
    let ranges: Vec<TimeRange> = match groups {
        Some(groups) => groups.to_vec(),
        None => computed_shard_groups(times, computed).collect(),
    };
    let (oldest, newest) = (nanoseconds(times.start), nanoseconds(times.end));
    let cut = ranges.iter().map(|range| Window {
        first: nanoseconds(range.start).max(oldest),
        last: nanoseconds(range.end).saturating_sub(1).min(newest),
    });
    cut.filter(|window| window.first <= window.last).collect()
}

impl Window {
    /// From a time on, or from the first; before a time, or up to the last.
    pub fn between(from: Option<Timestamp>, before: Option<Timestamp>) -> Self {
        let first = from.map_or(i64::MIN, nanoseconds);
        Self { first, last: before.map_or(i64::MAX, |before| nanoseconds(before).saturating_sub(1)) }
    }

    /// All times of a shard group or several: from the start on, before the end.
    pub fn before(range: TimeRange) -> Self {
        Self::between(Some(range.start), Some(range.end))
    }

    /// The part of it that lies within `range` (both ends included), if any does.
    pub fn within(self, range: Self) -> Option<Self> {
        let window = Self { first: self.first.max(range.first), last: self.last.min(range.last) };
        (window.first <= window.last).then_some(window)
    }
}

impl From<Window> for TimeRange {
    fn from(window: Window) -> Self {
        let time = |nanoseconds: i64| Timestamp::from_nanosecond(nanoseconds.into()).unwrap_or_default();
        Self { start: time(window.first), end: time(window.last) }
    }
}

/// As the server counts; times that it cannot hold are its first and last.
pub(super) fn nanoseconds(time: Timestamp) -> i64 {
    let bound = if time < Timestamp::UNIX_EPOCH { i64::MIN } else { i64::MAX };
    i64::try_from(time.as_nanosecond()).unwrap_or(bound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldType, Held, ObservedField};

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn seen(types: &[FieldType], start: &str, end: &str) -> ObservedMeasurement {
        let types = types.iter().map(|kind| (*kind, Held::default())).collect();
        ObservedMeasurement {
            fields: [("f".to_owned(), ObservedField { types })].into(),
            times: Some(TimeRange { start: time(start), end: time(end) }),
            ..ObservedMeasurement::default()
        }
    }

    fn hours(windows: &[Window]) -> Vec<i64> {
        windows.iter().map(|window| (window.last - window.first) / 3_600_000_000_000).collect()
    }

    #[test]
    fn one_type_is_read_by_shard_groups_and_several_by_the_hour() {
        let plain = seen(&[FieldType::Float], "2020-01-01T12:00:00Z", "2020-01-03T06:00:00Z");
        assert_eq!(hours(&windows(&plain, None, Span::DAY)), [11, 23, 6]);
        let mixed =
            seen(&[FieldType::Float, FieldType::Integer], "2020-01-01T12:00:00Z", "2020-01-01T14:30:00Z");
        assert_eq!(hours(&windows(&mixed, None, Span::DAY)), [0, 0, 0]);
        let group = TimeRange { start: time("2020-01-01T00:00:00Z"), end: time("2020-01-08T00:00:00Z") };
        assert_eq!(hours(&windows(&mixed, Some(&[group]), Span::DAY)), [2]);
    }
}
