// cpu_windows
// The mean of each numeric field of `cpu` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   room?:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1h
start = -1d
stop = now()

from(bucket: "r\"a\x24\\{w")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "c\"pu")
    |> filter(fn: (r) => r._field == "lo\"ad")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
