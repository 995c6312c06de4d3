// last_hour
from(bucket: "raw")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "cpu")
