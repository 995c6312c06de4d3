// co_occurrence_of_pair
// How often a pair of entities acted together on each of the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   device_pair: The pair.
device_pair = "light.kitchen|switch.coffee_maker"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")
    |> filter(fn: (r) => r.device_pair == device_pair)
