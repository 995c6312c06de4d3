// time_based_daily_windows
// The mean of each numeric field of `time_based_daily` in windows of time, for each series, by
// tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   domain?: The Home Assistant domain of the entity, the part of its identifier before the dot.
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
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(
        fn: (r) => r._field == "confidence" or r._field == "frequency" or r._field == "occurrences",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
