"""The queries: a function for each one, which returns its Flux.

The text is that of the query's `.flux` file without the comments at its head, with the arguments in
the place of the examples. An argument is written as a literal of Flux: whatever a text holds, it
stays a text. Without an argument that may be None, the condition that it stands in is left out.
"""

from __future__ import annotations

import datetime as _datetime

from . import _flux
from . import tags as _tags


def anomaly_daily_count(*, start: _flux.Time, stop: _flux.Time, anomaly_type: _tags.AnomalyType | None = None, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """How many values each field of `anomaly_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if anomaly_type is None else
            "anomaly_type = ",
            "" if anomaly_type is None else
            _flux.tag("anomaly_type", anomaly_type, _tags.AnomalyType),
            "" if anomaly_type is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")",
            "" if anomaly_type is None else
            "\n"
            "    |> filter(fn: (r) => r.anomaly_type == anomaly_type)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def anomaly_daily_latest(*, anomaly_type: _tags.AnomalyType | None = None, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The latest value of each field of each series of `anomaly_daily`, by tags."""
    return "".join(
        (
            "" if anomaly_type is None else
            "anomaly_type = ",
            "" if anomaly_type is None else
            _flux.tag("anomaly_type", anomaly_type, _tags.AnomalyType),
            "" if anomaly_type is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")",
            "" if anomaly_type is None else
            "\n"
            "    |> filter(fn: (r) => r.anomaly_type == anomaly_type)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> last()\n",
        )
    )


def anomaly_daily_range(*, start: _flux.Time, stop: _flux.Time, anomaly_type: _tags.AnomalyType | None = None, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The points of `anomaly_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if anomaly_type is None else
            "anomaly_type = ",
            "" if anomaly_type is None else
            _flux.tag("anomaly_type", anomaly_type, _tags.AnomalyType),
            "" if anomaly_type is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")",
            "" if anomaly_type is None else
            "\n"
            "    |> filter(fn: (r) => r.anomaly_type == anomaly_type)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n",
        )
    )


def anomaly_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, anomaly_type: _tags.AnomalyType | None = None, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The mean of each numeric field of `anomaly_daily` in windows of time, for each series,
    by tags.
    """
    return "".join(
        (
            "" if anomaly_type is None else
            "anomaly_type = ",
            "" if anomaly_type is None else
            _flux.tag("anomaly_type", anomaly_type, _tags.AnomalyType),
            "" if anomaly_type is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")",
            "" if anomaly_type is None else
            "\n"
            "    |> filter(fn: (r) => r.anomaly_type == anomaly_type)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> filter(\n"
            "        fn: (r) =>\n"
            "            r._field == \"anomaly_score\" or r._field == \"baseline_deviation\" or r._field\n"
            "                ==\n"
            "                \"occurrences\",\n"
            "    )\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def co_occurrence_daily_count(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, device_pair: _tags.DevicePair | None = None) -> str:
    """How many values each field of `co_occurrence_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if device_pair is None else
            "device_pair = ",
            "" if device_pair is None else
            _flux.tag("device_pair", device_pair, _tags.DevicePair),
            "" if device_pair is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"co_occurrence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if device_pair is None else
            "\n"
            "    |> filter(fn: (r) => r.device_pair == device_pair)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def co_occurrence_daily_latest(*, date: str | None = None, device_pair: _tags.DevicePair | None = None) -> str:
    """The latest value of each field of each series of `co_occurrence_daily`, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if device_pair is None else
            "device_pair = ",
            "" if device_pair is None else
            _flux.tag("device_pair", device_pair, _tags.DevicePair),
            "" if device_pair is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"co_occurrence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if device_pair is None else
            "\n"
            "    |> filter(fn: (r) => r.device_pair == device_pair)",
            "\n"
            "    |> last()\n",
        )
    )


def co_occurrence_daily_range(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, device_pair: _tags.DevicePair | None = None) -> str:
    """The points of `co_occurrence_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if device_pair is None else
            "device_pair = ",
            "" if device_pair is None else
            _flux.tag("device_pair", device_pair, _tags.DevicePair),
            "" if device_pair is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"co_occurrence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if device_pair is None else
            "\n"
            "    |> filter(fn: (r) => r.device_pair == device_pair)",
            "\n",
        )
    )


def co_occurrence_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, date: str | None = None, device_pair: _tags.DevicePair | None = None) -> str:
    """The mean of each numeric field of `co_occurrence_daily` in windows of time, for each
    series, by tags.
    """
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if device_pair is None else
            "device_pair = ",
            "" if device_pair is None else
            _flux.tag("device_pair", device_pair, _tags.DevicePair),
            "" if device_pair is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"co_occurrence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if device_pair is None else
            "\n"
            "    |> filter(fn: (r) => r.device_pair == device_pair)",
            "\n"
            "    |> filter(\n"
            "        fn: (r) =>\n"
            "            r._field == \"co_occurrence_count\" or r._field == \"confidence\" or r._field\n"
            "                ==\n"
            "                \"time_window_seconds\",\n"
            "    )\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def co_occurrence_of_pair(*, device_pair: _tags.DevicePair) -> str:
    """How often a pair of entities acted together on each of the last 30 days."""
    return "".join(
        (
            "device_pair = ",
            _flux.tag("device_pair", device_pair, _tags.DevicePair),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -30d)\n"
            "    |> filter(fn: (r) => r._measurement == \"co_occurrence_daily\")\n"
            "    |> filter(fn: (r) => r.device_pair == device_pair)\n",
        )
    )


def contextual_by_weather(*, weather_context: _tags.WeatherContext) -> str:
    """What the home does in one kind of weather, over all the months that are kept."""
    return "".join(
        (
            "weather_context = ",
            _flux.tag("weather_context", weather_context, _tags.WeatherContext),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -52w)\n"
            "    |> filter(fn: (r) => r._measurement == \"contextual_monthly\")\n"
            "    |> filter(fn: (r) => r.weather_context == weather_context)\n",
        )
    )


def contextual_monthly_count(*, start: _flux.Time, stop: _flux.Time, month: str | None = None, presence_context: _tags.PresenceContext | None = None, weather_context: _tags.WeatherContext | None = None) -> str:
    """How many values each field of `contextual_monthly` has in a range of time, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if presence_context is None else
            "presence_context = ",
            "" if presence_context is None else
            _flux.tag("presence_context", presence_context, _tags.PresenceContext),
            "" if presence_context is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if weather_context is None else
            "weather_context = ",
            "" if weather_context is None else
            _flux.tag("weather_context", weather_context, _tags.WeatherContext),
            "" if weather_context is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"contextual_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if presence_context is None else
            "\n"
            "    |> filter(fn: (r) => r.presence_context == presence_context)",
            "" if weather_context is None else
            "\n"
            "    |> filter(fn: (r) => r.weather_context == weather_context)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def contextual_monthly_latest(*, month: str | None = None, presence_context: _tags.PresenceContext | None = None, weather_context: _tags.WeatherContext | None = None) -> str:
    """The latest value of each field of each series of `contextual_monthly`, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if presence_context is None else
            "presence_context = ",
            "" if presence_context is None else
            _flux.tag("presence_context", presence_context, _tags.PresenceContext),
            "" if presence_context is None else
            "\n",
            "" if weather_context is None else
            "weather_context = ",
            "" if weather_context is None else
            _flux.tag("weather_context", weather_context, _tags.WeatherContext),
            "" if weather_context is None else
            "\n",
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -364d)\n"
            "    |> filter(fn: (r) => r._measurement == \"contextual_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if presence_context is None else
            "\n"
            "    |> filter(fn: (r) => r.presence_context == presence_context)",
            "" if weather_context is None else
            "\n"
            "    |> filter(fn: (r) => r.weather_context == weather_context)",
            "\n"
            "    |> last()\n",
        )
    )


def contextual_monthly_range(*, start: _flux.Time, stop: _flux.Time, month: str | None = None, presence_context: _tags.PresenceContext | None = None, weather_context: _tags.WeatherContext | None = None) -> str:
    """The points of `contextual_monthly` in a range of time, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if presence_context is None else
            "presence_context = ",
            "" if presence_context is None else
            _flux.tag("presence_context", presence_context, _tags.PresenceContext),
            "" if presence_context is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if weather_context is None else
            "weather_context = ",
            "" if weather_context is None else
            _flux.tag("weather_context", weather_context, _tags.WeatherContext),
            "" if weather_context is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"contextual_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if presence_context is None else
            "\n"
            "    |> filter(fn: (r) => r.presence_context == presence_context)",
            "" if weather_context is None else
            "\n"
            "    |> filter(fn: (r) => r.weather_context == weather_context)",
            "\n",
        )
    )


def contextual_monthly_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, month: str | None = None, presence_context: _tags.PresenceContext | None = None, weather_context: _tags.WeatherContext | None = None) -> str:
    """The mean of each numeric field of `contextual_monthly` in windows of time, for each
    series, by tags.
    """
    return "".join(
        (
            "every = ",
            _flux.duration("every", every),
            "\n",
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if presence_context is None else
            "presence_context = ",
            "" if presence_context is None else
            _flux.tag("presence_context", presence_context, _tags.PresenceContext),
            "" if presence_context is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if weather_context is None else
            "weather_context = ",
            "" if weather_context is None else
            _flux.tag("weather_context", weather_context, _tags.WeatherContext),
            "" if weather_context is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"contextual_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if presence_context is None else
            "\n"
            "    |> filter(fn: (r) => r.presence_context == presence_context)",
            "" if weather_context is None else
            "\n"
            "    |> filter(fn: (r) => r.weather_context == weather_context)",
            "\n"
            "    |> filter(fn: (r) => r._field == \"confidence\")\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def day_type_across_layers() -> str:
    """Whether the latest days still support what the last weeks say about each kind of day."""
    return "".join(
        (
            "time_based_confidence_last_week =\n"
            "    from(bucket: \"pattern_aggregates_daily\")\n"
            "        |> range(start: -7d)\n"
            "        |> filter(fn: (r) => r._measurement == \"time_based_daily\")\n"
            "        |> filter(fn: (r) => r._field == \"confidence\")\n"
            "\n"
            "day_type_confidence_last_4_weeks =\n"
            "    from(bucket: \"pattern_aggregates_weekly\")\n"
            "        |> range(start: -4w)\n"
            "        |> filter(fn: (r) => r._measurement == \"day_type_weekly\")\n"
            "        |> filter(fn: (r) => r._field == \"confidence\")\n"
            "\n"
            "union(tables: [time_based_confidence_last_week, day_type_confidence_last_4_weeks])\n",
        )
    )


def day_type_confidence_last_4_weeks() -> str:
    """How far the last four weeks support the patterns of each kind of day."""
    return "".join(
        (
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -4w)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")\n"
            "    |> filter(fn: (r) => r._field == \"confidence\")\n",
        )
    )


def day_type_last_4_weeks(*, day_type: _tags.DayType) -> str:
    """What the home does on one kind of day, over the last four weeks."""
    return "".join(
        (
            "day_type = ",
            _flux.tag("day_type", day_type, _tags.DayType),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -4w)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")\n"
            "    |> filter(fn: (r) => r.day_type == day_type)\n",
        )
    )


def day_type_weekly_count(*, start: _flux.Time, stop: _flux.Time, day_type: _tags.DayType | None = None, week: str | None = None) -> str:
    """How many values each field of `day_type_weekly` has in a range of time, by tags."""
    return "".join(
        (
            "" if day_type is None else
            "day_type = ",
            "" if day_type is None else
            _flux.tag("day_type", day_type, _tags.DayType),
            "" if day_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")",
            "" if day_type is None else
            "\n"
            "    |> filter(fn: (r) => r.day_type == day_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def day_type_weekly_latest(*, day_type: _tags.DayType | None = None, week: str | None = None) -> str:
    """The latest value of each field of each series of `day_type_weekly`, by tags."""
    return "".join(
        (
            "" if day_type is None else
            "day_type = ",
            "" if day_type is None else
            _flux.tag("day_type", day_type, _tags.DayType),
            "" if day_type is None else
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -364d)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")",
            "" if day_type is None else
            "\n"
            "    |> filter(fn: (r) => r.day_type == day_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> last()\n",
        )
    )


def day_type_weekly_range(*, start: _flux.Time, stop: _flux.Time, day_type: _tags.DayType | None = None, week: str | None = None) -> str:
    """The points of `day_type_weekly` in a range of time, by tags."""
    return "".join(
        (
            "" if day_type is None else
            "day_type = ",
            "" if day_type is None else
            _flux.tag("day_type", day_type, _tags.DayType),
            "" if day_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")",
            "" if day_type is None else
            "\n"
            "    |> filter(fn: (r) => r.day_type == day_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n",
        )
    )


def day_type_weekly_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, day_type: _tags.DayType | None = None, week: str | None = None) -> str:
    """The mean of each numeric field of `day_type_weekly` in windows of time, for each series,
    by tags.
    """
    return "".join(
        (
            "" if day_type is None else
            "day_type = ",
            "" if day_type is None else
            _flux.tag("day_type", day_type, _tags.DayType),
            "" if day_type is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"day_type_weekly\")",
            "" if day_type is None else
            "\n"
            "    |> filter(fn: (r) => r.day_type == day_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> filter(fn: (r) => r._field == \"confidence\")\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def duration_daily_count(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """How many values each field of `duration_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"duration_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def duration_daily_latest(*, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The latest value of each field of each series of `duration_daily`, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"duration_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> last()\n",
        )
    )


def duration_daily_range(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The points of `duration_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"duration_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n",
        )
    )


def duration_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, date: str | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The mean of each numeric field of `duration_daily` in windows of time, for each series,
    by tags.
    """
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"duration_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> filter(\n"
            "        fn: (r) =>\n"
            "            r._field == \"avg_duration_seconds\" or r._field == \"duration_variance\" or r._field\n"
            "                ==\n"
            "                \"efficiency_score\" or r._field == \"max_duration_seconds\" or r._field\n"
            "                ==\n"
            "                \"min_duration_seconds\",\n"
            "    )\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def duration_last_60_days(*, entity_id: _tags.EntityId) -> str:
    """How long one entity is in use, for the baseline that anomalies are measured against."""
    return "".join(
        (
            "entity_id = ",
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -60d)\n"
            "    |> filter(fn: (r) => r._measurement == \"duration_daily\")\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)\n"
            "    |> filter(fn: (r) => r._field == \"avg_duration_seconds\" or r._field == \"duration_variance\")\n",
        )
    )


def home_assistant_events_count(*, start: _flux.Time, stop: _flux.Time, area_id: _tags.AreaId | None = None, device_id: _tags.DeviceId | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None, event_type: _tags.EventType | None = None) -> str:
    """How many values each field of `home_assistant_events` has in a range of time, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if device_id is None else
            "device_id = ",
            "" if device_id is None else
            _flux.tag("device_id", device_id, _tags.DeviceId),
            "" if device_id is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "" if event_type is None else
            "event_type = ",
            "" if event_type is None else
            _flux.tag("event_type", event_type, _tags.EventType),
            "" if event_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"home_assistant_events\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"home_assistant_events\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if device_id is None else
            "\n"
            "    |> filter(fn: (r) => r.device_id == device_id)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "" if event_type is None else
            "\n"
            "    |> filter(fn: (r) => r.event_type == event_type)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def home_assistant_events_latest(*, area_id: _tags.AreaId | None = None, device_id: _tags.DeviceId | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None, event_type: _tags.EventType | None = None) -> str:
    """The latest value of each field of each series of `home_assistant_events`, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if device_id is None else
            "device_id = ",
            "" if device_id is None else
            _flux.tag("device_id", device_id, _tags.DeviceId),
            "" if device_id is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "" if event_type is None else
            "event_type = ",
            "" if event_type is None else
            _flux.tag("event_type", event_type, _tags.EventType),
            "" if event_type is None else
            "\n",
            "from(bucket: \"home_assistant_events\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"home_assistant_events\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if device_id is None else
            "\n"
            "    |> filter(fn: (r) => r.device_id == device_id)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "" if event_type is None else
            "\n"
            "    |> filter(fn: (r) => r.event_type == event_type)",
            "\n"
            "    |> last()\n",
        )
    )


def home_assistant_events_range(*, start: _flux.Time, stop: _flux.Time, area_id: _tags.AreaId | None = None, device_id: _tags.DeviceId | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None, event_type: _tags.EventType | None = None) -> str:
    """The points of `home_assistant_events` in a range of time, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if device_id is None else
            "device_id = ",
            "" if device_id is None else
            _flux.tag("device_id", device_id, _tags.DeviceId),
            "" if device_id is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "" if event_type is None else
            "event_type = ",
            "" if event_type is None else
            _flux.tag("event_type", event_type, _tags.EventType),
            "" if event_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"home_assistant_events\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"home_assistant_events\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if device_id is None else
            "\n"
            "    |> filter(fn: (r) => r.device_id == device_id)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "" if event_type is None else
            "\n"
            "    |> filter(fn: (r) => r.event_type == event_type)",
            "\n",
        )
    )


def most_unusual_entities(*, minimum_score: float) -> str:
    """The ten entities with the highest anomaly score of the last seven days."""
    return "".join(
        (
            "minimum_score = ",
            _flux.real("minimum_score", minimum_score),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")\n"
            "    |> filter(fn: (r) => r._field == \"anomaly_score\")\n"
            "    |> filter(fn: (r) => r._value >= minimum_score)\n"
            "    |> group(columns: [\"_measurement\", \"_field\", \"entity_id\"])\n"
            "    |> max()\n"
            "    |> group()\n"
            "    |> sort(columns: [\"_value\"], desc: true)\n"
            "    |> limit(n: 10)\n",
        )
    )


def raw_events_last_day() -> str:
    """Every event of the last day. The daily detectors start from it."""
    return "".join(
        (
            "from(bucket: \"home_assistant_events\")\n"
            "    |> range(start: -1d)\n"
            "    |> filter(fn: (r) => r._measurement == \"home_assistant_events\")\n"
            "    |> filter(fn: (r) => r._field == \"state\")\n",
        )
    )


def raw_events_of_entity(*, entity_id: _tags.EntityId) -> str:
    """The events of one entity over all the days that are kept."""
    return "".join(
        (
            "entity_id = ",
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "\n"
            "\n"
            "from(bucket: \"home_assistant_events\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"home_assistant_events\")\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)\n"
            "    |> filter(fn: (r) => r.event_type == \"state_changed\")\n"
            "    |> filter(fn: (r) => r._field == \"state\")\n",
        )
    )


def room_activity_last_30_days(*, area_id: _tags.AreaId) -> str:
    """The activity level of one area on each of the last 30 days."""
    return "".join(
        (
            "area_id = ",
            _flux.tag("area_id", area_id, _tags.AreaId),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -30d)\n"
            "    |> filter(fn: (r) => r._measurement == \"room_based_daily\")\n"
            "    |> filter(fn: (r) => r.area_id == area_id)\n"
            "    |> filter(fn: (r) => r._field == \"activity_level\")\n",
        )
    )


def room_based_daily_count(*, start: _flux.Time, stop: _flux.Time, area_id: _tags.AreaId | None = None, date: str | None = None) -> str:
    """How many values each field of `room_based_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"room_based_daily\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def room_based_daily_latest(*, area_id: _tags.AreaId | None = None, date: str | None = None) -> str:
    """The latest value of each field of each series of `room_based_daily`, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"room_based_daily\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "\n"
            "    |> last()\n",
        )
    )


def room_based_daily_range(*, start: _flux.Time, stop: _flux.Time, area_id: _tags.AreaId | None = None, date: str | None = None) -> str:
    """The points of `room_based_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"room_based_daily\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "\n",
        )
    )


def room_based_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, area_id: _tags.AreaId | None = None, date: str | None = None) -> str:
    """The mean of each numeric field of `room_based_daily` in windows of time, for each
    series, by tags.
    """
    return "".join(
        (
            "" if area_id is None else
            "area_id = ",
            "" if area_id is None else
            _flux.tag("area_id", area_id, _tags.AreaId),
            "" if area_id is None else
            "\n",
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"room_based_daily\")",
            "" if area_id is None else
            "\n"
            "    |> filter(fn: (r) => r.area_id == area_id)",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "\n"
            "    |> filter(fn: (r) => r._field == \"activity_level\")\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def seasonal_levels_last_year() -> str:
    """The activity level of each month of the last 52 weeks."""
    return "".join(
        (
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -52w)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")\n"
            "    |> filter(fn: (r) => r._field == \"seasonal_activity_level\" or r._field == \"trend_direction\")\n",
        )
    )


def seasonal_monthly_count(*, start: _flux.Time, stop: _flux.Time, month: str | None = None, season: _tags.Season | None = None) -> str:
    """How many values each field of `seasonal_monthly` has in a range of time, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if season is None else
            "season = ",
            "" if season is None else
            _flux.tag("season", season, _tags.Season),
            "" if season is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if season is None else
            "\n"
            "    |> filter(fn: (r) => r.season == season)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def seasonal_monthly_latest(*, month: str | None = None, season: _tags.Season | None = None) -> str:
    """The latest value of each field of each series of `seasonal_monthly`, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if season is None else
            "season = ",
            "" if season is None else
            _flux.tag("season", season, _tags.Season),
            "" if season is None else
            "\n",
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -364d)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if season is None else
            "\n"
            "    |> filter(fn: (r) => r.season == season)",
            "\n"
            "    |> last()\n",
        )
    )


def seasonal_monthly_range(*, start: _flux.Time, stop: _flux.Time, month: str | None = None, season: _tags.Season | None = None) -> str:
    """The points of `seasonal_monthly` in a range of time, by tags."""
    return "".join(
        (
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if season is None else
            "season = ",
            "" if season is None else
            _flux.tag("season", season, _tags.Season),
            "" if season is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if season is None else
            "\n"
            "    |> filter(fn: (r) => r.season == season)",
            "\n",
        )
    )


def seasonal_monthly_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, month: str | None = None, season: _tags.Season | None = None) -> str:
    """The mean of each numeric field of `seasonal_monthly` in windows of time, for each
    series, by tags.
    """
    return "".join(
        (
            "every = ",
            _flux.duration("every", every),
            "\n",
            "" if month is None else
            "month = ",
            "" if month is None else
            _flux.string("month", month),
            "" if month is None else
            "\n",
            "" if season is None else
            "season = ",
            "" if season is None else
            _flux.tag("season", season, _tags.Season),
            "" if season is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")",
            "" if month is None else
            "\n"
            "    |> filter(fn: (r) => r.month == month)",
            "" if season is None else
            "\n"
            "    |> filter(fn: (r) => r.season == season)",
            "\n"
            "    |> filter(fn: (r) => r._field == \"seasonal_activity_level\")\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def sequence_daily_count(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, sequence_id: _tags.SequenceId | None = None) -> str:
    """How many values each field of `sequence_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if sequence_id is None else
            "sequence_id = ",
            "" if sequence_id is None else
            _flux.tag("sequence_id", sequence_id, _tags.SequenceId),
            "" if sequence_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"sequence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if sequence_id is None else
            "\n"
            "    |> filter(fn: (r) => r.sequence_id == sequence_id)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def sequence_daily_latest(*, date: str | None = None, sequence_id: _tags.SequenceId | None = None) -> str:
    """The latest value of each field of each series of `sequence_daily`, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if sequence_id is None else
            "sequence_id = ",
            "" if sequence_id is None else
            _flux.tag("sequence_id", sequence_id, _tags.SequenceId),
            "" if sequence_id is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"sequence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if sequence_id is None else
            "\n"
            "    |> filter(fn: (r) => r.sequence_id == sequence_id)",
            "\n"
            "    |> last()\n",
        )
    )


def sequence_daily_range(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, sequence_id: _tags.SequenceId | None = None) -> str:
    """The points of `sequence_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if sequence_id is None else
            "sequence_id = ",
            "" if sequence_id is None else
            _flux.tag("sequence_id", sequence_id, _tags.SequenceId),
            "" if sequence_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"sequence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if sequence_id is None else
            "\n"
            "    |> filter(fn: (r) => r.sequence_id == sequence_id)",
            "\n",
        )
    )


def sequence_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, date: str | None = None, sequence_id: _tags.SequenceId | None = None) -> str:
    """The mean of each numeric field of `sequence_daily` in windows of time, for each series,
    by tags.
    """
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n",
            "" if sequence_id is None else
            "sequence_id = ",
            "" if sequence_id is None else
            _flux.tag("sequence_id", sequence_id, _tags.SequenceId),
            "" if sequence_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"sequence_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if sequence_id is None else
            "\n"
            "    |> filter(fn: (r) => r.sequence_id == sequence_id)",
            "\n"
            "    |> filter(\n"
            "        fn: (r) =>\n"
            "            r._field == \"avg_duration_seconds\" or r._field == \"confidence\" or r._field\n"
            "                ==\n"
            "                \"frequency\",\n"
            "    )\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def sequences_last_week() -> str:
    """The sequences of the last seven days, with how often each was seen."""
    return "".join(
        (
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"sequence_daily\")\n"
            "    |> filter(\n"
            "        fn: (r) => r._field == \"sequence\" or r._field == \"frequency\" or r._field == \"confidence\",\n"
            "    )\n",
        )
    )


def session_patterns_last_4_weeks() -> str:
    """How long and how frequent the sessions of each type were, week by week. Only numbers are
    aggregated: the start times and the devices are JSON text, which has no mean.
    """
    return "".join(
        (
            "data =\n"
            "    from(bucket: \"pattern_aggregates_weekly\")\n"
            "        |> range(start: -4w)\n"
            "        |> filter(fn: (r) => r._measurement == \"session_weekly\")\n"
            "\n"
            "data_mean =\n"
            "    data\n"
            "        |> filter(fn: (r) => r._field == \"avg_session_duration\")\n"
            "        |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)\n"
            "\n"
            "data_sum =\n"
            "    data\n"
            "        |> filter(fn: (r) => r._field == \"session_count\")\n"
            "        |> aggregateWindow(every: 1w, fn: sum, createEmpty: false)\n"
            "\n"
            "union(tables: [data_mean, data_sum])\n",
        )
    )


def session_trend(*, session_type: _tags.SessionType) -> str:
    """The mean length of the sessions of one type over the last 12 weeks."""
    return "".join(
        (
            "session_type = ",
            _flux.tag("session_type", session_type, _tags.SessionType),
            "\n"
            "\n"
            "// The tag `week` makes each week a series of its own: the mean over weeks must be taken without it.\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "  |> range(start: -12w)\n"
            "  |> filter(fn: (r) => r._measurement == \"session_weekly\")\n"
            "  |> filter(fn: (r) => r._field == \"avg_session_duration\")\n"
            "  |> filter(fn: (r) => r.session_type == session_type)\n"
            "  |> group(columns: [\"session_type\"])\n"
            "  |> mean()\n",
        )
    )


def session_weekly_count(*, start: _flux.Time, stop: _flux.Time, session_type: _tags.SessionType | None = None, week: str | None = None) -> str:
    """How many values each field of `session_weekly` has in a range of time, by tags."""
    return "".join(
        (
            "" if session_type is None else
            "session_type = ",
            "" if session_type is None else
            _flux.tag("session_type", session_type, _tags.SessionType),
            "" if session_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"session_weekly\")",
            "" if session_type is None else
            "\n"
            "    |> filter(fn: (r) => r.session_type == session_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def session_weekly_latest(*, session_type: _tags.SessionType | None = None, week: str | None = None) -> str:
    """The latest value of each field of each series of `session_weekly`, by tags."""
    return "".join(
        (
            "" if session_type is None else
            "session_type = ",
            "" if session_type is None else
            _flux.tag("session_type", session_type, _tags.SessionType),
            "" if session_type is None else
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -364d)\n"
            "    |> filter(fn: (r) => r._measurement == \"session_weekly\")",
            "" if session_type is None else
            "\n"
            "    |> filter(fn: (r) => r.session_type == session_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> last()\n",
        )
    )


def session_weekly_range(*, start: _flux.Time, stop: _flux.Time, session_type: _tags.SessionType | None = None, week: str | None = None) -> str:
    """The points of `session_weekly` in a range of time, by tags."""
    return "".join(
        (
            "" if session_type is None else
            "session_type = ",
            "" if session_type is None else
            _flux.tag("session_type", session_type, _tags.SessionType),
            "" if session_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"session_weekly\")",
            "" if session_type is None else
            "\n"
            "    |> filter(fn: (r) => r.session_type == session_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n",
        )
    )


def session_weekly_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, session_type: _tags.SessionType | None = None, week: str | None = None) -> str:
    """The mean of each numeric field of `session_weekly` in windows of time, for each series,
    by tags.
    """
    return "".join(
        (
            "every = ",
            _flux.duration("every", every),
            "\n",
            "" if session_type is None else
            "session_type = ",
            "" if session_type is None else
            _flux.tag("session_type", session_type, _tags.SessionType),
            "" if session_type is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n",
            "" if week is None else
            "week = ",
            "" if week is None else
            _flux.string("week", week),
            "" if week is None else
            "\n",
            "\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"session_weekly\")",
            "" if session_type is None else
            "\n"
            "    |> filter(fn: (r) => r.session_type == session_type)",
            "" if week is None else
            "\n"
            "    |> filter(fn: (r) => r.week == week)",
            "\n"
            "    |> filter(fn: (r) => r._field == \"avg_session_duration\" or r._field == \"session_count\")\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def time_based_confidence_last_week() -> str:
    """How far the last seven days support the time-based patterns."""
    return "".join(
        (
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")\n"
            "    |> filter(fn: (r) => r._field == \"confidence\")\n",
        )
    )


def time_based_daily_count(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """How many values each field of `time_based_daily` has in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> group(columns: [\"_measurement\", \"_field\"])\n"
            "    |> count()\n",
        )
    )


def time_based_daily_latest(*, date: str | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The latest value of each field of each series of `time_based_daily`, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -90d)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> last()\n",
        )
    )


def time_based_daily_range(*, start: _flux.Time, stop: _flux.Time, date: str | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The points of `time_based_daily` in a range of time, by tags."""
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n",
        )
    )


def time_based_daily_windows(*, every: _datetime.timedelta, start: _flux.Time, stop: _flux.Time, date: str | None = None, domain: _tags.Domain | None = None, entity_id: _tags.EntityId | None = None) -> str:
    """The mean of each numeric field of `time_based_daily` in windows of time, for each
    series, by tags.
    """
    return "".join(
        (
            "" if date is None else
            "date = ",
            "" if date is None else
            _flux.string("date", date),
            "" if date is None else
            "\n",
            "" if domain is None else
            "domain = ",
            "" if domain is None else
            _flux.tag("domain", domain, _tags.Domain),
            "" if domain is None else
            "\n",
            "" if entity_id is None else
            "entity_id = ",
            "" if entity_id is None else
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "" if entity_id is None else
            "\n",
            "every = ",
            _flux.duration("every", every),
            "\n"
            "start = ",
            _flux.time("start", start),
            "\n"
            "stop = ",
            _flux.time("stop", stop),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: start, stop: stop)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")",
            "" if date is None else
            "\n"
            "    |> filter(fn: (r) => r.date == date)",
            "" if domain is None else
            "\n"
            "    |> filter(fn: (r) => r.domain == domain)",
            "" if entity_id is None else
            "\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)",
            "\n"
            "    |> filter(\n"
            "        fn: (r) => r._field == \"confidence\" or r._field == \"frequency\" or r._field == \"occurrences\",\n"
            "    )\n"
            "    |> aggregateWindow(every: every, fn: mean, createEmpty: false)\n",
        )
    )


def time_based_last_30_days(*, entity_id: _tags.EntityId) -> str:
    """The time-based patterns of one entity over the last 30 days."""
    return "".join(
        (
            "entity_id = ",
            _flux.tag("entity_id", entity_id, _tags.EntityId),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -30d)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")\n"
            "    |> filter(fn: (r) => r.entity_id == entity_id)\n",
        )
    )


def unusual_times_last_week() -> str:
    """Anomalies of timing, and things that did not happen, over the last seven days."""
    return "".join(
        (
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")\n"
            "    |> filter(fn: (r) => r.anomaly_type == \"absence\" or r.anomaly_type == \"timing\")\n",
        )
    )
