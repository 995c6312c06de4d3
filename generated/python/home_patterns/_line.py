"""Points as line protocol."""

from __future__ import annotations

import enum
import typing

from . import _json, _values
from ._errors import InvalidValueError
from ._timestamp import Timestamp

LONGEST = 1 << 20
"""The most bytes that InfluxDB takes as the value of a field."""


class Point(typing.Protocol):
    """A point of any measurement."""

    MEASUREMENT: typing.ClassVar[str]
    """The name of the measurement on the server."""

    BUCKET: typing.ClassVar[str]
    """The name of the bucket on the server."""

    @property
    def time(self) -> Timestamp:
        """The time of the point."""

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""


def nanoseconds(time: object) -> int:
    """The time of a point."""
    if not isinstance(time, Timestamp):
        raise _values.mismatch("time", "Timestamp", time)
    return time.nanoseconds


def point(name: str, time: int, tags: tuple[str, ...], fields: tuple[str | None, ...]) -> str:
    """A whole line; the name of the measurement is escaped already."""
    written = ",".join(field for field in fields if field is not None)
    if not written:
        raise InvalidValueError(name, "a point needs at least one field")
    return f"{name}{''.join(tags)} {written} {time}\n"


def tag(field: str, head: str, value: object, kind: type[_values.TagText] | type[enum.StrEnum]) -> str:
    """A tag; `head` is what stands before its value."""
    if not isinstance(value, kind):
        raise _values.mismatch(field, kind.__name__, value)
    return head + _escaped(str.__str__(value))


def derived(head: str, value: str) -> str:
    """A tag that is made from the time."""
    return head + _escaped(value)


def real(field: str, head: str, value: object, minimum: float | None, maximum: float | None) -> str:
    """A float."""
    number = _values.real(field, value)
    if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
        raise InvalidValueError(field, f"{number!r} is out of range")
    return f"{head}{number!r}"


def integer(field: str, head: str, value: object, minimum: int, maximum: int) -> str:
    """An integer."""
    return f"{head}{_values.whole(field, value, minimum, maximum)}i"


def unsigned(field: str, head: str, value: object, minimum: int, maximum: int) -> str:
    """An unsigned integer."""
    return f"{head}{_values.whole(field, value, minimum, maximum)}u"


def boolean(field: str, head: str, value: object) -> str:
    """A truth value."""
    if not isinstance(value, bool):
        raise _values.mismatch(field, "bool", value)
    return f"{head}{'true' if value else 'false'}"


def string(field: str, head: str, value: object, limit: int) -> str:
    """A text of at most `limit` bytes."""
    text = _values.text(field, value)
    size = len(text.encode())
    if size > limit:
        raise InvalidValueError(field, f"{size} bytes, and {limit} are allowed")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{head}"{escaped}"'


def listed(field: str, head: str, value: object, kind: type[enum.StrEnum], limit: int) -> str:
    """One of some texts."""
    if not isinstance(value, kind):
        raise _values.mismatch(field, kind.__name__, value)
    return string(field, head, value, limit)


def json(field: str, head: str, value: object, node: _json.Node, limit: int) -> str:
    """A value as JSON text of at most `limit` bytes."""
    return string(field, head, _json.text(field, value, node), limit)


def _escaped(text: str) -> str:
    return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ")
