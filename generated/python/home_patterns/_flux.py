"""Literals of Flux: any text stays inside its quotes."""

from __future__ import annotations

import enum
import re

from . import _values
from ._errors import InvalidValueError

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
