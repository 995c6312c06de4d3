// room_climate_count
// How many values each field of `room_climate` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day?: The day in UTC.
//   kind?: The kind of sensor.
//   room?: The room.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "climate")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> group(columns: ["_measurement", "_field"])
    |> count()
