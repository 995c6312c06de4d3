"""The measurement `anomaly_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AnomalyDaily:
    """In what respect one entity behaved unusually during one day. The point's time is the
    beginning of the day.
    """

    MEASUREMENT: _typing.ClassVar[str] = "anomaly_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    anomaly_type: _tags.AnomalyType
    """In what respect the behaviour was unusual."""

    entity_id: _tags.EntityId
    """The Home Assistant entity, as `domain.object`."""

    anomaly_score: float
    """How unusual the behaviour was, from usual (0) to never seen before (1). Unit: 1. From
    0.0 to 1.0.
    """

    baseline_deviation: float
    """The distance from the entity's usual behaviour in standard deviations, negative where it
    was below. Unit: 1.
    """

    occurrences: int
    """How often it happened on that day. Unit: {occurrence}. At least 0."""

    severity: Severity
    """How urgently somebody should look at it. At most 8 bytes."""

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
            "anomaly_daily",
            _line.nanoseconds(self.time),
            (
                _line.tag("anomaly_type", ",anomaly_type=", self.anomaly_type, _tags.AnomalyType),
                _line.derived(",date=", self.date),
                _line.tag("entity_id", ",entity_id=", self.entity_id, _tags.EntityId),
            ),
            (
                _line.real("anomaly_score", "anomaly_score=", self.anomaly_score, 0.0, 1.0),
                _line.real("baseline_deviation", "baseline_deviation=", self.baseline_deviation, None, None),
                _line.integer("occurrences", "occurrences=", self.occurrences, 0, 2**63 - 1),
                _line.listed("severity", "severity=", self.severity, Severity, 8),
            ),
        )


class Severity(_enum.StrEnum):
    """How urgently somebody should look at it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"
