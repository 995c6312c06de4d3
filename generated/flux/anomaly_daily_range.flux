// anomaly_daily_range
// The points of `anomaly_daily` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   anomaly_type?: In what respect the behaviour was unusual.
//   date?: The day that the aggregate covers, in UTC.
//   entity_id?: The Home Assistant entity, as `domain.object`.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
