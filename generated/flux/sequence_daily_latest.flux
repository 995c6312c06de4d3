// sequence_daily_latest
// The latest value of each field of each series of `sequence_daily`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   date?: The day that the aggregate covers, in UTC.
//   sequence_id?: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
//   entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "sequence_daily")
    |> last()
