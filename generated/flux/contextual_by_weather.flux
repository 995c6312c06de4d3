// contextual_by_weather
// What the home does in one kind of weather, over all the months that are kept.
//
// Parameters, with example values that make the script run as it is:
//   weather_context: The weather.
weather_context = "rainy"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
    |> filter(fn: (r) => r.weather_context == weather_context)
