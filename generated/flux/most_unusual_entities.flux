// most_unusual_entities
// The ten entities with the highest anomaly score of the last seven days.
//
// Parameters, with example values that make the script run as it is:
//   minimum_score: The lowest score that is shown.
minimum_score = 0.5

from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(fn: (r) => r._field == "anomaly_score")
    |> filter(fn: (r) => r._value >= minimum_score)
    |> group(columns: ["_measurement", "_field", "entity_id"])
    |> max()
    |> group()
    |> sort(columns: ["_value"], desc: true)
    |> limit(n: 10)
