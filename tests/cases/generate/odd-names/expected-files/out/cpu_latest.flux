// cpu_latest
// The latest value of each field of each series of `cpu`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   room?:
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "r\"a\x24\\{w")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "c\"pu")
    |> last()
