"""The tags: a type for the values of each one that is not made from the time of a point."""

from __future__ import annotations

import enum as _enum

from . import _values


class Room(_enum.StrEnum):
    """The tag `room`."""

    HALL = "hall"
    KITCHEN = "kitchen"
