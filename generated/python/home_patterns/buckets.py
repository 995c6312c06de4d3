"""The names of the buckets on the server."""

import typing as _typing

HOME_ASSISTANT_EVENTS: _typing.Final = "home_assistant_events"
"""Raw events of Home Assistant. Retention: 7d."""

PATTERN_AGGREGATES_DAILY: _typing.Final = "pattern_aggregates_daily"
"""Daily aggregates of the six daily detectors. Retention: 90d."""

PATTERN_AGGREGATES_WEEKLY: _typing.Final = "pattern_aggregates_weekly"
"""Weekly and monthly aggregates of the four slower detectors. Retention: 364d."""
