// last hour
from(bucket: "raw")
    |> range(start: -3h)
    |> filter(fn: (r) => r._measurement == "cpu")
