// both
// Together.
//
// Parameters, with example values that make the script run as it is:
//   room: Which one.
room = "kitchen"

of_one_room =
    from(bucket: "climate")
        |> range(start: -1d)
        |> filter(fn: (r) => r._measurement == "room_climate")
        |> filter(fn: (r) => r.kind == "wired" or r.kind == "radio")
        |> filter(fn: (r) => r.room == room)
        |> filter(fn: (r) => r._field == "temperature")

by_week =
    from(bucket: "climate")
        |> range(start: -30d)
        |> filter(fn: (r) => r._measurement == "room_climate")
        |> filter(fn: (r) => r._field == "temperature")
        |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)

union(tables: [of_one_room, by_week])
