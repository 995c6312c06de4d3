"""The measurement `duration_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DurationDaily:
    """How long one entity was in use each time during one day. The point's time is the
    beginning of the day.
    """

    MEASUREMENT: _typing.ClassVar[str] = "duration_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    entity_id: _tags.EntityId
    """The Home Assistant entity, as `domain.object`."""

    avg_duration_seconds: float
    """The average length of a use. Unit: s. At least 0.0."""

    duration_variance: float
    """The variance of the lengths. Unit: s2. At least 0.0."""

    efficiency_score: float
    """How much of the time in use somebody was there to need it, from never (0) to always (1).
    Unit: 1. From 0.0 to 1.0.
    """

    max_duration_seconds: float
    """The longest use. Unit: s. At least 0.0."""

    min_duration_seconds: float
    """The shortest use. Unit: s. At least 0.0."""

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
            "duration_daily",
            _line.nanoseconds(self.time),
            (
                _line.derived(",date=", self.date),
                _line.tag("entity_id", ",entity_id=", self.entity_id, _tags.EntityId),
            ),
            (
                _line.real("avg_duration_seconds", "avg_duration_seconds=", self.avg_duration_seconds, 0.0, None),
                _line.real("duration_variance", "duration_variance=", self.duration_variance, 0.0, None),
                _line.real("efficiency_score", "efficiency_score=", self.efficiency_score, 0.0, 1.0),
                _line.real("max_duration_seconds", "max_duration_seconds=", self.max_duration_seconds, 0.0, None),
                _line.real("min_duration_seconds", "min_duration_seconds=", self.min_duration_seconds, 0.0, None),
            ),
        )
