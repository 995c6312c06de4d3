// cpu_range
// The points of `cpu` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
start = -1d
stop = now()

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu")
