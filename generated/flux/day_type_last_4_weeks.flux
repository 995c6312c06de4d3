// day_type_last_4_weeks
// What the home does on one kind of day, over the last four weeks.
//
// Parameters, with example values that make the script run as it is:
//   day_type: The kind of day.
day_type = "weekend"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -4w)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r.day_type == day_type)
