// time_based_confidence_last_week
// How far the last seven days support the time-based patterns.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r._field == "confidence")
