//! Shard groups by computation: where the server would cut, if it always cut as it does now.

use jiff::Timestamp;

use super::{Span, TimeRange};

/// Seconds from the year 1, where Go's clock begins and shard groups are aligned to, to 1970.
const GO_EPOCH: i64 = 62_135_596_800;

/// The groups of a duration that hold the points of a range, the oldest first.
///
/// Groups that exist are others if the duration was changed since they were made: each keeps the
/// duration that it began with.
pub fn computed_shard_groups(points: TimeRange, duration: Span) -> impl Iterator<Item = TimeRange> {
    let duration = i64::try_from(duration.as_secs().max(1)).unwrap_or(i64::MAX);
    let first = (second(points.start) + GO_EPOCH).div_euclid(duration);
    let starts = (first..).map_while(move |number| number.checked_mul(duration)?.checked_sub(GO_EPOCH));
    let held = starts.take_while(move |start| *start <= second(points.end));
    held.map_while(move |start| {
        Some(TimeRange { start: time(start)?, end: time(start.checked_add(duration)?)? })
    })
}

/// The last whole second that is not after a time; before 1970 too.
fn second(time: Timestamp) -> i64 {
    let towards_1970 = time.as_second();
    towards_1970 - i64::from(time.subsec_nanosecond() < 0)
}

fn time(second: i64) -> Option<Timestamp> {
    Timestamp::from_second(second).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begin_at_multiples_counted_from_the_year_1() {
        let range =
            |start: &str, end: &str| TimeRange { start: start.parse().unwrap(), end: end.parse().unwrap() };
        let groups = |points, duration| computed_shard_groups(points, duration).collect::<Vec<_>>();
        assert_eq!(
            groups(range("2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z"), Span::WEEK),
            [
                range("2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z"),
                range("2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z")
            ]
        );
        assert_eq!(
            groups(range("1677-09-22T12:00:00Z", "1677-09-22T12:00:00Z"), Span::DAY),
            [range("1677-09-22T00:00:00Z", "1677-09-23T00:00:00Z")]
        );
        assert_eq!(
            groups(range("1677-09-21T23:59:59.5Z", "1677-09-21T23:59:59.999999999Z"), Span::DAY),
            [range("1677-09-21T00:00:00Z", "1677-09-22T00:00:00Z")]
        );
    }
}
