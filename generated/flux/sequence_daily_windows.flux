// sequence_daily_windows
// The mean of each numeric field of `sequence_daily` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   every: The length of a window.
//   sequence_id?: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
//   entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "sequence_daily")
    |> filter(
        fn: (r) =>
            r._field == "avg_duration_seconds" or r._field == "confidence" or r._field
                ==
                "frequency",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
