// last_day
from(bucket: "raw")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "cpu")
