// co_occurrence_daily_windows
// The mean of each numeric field of `co_occurrence_daily` in windows of time, for each series, by
// tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   device_pair?: Two entities that act together, in ascending order with a vertical bar between
//   them. Compare it for equality: in a regular expression the bar means "or".
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")
    |> filter(
        fn: (r) =>
            r._field == "co_occurrence_count" or r._field == "confidence" or r._field
                ==
                "time_window_seconds",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
