import "date"
import "strings"

option task = {name: "seasonal_activity", cron: "0 0 1 * *", offset: 6h}

stop = date.truncate(t: now(), unit: 1mo)
start = date.sub(d: 1mo, from: stop)
year = strings.substring(v: string(v: start), start: 0, end: 4)
month = strings.substring(v: string(v: start), start: 5, end: 7)
season_by_month =
    [
        "winter",
        "winter",
        "spring",
        "spring",
        "spring",
        "summer",
        "summer",
        "summer",
        "autumn",
        "autumn",
        "autumn",
        "winter",
    ][date.month(t: start) - 1]

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> filter(fn: (r) => r._field == "activity_level")
    |> group(columns: [])
    |> mean()
    |> map(fn: (r) => ({r with _time: start}))
    |> set(key: "_measurement", value: "seasonal_monthly")
    |> set(key: "_field", value: "seasonal_activity_level")
    |> set(key: "month", value: "${year}-${month}")
    |> set(key: "season", value: season_by_month)
    |> to(bucket: "pattern_aggregates_weekly")
