// contextual_monthly_range
// The points of `contextual_monthly` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   month?: The month that the aggregate covers, in UTC.
//   presence_context?: Who of the household was at home.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
//   weather_context?: The prevailing weather, in the words of the weather entities of Home
//   Assistant.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
