// time_based_last_30_days
// The time-based patterns of one entity over the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = "light.living_room"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
