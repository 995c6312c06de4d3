// room_climate_windows
// The mean of each numeric field of `room_climate` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   day?: The day in UTC.
//   every: The length of a window.
//   kind?: The kind of sensor.
//   room?: The room.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "climate")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r._field == "offset" or r._field == "samples" or r._field == "temperature")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
