// raw_events_last_day
// Every event of the last day. The daily detectors start from it.
from(bucket: "home_assistant_events")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> filter(fn: (r) => r._field == "state")
