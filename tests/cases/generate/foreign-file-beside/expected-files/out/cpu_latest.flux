// cpu_latest
// The latest value of each field of each series of `cpu`, by tags.
from(bucket: "raw")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> last()
