"""What values of every kind have in common."""

from __future__ import annotations

import functools
import re
import typing
import warnings

from ._errors import InvalidValueError


def mismatch(field: str, expected: str, value: object) -> InvalidValueError:
    """The error of a value that is of another type."""
    return InvalidValueError(field, f"expected {expected}, not {type(value).__name__}")


def whole(field: str, value: object, minimum: int, maximum: int) -> int:
    """An integer between its bounds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise mismatch(field, "int", value)
    if not minimum <= value <= maximum:
        raise InvalidValueError(field, f"{int(value)} is not between {minimum} and {maximum}")
    return int(value)


def real(field: str, value: object) -> float:
    """A number that is finite, and that a float can be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise mismatch(field, "float", value)
    try:
        made = float(value)
    except OverflowError:
        raise InvalidValueError(field, "the number is too large for a float") from None
    if made != value or made - made != 0.0:
        raise InvalidValueError(field, f"{value!r} is no number that a float can be")
    return made


def text(field: str, value: object) -> str:
    """A text that UTF-8 can carry."""
    if not isinstance(value, str):
        raise mismatch(field, "str", value)
    plain = str.__str__(value)
    try:
        plain.encode()
    except UnicodeEncodeError:
        raise InvalidValueError(field, "the text holds half of a surrogate pair") from None
    return plain


def match(field: str, value: str, pattern: str) -> None:
    """Refuses a text in which a regular expression is not found."""
    compiled = _compiled(pattern)
    if compiled is not None and compiled.search(value) is None:
        raise InvalidValueError(field, f"{value!r} does not match {pattern!r}")


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The regular expression; nothing if it is of a kind that Python lacks, or would read otherwise.

    The definitions write them as Rust's `regex` and JSON Schema do.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(pattern)
    except (re.error, Warning):
        return None


class TagText(str):
    """The value of a tag: a text that is told apart from the texts of other tags."""

    __slots__ = ()

    KEY: typing.ClassVar[str]
    """The key of the tag on the server."""

    PATTERN: typing.ClassVar[str | None] = None
    """A regular expression that is found in every value."""

    def __new__(cls, value: str) -> typing.Self:
        """A value of the tag.

        Refused is a text that line protocol cannot carry: an empty one, one with a line feed, or
        one that ends in a backslash; and one in which the pattern is not found.
        """
        plain = text(cls.KEY, value)
        if not plain or "\n" in plain or plain.endswith("\\"):
            raise InvalidValueError(cls.KEY, f"{plain!r} cannot be the value of a tag")
        if cls.PATTERN is not None:
            match(cls.KEY, plain, cls.PATTERN)
        return super().__new__(cls, plain)
