// sequence_daily_range
// The points of `sequence_daily` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   sequence_id?: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
//   entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -30d
stop = now()

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "sequence_daily")
