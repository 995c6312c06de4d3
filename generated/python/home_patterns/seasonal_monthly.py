"""The measurement `seasonal_monthly` of the bucket `pattern_aggregates_weekly`."""

from __future__ import annotations

import dataclasses as _dataclasses
import enum as _enum
import typing as _typing

from . import _json, _line, _timestamp
from . import buckets as _buckets
from . import tags as _tags


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SeasonalMonthly:
    """How active the home was in one month. The point's time is the beginning of the month."""

    MEASUREMENT: _typing.ClassVar[str] = "seasonal_monthly"
    BUCKET: _typing.ClassVar[str] = _buckets.PATTERN_AGGREGATES_WEEKLY

    time: _timestamp.Timestamp
    """The time of the point."""

    season: _tags.Season
    """The meteorological season of the month, which begins in March, June, September and
    December.
    """

    seasonal_activity_level: float
    """The mean activity level of all areas over the days of the month. Unit: 1. From 0.0 to
    1.0.
    """

    trend_direction: TrendDirection
    """Where the activity has been going over the last three months. At most 8 bytes."""

    year_over_year_comparison: YearOverYearComparison | None = None
    """The same month of the year before. The bucket has forgotten it by then, so the detector
    takes it from the pattern summaries and writes both sides down here. A month without a
    year before it lacks the field. At most 256 bytes.
    """

    @property
    def month(self) -> str:
        """The month that the aggregate covers, in UTC."""
        return self.time.format("%Y-%m")

    def __post_init__(self) -> None:
        """Refuses values that cannot be written, with an error that names the field."""
        self.to_line_protocol()

    def to_line_protocol(self) -> str:
        """The point as one line, its end included, in nanoseconds."""
        return _line.point(
            "seasonal_monthly",
            _line.nanoseconds(self.time),
            (
                _line.derived(",month=", self.month),
                _line.tag("season", ",season=", self.season, _tags.Season),
            ),
            (
                _line.real("seasonal_activity_level", "seasonal_activity_level=", self.seasonal_activity_level, 0.0, 1.0),
                _line.listed("trend_direction", "trend_direction=", self.trend_direction, TrendDirection, 8),
                None if self.year_over_year_comparison is None else _line.json("year_over_year_comparison", "year_over_year_comparison=", self.year_over_year_comparison, _year_over_year_comparison_json, 256),
            ),
        )


class TrendDirection(_enum.StrEnum):
    """Where the activity has been going over the last three months."""

    FALLING = "falling"
    RISING = "rising"
    STABLE = "stable"


@_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YearOverYearComparison:
    """This month beside the same month of the year before."""

    change: float
    """The activity level of this month minus that of the other."""

    previous_activity_level: float
    """The activity level of that month."""

    previous_month: str
    """The month that this one is compared with."""


_year_over_year_comparison_json: _json.Node = _json.Record(
    YearOverYearComparison,
    (
        _json.Member("change", "change", True, _json.Number(minimum=-1.0, maximum=1.0)),
        _json.Member("previous_activity_level", "previous_activity_level", True, _json.Number(minimum=0.0, maximum=1.0)),
        _json.Member("previous_month", "previous_month", True, _json.Text(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")),
    ),
    additional=None,
    required=(),
)
