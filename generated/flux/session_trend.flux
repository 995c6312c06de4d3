// session_trend
// The mean length of the sessions of one type over the last 12 weeks.
//
// Parameters, with example values that make the script run as it is:
//   session_type: The type of session.
session_type = "evening"

// The tag `week` makes each week a series of its own: the mean over weeks must be taken without it.
from(bucket: "pattern_aggregates_weekly")
  |> range(start: -12w)
  |> filter(fn: (r) => r._measurement == "session_weekly")
  |> filter(fn: (r) => r._field == "avg_session_duration")
  |> filter(fn: (r) => r.session_type == session_type)
  |> group(columns: ["session_type"])
  |> mean()
