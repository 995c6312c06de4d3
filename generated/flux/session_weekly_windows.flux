// session_weekly_windows
// The mean of each numeric field of `session_weekly` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   session_type?: The kind of session, as the session detector names it.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
//   week?: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "session_weekly")
    |> filter(fn: (r) => r._field == "avg_session_duration" or r._field == "session_count")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
