// unusual_times_last_week
// Anomalies of timing, and things that did not happen, over the last seven days.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(fn: (r) => r.anomaly_type == "absence" or r.anomaly_type == "timing")
