// duration_daily_windows
// The mean of each numeric field of `duration_daily` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   entity_id?: The Home Assistant entity, as `domain.object`.
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "duration_daily")
    |> filter(
        fn: (r) =>
            r._field == "avg_duration_seconds" or r._field == "duration_variance" or r._field
                ==
                "efficiency_score" or r._field == "max_duration_seconds" or r._field
                ==
                "min_duration_seconds",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
