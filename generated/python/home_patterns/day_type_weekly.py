"""The measurement `day_type_weekly` of the bucket `pattern_aggregates_weekly`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DayTypeWeekly:
    """What the home does on one kind of day, in one week. The point's time is the beginning of
    the week.
    """

    MEASUREMENT: _typing.ClassVar[str] = "day_type_weekly"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_WEEKLY

    time: _timestamp.Timestamp
    """The time of the point."""

    day_type: _tags.DayType
    """The kind of day."""

    activity_patterns: ActivityPatterns
    """How the activity of such days is spread over the day. At most 1024 bytes."""

    confidence: float
    """Trust in the pattern, from none (0) to certainty (1). Unit: 1. From 0.0 to 1.0."""

    device_usage_diff: _typing.Mapping[str, float]
    """How the use of each entity differs from its use on the other kind of day. At most 1024
    bytes.
    """

    @property
    def week(self) -> str:
        """The ISO 8601 week that the aggregate covers, from Monday on, in UTC."""
        return self.time.format("%G-W%V")

    def __post_init__(self) -> None:
        """Refuses values that cannot be written, with an error that names the field."""
        self.to_line_protocol()

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""
        return _line.point(
            "day_type_weekly",
            _line.nanoseconds(self.time),
            (
                _line.tag("day_type", ",day_type=", self.day_type, _tags.DayType),
                _line.derived(",week=", self.week),
            ),
            (
                _line.json("activity_patterns", "activity_patterns=", self.activity_patterns, _activity_patterns_json, 1024),
                _line.real("confidence", "confidence=", self.confidence, 0.0, 1.0),
                _line.json("device_usage_diff", "device_usage_diff=", self.device_usage_diff, _device_usage_diff_json, 1024),
            ),
        )


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPatterns:
    """The activity of the whole home on days of that kind."""

    hourly_distribution: tuple[float, ...]
    """One share for each hour, beginning at midnight UTC; together they are 1."""

    peak_hours: tuple[int, ...]
    """The hours with the most activity in UTC, in ascending order."""


_activity_patterns_json: _json.Node = _json.Record(
    ActivityPatterns,
    (
        _json.Member("hourly_distribution", "hourly_distribution", True, _json.List(_json.Number(minimum=0.0, maximum=1.0), min_items=24, max_items=24)),
        _json.Member("peak_hours", "peak_hours", True, _json.List(_json.Integer(minimum=0, maximum=23), max_items=24, unique=True)),
    ),
    additional=None,
    required=(),
)


_device_usage_diff_json: _json.Node = _json.Map(_json.Number(minimum=-1.0, maximum=1.0), names=_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), max_properties=20, required=())
