// of_one_room
// One room during the last day.
//
// Parameters, with example values that make the script run as it is:
//   room: Which one.
room = "kitchen"

from(bucket: "climate")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r.kind == "wired" or r.kind == "radio")
    |> filter(fn: (r) => r.room == room)
    |> filter(fn: (r) => r._field == "temperature")
