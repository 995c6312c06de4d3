"""Times of points."""

from __future__ import annotations

import dataclasses
import datetime
import re
import time

from ._errors import InvalidValueError

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclasses.dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Timestamp:
    """The time of a point, exact to the nanosecond.

    The standard library has no type for it: `datetime` ends at microseconds, and an integer does
    not say what it counts.
    """

    nanoseconds: int
    """Nanoseconds since 1970-01-01T00:00:00Z, between the years 1677 and 2262."""

    def __post_init__(self) -> None:
        """Refuses a time that InfluxDB does not store."""
        if type(self.nanoseconds) is not int:
            raise InvalidValueError("time", f"expected int, not {type(self.nanoseconds).__name__}")
        if not -(2**63) + 2 <= self.nanoseconds <= 2**63 - 2:
            raise InvalidValueError("time", "it is not between the years 1677 and 2262")

    @classmethod
    def from_seconds(cls, seconds: int) -> Timestamp:
        """A time in whole seconds since 1970."""
        return cls(nanoseconds=seconds * 1_000_000_000)

    @classmethod
    def from_milliseconds(cls, milliseconds: int) -> Timestamp:
        """A time in whole milliseconds since 1970."""
        return cls(nanoseconds=milliseconds * 1_000_000)

    @classmethod
    def from_datetime(cls, moment: datetime.datetime) -> Timestamp:
        """The time of an aware `datetime`. A naive one is refused: it does not say in which zone."""
        if moment.utcoffset() is None:
            raise InvalidValueError("time", "the datetime is naive; give it a time zone")
        since = moment - _EPOCH
        seconds = since.days * 86_400 + since.seconds
        return cls(nanoseconds=(seconds * 1_000_000 + since.microseconds) * 1_000)

    @classmethod
    def now(cls) -> Timestamp:
        """The time of the system's clock."""
        return cls(nanoseconds=time.time_ns())

    def to_datetime(self) -> datetime.datetime:
        """The time in UTC, without what is less than a microsecond."""
        return _EPOCH + datetime.timedelta(microseconds=self.nanoseconds // 1_000)

    def format(self, form: str) -> str:
        """The time in UTC by a format of strftime, whatever the locale.

        Known are `%Y %m %d %H %M %S %j %y %F %T %%`, and `%G %V %u` for the year, week and day of
        ISO 8601.
        """
        moment = self.to_datetime()
        year, week, day = moment.isocalendar()
        parts = {
            "Y": f"{moment.year:04}",
            "y": f"{moment.year % 100:02}",
            "m": f"{moment.month:02}",
            "d": f"{moment.day:02}",
            "F": f"{moment.year:04}-{moment.month:02}-{moment.day:02}",
            "H": f"{moment.hour:02}",
            "M": f"{moment.minute:02}",
            "S": f"{moment.second:02}",
            "T": f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}",
            "j": f"{moment.timetuple().tm_yday:03}",
            "u": f"{day}",
            "G": f"{year:04}",
            "V": f"{week:02}",
        }
        return re.sub("%(.)", lambda found: parts.get(found[1], found[1]), form, flags=re.DOTALL)
