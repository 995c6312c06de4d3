// time_based_daily_count
// How many values each field of `time_based_daily` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   domain?: The Home Assistant domain of the entity, the part of its identifier before the dot.
//   entity_id?: The Home Assistant entity, as `domain.object`.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> group(columns: ["_measurement", "_field"])
    |> count()
