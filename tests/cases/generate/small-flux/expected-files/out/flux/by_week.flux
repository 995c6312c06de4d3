// by_week
// The mean of a week.
from(bucket: "climate")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r._field == "temperature")
    |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)
