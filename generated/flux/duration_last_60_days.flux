// duration_last_60_days
// How long one entity is in use, for the baseline that anomalies are measured against.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = "light.living_room"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -60d)
    |> filter(fn: (r) => r._measurement == "duration_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r._field == "avg_duration_seconds" or r._field == "duration_variance")
