"""Uses what is made of the odd definitions, and prints scripts and lines as JSON."""

import datetime
import json
import sys

from made import Point, Timestamp, queries, tags
from made import odd_measurement_with_and_quotes as odd
from made.rows import Rows, RowError
from made.rows import Row as RowValue
from made.tags_ import Tags
from made.vec import Vec, Vec2


def match(text: str, integer: int, unsigned: int, real: float) -> str:
    """A query with parameters of every type."""
    return queries.match(
        self_x85bc0f95=integer,
        string=unsigned,
        text_0=real,
        a_very_long_parameter_name_that_goes_on_x3a4231c5=tags.Kind.SAY_HI,
        flux=text,
        fn=tags.Kind.A_B_XD44362D6,
        self_x06c604b3=True,
        week="2026-W01",
    )


texts: list[str] = json.loads(sys.argv[1])
max_float = sys.float_info.max
floats = [0, -0.0, -2.0, 0.1, 1e16, max_float, 5e-324, float("inf"), float("-inf"), float("nan")]
scripts = [
    [match(text, 0, 0, 0) for text in texts],
    [match("", value, 0, 0) for value in [-(2**63), -1, 0, 2**63 - 1]],
    [match("", 0, value, 0) for value in [0, 2**63, 2**64 - 1]],
    [match("", 0, 0, value) for value in floats],
]
delta = datetime.timedelta
epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
longest = delta(microseconds=(2**63 - 1) // 1_000)
moments = [
    queries.moment(at=Timestamp(nanoseconds=-(2**63) + 2), length=delta()),
    queries.moment(at=Timestamp(nanoseconds=2**63 - 2), length=delta(microseconds=1_001)),
    queries.moment(at=Timestamp(nanoseconds=-1), length=delta(hours=1, milliseconds=1)),
    queries.moment(at=epoch + delta(microseconds=1), length=delta(days=7)),
    queries.moment(at=delta(), length=longest),
    queries.moment(at=-longest, length=delta(seconds=61)),
    queries.moment(at=delta(hours=1), length=delta(days=36_500)),
]
given = queries.rows_of_points(since=delta(days=30), true=True, most=30.5, state='o"n ${x}')
time = Timestamp(nanoseconds=1_764_000_000_000_000_001)
points: list[Point] = [
    odd.OddMeasurementWithAndQuotes(
        time=time,
        a_very_long_tag_name_that_goes_on_and_on_x0d0bbc5f=tags.AVeryLongTagNameThatGoesOnAndOnUntilNoLiX0d0bbc5f(
            'a b,c=d\\e"\r\tü'
        ),
        entity_id=tags.EntityId("light.a"),
        fn=tags.Fn(" "),
        kind=tags.Kind.SAY_HI,
        odd_tag_with_and_backslash=tags.OddTagWithAndBackslash("=\\,\\ \\=x"),
        n2nd_value=10,
        self_=1,
        a_b_xd44362d6=True,
        a_b_x648fa9b3=False,
        a_long_field_name_of_about_fifty_letters_or_so=odd.ALongFieldNameOfAboutFiftyLettersOrSo(
            x='"\\\n\u2028\x01', additional={"y": [None, True, 1, 0.5, {"z": ("é",)}]}
        ),
        a_very_long_field_name_that_goes_on_and_x34ccfc7d=-1000000.5,
        list=(odd.ListItem.Y, odd.ListItem.X),
        nested=odd.Nested(
            hours=(0.5,) * 24,
            odd_key=None,
            anything=(1, "x"),
            by_room={"ü": odd.NestedByRoomValue(count=0, mood=odd.NestedByRoomValueMood.GOOD)},
            type=((1, -2), ()),
        ),
        state=odd.State.O_N,
        type=-273.15,
        u43a_u43b_u44e_u447="ключ\n\\",
    ),
    Vec(time=time, vec=Vec2()),
    Tags(time=time, kind=tags.Kind.N2, x=tags.X("ä_"), value=1),
    Rows(time=time, kind=tags.Kind.UFC_NDER, keys=0.5, row=RowValue.A, row_error=RowError.B),
]
print(json.dumps([scripts, moments, given, [point.to_line_protocol() for point in points]]))
