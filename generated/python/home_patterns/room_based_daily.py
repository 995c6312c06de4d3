"""The measurement `room_based_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RoomBasedDaily:
    """How one area of the home was used during one day. The point's time is the beginning of
    the day.
    """

    MEASUREMENT: _typing.ClassVar[str] = "room_based_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    area_id: _tags.AreaId
    """The area of the home, by its identifier in the area registry of Home Assistant."""

    activity_level: float
    """The share of the day in which the area was in use. Unit: 1. From 0.0 to 1.0."""

    device_usage: _typing.Mapping[str, int]
    """How often each entity of the area was used. At most 1024 bytes."""

    peak_activity_hours: tuple[int, ...]
    """The hours in which the area was used the most. At most 96 bytes."""

    transition_patterns: tuple[TransitionPatternsItem, ...]
    """Where people went from the area. At most 1024 bytes."""

    @property
    def date(self) -> str:
        """The day that the aggregate covers, in UTC."""
        return self.time.format("%Y-%m-%d")

    def __post_init__(self) -> None:
        """Refuses values that cannot be written, with an error that names the field."""
        self.to_line_protocol()

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""
        return _line.point(
            "room_based_daily",
            _line.nanoseconds(self.time),
            (
                _line.tag("area_id", ",area_id=", self.area_id, _tags.AreaId),
                _line.derived(",date=", self.date),
            ),
            (
                _line.real("activity_level", "activity_level=", self.activity_level, 0.0, 1.0),
                _line.json("device_usage", "device_usage=", self.device_usage, _device_usage_json, 1024),
                _line.json("peak_activity_hours", "peak_activity_hours=", self.peak_activity_hours, _peak_activity_hours_json, 96),
                _line.json("transition_patterns", "transition_patterns=", self.transition_patterns, _transition_patterns_json, 1024),
            ),
        )


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TransitionPatternsItem:
    """One area that was entered next."""

    avg_seconds: float
    """Seconds from the last action here to the first one there, on average."""

    count: int
    """How often that happened on that day."""

    to_area: str
    """The area that was entered."""


_device_usage_json: _json.Node = _json.Map(_json.Integer(minimum=0), names=_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), max_properties=20, required=())


_peak_activity_hours_json: _json.Node = _json.List(_json.Integer(minimum=0, maximum=23), max_items=24, unique=True)


_transition_patterns_json: _json.Node = _json.List(_json.Record(
    TransitionPatternsItem,
    (
        _json.Member("avg_seconds", "avg_seconds", True, _json.Number(minimum=0.0)),
        _json.Member("count", "count", True, _json.Integer(minimum=1)),
        _json.Member("to_area", "to_area", True, _json.Text(pattern="^[a-z0-9_]+$")),
    ),
    additional=None,
    required=(),
), max_items=10)
