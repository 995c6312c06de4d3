"""The queries: a function for each one, which returns its Flux.

The text is that of the query's `.flux` file, with the arguments in the place of the examples. An
argument is written as a literal of Flux: whatever a text holds, it stays a text.
"""

from __future__ import annotations

from . import _flux
from . import tags as _tags


def co_occurrence_of_pair(*, device_pair: _tags.DevicePair) -> str:
    """How often a pair of entities acted together on each of the last 30 days."""
    return "".join(
        (
            "// co_occurrence_of_pair\n"
            "// How often a pair of entities acted together on each of the last 30 days.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   device_pair: The pair.\n"
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
            "// contextual_by_weather\n"
            "// What the home does in one kind of weather, over all the months that are kept.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   weather_context: The weather.\n"
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


def day_type_across_layers() -> str:
    """Whether the latest days still support what the last weeks say about each kind of day."""
    return "".join(
        (
            "// day_type_across_layers\n"
            "// Whether the latest days still support what the last weeks say about each kind of day.\n"
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
            "// day_type_confidence_last_4_weeks\n"
            "// How far the last four weeks support the patterns of each kind of day.\n"
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
            "// day_type_last_4_weeks\n"
            "// What the home does on one kind of day, over the last four weeks.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   day_type: The kind of day.\n"
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


def duration_last_60_days(*, entity_id: _tags.EntityId) -> str:
    """How long one entity is in use, for the baseline that anomalies are measured against."""
    return "".join(
        (
            "// duration_last_60_days\n"
            "// How long one entity is in use, for the baseline that anomalies are measured against.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   entity_id: The entity.\n"
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


def most_unusual_entities(*, minimum_score: float) -> str:
    """The ten entities with the highest anomaly score of the last seven days."""
    return "".join(
        (
            "// most_unusual_entities\n"
            "// The ten entities with the highest anomaly score of the last seven days.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   minimum_score: The lowest score that is shown.\n"
            "minimum_score = ",
            _flux.real("minimum_score", minimum_score),
            "\n"
            "\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "  |> range(start: -7d)\n"
            "  |> filter(fn: (r) => r._measurement == \"anomaly_daily\")\n"
            "  |> filter(fn: (r) => r._field == \"anomaly_score\")\n"
            "  |> filter(fn: (r) => r._value >= minimum_score)\n"
            "  |> group(columns: [\"entity_id\"])\n"
            "  |> max()\n"
            "  |> group()\n"
            "  |> sort(columns: [\"_value\"], desc: true)\n"
            "  |> limit(n: 10)\n",
        )
    )


def raw_events_last_day() -> str:
    """Every event of the last day. The daily detectors start from it."""
    return "".join(
        (
            "// raw_events_last_day\n"
            "// Every event of the last day. The daily detectors start from it.\n"
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
            "// raw_events_of_entity\n"
            "// The events of one entity over all the days that are kept.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   entity_id: The entity.\n"
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
            "// room_activity_last_30_days\n"
            "// The activity level of one area on each of the last 30 days.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   area_id: The area.\n"
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


def seasonal_levels_last_year() -> str:
    """The activity level of each month of the last 52 weeks."""
    return "".join(
        (
            "// seasonal_levels_last_year\n"
            "// The activity level of each month of the last 52 weeks.\n"
            "from(bucket: \"pattern_aggregates_weekly\")\n"
            "    |> range(start: -52w)\n"
            "    |> filter(fn: (r) => r._measurement == \"seasonal_monthly\")\n"
            "    |> filter(fn: (r) => r._field == \"seasonal_activity_level\" or r._field == \"trend_direction\")\n",
        )
    )


def sequences_last_week() -> str:
    """The sequences of the last seven days, with how often each was seen."""
    return "".join(
        (
            "// sequences_last_week\n"
            "// The sequences of the last seven days, with how often each was seen.\n"
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
            "// session_patterns_last_4_weeks\n"
            "// How long and how frequent the sessions of each type were, week by week. Only numbers are\n"
            "// aggregated: the start times and the devices are JSON text, which has no mean.\n"
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
            "// session_trend\n"
            "// The mean length of the sessions of one type over the last 12 weeks.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   session_type: The type of session.\n"
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


def time_based_confidence_last_week() -> str:
    """How far the last seven days support the time-based patterns."""
    return "".join(
        (
            "// time_based_confidence_last_week\n"
            "// How far the last seven days support the time-based patterns.\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"time_based_daily\")\n"
            "    |> filter(fn: (r) => r._field == \"confidence\")\n",
        )
    )


def time_based_last_30_days(*, entity_id: _tags.EntityId) -> str:
    """The time-based patterns of one entity over the last 30 days."""
    return "".join(
        (
            "// time_based_last_30_days\n"
            "// The time-based patterns of one entity over the last 30 days.\n"
            "//\n"
            "// Parameters, with example values that make the script run as it is:\n"
            "//   entity_id: The entity.\n"
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
            "// unusual_times_last_week\n"
            "// Anomalies of timing, and things that did not happen, over the last seven days.\n"
            "from(bucket: \"pattern_aggregates_daily\")\n"
            "    |> range(start: -7d)\n"
            "    |> filter(fn: (r) => r._measurement == \"anomaly_daily\")\n"
            "    |> filter(fn: (r) => r.anomaly_type == \"absence\" or r.anomaly_type == \"timing\")\n",
        )
    )
