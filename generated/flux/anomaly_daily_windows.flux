// anomaly_daily_windows
// The mean of each numeric field of `anomaly_daily` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   anomaly_type?: In what respect the behaviour was unusual.
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
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(
        fn: (r) =>
            r._field == "anomaly_score" or r._field == "baseline_deviation" or r._field
                ==
                "occurrences",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
