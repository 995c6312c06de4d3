"""Literals of Flux: any text stays inside its quotes."""

from __future__ import annotations

import datetime
import enum
import re

from . import _values
from ._errors import InvalidValueError
from ._timestamp import Timestamp

Time = Timestamp | datetime.datetime | datetime.timedelta
"""A time: a moment, or how far it is from the time at which the query runs, negative in the past."""

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    # The server takes it for the end of the script.
    "\0": "\\x00",
    # It would begin an interpolation.
    "${": "\\${",
    # It would hide the backslash of the escape after it.
    "$": "\\x24",
}

# A dollar sign before anything else is plain.
_SPECIAL = re.compile(r'["\\\n\r\t\0]|\$\{|\$(?=["\\$\n\r\t\0]|\Z)')


def string(parameter: str, value: object) -> str:
    """A text."""
    text = _values.text(parameter, value)
    return f'"{_SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)}"'


def tag(parameter: str, value: object, kind: type[_values.TagText] | type[enum.StrEnum]) -> str:
    """The value of a tag."""
    if not isinstance(value, kind):
        raise _values.mismatch(parameter, kind.__name__, value)
    return string(parameter, value)


def integer(parameter: str, value: object) -> str:
    """An integer; the smallest one has no literal."""
    number = _values.whole(parameter, value, -(2**63), 2**63 - 1)
    return f'int(v: "{number}")' if number == -(2**63) else f"{number}"


def unsigned(parameter: str, value: object) -> str:
    """An unsigned integer: made of an integer, or of a text where it is larger than any."""
    number = _values.whole(parameter, value, 0, 2**64 - 1)
    return f"uint(v: {number})" if number < 2**63 else f'uint(v: "{number}")'


def real(parameter: str, value: object) -> str:
    """A number; NaN, infinities and what needs an exponent have no literal."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _values.mismatch(parameter, "float", value)
    try:
        text = repr(float(value))
    except OverflowError:
        raise InvalidValueError(parameter, "the number is too large for a float") from None
    return text if re.fullmatch(r"[0-9.-]+", text) else f'float(v: "{text.replace("nan", "NaN")}")'


def boolean(parameter: str, value: object) -> str:
    """A truth value."""
    if not isinstance(value, bool):
        raise _values.mismatch(parameter, "bool", value)
    return "true" if value else "false"


# Months and years have no fixed length.
_UNITS = {
    "d": 86_400_000_000,
    "h": 3_600_000_000,
    "m": 60_000_000,
    "s": 1_000_000,
    "ms": 1_000,
    "us": 1,
}


def time(parameter: str, value: object) -> str:
    """A time. No difference from now is now itself."""
    if isinstance(value, datetime.timedelta):
        sign = "-" if value < datetime.timedelta() else ""
        return sign + _span(parameter, abs(value)) if value else "now()"
    if isinstance(value, datetime.datetime):
        if value.utcoffset() is None:
            raise InvalidValueError(parameter, "the datetime is naive; give it a time zone")
        value = Timestamp.from_datetime(value)
    if not isinstance(value, Timestamp):
        raise _values.mismatch(parameter, "Timestamp, datetime or timedelta", value)
    return f"{value.format('%FT%T')}.{value.nanoseconds % 1_000_000_000:09}Z"


def duration(parameter: str, value: object) -> str:
    """A length of time."""
    if not isinstance(value, datetime.timedelta):
        raise _values.mismatch(parameter, "timedelta", value)
    if value < datetime.timedelta():
        raise InvalidValueError(parameter, "a length of time is not negative")
    return _span(parameter, value)


def _span(parameter: str, value: datetime.timedelta) -> str:
    """A length of time in the largest unit in which it is a whole number.

    A literal of more than 292 years would begin again at the other end, without an error.
    """
    microseconds = value // datetime.timedelta(microseconds=1)
    if microseconds * 1_000 >= 2**63:
        raise InvalidValueError(parameter, "it is longer than 292 years")
    unit, length = next(found for found in _UNITS.items() if microseconds % found[1] == 0)
    return f"{microseconds // length}{unit}"
