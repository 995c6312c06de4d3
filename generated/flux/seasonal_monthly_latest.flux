// seasonal_monthly_latest
// The latest value of each field of each series of `seasonal_monthly`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   month?: The month that the aggregate covers, in UTC.
//   season?: The meteorological season of the month, which begins in March, June, September and
//   December.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")
    |> last()
