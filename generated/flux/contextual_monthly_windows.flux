// contextual_monthly_windows
// The mean of each numeric field of `contextual_monthly` in windows of time, for each series, by
// tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   month?: The month that the aggregate covers, in UTC.
//   presence_context?: Who of the household was at home.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
//   weather_context?: The prevailing weather, in the words of the weather entities of Home
//   Assistant.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
    |> filter(fn: (r) => r._field == "confidence")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
