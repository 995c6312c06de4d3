// room_climate_latest
// The latest value of each field of each series of `room_climate`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day?: The day in UTC.
//   kind?: The kind of sensor.
//   room?: The room.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "climate")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> last()
