// time_based_daily_latest
// The latest value of each field of each series of `time_based_daily`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   domain?: The Home Assistant domain of the entity, the part of its identifier before the dot.
//   entity_id?: The Home Assistant entity, as `domain.object`.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> last()
