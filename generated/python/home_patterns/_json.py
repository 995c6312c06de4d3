"""Values of JSON fields: checked by the schema of the field, and written."""

from __future__ import annotations

import collections.abc
import dataclasses
import enum
import json
import typing

from . import _values
from ._errors import InvalidValueError

Value: typing.TypeAlias = (
    "None | bool | int | float | str | tuple[Value, ...] | list[Value] | collections.abc.Mapping[str, Value]"
)
"""Any JSON."""

_SMALLEST, _LARGEST = -(2**63), 2**64 - 1


class Node(typing.Protocol):
    """A place in JSON: checks what stands there, and makes plain JSON of it."""

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""


def text(field: str, value: object, node: Node) -> str:
    """The value as JSON text on one line; the keys of objects are sorted."""
    return _dumped(node.plain(field, value))


def _dumped(plain: object) -> str:
    return json.dumps(plain, allow_nan=False, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _count(place: str, what: str, count: int, least: int | None, most: int | None) -> None:
    if least is not None and count < least:
        raise InvalidValueError(place, f"{count} {what}, and at least {least} are needed")
    if most is not None and count > most:
        raise InvalidValueError(place, f"{count} {what}, and at most {most} are allowed")


@dataclasses.dataclass(frozen=True)
class _Any:
    def plain(self, place: str, value: object) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return _values.whole(place, value, _SMALLEST, _LARGEST)
        if isinstance(value, float):
            return _values.real(place, value)
        if isinstance(value, str):
            return _values.text(place, value)
        if isinstance(value, list | tuple):
            return [self.plain(f"{place}[{index}]", item) for index, item in enumerate(value)]
        if isinstance(value, collections.abc.Mapping):
            return {
                _values.text(place, key): self.plain(f"{place}[{key!r}]", item) for key, item in value.items()
            }
        raise _values.mismatch(place, "a value of JSON", value)


ANY = _Any()


@dataclasses.dataclass(frozen=True)
class _Null:
    def plain(self, place: str, value: object) -> object:
        if value is not None:
            raise _values.mismatch(place, "None", value)
        return None


NULL = _Null()


@dataclasses.dataclass(frozen=True)
class _Boolean:
    def plain(self, place: str, value: object) -> object:
        if not isinstance(value, bool):
            raise _values.mismatch(place, "bool", value)
        return value


BOOLEAN = _Boolean()


@dataclasses.dataclass(frozen=True)
class Nullable:
    """What may be null."""

    node: Node

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        return None if value is None else self.node.plain(place, value)


@dataclasses.dataclass(frozen=True)
class Integer:
    """A whole number."""

    minimum: int = _SMALLEST
    maximum: int = _LARGEST
    multiple_of: int = 1

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        least, most = max(self.minimum, _SMALLEST), min(self.maximum, _LARGEST)
        number = _values.whole(place, value, least, most)
        if number % self.multiple_of != 0:
            raise InvalidValueError(place, f"{number} is no multiple of {self.multiple_of}")
        return number


@dataclasses.dataclass(frozen=True)
class Number:
    """A number."""

    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    below: float | None = None

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        number = _values.real(place, value)
        if (
            (self.minimum is not None and number < self.minimum)
            or (self.above is not None and number <= self.above)
            or (self.maximum is not None and number > self.maximum)
            or (self.below is not None and number >= self.below)
        ):
            raise InvalidValueError(place, f"{number!r} is out of range")
        return number


@dataclasses.dataclass(frozen=True)
class Text:
    """A text."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        text = _values.text(place, value)
        _count(place, "characters", len(text), self.min_length, self.max_length)
        if self.pattern is not None:
            _values.match(place, text, self.pattern)
        return text


@dataclasses.dataclass(frozen=True)
class Listed:
    """One of some texts."""

    kind: type[enum.StrEnum]

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        if not isinstance(value, self.kind):
            raise _values.mismatch(place, self.kind.__name__, value)
        return str.__str__(value)


@dataclasses.dataclass(frozen=True)
class List:
    """An array."""

    items: Node
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        if not isinstance(value, tuple):
            raise _values.mismatch(place, "tuple", value)
        _count(place, "items", len(value), self.min_items, self.max_items)
        items = [self.items.plain(f"{place}[{index}]", item) for index, item in enumerate(value)]
        if self.unique and len({_dumped(item) for item in items}) < len(items):
            raise InvalidValueError(place, "an item is there twice")
        return items


@dataclasses.dataclass(frozen=True)
class Map:
    """An object whose keys are data."""

    values: Node
    names: Text = Text()
    min_properties: int | None = None
    max_properties: int | None = None
    required: tuple[str, ...] = ()

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        if not isinstance(value, collections.abc.Mapping):
            raise _values.mismatch(place, "Mapping", value)
        _count(place, "keys", len(value), self.min_properties, self.max_properties)
        _all_there(place, self.required, value)
        made: dict[str, object] = {}
        for key, item in value.items():
            self.names.plain(place, key)
            made[_values.text(place, key)] = self.values.plain(f"{place}[{key!r}]", item)
        return made


@dataclasses.dataclass(frozen=True)
class Member:
    """A member of an object: its key in JSON, the attribute that holds it, and its place."""

    key: str
    attribute: str
    required: bool
    node: Node


@dataclasses.dataclass(frozen=True)
class Record:
    """An object whose keys are known."""

    kind: type
    members: tuple[Member, ...]
    additional: Node | None
    required: tuple[str, ...]

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        if not isinstance(value, self.kind):
            raise _values.mismatch(place, self.kind.__name__, value)
        made: dict[str, object] = {}
        if self.additional is not None:
            additional = Map(self.additional, required=self.required)
            others = additional.plain(place, getattr(value, "additional"))  # noqa: B009
            made.update(typing.cast("dict[str, object]", others))
        for member in self.members:
            if member.key in made:
                raise InvalidValueError(place, f"{member.key!r} has a member of its own")
            item = getattr(value, member.attribute)
            if member.required or item is not None:
                made[member.key] = member.node.plain(f"{place}.{member.attribute}", item)
        return made


@dataclasses.dataclass(frozen=True)
class Reference:
    """A place that is described elsewhere."""

    node: collections.abc.Callable[[], Node]

    def plain(self, place: str, value: object) -> object:
        """The value as plain JSON."""
        return self.node().plain(place, value)


def _all_there(place: str, required: tuple[str, ...], value: collections.abc.Container[object]) -> None:
    for key in required:
        if key not in value:
            raise InvalidValueError(place, f"{key!r} is missing")
