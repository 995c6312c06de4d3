"""The measurement `home_assistant_events` of the bucket `home_assistant_events`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class HomeAssistantEvents:
    """One event of Home Assistant, at the time when it happened."""

    MEASUREMENT: _typing.ClassVar[str] = "home_assistant_events"
    BUCKET: _typing.ClassVar[str] = _buckets.HOME_ASSISTANT_EVENTS

    time: _timestamp.Timestamp
    """The time of the point."""

    area_id: _tags.AreaId | None = None
    """The area of the home, by its identifier in the area registry of Home Assistant."""

    device_id: _tags.DeviceId | None = None
    """The device that provides the entity, by its identifier in the device registry of Home
    Assistant.
    """

    domain: _tags.Domain
    """The Home Assistant domain of the entity, the part of its identifier before the dot."""

    entity_id: _tags.EntityId
    """The Home Assistant entity, as `domain.object`."""

    event_type: _tags.EventType
    """The kind of event on the event bus of Home Assistant."""

    attr_friendly_name: str | None = None
    """The name of the entity as people read it. At most 255 bytes."""

    state: str
    """The state of the entity after the event, as text even where it is a number. At most 1020
    bytes.
    """

    def __post_init__(self) -> None:
        """Refuses values that cannot be written, with an error that names the field."""
        self.to_line_protocol()

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""
        return _line.point(
            "home_assistant_events",
            _line.nanoseconds(self.time),
            (
                "" if self.area_id is None else _line.tag("area_id", ",area_id=", self.area_id, _tags.AreaId),
                "" if self.device_id is None else _line.tag("device_id", ",device_id=", self.device_id, _tags.DeviceId),
                _line.tag("domain", ",domain=", self.domain, _tags.Domain),
                _line.tag("entity_id", ",entity_id=", self.entity_id, _tags.EntityId),
                _line.tag("event_type", ",event_type=", self.event_type, _tags.EventType),
            ),
            (
                None if self.attr_friendly_name is None else _line.string("attr_friendly_name", "attr_friendly_name=", self.attr_friendly_name, 255),
                _line.string("state", "state=", self.state, 1020),
            ),
        )
