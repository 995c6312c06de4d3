"""The measurement `time_based_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TimeBasedDaily:
    """When one entity was active during one day. The point's time is the beginning of the day."""

    MEASUREMENT: _typing.ClassVar[str] = "time_based_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    domain: _tags.Domain
    """The Home Assistant domain of the entity, the part of its identifier before the dot."""

    entity_id: _tags.EntityId
    """The Home Assistant entity, as `domain.object`."""

    confidence: float
    """Trust in the pattern, from none (0) to certainty (1). Unit: 1. From 0.0 to 1.0."""

    frequency: float
    """Activations for each hour of the day, on average. Unit: /h. At least 0.0."""

    hourly_distribution: tuple[float, ...]
    """The share of the day's activity that fell into each hour. Unit: 1. At most 1024 bytes."""

    occurrences: int
    """Activations of the entity on that day. Unit: {occurrence}. At least 0."""

    peak_hours: tuple[int, ...]
    """The hours with the most activity. At most 96 bytes."""

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
            "time_based_daily",
            _line.nanoseconds(self.time),
            (
                _line.derived(",date=", self.date),
                _line.tag("domain", ",domain=", self.domain, _tags.Domain),
                _line.tag("entity_id", ",entity_id=", self.entity_id, _tags.EntityId),
            ),
            (
                _line.real("confidence", "confidence=", self.confidence, 0.0, 1.0),
                _line.real("frequency", "frequency=", self.frequency, 0.0, None),
                _line.json("hourly_distribution", "hourly_distribution=", self.hourly_distribution, _hourly_distribution_json, 1024),
                _line.integer("occurrences", "occurrences=", self.occurrences, 0, 2**63 - 1),
                _line.json("peak_hours", "peak_hours=", self.peak_hours, _peak_hours_json, 96),
            ),
        )


_hourly_distribution_json: _json.Node = _json.List(_json.Number(minimum=0.0, maximum=1.0), min_items=24, max_items=24)


_peak_hours_json: _json.Node = _json.List(_json.Integer(minimum=0, maximum=23), max_items=24, unique=True)
