// seasonal_monthly_range
// The points of `seasonal_monthly` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   month?: The month that the aggregate covers, in UTC.
//   season?: The meteorological season of the month, which begins in March, June, September and
//   December.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")
