// day_type_confidence_last_4_weeks
// How far the last four weeks support the patterns of each kind of day.
from(bucket: "pattern_aggregates_weekly")
    |> range(start: -4w)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r._field == "confidence")
