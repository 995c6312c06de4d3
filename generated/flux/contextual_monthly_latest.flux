// contextual_monthly_latest
// The latest value of each field of each series of `contextual_monthly`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   month?: The month that the aggregate covers, in UTC.
//   presence_context?: Who of the household was at home.
//   weather_context?: The prevailing weather, in the words of the weather entities of Home
//   Assistant.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
    |> last()
