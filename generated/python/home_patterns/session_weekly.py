"""The measurement `session_weekly` of the bucket `pattern_aggregates_weekly`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SessionWeekly:
    """The sessions of one type in one week. The point's time is the beginning of the week."""

    MEASUREMENT: _typing.ClassVar[str] = "session_weekly"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_WEEKLY

    time: _timestamp.Timestamp
    """The time of the point."""

    session_type: _tags.SessionType
    """The kind of session, as the session detector names it."""

    avg_session_duration: float
    """The average length of a session. Unit: s. At least 0.0."""

    devices_used: tuple[str, ...]
    """The entities that were used in sessions of that type. At most 1024 bytes."""

    session_count: int
    """Sessions of that type in the week. Unit: {occurrence}. At least 0."""

    typical_start_times: tuple[str, ...]
    """When sessions of that type usually begin. At most 256 bytes."""

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
            "session_weekly",
            _line.nanoseconds(self.time),
            (
                _line.tag("session_type", ",session_type=", self.session_type, _tags.SessionType),
                _line.derived(",week=", self.week),
            ),
            (
                _line.real("avg_session_duration", "avg_session_duration=", self.avg_session_duration, 0.0, None),
                _line.json("devices_used", "devices_used=", self.devices_used, _devices_used_json, 1024),
                _line.integer("session_count", "session_count=", self.session_count, 0, 2**63 - 1),
                _line.json("typical_start_times", "typical_start_times=", self.typical_start_times, _typical_start_times_json, 256),
            ),
        )


_devices_used_json: _json.Node = _json.List(_json.Text(pattern="^[a-z0-9_]+\\.[a-z0-9_]+$"), max_items=20, unique=True)


_typical_start_times_json: _json.Node = _json.List(_json.Text(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"), max_items=20, unique=True)
