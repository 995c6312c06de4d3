"""The measurement `co_occurrence_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CoOccurrenceDaily:
    """How often two entities acted together during one day. The point's time is the beginning
    of the day.
    """

    MEASUREMENT: _typing.ClassVar[str] = "co_occurrence_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    device_pair: _tags.DevicePair
    """Two entities that act together, in ascending order with a vertical bar between them.
    Compare it for equality: in a regular expression the bar means \"or\".
    """

    co_occurrence_count: int
    """How often both acted within the time window. Unit: {occurrence}. At least 0."""

    confidence: float
    """Trust in the pattern, from none (0) to certainty (1). Unit: 1. From 0.0 to 1.0."""

    time_window_seconds: int
    """The longest time between the two actions that still counts as together. Unit: s. From 1
    to 86400.
    """

    typical_hours: tuple[int, ...]
    """The hours in which the two usually act together. At most 96 bytes."""

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
            "co_occurrence_daily",
            _line.nanoseconds(self.time),
            (
                _line.derived(",date=", self.date),
                _line.tag("device_pair", ",device_pair=", self.device_pair, _tags.DevicePair),
            ),
            (
                _line.integer("co_occurrence_count", "co_occurrence_count=", self.co_occurrence_count, 0, 2**63 - 1),
                _line.real("confidence", "confidence=", self.confidence, 0.0, 1.0),
                _line.integer("time_window_seconds", "time_window_seconds=", self.time_window_seconds, 1, 86400),
                _line.json("typical_hours", "typical_hours=", self.typical_hours, _typical_hours_json, 96),
            ),
        )


_typical_hours_json: _json.Node = _json.List(_json.Integer(minimum=0, maximum=23), max_items=24, unique=True)
