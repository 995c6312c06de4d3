"""Points that are wrong, each in one way: mypy says so."""

import datetime

from home_patterns import Timestamp, tags
from home_patterns.seasonal_monthly import SeasonalMonthly, TrendDirection

time = Timestamp.from_seconds(0)
winter, stable = tags.Season.WINTER, TrendDirection.STABLE

SeasonalMonthly(time=time, season=winter, trend_direction=stable)
SeasonalMonthly(time=datetime.datetime.now(), season=winter, seasonal_activity_level=1, trend_direction=stable)
SeasonalMonthly(time=time, season="winter", seasonal_activity_level=1, trend_direction=stable)
SeasonalMonthly(time=time, season=winter, seasonal_activity_level="1", trend_direction=stable)
SeasonalMonthly(time=time, season=winter, seasonal_activity_level=1, trend_direction=tags.DayType.WEEKEND)
SeasonalMonthly(time=time, season=winter, seasonal_activity_level=1, trend_direction=stable, month="2025-01")
SeasonalMonthly(time=time, season=winter, seasonal_activity_level=1, trend_direction=stable).time = time
