// session_patterns_last_4_weeks
// How long and how frequent the sessions of each type were, week by week. Only numbers are
// aggregated: the start times and the devices are JSON text, which has no mean.
data =
    from(bucket: "pattern_aggregates_weekly")
        |> range(start: -4w)
        |> filter(fn: (r) => r._measurement == "session_weekly")

data_mean =
    data
        |> filter(fn: (r) => r._field == "avg_session_duration")
        |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)

data_sum =
    data
        |> filter(fn: (r) => r._field == "session_count")
        |> aggregateWindow(every: 1w, fn: sum, createEmpty: false)

union(tables: [data_mean, data_sum])
