// day_type_weekly_latest
// The latest value of each field of each series of `day_type_weekly`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day_type?: The kind of day.
//   week?: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> last()
