"""The measurement `sequence_daily` of the bucket `pattern_aggregates_daily`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SequenceDaily:
    """A sequence of entities that acted one after another during one day. The point's time is
    the beginning of the day.
    """

    MEASUREMENT: _typing.ClassVar[str] = "sequence_daily"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_DAILY

    time: _timestamp.Timestamp
    """The time of the point."""

    sequence_id: _tags.SequenceId
    """A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its entity
    identifiers with line feeds between them. The field `sequence` holds what it stands for.
    """

    avg_duration_seconds: float
    """The time from the first action of the sequence to its last, on average. Unit: s. At
    least 0.0.
    """

    confidence: float
    """Trust in the pattern, from none (0) to certainty (1). Unit: 1. From 0.0 to 1.0."""

    frequency: int
    """How often the sequence was seen on that day. Unit: {occurrence}. At least 0."""

    sequence: tuple[str, ...]
    """The entities in the order in which they acted. At most 1024 bytes."""

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
            "sequence_daily",
            _line.nanoseconds(self.time),
            (
                _line.derived(",date=", self.date),
                _line.tag("sequence_id", ",sequence_id=", self.sequence_id, _tags.SequenceId),
            ),
            (
                _line.real("avg_duration_seconds", "avg_duration_seconds=", self.avg_duration_seconds, 0.0, None),
                _line.real("confidence", "confidence=", self.confidence, 0.0, 1.0),
                _line.integer("frequency", "frequency=", self.frequency, 0, 2**63 - 1),
                _line.json("sequence", "sequence=", self.sequence, _sequence_json, 1024),
            ),
        )


_sequence_json: _json.Node = _json.List(_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), min_items=2, max_items=10)
