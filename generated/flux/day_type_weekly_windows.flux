// day_type_weekly_windows
// The mean of each numeric field of `day_type_weekly` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day_type?: The kind of day.
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
//   week?: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r._field == "confidence")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
