// anomaly_daily_latest
// The latest value of each field of each series of `anomaly_daily`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   anomaly_type?: In what respect the behaviour was unusual.
//   date?: The day that the aggregate covers, in UTC.
//   entity_id?: The Home Assistant entity, as `domain.object`.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> last()
