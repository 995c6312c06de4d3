// room_based_daily_latest
// The latest value of each field of each series of `room_based_daily`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   area_id?: The area of the home, by its identifier in the area registry of Home Assistant.
//   date?: The day that the aggregate covers, in UTC.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> last()
