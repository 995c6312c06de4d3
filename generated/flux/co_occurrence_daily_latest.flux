// co_occurrence_daily_latest
// The latest value of each field of each series of `co_occurrence_daily`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   device_pair?: Two entities that act together, in ascending order with a vertical bar between
//   them. Compare it for equality: in a regular expression the bar means "or".
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")
    |> last()
