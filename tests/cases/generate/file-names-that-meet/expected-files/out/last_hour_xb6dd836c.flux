// Last_Hour
from(bucket: "raw")
    |> range(start: -2h)
    |> filter(fn: (r) => r._measurement == "cpu")
