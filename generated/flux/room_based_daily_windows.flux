// room_based_daily_windows
// The mean of each numeric field of `room_based_daily` in windows of time, for each series, by
// tags.
//
// Parameters, with example values that make the script run as it is:
//   area_id?: The area of the home, by its identifier in the area registry of Home Assistant.
//   date?: The day that the aggregate covers, in UTC.
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
every = 1d
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> filter(fn: (r) => r._field == "activity_level")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
