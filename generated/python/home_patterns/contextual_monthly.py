"""The measurement `contextual_monthly` of the bucket `pattern_aggregates_weekly`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ContextualMonthly:
    """What the home does under the same weather and presence, in one month. The point's time
    is the beginning of the month.
    """

    MEASUREMENT: _typing.ClassVar[str] = "contextual_monthly"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_WEEKLY

    time: _timestamp.Timestamp
    """The time of the point."""

    presence_context: _tags.PresenceContext
    """Who of the household was at home."""

    weather_context: _tags.WeatherContext
    """The prevailing weather, in the words of the weather entities of Home Assistant."""

    confidence: float
    """Trust in the pattern, from none (0) to certainty (1). Unit: 1. From 0.0 to 1.0."""

    correlation_scores: _typing.Mapping[str, float]
    """How strongly the use of each entity goes with the context. At most 1024 bytes."""

    device_usage_patterns: _typing.Mapping[str, DeviceUsagePatternsValue]
    """How each entity is used in that context. At most 2048 bytes."""

    @property
    def month(self) -> str:
        """The month that the aggregate covers, in UTC."""
        return self.time.format("%Y-%m")

    def __post_init__(self) -> None:
        """Refuses values that cannot be written, with an error that names the field."""
        self.to_line_protocol()

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""
        return _line.point(
            "contextual_monthly",
            _line.nanoseconds(self.time),
            (
                _line.derived(",month=", self.month),
                _line.tag("presence_context", ",presence_context=", self.presence_context, _tags.PresenceContext),
                _line.tag("weather_context", ",weather_context=", self.weather_context, _tags.WeatherContext),
            ),
            (
                _line.real("confidence", "confidence=", self.confidence, 0.0, 1.0),
                _line.json("correlation_scores", "correlation_scores=", self.correlation_scores, _correlation_scores_json, 1024),
                _line.json("device_usage_patterns", "device_usage_patterns=", self.device_usage_patterns, _device_usage_patterns_json, 2048),
            ),
        )


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUsagePatternsValue:
    """The use of one entity in that context."""

    avg_seconds: float
    """The average length of a use in seconds."""

    count: int
    """Uses in the month."""


_correlation_scores_json: _json.Node = _json.Map(_json.Number(minimum=-1.0, maximum=1.0), names=_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), max_properties=20, required=())


_device_usage_patterns_json: _json.Node = _json.Map(_json.Record(
    DeviceUsagePatternsValue,
    (
        _json.Member("avg_seconds", "avg_seconds", True, _json.Number(minimum=0.0)),
        _json.Member("count", "count", True, _json.Integer(minimum=0)),
    ),
    additional=None,
    required=(),
), names=_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), max_properties=20, required=())
