// sequences_last_week
// The sequences of the last seven days, with how often each was seen.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "sequence_daily")
    |> filter(
        fn: (r) => r._field == "sequence" or r._field == "frequency" or r._field == "confidence",
    )
