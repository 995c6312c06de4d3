"""Makes JSON of every kind, right and wrong, and prints the lines and why there is none."""

import functools
import typing

from shapes_of_json import InvalidValueError, Timestamp
from shapes_of_json.shapes import Node, None2, None2Time, Shapes

time = Timestamp(nanoseconds=1)

print(
    Shapes(
        time=time,
        tree=Node(name="a", children=(Node(name="b", nothing=None, class_=5), Node(name="c", children=()))),
        pairs=((0.5, -1), (0, 0.25)),
        flags={"b": None, "a": True},
        none=None2(time_=None, additional_=None, additional={"other": 3}),
        anything={"b": [1, 0.5, None], "a": ("ü", {})},
    ).to_line_protocol(),
    end="",
)
print(Shapes(time=time, none=None2(time_=None2Time.DAY, additional={"other": 1})).to_line_protocol(), end="")

wrong: list[tuple[str, typing.Any]] = [
    ("tree", Node(name="")),
    ("tree", Node(name="abcd")),
    ("tree", Node(name="a", children=(Node(name="b", class_=6),))),
    ("tree", Node(name="a", class_=0)),
    ("tree", Node(name="a", nothing=typing.cast(typing.Any, 1))),
    ("tree", Node(name=typing.cast(typing.Any, None))),
    ("pairs", ((0.5, 0.5), (0.5, 0.5))),
    ("pairs", ((0.5, 1.0),)),
    ("pairs", ((0.5,),)),
    ("flags", {}),
    ("flags", {"b": True}),
    ("flags", {"a": True, "abc": True}),
    ("flags", {"a": 1}),
    ("none", None2(time_=None)),
    ("none", None2(time_=None, additional={"other": 1, "time": 2})),
    ("none", None2(time_=typing.cast(typing.Any, "day"), additional={"other": 1})),
    ("anything", float("nan")),
    ("anything", [1, {"x": 2**64}]),
    ("anything", {1: 2}),
    ("anything", "x" * 2**20),
    ("anything", object()),
    ("time", None),
]
for name, value in wrong:
    values: dict[str, typing.Any] = {"time": time, "flags": {"a": None}, name: value}
    try:
        print("made:", functools.partial(Shapes, **values)())
    except InvalidValueError as error:
        print(error)
try:
    Shapes(time=time)
except InvalidValueError as error:
    print(error, "|", error.field, "|", error.reason)
