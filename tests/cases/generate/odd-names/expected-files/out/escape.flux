// ../escape
// Two lines */ here.
from(bucket: "r\"a\x24\\{w")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "c\"pu")
    |> filter(fn: (r) => r["a \"room\""] == "x\"y")
