// cpu_windows
// The mean of each numeric field of `cpu` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
every = 1h
start = -1d
stop = now()

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r._field == "load")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
