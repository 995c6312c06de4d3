// seasonal_levels_last_year
// The activity level of each month of the last 52 weeks.
from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")
    |> filter(fn: (r) => r._field == "seasonal_activity_level" or r._field == "trend_direction")
