"""The tags: a type for the values of each one that is not made from the time of a point."""

from __future__ import annotations

import enum as _enum

from . import _values


class AnomalyType(_enum.StrEnum):
    """In what respect the behaviour was unusual."""

    ABSENCE = "absence"
    DURATION = "duration"
    FREQUENCY = "frequency"
    SEQUENCE = "sequence"
    TIMING = "timing"


class AreaId(_values.TagText):
    """The area of the home, by its identifier in the area registry of Home Assistant."""

    __slots__ = ()
    KEY = "area_id"
    PATTERN = "^[a-z0-9_]+$"


class DayType(_enum.StrEnum):
    """The kind of day."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"


class DeviceId(_values.TagText):
    """The device that provides the entity, by its identifier in the device registry of Home
    Assistant.
    """

    __slots__ = ()
    KEY = "device_id"
    PATTERN = "^[0-9a-f]{32}$"


class DevicePair(_values.TagText):
    """Two entities that act together, in ascending order with a vertical bar between them.
    Compare it for equality: in a regular expression the bar means \"or\".
    """

    __slots__ = ()
    KEY = "device_pair"
    PATTERN = "^[a-z0-9_]+\\.[a-z0-9_]+\\|[a-z0-9_]+\\.[a-z0-9_]+$"


class Domain(_values.TagText):
    """The Home Assistant domain of the entity, the part of its identifier before the dot."""

    __slots__ = ()
    KEY = "domain"
    PATTERN = "^[a-z0-9_]+$"


class EntityId(_values.TagText):
    """The Home Assistant entity, as `domain.object`."""

    __slots__ = ()
    KEY = "entity_id"
    PATTERN = "^[a-z0-9_]+\\.[a-z0-9_]+$"


class EventType(_values.TagText):
    """The kind of event on the event bus of Home Assistant."""

    __slots__ = ()
    KEY = "event_type"
    PATTERN = "^[a-z0-9_]+$"


class PresenceContext(_enum.StrEnum):
    """Who of the household was at home."""

    EVERYONE_HOME = "everyone_home"
    NOBODY_HOME = "nobody_home"
    SOMEBODY_HOME = "somebody_home"


class Season(_enum.StrEnum):
    """The meteorological season of the month, which begins in March, June, September and
    December.
    """

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"
    WINTER = "winter"


class SequenceId(_values.TagText):
    """A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its entity
    identifiers with line feeds between them. The field `sequence` holds what it stands for.
    """

    __slots__ = ()
    KEY = "sequence_id"
    PATTERN = "^[0-9a-f]{16}$"


class SessionType(_values.TagText):
    """The kind of session, as the session detector names it."""

    __slots__ = ()
    KEY = "session_type"
    PATTERN = "^[a-z][a-z0-9_]*$"


class WeatherContext(_enum.StrEnum):
    """The prevailing weather, in the words of the weather entities of Home Assistant."""

    CLEAR_NIGHT = "clear-night"
    CLOUDY = "cloudy"
    EXCEPTIONAL = "exceptional"
    FOG = "fog"
    HAIL = "hail"
    LIGHTNING = "lightning"
    LIGHTNING_RAINY = "lightning-rainy"
    PARTLYCLOUDY = "partlycloudy"
    POURING = "pouring"
    RAINY = "rainy"
    SNOWY = "snowy"
    SNOWY_RAINY = "snowy-rainy"
    SUNNY = "sunny"
    WINDY = "windy"
    WINDY_VARIANT = "windy-variant"
