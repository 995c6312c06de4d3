// room_activity_last_30_days
// The activity level of one area on each of the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   area_id: The area.
area_id = "living_room"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> filter(fn: (r) => r.area_id == area_id)
    |> filter(fn: (r) => r._field == "activity_level")
