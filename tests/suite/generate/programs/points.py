"""Prints a line for a point of every measurement of the example; the Rust test makes the same points."""

import datetime
import sys
from collections.abc import Iterable

from home_patterns import Point, Timestamp, tags
from home_patterns.anomaly_daily import AnomalyDaily, Severity
from home_patterns.co_occurrence_daily import CoOccurrenceDaily
from home_patterns.contextual_monthly import ContextualMonthly, DeviceUsagePatternsValue
from home_patterns.day_type_weekly import ActivityPatterns, DayTypeWeekly
from home_patterns.duration_daily import DurationDaily
from home_patterns.home_assistant_events import HomeAssistantEvents
from home_patterns.room_based_daily import RoomBasedDaily, TransitionPatternsItem
from home_patterns.seasonal_monthly import SeasonalMonthly, TrendDirection, YearOverYearComparison
from home_patterns.sequence_daily import SequenceDaily
from home_patterns.session_weekly import SessionWeekly
from home_patterns.time_based_daily import TimeBasedDaily

TEXT = 'a "b", c=d\\\n\nü \U0001f3e0 \\" #'

early = Timestamp(nanoseconds=-9_223_200_000_000_000_001)
late = Timestamp.from_datetime(datetime.datetime(2025, 11, 24, 17, 0, 0, 123_456, tzinfo=datetime.UTC))

points: Iterable[Point] = [
    AnomalyDaily(
        time=early,
        anomaly_type=tags.AnomalyType.ABSENCE,
        entity_id=tags.EntityId("light.a"),
        anomaly_score=5e-324,
        baseline_deviation=-sys.float_info.max,
        occurrences=2**63 - 1,
        severity=Severity.CRITICAL,
    ),
    AnomalyDaily(
        time=late,
        anomaly_type=tags.AnomalyType.TIMING,
        entity_id=tags.EntityId("light.a"),
        anomaly_score=0.1 + 0.2,
        baseline_deviation=-0.0,
        occurrences=0,
        severity=Severity.LOW,
    ),
    DurationDaily(
        time=early,
        entity_id=tags.EntityId("light.a"),
        avg_duration_seconds=sys.float_info.max,
        duration_variance=sys.float_info.min,
        efficiency_score=0,
        max_duration_seconds=9_007_199_254_740_992,
        min_duration_seconds=1e16,
    ),
    TimeBasedDaily(
        time=early,
        domain=tags.Domain("light"),
        entity_id=tags.EntityId("light.living_room"),
        confidence=1,
        frequency=1e23,
        hourly_distribution=(0.5, *(hour / 100 for hour in range(1, 24))),
        occurrences=12,
        peak_hours=(0, 23),
    ),
    CoOccurrenceDaily(
        time=late,
        device_pair=tags.DevicePair("light.a|light.b"),
        co_occurrence_count=7,
        confidence=0.3,
        time_window_seconds=3600,
        typical_hours=(),
    ),
    RoomBasedDaily(
        time=late,
        area_id=tags.AreaId("kitchen"),
        activity_level=0.7,
        device_usage={"light.b": 2**63, "light.a": 0},
        peak_activity_hours=(23,),
        transition_patterns=(TransitionPatternsItem(avg_seconds=5e-324, count=2**64 - 1, to_area="hall"),),
    ),
    SequenceDaily(
        time=late,
        sequence_id=tags.SequenceId("0123456789abcdef"),
        avg_duration_seconds=1.5,
        confidence=0.0,
        frequency=1,
        sequence=("light.a", "switch.b"),
    ),
    SessionWeekly(
        time=early,
        session_type=tags.SessionType("evening"),
        avg_session_duration=1e-300,
        devices_used=("light.a",),
        session_count=0,
        typical_start_times=(),
    ),
    DayTypeWeekly(
        time=early,
        day_type=tags.DayType.WEEKEND,
        activity_patterns=ActivityPatterns(hourly_distribution=(1 / 24,) * 24, peak_hours=(7,)),
        confidence=1.0,
        device_usage_diff={"light.b": -0.5, "light.a": 1.0},
    ),
    ContextualMonthly(
        time=late,
        presence_context=tags.PresenceContext.NOBODY_HOME,
        weather_context=tags.WeatherContext.CLEAR_NIGHT,
        confidence=0.25,
        correlation_scores={"light.a": -0.12345678901234568},
        device_usage_patterns={"light.a": DeviceUsagePatternsValue(avg_seconds=1e22, count=3)},
    ),
    SeasonalMonthly(
        time=late,
        season=tags.Season.WINTER,
        seasonal_activity_level=0.5,
        trend_direction=TrendDirection.STABLE,
    ),
    SeasonalMonthly(
        time=early,
        season=tags.Season.WINTER,
        seasonal_activity_level=0.5,
        trend_direction=TrendDirection.STABLE,
        year_over_year_comparison=YearOverYearComparison(
            change=-0.1, previous_activity_level=0.6, previous_month="2024-11"
        ),
    ),
    HomeAssistantEvents(
        time=early,
        area_id=tags.AreaId("bath"),
        domain=tags.Domain("light"),
        entity_id=tags.EntityId("light.a"),
        event_type=tags.EventType("state_changed"),
        attr_friendly_name=TEXT,
        state=TEXT,
    ),
    HomeAssistantEvents(
        time=late,
        domain=tags.Domain("light"),
        entity_id=tags.EntityId("light.a"),
        event_type=tags.EventType("state_changed"),
        state="",
    ),
]

for point in points:
    print(f"{point.BUCKET} {point.to_line_protocol()}", end="\0")
