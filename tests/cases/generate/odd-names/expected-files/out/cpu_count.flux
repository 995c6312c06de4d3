// cpu_count
// How many values each field of `cpu` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   room?:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -1d
stop = now()

from(bucket: "r\"a\x24\\{w")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "c\"pu")
    |> group(columns: ["_measurement", "_field"])
    |> count()
