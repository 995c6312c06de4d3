// day_type_across_layers
// Whether the latest days still support what the last weeks say about each kind of day.
time_based_confidence_last_week =
    from(bucket: "pattern_aggregates_daily")
        |> range(start: -7d)
        |> filter(fn: (r) => r._measurement == "time_based_daily")
        |> filter(fn: (r) => r._field == "confidence")

day_type_confidence_last_4_weeks =
    from(bucket: "pattern_aggregates_weekly")
        |> range(start: -4w)
        |> filter(fn: (r) => r._measurement == "day_type_weekly")
        |> filter(fn: (r) => r._field == "confidence")

union(tables: [time_based_confidence_last_week, day_type_confidence_last_4_weeks])
