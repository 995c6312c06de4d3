// day_type_weekly_range
// The points of `day_type_weekly` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day_type?: The kind of day.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
//   week?: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
