"""Makes values and points that are refused, and prints why; and what times are."""

import datetime
import functools
import typing

from home_patterns import InvalidValueError, Timestamp, queries, tags
from home_patterns.anomaly_daily import AnomalyDaily, Severity
from home_patterns.home_assistant_events import HomeAssistantEvents
from home_patterns.room_based_daily import RoomBasedDaily, TransitionPatternsItem
from home_patterns.seasonal_monthly import YearOverYearComparison


def refused(make: typing.Callable[[], object]) -> None:
    """Prints why nothing was made."""
    try:
        print("made:", make())
    except InvalidValueError as error:
        print(error)


def anomaly(**changed: typing.Any) -> AnomalyDaily:
    """A point with some other values."""
    values: dict[str, typing.Any] = {
        "time": Timestamp.from_seconds(1_764_000_000),
        "anomaly_type": tags.AnomalyType.TIMING,
        "entity_id": tags.EntityId("sensor.door"),
        "anomaly_score": 0.82,
        "baseline_deviation": -3.0,
        "occurrences": 4,
        "severity": Severity.HIGH,
    }
    return AnomalyDaily(**values | changed)


def room(**changed: typing.Any) -> RoomBasedDaily:
    """A point with JSON and some other values."""
    values: dict[str, typing.Any] = {
        "time": Timestamp.from_seconds(1_764_000_000),
        "area_id": tags.AreaId("kitchen"),
        "activity_level": 0.5,
        "device_usage": {},
        "peak_activity_hours": (),
        "transition_patterns": (),
    }
    return RoomBasedDaily(**values | changed)


def event(state: str) -> HomeAssistantEvents:
    """A point with a text."""
    return HomeAssistantEvents(
        time=Timestamp.from_seconds(0),
        domain=tags.Domain("light"),
        entity_id=tags.EntityId("light.a"),
        event_type=tags.EventType("state_changed"),
        state=state,
    )


def item(**changed: typing.Any) -> TransitionPatternsItem:
    """A part of JSON with some other values."""
    values: dict[str, typing.Any] = {"avg_seconds": 1.0, "count": 1, "to_area": "hall"}
    return TransitionPatternsItem(**values | changed)


for text in ["", "a\nb", "a\\", "a b", "x\ud800"]:
    refused(functools.partial(tags.EntityId, text))
refused(lambda: tags.EntityId(typing.cast(typing.Any, 3)))
of_anomaly: list[tuple[str, typing.Any]] = [
    ("time", 1_764_000_000),
    ("anomaly_type", "timing"),
    ("entity_id", "sensor.door"),
    ("entity_id", tags.AreaId("door")),
    ("anomaly_score", 1.5),
    ("anomaly_score", -0.1),
    ("anomaly_score", float("nan")),
    ("anomaly_score", float("inf")),
    ("anomaly_score", True),
    ("anomaly_score", None),
    ("baseline_deviation", 2**53 + 1),
    ("baseline_deviation", 10**400),
    ("occurrences", 2**63),
    ("occurrences", -1),
    ("occurrences", 1.0),
    ("severity", "high"),
]
for name, value in of_anomaly:
    refused(functools.partial(anomaly, **{name: value}))
refused(lambda: event("ü" * 128 + "x" * 1000))
refused(lambda: event("\udc00"))
of_room: list[tuple[str, typing.Any]] = [
    ("device_usage", {"light a": 1}),
    ("device_usage", {"light.a": -1}),
    ("device_usage", {"light.a": True}),
    ("device_usage", [1]),
    ("device_usage", {f"light.a{index}": 1 for index in range(21)}),
    ("device_usage", {f"light.{'a' * 600}": 1, f"light.{'b' * 600}": 1}),
    ("peak_activity_hours", [1]),
    ("peak_activity_hours", (24,)),
    ("peak_activity_hours", (1, 2, 1)),
    ("transition_patterns", ({"avg_seconds": 1.0},)),
    ("transition_patterns", (item(), item(avg_seconds=float("nan")))),
    ("transition_patterns", (item(to_area="a b"),)),
    ("transition_patterns", (item(count=2**64),)),
    ("transition_patterns", (YearOverYearComparison(change=0, previous_activity_level=0, previous_month=""),)),
]
for name, value in of_room:
    refused(functools.partial(room, **{name: value}))

refused(lambda: Timestamp.from_datetime(datetime.datetime(2025, 1, 1)))
refused(lambda: Timestamp(nanoseconds=typing.cast(typing.Any, 1.5)))
refused(lambda: Timestamp(nanoseconds=2**63 - 1))
refused(lambda: Timestamp(nanoseconds=-(2**63) + 1))
refused(lambda: queries.most_unusual_entities(minimum_score=typing.cast(typing.Any, "0) //")))
refused(lambda: queries.day_type_last_4_weeks(day_type=typing.cast(typing.Any, "weekend")))
refused(lambda: queries.raw_events_of_entity(entity_id=typing.cast(typing.Any, "light.a")))
times: list[typing.Any] = [
    datetime.datetime(2025, 1, 1),
    datetime.timedelta(days=-200_000),
    "now() //",
    1,
]
for when in times:
    refused(functools.partial(queries.seasonal_monthly_range, start=when, stop=datetime.timedelta()))
lengths: list[typing.Any] = [datetime.timedelta(-1), datetime.timedelta.max, 1]
for length in lengths:
    refused(
        functools.partial(
            queries.seasonal_monthly_windows, every=length, start=datetime.timedelta(), stop=datetime.timedelta()
        )
    )

try:
    anomaly().severity = Severity.LOW  # type: ignore[misc]
except AttributeError as error:
    print(type(error).__name__)
try:
    anomaly(date="2025-11-24")
except TypeError as error:
    print(type(error).__name__)

moment = Timestamp(nanoseconds=-1)
print(moment.to_datetime().isoformat(), Timestamp.from_datetime(moment.to_datetime()).nanoseconds)
offset = datetime.timezone(datetime.timedelta(hours=2))
print(Timestamp.from_datetime(datetime.datetime(2025, 1, 1, 1, 30, 0, 1, tzinfo=offset)).nanoseconds)
print(Timestamp.from_seconds(-2).format("%Y-%m-%d %H:%M:%S %G-W%V-%u %F %T %j %y%%x"))
print(anomaly(time=Timestamp(nanoseconds=-(2**63) + 2)).date, anomaly() == anomaly(), anomaly().date)
